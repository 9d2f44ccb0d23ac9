/** What can be wrong with an item and its texts. */
export const ITEM_SENTENCES = {
  'is-neither-a-text-nor-a-list': {
    id: 'bukan teks dan bukan daftar simpul; tulis sebagai teks',
    en: 'is neither a text nor a list of nodes',
  },
  'has-more-than-characters': {
    id: 'lebih dari {{most}} karakter; pendekkan teksnya',
    en: 'has more than {{most}} characters; shorten the text',
  },
  'is-nested-deeper-than': {
    id: 'bersarang lebih dari {{most}} tingkat; sederhanakan susunannya',
    en: 'is nested deeper than {{most}}',
  },
  'has-more-than-elements-and-texts': {
    id: 'lebih dari {{most}} elemen dan teks; sederhanakan susunannya',
    en: 'has more than {{most}} elements and texts',
  },
  'holds-something-that-is-neither-a-text-nor': {
    id: 'berisi sesuatu yang bukan teks dan bukan elemen',
    en: 'holds something that is neither a text nor an element',
  },
  'the-element-is-not-allowed': {
    id: 'elemen {{tag}} tidak diizinkan; hapus atau ganti',
    en: 'the element {{tag}} is not allowed',
  },
  'has-which-no-element-has': {
    id: '<{{tag}}> memuat {{name}}, yang tidak dimiliki elemen mana pun',
    en: '<{{tag}}> has {{name}}, which no element has',
  },
  'the-attributes-of-are-no-object': {
    id: 'atribut <{{tag}}> bukan objek',
    en: 'the attributes of <{{tag}}> are no object',
  },
  'what-is-inside-is-no-list': {
    id: 'isi <{{tag}}> bukan daftar',
    en: 'what is inside <{{tag}}> is no list',
  },
  'cannot-hold-anything': {
    id: '<{{tag}}> tidak boleh berisi apa pun',
    en: '<{{tag}}> cannot hold anything',
  },
  'has-the-attribute-which-is-not-allowed': {
    id: '<{{tag}}> memuat atribut {{name}}, yang tidak diizinkan; hapus atribut itu',
    en: '<{{tag}}> has the attribute {{name}}, which is not allowed',
  },
  'of-is-no-text': {
    id: '{{name}} pada <{{tag}}> bukan teks',
    en: '{{name}} of <{{tag}}> is no text',
  },
  'of-cannot-be': {
    id: '{{name}} pada <{{tag}}> tidak boleh bernilai {{value}}',
    en: '{{name}} of <{{tag}}> cannot be {{value}}',
  },
  'has-a-src-which-only-img-has': {
    id: '<{{tag}}> memuat src, padahal hanya <img> yang memilikinya',
    en: '<{{tag}}> has a src, which only <img> has',
  },
  'the-picture-has-no-src': {
    id: 'gambarnya tidak menyebut berkas (src)',
    en: 'the picture has no src',
  },
  'the-picture-has-no-alternative-text': {
    id: 'gambarnya tidak memiliki teks pengganti; jelaskan isi gambar dengan kata-kata',
    en: 'the picture has no alternative text; say in words what it shows',
  },
  'without-a-tag': {
    id: 'tanpa tag',
    en: 'without a tag',
  },
  'gives-every-option-the-same-points': {
    id: 'memberi semua opsi bobot yang sama; bedakan bobotnya',
    en: 'gives every option the same points; make them differ',
  },
  'has-no-right-option': {
    id: 'tidak memiliki opsi benar; tandai kuncinya',
    en: 'has no right option; mark the key',
  },
  'has-a-source-without-a-right-target': {
    id: 'memiliki baris kiri tanpa pasangan yang benar',
    en: 'has a source without a right target',
  },
  'has-no-gap': {
    id: 'tidak memiliki rumpang',
    en: 'has no gap',
  },
  'gap-has-a-fault': {
    id: 'rumpang ke-{{gap}} {{what}}',
    en: 'gap {{gap}} {{what}}',
  },
  'has-no-right-area': {
    id: 'tidak memiliki area yang benar; tandai sedikitnya satu',
    en: 'has no right area; mark at least one',
  },
  'has-right-options-must-have-exactly-one': {
    id: 'memiliki {{count}} opsi benar, padahal harus tepat satu',
    en: 'has {{count}} right options, must have exactly one',
  },
  'says-the-same-twice': {
    id: 'menyebut hal yang sama dua kali: {{text}}',
    en: 'says the same twice: {{text}}',
  },
  'has-s-needs-at-least': {
    id: 'memiliki {{count}} {{part}}, padahal perlu sedikitnya {{least}}',
    en: 'has {{count}} {{part}}(s), needs at least {{least}}',
  },
  'has-s-at-most-are-taken': {
    id: 'memiliki {{count}} {{part}}, padahal paling banyak {{most}}',
    en: 'has {{count}} {{part}}s, at most {{most}} are taken',
  },
  'has-an-empty-the': {
    id: 'memiliki {{part}} kosong, yang ke-{{place}}',
    en: 'has an empty {{part}}, the {{place}}.',
  },
  'has-answers-at-most-are-taken': {
    id: 'memiliki {{count}} jawaban, padahal paling banyak {{most}}',
    en: 'has {{count}} answers, at most {{most}} are taken',
  },
  'has-no-answer-that-earns-everything': {
    id: 'tidak memiliki jawaban yang bernilai penuh',
    en: 'has no answer that earns everything',
  },
  'holds-a-character-that-cannot-be-seen-remove': {
    id: 'memuat karakter yang tak terlihat, {{sign}}; hapus karakter itu',
    en: 'holds a character that cannot be seen, {{sign}}; remove it',
  },
  'is-not-in-unicode-nfc': {
    id: 'tidak dalam bentuk Unicode NFC; simpan ulang teksnya sebagai NFC',
    en: 'is not in Unicode NFC',
  },
  'math-stands-inside-math': {
    id: '<math> berada di dalam <math>; keluarkan salah satunya',
    en: '<math> stands inside <math>',
  },
  'element-stands-inside-math': {
    id: '<{{tag}}> berada di dalam <math>',
    en: '<{{tag}}> stands inside <math>',
  },
  'element-stands-outside-math': {
    id: '<{{tag}}> berada di luar <math>',
    en: '<{{tag}}> stands outside <math>',
  },
  'option-word': {
    id: 'opsi',
    en: 'option',
  },
  'statement-word': {
    id: 'pernyataan',
    en: 'statement',
  },
  'source-word': {
    id: 'baris kiri',
    en: 'source',
  },
} as const;
