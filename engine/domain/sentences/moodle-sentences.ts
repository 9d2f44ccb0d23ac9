/** What reading and writing Moodle XML tells. */
export const MOODLE_SENTENCES = {
  'has-a-gap-of-the-kind-which': {
    id: 'memiliki rumpang berjenis {{kind}}, yang tidak dikenal',
    en: 'has a gap of the kind {{kind}}, which is not known',
  },
  'has-a-gap-without-answers': {
    id: 'memiliki rumpang tanpa jawaban: {{gap}}',
    en: 'has a gap without answers: {{gap}}',
  },
  'has-a-gap-that-does-not-end': {
    id: 'memiliki rumpang yang tidak berakhir: {{gap}}',
    en: 'has a gap that does not end: {{gap}}',
  },
  'has-more-than-gaps': {
    id: 'memiliki lebih dari {{most}} rumpang',
    en: 'has more than {{most}} gaps',
  },
  'moodle-does-not-know-that-at-least-options': {
    id: 'Moodle tidak mengenal aturan bahwa sedikitnya {{least}} opsi harus dipilih',
    en: 'Moodle does not know that at least {{least}} options must be chosen',
  },
  'moodle-does-not-know-that-at-most-options': {
    id: 'Moodle tidak mengenal aturan bahwa paling banyak {{most}} opsi boleh dipilih',
    en: 'Moodle does not know that at most {{most}} options may be chosen',
  },
  'moodle-has-other-rules-for-several-right-options': {
    id: 'Moodle memiliki aturan lain untuk beberapa opsi benar; aturan aslinya disimpan dalam tag',
    en: 'Moodle has other rules for several right options; its own rule stays in a tag',
  },
  'moodle-takes-one-right-target-for-each-source': {
    id: 'Moodle menerima satu pasangan benar untuk tiap baris kiri; yang lain tidak ditulis',
    en: 'Moodle takes one right target for each source; the others are not written',
  },
  'moodle-shows-targets-as-plain-text': {
    id: 'Moodle menampilkan pasangan sebagai teks biasa',
    en: 'Moodle shows targets as plain text',
  },
  'moodle-has-no-grid-of-statements': {
    id: 'Moodle tidak memiliki tabel pernyataan: ditulis sebagai menjodohkan',
    en: 'Moodle has no grid of statements: it is written as matching',
  },
  'moodle-counts-each-gap-by-itself': {
    id: 'Moodle menghitung tiap rumpang sendiri-sendiri',
    en: 'Moodle counts each gap by itself',
  },
  'the-factor-of-the-unit-has-no-end': {
    id: 'pengali satuan {{unit}} menjadi desimal tak berakhir dalam cara tulis Moodle',
    en: "the factor of the unit {{unit}} has no end in Moodle's way of writing it",
  },
  'moodle-looks-at-accents-and-punctuation': {
    id: 'Moodle memperhatikan aksen dan tanda baca pada jawaban ketikan',
    en: 'Moodle looks at accents and punctuation of a typed answer',
  },
  'is-calculated-its-numbers-are-drawn-anew-for': {
    id: 'adalah soal hitungan: angkanya diundi ulang bagi setiap orang, yang tidak dikenal di sini',
    en: 'is calculated: its numbers are drawn anew for everybody, which is not known here',
  },
  'is-a-place-for-a-random-question': {
    id: 'adalah tempat bagi soal acak, bukan soal',
    en: 'is a place for a random question, not a question',
  },
  'is-made-of-random-short-answers': {
    id: 'tersusun dari jawaban singkat acak, bukan soal tersendiri',
    en: 'is made of random short answers, not a question by itself',
  },
  'asks-to-drag-things-onto-a-picture-which': {
    id: 'meminta menyeret benda ke gambar, yang tidak dikenal di sini',
    en: 'asks to drag things onto a picture, which is not known here',
  },
  'asks-to-drag-markers-onto-a-picture-which': {
    id: 'meminta menyeret penanda ke gambar, yang tidak dikenal di sini',
    en: 'asks to drag markers onto a picture, which is not known here',
  },
  'has-the-grade-which-is-no-percentage': {
    id: 'memiliki nilai {{grade}}, yang bukan persentase',
    en: 'has the grade {{grade}}, which is no percentage',
  },
  'does-not-say-whether-it-is-true-one': {
    id: 'tidak menyatakan benar atau salah: salah satu jawaban "true" dan "false" harus bernilai 100',
    en: 'does not say whether it is true: one of its answers "true" and "false" must have 100',
  },
  'has-the-answer-which-is-no-number': {
    id: 'memiliki jawaban {{answer}}, yang bukan angka dengan toleransi',
    en: 'has the answer {{answer}}, which is no number with a tolerance',
  },
  'has-a-unit-without-a-name': {
    id: 'memiliki satuan tanpa nama atau dengan pengali yang bukan angka',
    en: 'has a unit without a name or with a multiplier that is no number',
  },
  'the-factor-of-a-unit-has-no-end': {
    id: 'pengali sebuah satuan adalah desimal tak berakhir; disimpan sampai 20 angka',
    en: 'the factor of a unit has no end; it is kept to 20 places',
  },
  'a-wrong-unit-costs-everything-here': {
    id: 'satuan yang salah menggugurkan seluruh nilai di sini, bukan sebagian',
    en: 'a wrong unit costs everything here, not a part',
  },
  'is-graded-by-in-moodle-here-by-entries': {
    id: 'dinilai menurut {{grading}} di Moodle, di sini menurut unsur yang berada di tempatnya',
    en: 'is graded by {{grading}} in Moodle, here by entries in their own place',
  },
  'shows-a-part-of-its-entries-in-moodle': {
    id: 'menampilkan sebagian unsur di Moodle, di sini semuanya',
    en: 'shows a part of its entries in Moodle, here all',
  },
  'the-file-is-not-shown-anywhere': {
    id: 'berkas {{file}} tidak ditampilkan di mana pun dan diabaikan',
    en: 'the file {{file}} is not shown anywhere and is left out',
  },
  'the-file-is-left-out-only-base64': {
    id: 'berkas {{file}} diabaikan: hanya base64 yang dibaca',
    en: 'the file {{file}} is left out: only base64 is read',
  },
  'file-is-faulty': {
    id: 'berkas {{file}} {{why}}',
    en: 'the file {{file}} {{why}}',
  },
  'the-picture-is-not-in-the-file': {
    id: 'gambar {{picture}} tidak ada di dalam berkas',
    en: 'the picture {{picture}} is not in the file',
  },
  'has-no-gap-nothing-is-asked': {
    id: 'tidak memiliki rumpang: tidak ada yang ditanyakan',
    en: 'has no gap: nothing is asked',
  },
  'its-gaps-count-differently-in-moodle-here-all': {
    id: 'rumpangnya berbeda bobot di Moodle, di sini sama semua',
    en: 'its gaps count differently in Moodle, here all the same',
  },
  'has-a-gap-for-a-number': {
    id: 'memiliki rumpang angka dengan jawaban {{answer}}',
    en: 'has a gap for a number with the answer {{answer}}',
  },
  'a-word-may-be-used-once-in-moodle': {
    id: 'satu kata dipakai sekali di Moodle, di sini boleh berkali-kali',
    en: 'a word may be used once in Moodle, here as often as wanted',
  },
  'has-a-gap-without-a-choice-of-that': {
    id: 'memiliki rumpang [[{{gap}}]] tanpa pilihan bernomor itu',
    en: 'has a gap [[{{gap}}]] without a choice of that number',
  },
  'has-gaps-inside-or-twice-in-its-markup': {
    id: 'memiliki rumpang yang berada di dalam tag atau tertulis dua kali',
    en: 'has gaps inside or twice in its markup',
  },
  'has-an-element-that-stands-for-gaps': {
    id: 'memiliki elemen yang menyamar sebagai rumpang',
    en: 'has an element that stands for gaps',
  },
  'has-a-gap-where-markup-does-not-show': {
    id: 'memiliki rumpang di tempat yang tidak terlihat, yaitu di dalam atribut atau komentar',
    en: 'has a gap where markup does not show it, in an attribute or a comment',
  },
  'is-xml-but-no-quiz-of-moodle': {
    id: 'adalah XML, tetapi bukan <quiz> Moodle; ekspor bank soal sebagai "Moodle XML"',
    en: 'is XML, but no <quiz> of Moodle; export the questions as "Moodle XML"',
  },
  'is-not-known-and-left-out': {
    id: '<{{tag}}> tidak dikenal dan diabaikan',
    en: '<{{tag}}> is not known and left out',
  },
  'the-description-of-a-category-is-not-kept': {
    id: 'deskripsi kategori tidak disimpan',
    en: 'the description of a category is not kept',
  },
  'is-of-the-type-which-is-not-known': {
    id: 'berjenis {{type}}, yang tidak dikenal',
    en: 'is of the type {{type}}, which is not known',
  },
  'becomes-a-passage-with-items-each-of-which': {
    id: 'menjadi bacaan dengan {{count}} soal, masing-masing dinilai sendiri',
    en: 'becomes a passage with {{count}} items, each of which counts by itself',
  },
  'feedback-to-a-right-or-wrong-answer': {
    id: 'umpan balik untuk jawaban benar atau salah tidak disimpan',
    en: 'feedback to a right or wrong answer is not kept',
  },
  'hints-are-not-kept': {
    id: 'petunjuk tidak disimpan',
    en: 'hints are not kept',
  },
  'is-worth-in-moodle-here-the-exam-says': {
    id: 'bernilai {{worth}} di Moodle; di sini ujianlah yang menentukan nilai soal',
    en: 'is worth {{worth}} in Moodle; here the exam says what an item is worth',
  },
  'is-hidden-in-moodle': {
    id: 'disembunyikan di Moodle',
    en: 'is hidden in Moodle',
  },
  'question-s-name-a-penalty-for-further-tries': {
    id: '{{count}} soal menyebut potongan nilai untuk percobaan berikutnya; ujian hanya memberi satu percobaan, jadi tidak disimpan',
    en: '{{count}} question(s) name a penalty for further tries; an exam has one try, so it is not kept',
  },
  'is-of-the-kind-which-moodle-does': {
    id: 'berjenis {{kind}}, yang tidak ada di Moodle',
    en: 'is of the kind {{kind}}, which Moodle does not have',
  },
  'its-passage-is-written-into-the-question-for': {
    id: 'bacaannya ditulis ke dalam pertanyaan, karena Moodle tidak mengenal bacaan',
    en: 'its passage is written into the question, for Moodle knows no passages',
  },
} as const;
