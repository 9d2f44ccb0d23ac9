/** What can be wrong with a file before its format is looked at. */
export const FILE_SENTENCES = {
  'is-not-taken-a-bank-has': {
    id: 'tidak diambil: satu bank paling banyak {{most}} gambar',
    en: 'is not taken: a bank has at most {{most}} pictures',
  },
  'is-xml-but-no-svg': {
    id: 'adalah XML, tetapi bukan SVG',
    en: 'is XML, but no SVG',
  },
  'is-an-svg-with': {
    id: 'adalah SVG dengan <{{tag}}>, yang tidak diterima; simpan ulang tanpa bagian itu',
    en: 'is an SVG with <{{tag}}>, which is not taken; save it without',
  },
  'is-an-svg-that-moves': {
    id: 'adalah SVG yang bergerak, dan hanya gambar diam yang diterima: <{{tag}}>',
    en: 'is an SVG that moves, and only still pictures are taken: <{{tag}}>',
  },
  'is-an-svg-with-a-style-sheet-that': {
    id: 'adalah SVG dengan lembar gaya yang memuat sesuatu dari luar',
    en: 'is an SVG with a style sheet that loads something',
  },
  'is-an-svg-with-an-event-handler': {
    id: 'adalah SVG dengan skrip, yang tidak diterima; simpan ulang tanpa skrip',
    en: 'is an SVG with an event handler, which is not taken; save it without scripts',
  },
  'is-an-svg-that-refers-outside-itself': {
    id: 'adalah SVG yang mengambil sesuatu dari luar berkasnya; sertakan isinya di dalam gambar',
    en: 'is an SVG that refers outside itself; put what it needs into the picture',
  },
  'is-in-no-format-that-is-known-these': {
    id: 'tidak dalam format yang dikenal; yang dikenal: {{formats}}',
    en: 'is in no format that is known; these are: {{formats}}',
  },
  'holds-no-file-of-this-format': {
    id: 'tidak memuat berkas berformat ini',
    en: 'holds no file of this format',
  },
  'holds-several-files-of-this-format': {
    id: 'memuat beberapa berkas berformat ini: {{files}}; impor satu per satu',
    en: 'holds several files of this format: {{files}}; import them one by one',
  },
  'an-answer-has-both-and-every-star-stands': {
    id: 'sebuah jawaban memuat "*" dan "\\*" sekaligus; setiap bintang mewakili karakter apa pun',
    en: 'an answer has both "*" and "\\*"; every star stands for any characters',
  },
  'items-that-follow-are-not-read': {
    id: 'dan selanjutnya tidak dibaca: paling banyak {{most}} soal; bagi menjadi beberapa berkas',
    en: 'and what follows is not read: at most {{most}} items',
  },
  'has-more-than-problems-those-after-this-one': {
    id: 'memiliki lebih dari {{most}} masalah; masalah setelah ini tidak disebut',
    en: 'has more than {{most}} problems; those after this one are not listed',
  },
  'has-no-question': {
    id: 'tidak memiliki pertanyaan',
    en: 'has no question',
  },
  'a-picture-inside-the-text': {
    id: 'gambar di dalam teks {{why}}',
    en: 'a picture inside the text {{why}}',
  },
  'has-shares-of-right-options-that-make': {
    id: 'memiliki bobot opsi benar yang berjumlah {{sum}} %, bukan 100 %',
    en: 'has shares of right options that make {{sum}} % and not 100 %',
  },
  'has-no-option-that-earns-100': {
    id: 'tidak memiliki opsi yang bernilai 100 %; beri kuncinya 100 %',
    en: 'has no option that earns 100 %; give the key 100 %',
  },
  'one-option-may-be-chosen-and-options-earn': {
    id: 'satu opsi boleh dipilih, dan opsi-opsinya bernilai sebagian: menjadi pilihan ganda kompleks dengan paling banyak satu pilihan',
    en: 'one option may be chosen, and options earn shares: it becomes a multiple response with at most one choice',
  },
  'is-in-utf-32-save-it-as-utf': {
    id: 'dalam UTF-32; simpan sebagai UTF-8',
    en: 'is in UTF-32; save it as UTF-8',
  },
  'is-in-ebcdic-save-it-as-utf-8': {
    id: 'dalam EBCDIC; simpan sebagai UTF-8',
    en: 'is in EBCDIC; save it as UTF-8',
  },
  'looks-like-utf-16-or-utf-32-without': {
    id: 'tampak seperti UTF-16 atau UTF-32 tanpa tanda urutan bita; simpan sebagai UTF-8',
    en: 'looks like UTF-16 or UTF-32 without a byte order mark; save it as UTF-8',
  },
  'holds-bytes-that-are-not-save-it-as': {
    id: 'memuat bita yang bukan {{encoding}}; simpan sebagai UTF-8',
    en: 'holds bytes that are not {{encoding}}; save it as UTF-8',
  },
  'says-it-is-in-utf-8-and-its': {
    id: 'menyatakan diri UTF-8, padahal isinya UTF-16; simpan sebagai UTF-8',
    en: 'says it is in UTF-8 and its bytes are UTF-16',
  },
  'says-it-is-in-utf-16-and-has': {
    id: 'menyatakan diri UTF-16, tetapi tanpa tanda urutan bita UTF-16; simpan sebagai UTF-8',
    en: 'says it is in UTF-16 and has no byte order mark of UTF-16',
  },
  'says-it-is-in-another-encoding': {
    id: 'menyatakan diri {{encoding}}; hanya UTF-8 dan UTF-16 yang dibaca, simpan sebagai UTF-8',
    en: 'says it is in {{encoding}}; only UTF-8 and UTF-16 are read, save it as UTF-8',
  },
  'is-larger-than-bytes': {
    id: 'lebih besar dari {{most}} bita; bagi menjadi beberapa berkas',
    en: 'is larger than {{most}} bytes',
  },
  'is-not-well-formed-xml': {
    id: 'bukan XML yang tersusun baik: {{why}}',
    en: 'is not well-formed XML: {{why}}',
  },
  'is-xml-only-xml-1-0-is-read': {
    id: 'adalah XML {{version}}; hanya XML 1.0 yang dibaca',
    en: 'is XML {{version}}; only XML 1.0 is read',
  },
  'has-a-doctype-it-is-refused-because': {
    id: 'memiliki DOCTYPE; ditolak, karena isinya dapat mengubah atau meledakkan teks. Hapus baris DOCTYPE itu',
    en: 'has a DOCTYPE; it is refused, because what it declares could change or blow up the text',
  },
  'has-more-than-elements': {
    id: 'memiliki lebih dari {{most}} elemen; bagi menjadi beberapa berkas',
    en: 'has more than {{most}} elements',
  },
  'is-nested-deeper-than-elements': {
    id: 'bersarang lebih dari {{most}} tingkat elemen',
    en: 'is nested deeper than {{most}} elements',
  },
  'has-a-name-longer-than-characters': {
    id: 'memiliki nama yang lebih dari {{most}} karakter',
    en: 'has a name longer than {{most}} characters',
  },
  'has-an-element-with-more-than-attributes': {
    id: 'memiliki elemen dengan lebih dari {{most}} atribut',
    en: 'has an element with more than {{most}} attributes',
  },
  'has-an-attribute-longer-than-characters': {
    id: 'memiliki atribut yang lebih dari {{most}} karakter',
    en: 'has an attribute longer than {{most}} characters',
  },
  'holds-no-element': {
    id: 'tidak memuat elemen',
    en: 'holds no element',
  },
  'is-no-readable-zip': {
    id: 'bukan zip yang dapat dibaca: {{why}}',
    en: 'is no readable zip: {{why}}',
  },
  'holds-more-than-files': {
    id: 'memuat lebih dari {{most}} berkas',
    en: 'holds more than {{most}} files',
  },
  'file-is-there-twice': {
    id: 'ada dua kali; hapus salah satu',
    en: 'is there twice; remove one',
  },
  'unpacks-to-more-than-bytes': {
    id: 'menjadi lebih dari {{most}} bita setelah dibuka',
    en: 'unpacks to more than {{most}} bytes',
  },
  'has-a-path-longer-than-characters': {
    id: 'memiliki lokasi yang lebih dari {{most}} karakter',
    en: 'has a path longer than {{most}} characters',
  },
  'has-a-path-with-control-characters': {
    id: 'memiliki lokasi dengan karakter kendali',
    en: 'has a path with control characters',
  },
  'has-a-path-that-points-elsewhere': {
    id: 'memiliki lokasi yang menunjuk ke tempat lain',
    en: 'has a path that points elsewhere',
  },
  'is-encrypted': {
    id: 'terenkripsi; simpan tanpa kata sandi',
    en: 'is encrypted; save it without a password',
  },
  'is-a-symbolic-link': {
    id: 'adalah tautan simbolis; ganti dengan berkasnya',
    en: 'is a symbolic link; put the file there instead',
  },
  'is-packed-by-method-only-store-and-deflate': {
    id: 'dimampatkan dengan metode {{method}}; hanya "store" dan "deflate" yang dibaca',
    en: 'is packed by method {{method}}; only "store" and "deflate" are read',
  },
  'unpacks-to-more-than-times-its-size': {
    id: 'menjadi lebih dari {{most}} kali ukurannya setelah dibuka',
    en: 'unpacks to more than {{most}} times its size',
  },
  'cannot-be-unpacked': {
    id: 'tidak dapat dibuka: {{why}}',
    en: 'cannot be unpacked: {{why}}',
  },
  'is-damaged-its-checksum-is-another': {
    id: 'rusak: jumlah pemeriksanya berbeda; unduh atau ekspor ulang',
    en: 'is damaged: its checksum is another; download or export it again',
  },
  'what-is-there-times': {
    id: '{{what}} ({{times}} kali)',
    en: '{{what}} ({{times}} times)',
  },
  'is-no-picture': {
    id: 'bukan gambar: yang diterima {{endings}}',
    en: 'is no picture: {{endings}} are taken',
  },
  'is-a-picture-of-another-kind': {
    id: 'adalah gambar {{ending}}: yang diterima {{endings}}',
    en: 'is a {{ending}} picture: {{endings}} are taken',
  },
} as const;
