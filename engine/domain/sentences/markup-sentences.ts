/** What is left out of HTML, formulas and plain text. */
export const MARKUP_SENTENCES = {
  'a-formula-stays-as-it-is-written': {
    id: 'sebuah rumus dibiarkan sebagaimana tertulis: {{formula}}',
    en: 'a formula stays as it is written: {{formula}}',
  },
  'is-left-out-with': {
    id: '<{{tag}}> diabaikan beserta isinya',
    en: '<{{tag}}> is left out with what is in it',
  },
  'is-taken-off-its-content-stays': {
    id: '<{{tag}}> dilepas, isinya tetap',
    en: '<{{tag}}> is taken off, its content stays',
  },
  'the-attribute-of-is-left-out': {
    id: 'atribut {{name}} pada <{{tag}}> diabaikan',
    en: 'the attribute {{name}} of <{{tag}}> is left out',
  },
  'a-link-to-is-taken-off-its-words': {
    id: 'tautan ke {{link}} dilepas, kata-katanya tetap',
    en: 'a link to {{link}} is taken off, its words stay',
  },
  'the-picture-is-not-taken-its-alternative-text': {
    id: 'gambar {{picture}} tidak diambil; teks penggantinya menggantikan tempatnya',
    en: 'the picture {{picture}} is not taken; its alternative text stands there',
  },
  'the-picture-has-no-alternative-text-its-name': {
    id: 'gambar {{picture}} tidak memiliki teks pengganti; namanya dipakai sebagai gantinya, lengkapi setelah impor',
    en: 'the picture {{picture}} has no alternative text; its name stands for it',
  },
  'has-a-formula-nested-deeper': {
    id: 'memiliki rumus yang bersarang lebih dari {{most}} tingkat',
    en: 'has a formula nested deeper than {{most}}',
  },
  'inside-a-formula-is-left-out': {
    id: '<{{tag}}> di dalam rumus diabaikan',
    en: '<{{tag}}> inside a formula is left out',
  },
  'markup-inside-of-a-formula-is-left-out': {
    id: 'tag di dalam <{{tag}}> pada rumus diabaikan',
    en: 'markup inside <{{tag}}> of a formula is left out',
  },
  'has-characters-of-html-at-most-are-read': {
    id: 'memiliki {{count}} karakter HTML, yang dibaca paling banyak {{most}}',
    en: 'has {{count}} characters of HTML, at most {{most}} are read',
  },
  'the-html-ends-inside-a-tag-or-comment': {
    id: 'HTML berakhir di dalam tag atau komentar: bagian yang dimulai tag itu diabaikan',
    en: 'the HTML ends inside a tag or comment: what that tag begins is left out',
  },
  'has-more-than-html-elements': {
    id: 'memiliki lebih dari {{most}} elemen HTML',
    en: 'has more than {{most}} HTML elements',
  },
  'has-html-nested-deeper': {
    id: 'memiliki HTML yang bersarang lebih dari {{most}} tingkat',
    en: 'has HTML nested deeper than {{most}}',
  },
  'the-formula-is-empty': {
    id: 'rumusnya kosong',
    en: 'the formula is empty',
  },
  'the-formula-has-more-than-characters': {
    id: 'rumusnya lebih dari {{most}} karakter',
    en: 'the formula has more than {{most}} characters',
  },
  'the-formula-cannot-be-read': {
    id: 'rumusnya tidak dapat dibaca: {{why}}',
    en: 'the formula cannot be read: {{why}}',
  },
  'it-needs-more-than-elements': {
    id: 'perlu lebih dari {{most}} elemen',
    en: 'it needs more than {{most}} elements',
  },
  'a-box-or-a-stroke-through-a-term': {
    id: 'kotak atau coretan pada suku tidak digambar oleh peramban',
    en: 'a box or a stroke through a term is not drawn by browsers',
  },
  'a-picture-inside-a-formula-is-not-possible': {
    id: 'gambar di dalam rumus tidak dapat dipakai',
    en: 'a picture inside a formula is not possible',
  },
  'it-needs-which-is-not-allowed': {
    id: 'perlu <{{tag}}>, yang tidak diizinkan',
    en: 'it needs <{{tag}}>, which is not allowed',
  },
  'it-has-a-command-that-is-unknown': {
    id: 'memuat perintah yang tidak dikenal, atau warna',
    en: 'it has a command that is unknown, or a colour',
  },
  'it-needs-an-attribute-which-is-not-allowed': {
    id: 'perlu {{name}}="{{value}}", yang tidak diizinkan',
    en: 'it needs {{name}}="{{value}}", which is not allowed',
  },
  'nothing-closes-the-formula-that-opens-the-sign': {
    id: 'rumus yang dibuka {{sign}} tidak ditutup; tanda itu sendiri ditulis \\$',
    en: 'nothing closes the formula that {{sign}} opens; the sign itself is \\$',
  },
  'a-character-that-cannot-be-seen-is-left': {
    id: 'karakter yang tak terlihat dibuang: U+{{sign}}',
    en: 'a character that cannot be seen is left out: U+{{sign}}',
  },
  'holds-nul-bytes-this-is-no-text': {
    id: 'memuat bita NUL: ini bukan teks, atau UTF-16 tanpa tandanya; simpan sebagai UTF-8',
    en: 'holds NUL bytes: this is no text, or UTF-16 without its mark',
  },
  'is-not-utf-8-it-is-read-as': {
    id: 'bukan UTF-8; dibaca sebagai Windows-1252, jadi periksa setiap tanda yang bukan huruf biasa',
    en: 'is not UTF-8; it is read as Windows-1252, so look at every sign that is not a plain letter',
  },
  'holds-nul-characters-this-is-no-text': {
    id: 'memuat karakter NUL: ini bukan teks',
    en: 'holds NUL characters: this is no text',
  },
  'holds-bytes-that-are': {
    id: 'memuat bita yang bukan {{encoding}}; simpan sebagai UTF-8',
    en: 'holds bytes that are not {{encoding}}',
  },
} as const;
