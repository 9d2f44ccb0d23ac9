/** What items of QTI hold that is read otherwise or not at all. */
export const QTI_ITEM_SENTENCES = {
  'the-coordinates': {
    id: 'koordinat "{{coordinates}}"',
    en: 'the coordinates "{{coordinates}}"',
  },
  'an-area-of-the-shape': {
    id: 'area berbentuk "{{shape}}" di "{{coordinates}}"',
    en: 'an area of the shape "{{shape}}" at "{{coordinates}}"',
  },
  'a-without-a-picture': {
    id: '{{element}} tanpa gambar',
    en: 'a {{element}} without a picture',
  },
  'the-picture-which-is-not-there': {
    id: 'gambar "{{picture}}", yang tidak ada atau tidak diambil',
    en: 'the picture "{{picture}}", which is not there or not taken',
  },
  'a-picture-that-does-not-say-how-large': {
    id: 'gambar yang tidak menyebut ukurannya',
    en: 'a picture that does not say how large it is',
  },
  'this-picture-has-no-alternative-text': {
    id: 'gambar {{picture}} tidak memiliki teks pengganti',
    en: 'the picture {{picture}} has no alternative text',
  },
  'a-point-that-must-be-hit-exactly': {
    id: 'titik yang harus dikenai dengan tepat',
    en: 'a point that must be hit exactly',
  },
  'points-below-nothing-for-a-point-outside-count': {
    id: 'nilai negatif untuk titik di luar dihitung nol',
    en: 'points below nothing for a point outside count as nothing',
  },
  'rules-by-which-no-answer-earns-anything': {
    id: 'aturan yang tidak memberi nilai pada jawaban mana pun',
    en: 'rules by which no answer earns anything',
  },
  'rules-that-do-not-pay-for-the-right': {
    id: 'aturan yang tidak memberi nilai pada jawaban benar',
    en: 'rules that do not pay for the right answer',
  },
  'a-response-that-is-not-declared': {
    id: 'jawaban {{name}} yang tidak dideklarasikan',
    en: 'a response {{name}} that is not declared',
  },
  'without-a-name': {
    id: 'tanpa nama',
    en: 'without a name',
  },
  'pictures-to-be-put-into-gaps': {
    id: 'gambar untuk ditaruh di rumpang',
    en: 'pictures to be put into gaps',
  },
  'words-to-be-put-into-gaps-become': {
    id: 'kata-kata untuk ditaruh di rumpang menjadi daftar untuk tiap rumpang; satu kata boleh dipilih dua kali',
    en: 'words to be put into gaps become a list for each gap; one word may be chosen twice',
  },
  'a-formula-or-picture-to-choose-inside': {
    id: 'rumus atau gambar untuk dipilih di dalam teks',
    en: 'a formula or picture to choose inside a text',
  },
  'how-words-to-choose-inside-a-text-look': {
    id: 'tampilan kata yang dipilih di dalam teks diabaikan',
    en: 'how words to choose inside a text look is left out',
  },
  'rules-that-do-not-set-a-score': {
    id: 'aturan yang tidak menetapkan SCORE',
    en: 'rules that do not set a SCORE',
  },
  'a-sound-has-no-transcript': {
    id: 'sebuah suara tidak memiliki transkrip; tulis apa yang terdengar',
    en: 'a sound has no transcript; write what is heard',
  },
  'feedback-inside-the-text': {
    id: 'umpan balik di dalam teks',
    en: 'feedback inside the text',
  },
  'a-hint-on-demand': {
    id: 'petunjuk atas permintaan',
    en: 'a hint on demand',
  },
  'a-text-that-is-another-for-every-candidate': {
    id: 'teks yang berbeda bagi tiap peserta',
    en: 'a text that is another for every candidate',
  },
  'a-part-in-another-file': {
    id: 'bagian di berkas lain: {{file}}',
    en: 'a part in another file: {{file}}',
  },
  'what-is-left-out': {
    id: '{{what}} diabaikan',
    en: '{{what}} is left out',
  },
  'a-film-is-left-out': {
    id: 'sebuah video diabaikan',
    en: 'a video is left out',
  },
  'some-options-keep-their-place-in-the-file': {
    id: 'sebagian opsi menetap di tempatnya menurut berkas; di sini semuanya menetap',
    en: 'some options keep their place in the file; here all keep theirs',
  },
  'an-answer-that-is-rounded-before': {
    id: 'jawaban yang dibulatkan sebelum dibandingkan',
    en: 'an answer that is rounded before it is compared',
  },
  'a-number-that-is-not-declared': {
    id: 'angka yang tidak dideklarasikan',
    en: 'a number that is not declared',
  },
  'the-tolerance': {
    id: 'toleransi "{{tolerance}}"',
    en: 'the tolerance "{{tolerance}}"',
  },
  'a-matchinteraction-without-two-sets': {
    id: 'matchInteraction tanpa dua himpunan',
    en: 'a matchInteraction without two sets',
  },
  'a-match-in-which-something-has-no-partner': {
    id: 'penjodohan yang salah satu unsurnya tanpa pasangan atau dengan beberapa pasangan',
    en: 'a match in which something has no partner or several',
  },
  'pairs-in-which-something-is-left-alone': {
    id: 'pasangan yang salah satu unsurnya tersisa atau dipasangkan dua kali',
    en: 'pairs in which something is left alone or paired twice',
  },
  'any-two-could-be-paired-in-the-file': {
    id: 'dalam berkas dua apa pun dapat dipasangkan; di sini tiap unsur satu daftar mendapat satu dari daftar lain',
    en: 'any two could be paired in the file; here each of one list gets one of another',
  },
  'an-essay-nobody-but-a-person-can-score': {
    id: 'esai: hanya manusia yang dapat menilainya',
    en: 'an essay: nobody but a person can score it',
  },
  'a-file-to-hand-in-nobody': {
    id: 'berkas untuk dikumpulkan: hanya manusia yang dapat menilainya',
    en: 'a file to hand in: nobody but a person can score it',
  },
  'a-drawing-nobody-but-a-person-can-score': {
    id: 'gambar buatan peserta: hanya manusia yang dapat menilainya',
    en: 'a drawing: nobody but a person can score it',
  },
  'is-not-taken-because': {
    id: 'tidak diambil: {{why}}',
    en: 'is not taken: {{why}}',
  },
  'an-item-without-a-body': {
    id: 'soal tanpa isi',
    en: 'an item without a body',
  },
  'has-no-rules-for-scoring-its-right-answer': {
    id: 'tidak memiliki aturan penilaian: jawaban benarnya menjadi kunci',
    en: 'has no rules for scoring: its right answer is the key',
  },
  'a-text-without-a-question': {
    id: 'teks tanpa pertanyaan',
    en: 'a text without a question',
  },
  'a-for-which-there-is-no-kind': {
    id: '{{element}}, yang tidak memiliki jenis soal di sini',
    en: 'a {{element}}, for which there is no kind of item',
  },
  'questions-in-one-item': {
    id: '{{count}} pertanyaan dalam satu soal',
    en: '{{count}} questions in one item',
  },
  'an-adaptive-item': {
    id: 'soal adaptif',
    en: 'an adaptive item',
  },
  'an-item-that-is-another-for-every-candidate': {
    id: 'soal yang berbeda bagi tiap peserta',
    en: 'an item that is another for every candidate',
  },
  'feedback-is-left-out': {
    id: 'umpan balik diabaikan',
    en: 'feedback is left out',
  },
  'a-catalogue-of-other-ways-to-show': {
    id: 'katalog cara lain menampilkan soal diabaikan',
    en: 'a catalogue of other ways to show the item is left out',
  },
  'the-items-own-time-limit-is-left-out': {
    id: 'batas waktu soal sendiri diabaikan',
    en: 'the item’s own time limit is left out',
  },
  'style-sheets-are-left-out': {
    id: 'lembar gaya diabaikan',
    en: 'style sheets are left out',
  },
  'an-answer-told-by-a-pattern': {
    id: 'jawaban yang ditentukan oleh pola',
    en: 'an answer told by a pattern',
  },
  'its-rules-pay-for-other-answers': {
    id: 'aturannya memberi nilai pada jawaban lain daripada yang disebutnya; aturannya yang dipakai',
    en: 'its rules pay for other answers than it says; its rules count',
  },
  'an-order-of-which-the-file-does': {
    id: 'urutan yang tidak disebutkan berkas mana yang benar dengan semua unsurnya',
    en: 'an order of which the file does not name the right one with all entries',
  },
  'parts-weigh-differently-in-the-file-here-each': {
    id: 'bagian-bagian berbeda bobot dalam berkas; di sini semuanya sama',
    en: 'parts weigh differently in the file; here each weighs the same',
  },
  'a-part-the-without-a-right-answer': {
    id: 'bagian ke-{{part}} tanpa jawaban benar',
    en: 'a part (the {{part}}.) without a right answer',
  },
  'points-below-nothing-for-a-wrong-choice-count': {
    id: 'nilai negatif untuk pilihan salah dihitung nol',
    en: 'points below nothing for a wrong choice count as nothing',
  },
  'one-option-may-be-chosen-and-several-earn': {
    id: 'satu opsi boleh dipilih, dan beberapa bernilai: menjadi pilihan ganda kompleks dengan paling banyak satu pilihan',
    en: 'one option may be chosen, and several earn something: it becomes a multiple response with at most one choice',
  },
  'points-below-nothing-count-as-nothing': {
    id: 'nilai negatif dihitung nol',
    en: 'points below nothing count as nothing',
  },
  'rules-that-give-other-points-than-any-way': {
    id: 'aturan yang memberi nilai lain daripada semua cara hitung yang dikenal di sini',
    en: 'rules that give other points than any way of counting known here',
  },
  'rules-too-large-to-find-the-key': {
    id: 'aturan yang terlalu besar untuk mencari kuncinya',
    en: 'rules too large to find the key by them',
  },
  'more-than-answers': {
    id: 'lebih dari {{most}} jawaban',
    en: 'more than {{most}} answers',
  },
  'a-star-in-a-text-that-may-be': {
    id: 'tanda bintang di dalam teks yang mungkin bagian dari jawaban',
    en: 'a star in a text that may be part of the answer',
  },
  'rules-that-pay-for-any-text': {
    id: 'aturan yang memberi nilai pada teks apa pun',
    en: 'rules that pay for any text',
  },
  'answers-of-which-some-count-their-case': {
    id: 'jawaban yang sebagian memperhatikan huruf besar-kecil dan sebagian tidak',
    en: 'answers of which some count their case and some do not',
  },
  'a-number-of-which-the-file-does': {
    id: 'angka yang tidak satu pun disebut dalam berkas',
    en: 'a number of which the file does not name one',
  },
  'a-range-of-numbers-without-an-end': {
    id: 'rentang angka tanpa ujung',
    en: 'a range of numbers without an end',
  },
  'an-end-of-a-range-of-numbers-does': {
    id: 'ujung rentang angka tidak termasuk dalam berkas; di sini termasuk',
    en: 'an end of a range of numbers does not count in the file; here it does',
  },
  'the-number': {
    id: 'angka "{{number}}"',
    en: 'the number "{{number}}"',
  },
  'other-programs-take-a-number-without-its-unit': {
    id: 'program lain menerima angka tanpa satuannya',
    en: 'other programs take a number without its unit',
  },
  'other-programs-know-one-decimal-mark-only': {
    id: 'program lain hanya mengenal satu tanda desimal',
    en: 'other programs know one decimal mark only',
  },
  'other-programs-look-at-accents': {
    id: 'program lain memperhatikan aksen',
    en: 'other programs look at accents',
  },
  'other-programs-look-at-punctuation': {
    id: 'program lain memperhatikan tanda baca',
    en: 'other programs look at punctuation',
  },
  'too-many-gaps': {
    id: '{{count}} rumpang, padahal paling banyak {{most}}',
    en: '{{count}} gaps, at most {{most}} are taken',
  },
  'too-many-options': {
    id: '{{count}} opsi, padahal paling banyak {{most}}',
    en: '{{count}} options, at most {{most}} are taken',
  },
  'too-many-areas': {
    id: '{{count}} area, padahal paling banyak {{most}}',
    en: '{{count}} areas, at most {{most}} are taken',
  },
  'too-many-parts': {
    id: '{{count}} bagian, padahal paling banyak {{most}}',
    en: '{{count}} parts, at most {{most}} are taken',
  },
  'element-with-no-kind-of-item': {
    id: '{{element}}',
    en: 'a {{element}}',
  },
} as const;
