/** What can be wrong with a field of something written in JSON. */
export const FIELD_SENTENCES = {
  'must-be-a-text-that-is-not-empty': {
    id: 'harus berupa teks yang tidak kosong',
    en: 'must be a text that is not empty',
  },
  'must-match-is': {
    id: 'harus cocok dengan {{pattern}}, sekarang {{found}}',
    en: 'must match {{pattern}}, is {{found}}',
  },
  'must-be-true-or-false': {
    id: 'harus true atau false',
    en: 'must be true or false',
  },
  'a-whole-number': {
    id: 'bilangan bulat',
    en: 'a whole number',
  },
  'a-number-with-at-most-decimals': {
    id: 'bilangan dengan paling banyak {{decimals}} desimal',
    en: 'a number with at most {{decimals}} decimals',
  },
  'must-be-from-to': {
    id: 'harus {{kind}} dari {{least}} sampai {{most}}, sekarang {{found}}',
    en: 'must be {{kind}} from {{least}} to {{most}}, is {{found}}',
  },
  'must-be-one-of': {
    id: 'harus salah satu dari {{choices}}, sekarang {{found}}',
    en: 'must be one of {{choices}}, is {{found}}',
  },
  'must-be-an-object': {
    id: 'harus berupa objek',
    en: 'must be an object',
  },
  'must-be-a-list-of-texts': {
    id: 'harus berupa daftar teks',
    en: 'must be a list of texts',
  },
  'is-not-a-field-of-this-format': {
    id: 'bukan isian format ini; periksa ejaannya',
    en: 'is not a field of this format',
  },
  'an-object': {
    id: 'sebuah objek',
    en: 'an object',
  },
  'has-points-for-options': {
    id: 'memiliki {{weights}} bobot untuk {{options}} opsi',
    en: 'has {{weights}} points for {{options}} options',
  },
  'must-be-a-kind-of-item': {
    id: 'harus berupa jenis soal, sekarang {{found}}',
    en: 'must be a kind of item, is {{found}}',
  },
  'must-be-two-texts': {
    id: 'harus berupa dua teks',
    en: 'must be two texts',
  },
  'must-be-a-whole-number-from': {
    id: 'harus bilangan bulat dari -{{bound}} sampai {{bound}}',
    en: 'must be a whole number from -{{bound}} to {{bound}}',
  },
  'must-be-at-least-three-corners': {
    id: 'harus sedikitnya tiga titik sudut',
    en: 'must be at least three corners',
  },
  'must-be-two-numbers': {
    id: 'harus berupa dua angka',
    en: 'must be two numbers',
  },
  'is-not-json': {
    id: 'bukan JSON: {{why}}',
    en: 'is not JSON: {{why}}',
  },
  'must-be-a-list': {
    id: 'harus berupa daftar',
    en: 'must be a list',
  },
  'must-be-a-text-or-a-list': {
    id: 'harus berupa teks atau daftar simpul',
    en: 'must be a text or a list of nodes',
  },
  'has-tags-at-most-are-taken': {
    id: 'memiliki {{count}} penanda, padahal paling banyak {{most}}',
    en: 'has {{count}} tags, at most {{most}} are taken',
  },
  'must-be-a-whole-number-from-nought': {
    id: 'harus bilangan bulat dari 0 sampai {{most}}',
    en: 'must be a whole number from 0 to {{most}}',
  },
  'an-area-has-no-name-for-who-cannot': {
    id: 'sebuah area tidak memiliki nama untuk peserta yang tidak dapat melihat; nomornya dipakai sebagai gantinya',
    en: 'an area has no name for candidates who cannot see; its number stands for it',
  },
  'must-be-a-list-with-one': {
    id: 'harus berupa daftar dengan sedikitnya 1 unsur',
    en: 'must be a list with at least 1 element',
  },
  'must-be-a-list-with-more': {
    id: 'harus berupa daftar dengan sedikitnya {{least}} unsur',
    en: 'must be a list with at least {{least}} elements',
  },
  'missing-word': {
    id: 'tidak ada',
    en: 'missing',
  },
  'a-list-word': {
    id: 'sebuah daftar',
    en: 'a list',
  },
} as const;
