/** What reading and writing a native bank tells. */
export const NATIVE_SENTENCES = {
  'a-picture-is-written-alt-media-file-svg': {
    id: 'gambar ditulis ![teks pengganti](media/berkas.svg)',
    en: 'a picture is written ![alt](media/file.svg)',
  },
  'a-sound-is-written-audio-plays-2-media': {
    id: 'suara ditulis [audio plays=2](media/berkas.mp3) disertai kata-kata yang terdengar',
    en: 'a sound is written [audio plays=2](media/file.mp3) and the words that are heard',
  },
  'begins-with-a-blank-write-every-line-from': {
    id: 'diawali spasi: tulis setiap baris dari kolom pertama',
    en: 'begins with a blank: write every line from its first column',
  },
  'is-no-reason-write-and-a-text': {
    id: 'bukan alasan: tulis "> " lalu teksnya',
    en: 'is no reason: write "> " and a text',
  },
  'is-no-item-write-id': {
    id: 'bukan awal soal: tulis "## ID"',
    en: 'is no item: write "## ID"',
  },
  'has-characters-at-most-are-allowed': {
    id: 'memiliki {{count}} karakter, padahal paling banyak {{most}}',
    en: 'has {{count}} characters, at most {{most}} are allowed',
  },
  'expected-section-topic-or-id-found': {
    id: 'seharusnya "section: …", "topic: …", atau "## ID", tetapi tertulis {{found}}',
    en: 'expected "section: …", "topic: …" or "## ID", found {{found}}',
  },
  'says-again-a-file-has-one': {
    id: 'menulis "{{name}}: …" lagi; satu berkas hanya memiliki satu',
    en: 'says "{{name}}: …" again; a file has one',
  },
  'maths-knows-only-tex-found': {
    id: 'maths: hanya mengenal "tex", tetapi tertulis {{found}}',
    en: 'maths: knows only "tex", found {{found}}',
  },
  'is-no-passage-id-letters-digits-and-hyphens': {
    id: '{{id}} bukan id bacaan: huruf, angka, dan tanda hubung, paling banyak 40',
    en: '{{id}} is no passage id: letters, digits and hyphens, at most 40',
  },
  'is-an-option-and-a-passage-has-none': {
    id: '{{line}} adalah opsi, padahal bacaan tidak memilikinya: mulai soal dengan "## ID"',
    en: '{{line}} is an option, and a passage has none: begin an item with "## ID"',
  },
  'is-no-item-id-capital-letters-digits': {
    id: '{{id}} bukan id soal: huruf besar, angka, dan tanda hubung, 3 sampai 32',
    en: '{{id}} is no item id: capital letters, digits and hyphens, 3 to 32',
  },
  'is-no-option-write-x-or-points': {
    id: '{{line}} bukan opsi: tulis [x], [ ], atau [bobot] lalu teksnya',
    en: '{{line}} is no option: write [x], [ ] or [points] and a text',
  },
  'text-after-the-options': {
    id: 'ada teks setelah opsi: {{line}}',
    en: 'text after the options: {{line}}',
  },
  'an-item-has-difficulty-passage-and-pin-last': {
    id: 'satu soal memiliki "difficulty: …", "passage: …", dan "pin: last", tetapi tertulis {{found}}',
    en: 'an item has "difficulty: …", "passage: …" and "pin: last", found {{found}}',
  },
  'says-passage-again-an-item-has-one': {
    id: 'menulis "passage: …" lagi; satu soal hanya memiliki satu',
    en: 'says "passage: …" again; an item has one',
  },
  'is-no-passage-id': {
    id: '{{found}} bukan id bacaan',
    en: '{{found}} is no passage id',
  },
  'pin-knows-only-last-found': {
    id: 'pin: hanya mengenal "last", tetapi tertulis {{found}}',
    en: 'pin: knows only "last", found {{found}}',
  },
  'difficulty-is-easy-medium-or-hard-found': {
    id: 'difficulty adalah easy, medium, atau hard, tetapi tertulis {{found}}',
    en: 'difficulty is easy, medium or hard, found {{found}}',
  },
  'says-difficulty-again-an-item-has-one': {
    id: 'menulis "difficulty: …" lagi; satu soal hanya memiliki satu',
    en: 'says "difficulty: …" again; an item has one',
  },
  'the-option-has-no-text': {
    id: 'opsinya tidak memiliki teks',
    en: 'the option has no text',
  },
  'at-most-points-found': {
    id: 'bobot paling besar {{most}}, tetapi tertulis {{found}}',
    en: 'at most {{most}} points, found {{found}}',
  },
  'the-file-does-not-say-section-before-its': {
    id: 'berkas tidak menulis "section: …" sebelum soal pertamanya',
    en: 'the file does not say "section: …" before its first item',
  },
  'the-file-does-not-say-topic-before-its': {
    id: 'berkas tidak menulis "topic: …" sebelum soal pertamanya',
    en: 'the file does not say "topic: …" before its first item',
  },
  'has-no-difficulty': {
    id: '{{item}} tidak memiliki "difficulty: …"',
    en: '{{item}} has no "difficulty: …"',
  },
  'mixes-options-with-points-and-options-without': {
    id: '{{item}} mencampur opsi berbobot dengan opsi tanpa bobot',
    en: '{{item}} mixes options with points and options without',
  },
  'passage-has-no-title': {
    id: 'bacaan {{passage}} tidak memiliki "title: …"',
    en: 'passage {{passage}} has no "title: …"',
  },
  'is-missing-this-folder-is-no-native-bank': {
    id: 'tidak ada: folder ini bukan bank berformat Terang',
    en: 'is missing: this folder is no native bank',
  },
  'holds-no-md-or-json-file-the-bank': {
    id: 'tidak memuat berkas .md atau .json: bank ini tidak memiliki soal',
    en: 'holds no .md or .json file: the bank has no items',
  },
  'is-no-topic-code-lower-case-letters-digits': {
    id: 'bukan kode topik: huruf kecil, angka, dan tanda hubung',
    en: 'is no topic code: lower-case letters, digits and hyphens',
  },
  'is-named-by-an-item-and-not-there': {
    id: 'disebut oleh sebuah soal tetapi tidak ada',
    en: 'is named by an item and not there',
  },
  'line-is-misplaced': {
    id: '{{line}} {{why}}',
    en: '{{line}} {{why}}',
  },
  'is-named-without-section': {
    id: 'tidak menyebut bagian; "{{written}}" ditulis untuknya',
    en: 'names no section; "{{written}}" is written for it',
  },
  'is-named-without-topic': {
    id: 'tidak menyebut topik; "{{written}}" ditulis untuknya',
    en: 'names no topic; "{{written}}" is written for it',
  },
  'is-named-without-difficulty': {
    id: 'tidak menyebut tingkat kesulitan; "{{written}}" ditulis untuknya',
    en: 'names no difficulty; "{{written}}" is written for it',
  },
} as const;
