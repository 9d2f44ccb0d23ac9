/** What packages and whole files of QTI hold that is not read. */
export const QTI_PACKAGE_SENTENCES = {
  'holds-no-file-of-xml': {
    id: 'tidak memuat berkas XML',
    en: 'holds no file of XML',
  },
  'names-which-is-not-there': {
    id: 'menyebut {{file}}, yang tidak ada',
    en: 'names {{file}}, which is not there',
  },
  'has-a-manifest-that-names-no-items': {
    id: 'memiliki manifes yang tidak menyebut soal QTI',
    en: 'has a manifest that names no items of QTI',
  },
  'holds-the-same-items-as-which-is-read': {
    id: 'memuat soal yang sama dengan {{whole}}, yang dibaca sebagai gantinya',
    en: 'holds the same items as {{whole}}, which is read instead',
  },
  'picture-is-faulty': {
    id: 'gambar {{picture}} {{why}}',
    en: 'the picture {{picture}} {{why}}',
  },
  'is-not-there': {
    id: 'tidak ada',
    en: 'is not there',
  },
  'is-no-mp3-ogg-wav-or-m4a': {
    id: 'bukan mp3, ogg, wav, atau m4a',
    en: 'is no mp3, ogg, wav or m4a',
  },
  'is-larger-than-20-mb': {
    id: 'lebih besar dari 20 MB',
    en: 'is larger than 20 MB',
  },
  'sound-is-faulty': {
    id: 'suara {{sound}} {{why}}',
    en: 'the sound {{sound}} {{why}}',
  },
  'conditions-for-showing-an-item': {
    id: 'syarat menampilkan soal',
    en: 'conditions for showing an item',
  },
  'jumps-between-items': {
    id: 'lompatan antarsoal',
    en: 'jumps between items',
  },
  'how-many-items-of-a-section-are-drawn': {
    id: 'banyaknya soal yang diambil dari sebuah bagian',
    en: 'how many items of a section are drawn',
  },
  'the-mixing-of-a-section': {
    id: 'pengacakan sebuah bagian',
    en: 'the mixing of a section',
  },
  'time-limits': {
    id: 'batas waktu',
    en: 'time limits',
  },
  'how-often-an-item-may-be-tried': {
    id: 'berapa kali soal boleh dicoba',
    en: 'how often an item may be tried',
  },
  'weights-of-items': {
    id: 'bobot soal',
    en: 'weights of items',
  },
  'how-scores-of-items-make-one': {
    id: 'cara nilai soal menjadi nilai tes',
    en: 'how scores of items make one of the test',
  },
  'feedback-of-the-test': {
    id: 'umpan balik tes',
    en: 'feedback of the test',
  },
  'a-section-in-another-file': {
    id: 'bagian di berkas lain',
    en: 'a section in another file',
  },
  'are-the-exams-here-and-left-out': {
    id: '{{what}} di sini diatur oleh ujian, jadi diabaikan',
    en: '{{what}}: the exam decides this here, so it is left out',
  },
  'is-no-items-of-qti': {
    id: 'adalah {{root}}: tidak ada soal QTI',
    en: 'is {{root}}: no items of QTI',
  },
  'element-is-left-out': {
    id: '<{{tag}}> diabaikan',
    en: '<{{tag}}> is left out',
  },
  'an-item-without-a-presentation': {
    id: 'soal tanpa penyajian',
    en: 'an item without a presentation',
  },
  'a-calculation-with-numbers-that-differ-from-candidate': {
    id: 'hitungan dengan angka yang berbeda bagi tiap peserta',
    en: 'a calculation with numbers that differ from candidate to candidate',
  },
  'a-hot-spot-in-fractions-of-a-picture': {
    id: 'area klik yang letaknya berupa pecahan gambar, padahal ukuran gambar tidak disebut',
    en: 'a hot spot in fractions of a picture whose size is not said',
  },
  'a-sorting-into-categories-that-hold-several': {
    id: 'pengelompokan ke kategori yang memuat beberapa unsur',
    en: 'a sorting into categories that hold several',
  },
  'a-response-shown-by': {
    id: 'jawaban yang ditampilkan dengan {{extension}}',
    en: 'a response shown by {{extension}}',
  },
  'a-response-by': {
    id: 'jawaban dengan {{element}}',
    en: 'a response by {{element}}',
  },
  'a-typed-answer-without-rules-for-scoring': {
    id: 'jawaban ketikan tanpa aturan penilaian',
    en: 'a typed answer without rules for scoring',
  },
  'several-gaps-to-type-into': {
    id: 'beberapa rumpang untuk diketik',
    en: 'several gaps to type into',
  },
  'options-that-say-nothing-are-left-out': {
    id: 'opsi yang tidak berisi apa pun diabaikan',
    en: 'options that say nothing are left out',
  },
  'a-gap-whose-place-in-the-text': {
    id: 'rumpang yang tempatnya dalam teks tidak disebut',
    en: 'a gap whose place in the text is not named',
  },
  'holds-no-question': {
    id: 'tidak memuat pertanyaan',
    en: 'holds no question',
  },
  'questions-drawn-from-a-bank-in-another-file': {
    id: 'soal yang diambil dari bank di berkas lain tidak ada di sini',
    en: 'questions drawn from a bank in another file are not here',
  },
  'how-many-questions-of-a-section-are-drawn': {
    id: 'banyaknya soal yang diambil dari sebuah bagian di sini diatur oleh ujian, jadi diabaikan',
    en: 'how many questions of a section are drawn is decided by the exam here, so it is left out',
  },
  'an-item-without-rules-for-scoring': {
    id: 'soal tanpa aturan penilaian',
    en: 'an item without rules for scoring',
  },
  'a-setvar-that-does': {
    id: 'setvar yang melakukan "{{action}}"',
    en: 'a setvar that does "{{action}}"',
  },
  'the-condition': {
    id: 'syarat {{condition}}',
    en: 'the condition {{condition}}',
  },
} as const;
