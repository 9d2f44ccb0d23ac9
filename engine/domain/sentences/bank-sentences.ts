/** What can be wrong with a bank as a whole, its passages and its media. */
export const BANK_SENTENCES = {
  'has-no-difficulty-easy-medium-or-hard': {
    id: 'belum memiliki tingkat kesulitan: easy, medium, atau hard',
    en: 'has no difficulty: easy, medium or hard',
  },
  'the-id-is-taken-already': {
    id: 'id ini sudah dipakai, di {{earlier}}; beri id lain',
    en: 'the id is taken already, at {{earlier}}; give another',
  },
  'section-is-not-in-bank-json': {
    id: 'bagian {{section}} tidak ada di bank.json',
    en: 'section {{section}} is not in bank.json',
  },
  'topic-is-not-one-of-section': {
    id: 'topik {{topic}} tidak termasuk bagian {{section}}',
    en: 'topic {{topic}} is not one of section {{section}}',
  },
  'has-no-paragraph-to-ask': {
    id: 'tidak memiliki pertanyaan; tulis pertanyaannya sebelum opsi',
    en: 'has no question; write it before the options',
  },
  'has-too-few-options': {
    id: 'memiliki {{count}} opsi, padahal perlu sedikitnya 2',
    en: 'has {{count}} option(s), needs at least 2',
  },
  'has-options-at-most-are-allowed': {
    id: 'memiliki {{count}} opsi, padahal paling banyak {{most}}',
    en: 'has {{count}} options, at most {{most}} are allowed',
  },
  'options-and-say-the-same': {
    id: 'opsi {{first}} dan {{second}} menyebut hal yang sama: {{text}}',
    en: 'options {{first}} and {{second}} say the same: {{text}}',
  },
  'has-options-marked-x-must-have-exactly-one': {
    id: 'memiliki {{count}} opsi bertanda [x], padahal harus tepat satu',
    en: 'has {{count}} options marked [x], must have exactly one',
  },
  'asks-the-same-as': {
    id: 'menanyakan hal yang sama dengan {{twin}}',
    en: 'asks the same as {{twin}}',
  },
  'the-exam-draws-from-this-bank': {
    id: 'ujian mengambil soal dari "{{wanted}}", sedangkan bank ini "{{bank}}"',
    en: 'the exam draws from "{{wanted}}", this bank is "{{bank}}"',
  },
  'right-or-wrong': {
    id: 'benar atau salah',
    en: 'right or wrong',
  },
  'is-but-the-section-scores-items': {
    id: '{{item}} berjenis {{kind}}, padahal bagian ini menilai soal {{scored}}',
    en: '{{item}} is {{kind}}, but the section scores {{scored}} items',
  },
  'asks-for-items-the-bank-has': {
    id: 'meminta {{count}} soal, padahal bank hanya memiliki {{available}}',
    en: 'asks for {{count}} items, the bank has {{available}}',
  },
  'its-best-option-earns-in-this-section': {
    id: 'opsi terbaiknya bernilai {{best}}, padahal di bagian ini harus {{due}}',
    en: 'its best option earns {{best}}, in this section it must earn {{due}}',
  },
  'the-sound-has-no-transcript': {
    id: 'suara {{sound}} tidak memiliki transkrip; tulis apa yang terdengar',
    en: 'the sound {{sound}} has no transcript; write what is heard',
  },
  'the-sound-may-be-played-1-to-times': {
    id: 'suara {{sound}} boleh diputar 1 sampai {{most}} kali, bukan {{plays}}',
    en: 'the sound {{sound}} may be played 1 to {{most}} times, not {{plays}}',
  },
  'option-has-a-fault': {
    id: 'opsi {{place}}: {{what}}',
    en: 'option {{place}}: {{what}}',
  },
  'names-which-is-no-file-of-media': {
    id: 'menyebut {{source}}, yang bukan berkas di media/',
    en: 'names {{source}}, which is no file of media/',
  },
  'names-which-is-not-in-the-bank': {
    id: 'menyebut {{source}}, yang tidak ada di bank',
    en: 'names {{source}}, which is not in the bank',
  },
  'lets-nobody-set-a-point': {
    id: 'tidak memperbolehkan siapa pun menaruh titik',
    en: 'lets nobody set a point',
  },
  'has-a-key-for-part': {
    id: 'memiliki kunci untuk bagian ke-{{part}}, padahal hanya ada {{count}}',
    en: 'has a key for part {{part}} of {{count}}',
  },
  'has-keys-for': {
    id: 'memiliki {{keys}} kunci untuk {{count}} {{part}}',
    en: 'has {{keys}} keys for {{count}} {{part}}',
  },
  'asks-for-to-of': {
    id: 'meminta {{least}} sampai {{most}} pilihan dari {{count}}',
    en: 'asks for {{least}} to {{most}} of {{count}}',
  },
  'has-right-but-to-can-be-chosen': {
    id: 'memiliki {{right}} jawaban benar, padahal yang dapat dipilih {{least}} sampai {{most}}',
    en: 'has {{right}} right, but {{least}} to {{most}} can be chosen',
  },
  'has-the-gaps-in-its-text-and-lists': {
    id: 'memiliki rumpang {{gaps}} di teksnya, padahal daftar pilihannya {{lists}}; samakan jumlahnya',
    en: 'has the gaps {{gaps}} in its text and {{lists}} lists for them; give each gap one list',
  },
  'has-where-a-number-must-stand': {
    id: 'memuat {{text}} di tempat yang harus berisi angka',
    en: 'has {{text}} where a number must stand',
  },
  'accepts-a-range-that-ends-before-it-begins': {
    id: 'menerima rentang yang berakhir sebelum mulai; tukar kedua batasnya',
    en: 'accepts a range that ends before it begins; swap its ends',
  },
  'asks-for-a-unit-and-has-none': {
    id: 'meminta satuan tetapi tidak memiliki satuan',
    en: 'asks for a unit and has none',
  },
  'the-passage-is-there-already': {
    id: 'bacaan ini sudah ada, di {{earlier}}',
    en: 'the passage is there already, at {{earlier}}',
  },
  'has-no-title': {
    id: 'tidak memiliki judul',
    en: 'has no title',
  },
  'is-empty': {
    id: 'kosong',
    en: 'is empty',
  },
  'no-item-is-about': {
    id: 'tidak ada soal yang membahasnya',
    en: 'no item is about it',
  },
  'passage-is-not-in-the-bank': {
    id: 'bacaan {{passage}} tidak ada di bank',
    en: 'passage {{passage}} is not in the bank',
  },
  'passage-has-items-in-section-too': {
    id: 'bacaan {{passage}} juga memiliki soal di bagian {{section}}',
    en: 'passage {{passage}} has items in section {{section}} too',
  },
  'takes-of-the-items-of-passage-a-passage': {
    id: 'mengambil {{taken}} dari {{whole}} soal bacaan {{passage}}: bacaan diambil utuh atau tidak sama sekali',
    en: 'takes {{taken}} of the {{whole}} items of passage {{passage}}: a passage is drawn whole or not at all',
  },
  'draws-units-of-items-passages-of-one-draw': {
    id: 'mengambil kelompok berisi {{sizes}} soal: semua bacaan dalam satu pengambilan harus sama banyak soalnya, dan soal tanpa bacaan adalah kelompok berisi 1',
    en: 'draws units of {{sizes}} items: passages of one draw must have equally many items, and items that stand alone are units of 1',
  },
  'asks-for-items-which-is-no-multiple': {
    id: 'meminta {{count}} soal, yang bukan kelipatan {{size}}: tiap bacaannya memiliki {{size}} soal',
    en: 'asks for {{count}} items, which is no multiple of {{size}}: its passages have {{size}} items each',
  },
  'would-cut-a-passage-the-section-draws-units': {
    id: 'akan memotong bacaan: bagian ini mengambil kelompok berisi {{sizes}} soal dalam urutan bebas, jadi hanya dapat dikunci seluruhnya',
    en: 'would cut a passage: the section draws units of {{sizes}} items in any order, so it can only lock as a whole',
  },
  'would-cut-a-passage-a-block-of-items': {
    id: 'akan memotong bacaan: blok berisi {{cut}} soal bukan kelipatan {{size}}, yaitu ukuran bacaannya',
    en: 'would cut a passage: a block of {{cut}} items is no multiple of {{size}}, the size of its passages',
  },
  'files-that-follow-are-not-read': {
    id: 'dan berkas selanjutnya tidak dibaca: paling banyak {{most}} berkas',
    en: 'and what follows is not read: at most {{most}} files',
  },
  'is-a-link-to-nothing': {
    id: 'adalah tautan ke sesuatu yang tidak ada',
    en: 'is a link to nothing',
  },
  'is-a-link-out-of-the-folder': {
    id: 'adalah tautan ke luar folder bank',
    en: 'is a link out of the folder of the bank',
  },
  'is-neither-picture-nor-sound-are': {
    id: 'bukan gambar dan bukan suara: yang diterima {{endings}}',
    en: 'is neither picture nor sound: {{endings}} are',
  },
  'has-kb-a-picture': {
    id: 'berukuran {{size}} KB, padahal gambar paling besar {{most}} KB; kecilkan gambarnya',
    en: 'has {{size}} KB, a picture at most {{most}}',
  },
  'is-too-much-pictures-and-sounds-have': {
    id: 'terlalu besar: gambar dan suara seluruhnya paling besar {{most}} MB',
    en: 'is too much: pictures and sounds have at most {{most}} MB together',
  },
  'cannot-be-read-by-this-user': {
    id: 'tidak dapat dibaca oleh pengguna ini; periksa izin berkasnya',
    en: 'cannot be read by this user; look at its permissions',
  },
  'is-not-utf-8-text': {
    id: 'bukan teks UTF-8; simpan sebagai UTF-8',
    en: 'is not UTF-8 text; save it as UTF-8',
  },
  'is-not-a-file': {
    id: 'bukan berkas',
    en: 'is not a file',
  },
  'has-mb-at-most-are-read': {
    id: 'berukuran {{size}} MB, padahal yang dibaca paling besar {{most}} MB',
    en: 'has {{size}} MB, at most {{most}} are read',
  },
  'the-bank-has-another-item-this-one': {
    id: 'bank memiliki soal lain dengan id {{item}}; soal ini menjadi {{id}}',
    en: 'the bank has another item {{item}}; this one is {{id}}',
  },
  'names-no-passage-of-this-bank': {
    id: 'menyebut bacaan yang tidak ada di bank ini',
    en: 'names no passage of this bank',
  },
  'no-item-of-this-bank-is-approved': {
    id: 'belum ada soal di bank ini yang disetujui',
    en: 'no item of this bank is approved',
  },
  'its-bytes-were-not-given-with-the-bank': {
    id: 'berkasnya tidak disertakan bersama bank',
    en: 'its bytes were not given with the bank',
  },
  'its-bytes-are-not-those-of-the-bank': {
    id: 'isinya berbeda dari berkas yang ada di bank',
    en: 'its bytes are not those of the bank',
  },
  'and-more-problems': {
    id: 'dan {{count}} masalah lain',
    en: 'and {{count}} more',
  },
  'is-not-known-here': {
    id: 'tidak dikenal di sini; pilih dari daftar',
    en: 'is not known here; choose from the list',
  },
  'has-no-item-to-draw': {
    id: 'tidak memiliki soal yang dapat diambil',
    en: 'has no item to draw',
  },
  'the-bank-has-another-passage': {
    id: 'bank memiliki bacaan lain dengan id {{passage}}; bacaan ini menjadi {{id}}',
    en: 'the bank has another passage {{passage}}; this one is {{id}}',
  },
  'names-a-file-as-a-picture': {
    id: 'menyebut {{source}} sebagai gambar, padahal berkas itu {{type}}',
    en: 'names {{source}} as a picture, but it is {{type}}',
  },
  'names-a-file-as-a-sound': {
    id: 'menyebut {{source}} sebagai suara, padahal berkas itu {{type}}',
    en: 'names {{source}} as a sound, but it is {{type}}',
  },
  'statements-word': {
    id: 'pernyataan',
    en: 'statements',
  },
  'sources-word': {
    id: 'baris kiri',
    en: 'sources',
  },
  'none-word': {
    id: 'tidak ada',
    en: 'none',
  },
  'lacks-section': {
    id: 'belum memiliki bagian',
    en: 'has no section',
  },
  'lacks-topic': {
    id: 'belum memiliki topik',
    en: 'has no topic',
  },
  'lacks-difficulty': {
    id: 'belum memiliki tingkat kesulitan',
    en: 'has no difficulty',
  },
} as const;
