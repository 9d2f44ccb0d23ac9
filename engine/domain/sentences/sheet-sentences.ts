/** What reading and writing sheets tells: CSV, workbooks, rosters. */
export const SHEET_SENTENCES = {
  'is-larger-than-mb': {
    id: 'lebih besar dari {{most}} MB; bagi menjadi beberapa berkas',
    en: 'is larger than {{most}} MB; split it into several files',
  },
  'rows-that-follow-are-not-read': {
    id: 'dan baris selanjutnya tidak dibaca; bagi menjadi beberapa berkas',
    en: 'and what follows is not read; split it into several files',
  },
  'has-cells-at-most-are-read': {
    id: 'memiliki {{count}} sel, yang dibaca paling banyak {{most}}',
    en: 'has {{count}} cells, at most {{most}} are read',
  },
  'has-a-cell-with-more-than-characters': {
    id: 'memiliki sel dengan lebih dari {{most}} karakter',
    en: 'has a cell with more than {{most}} characters',
  },
  'has-a-quotation-mark-that-opens-a-cell': {
    id: 'memiliki tanda kutip pembuka sel yang tidak pernah ditutup',
    en: 'has a quotation mark that opens a cell and is never closed',
  },
  'its-passage-is-written-before-the-question': {
    id: 'bacaannya ditulis sebelum pertanyaan, dalam sel yang sama',
    en: 'its passage is written before the question, in the same cell',
  },
  'its-sounds-are-not-written': {
    id: 'suaranya tidak ikut ditulis',
    en: 'its sounds are not written',
  },
  'that-its-options-keep-their-order': {
    id: 'ketentuan bahwa urutan opsinya tetap tidak ikut ditulis',
    en: 'that its options keep their order is not written',
  },
  'formulas-pictures-and-structure-become-plain-text': {
    id: 'rumus, gambar, dan susunan menjadi teks biasa',
    en: 'formulas, pictures and structure become plain text',
  },
  'its-units-are-not-written': {
    id: 'satuannya tidak ikut ditulis',
    en: 'its units are not written',
  },
  'that-an-answer-earns-a-part': {
    id: 'ketentuan bahwa sebuah jawaban bernilai sebagian tidak ikut ditulis',
    en: 'that an answer earns a part is not written',
  },
  'has-an-answer-with-which-parts-answers': {
    id: 'memiliki jawaban dengan "|", yang memisahkan jawaban di dalam sel',
    en: 'has an answer with "|", which parts answers in a cell',
  },
  'that-capitals-count-is-not-written': {
    id: 'ketentuan bahwa huruf besar-kecil berpengaruh tidak ikut ditulis',
    en: 'that capitals count is not written',
  },
  'that-only-the-whole-order-counts': {
    id: 'ketentuan bahwa hanya urutan lengkap yang dinilai tidak ikut ditulis',
    en: 'that only the whole order counts is not written',
  },
  'is-of-the-kind-which-does-not-fit': {
    id: 'berjenis {{kind}}, yang tidak muat dalam satu baris',
    en: 'is of the kind {{kind}}, which does not fit into a row',
  },
  'has-options-a-row-holds': {
    id: 'memiliki {{count}} opsi, padahal satu baris memuat paling banyak {{most}}',
    en: 'has {{count}} options, a row holds at most {{most}}',
  },
  'what-each-option-earns-is-not-written': {
    id: 'bobot tiap opsi tidak ikut ditulis',
    en: 'what each option earns is not written',
  },
  'that-a-part-of-the-right-options-earns': {
    id: 'ketentuan bahwa sebagian opsi benar bernilai tidak ikut ditulis',
    en: 'that a part of the right options earns something is not written',
  },
  'has-a-text-with-which-parts-pairs': {
    id: 'memiliki teks dengan "->", yang memisahkan pasangan di dalam sel',
    en: 'has a text with "->", which parts pairs in a cell',
  },
  'a-row-names-one-right-target-for-each': {
    id: 'satu baris menyebut satu pasangan benar untuk tiap baris kiri',
    en: 'a row names one right target for each source',
  },
  'holds-no-rows': {
    id: 'tidak memuat baris',
    en: 'holds no rows',
  },
  'the-column-is-not-known-and-not-read': {
    id: 'kolom {{heading}} tidak dikenal dan tidak dibaca',
    en: 'the column {{heading}} is not known and not read',
  },
  'has-headings-and-no-rows': {
    id: 'memiliki judul kolom tetapi tidak memuat baris',
    en: 'has headings and no rows',
  },
  'has-the-column-twice-or-two-that-mean': {
    id: 'memiliki kolom {{heading}} dua kali, atau dua kolom yang sama artinya',
    en: 'has the column {{heading}} twice, or two that mean the same',
  },
  'has-no-column': {
    id: 'tidak memiliki kolom {{heading}}',
    en: 'has no column {{heading}}',
  },
  'is-missing-no-column-holds-the-questions': {
    id: 'tidak ada: tidak ada kolom yang memuat pertanyaan',
    en: 'is missing: no column holds the questions',
  },
  'has-the-kind-which-is-not-known': {
    id: 'memiliki jenis {{kind}}, yang tidak dikenal',
    en: 'has the kind {{kind}}, which is not known',
  },
  'has-the-difficulty-mudah-sedang-sulit-or-easy': {
    id: 'memiliki tingkat kesulitan {{level}}: yang dikenal mudah, sedang, sulit atau easy, medium, hard',
    en: 'has the difficulty {{level}}: mudah, sedang, sulit or easy, medium, hard are known',
  },
  'a-formula-between-single-stays-as': {
    id: 'rumus di antara satu "$" dibiarkan sebagaimana tertulis; di antara "$$" atau "\\(" dan "\\)" dibaca sebagai TeX',
    en: 'a formula between single "$" stays as it is written; between "$$" or "\\(" and "\\)" it is read as TeX',
  },
  'tags-of-html-stay-as-they-are-written': {
    id: 'tag HTML dibiarkan sebagaimana tertulis; "text": "html" pada pemetaan kolom membuatnya dibaca',
    en: 'tags of HTML stay as they are written; "text": "html" in a column mapping reads them',
  },
  'names-the-picture-which-does-not-lie-beside': {
    id: 'menyebut gambar {{picture}}, yang tidak berada di samping lembar; impor sebagai zip berisi lembar dan gambarnya',
    en: 'names the picture {{picture}}, which does not lie beside the sheet; import a zip of the sheet and its pictures',
  },
  'names-the-picture-which': {
    id: 'menyebut gambar {{picture}}, yang {{why}}',
    en: 'names the picture {{picture}}, which {{why}}',
  },
  'has-weights-for-options': {
    id: 'memiliki {{weights}} bobot untuk {{options}} opsi',
    en: 'has {{weights}} weights for {{options}} options',
  },
  'has-neither-options-nor-a-kind-fill': {
    id: 'tidak memiliki opsi dan tidak menyebut jenis: isi opsinya, atau kolom "jenis" ("kind")',
    en: 'has neither options nor a kind: fill in the options, or the column "jenis" ("kind")',
  },
  'has-the-key-which-says-neither-true-nor': {
    id: 'memiliki kunci {{key}}, padahal harus "benar" atau "salah"',
    en: 'has the key {{key}}, which says neither true nor false',
  },
  'has-no-key-or-an-empty-one-between': {
    id: 'tidak memiliki kunci, atau ada kunci kosong di antara "|"; isi kuncinya',
    en: 'has no key, or an empty one between "|"; fill it in',
  },
  'is-to-be-put-in-order-so-its': {
    id: 'adalah soal mengurutkan: tulis opsinya dalam urutan yang benar dan kosongkan kuncinya',
    en: 'is to be put in order: write its options in the right order and leave the key empty',
  },
  'has-options-and-a-kind-that-has-none': {
    id: 'memiliki opsi, padahal jenis soal ini tidak memakai opsi; kosongkan opsinya atau ubah jenisnya',
    en: 'has options, but its kind takes none; empty the options or change the kind',
  },
  'has-the-weight-for-option-it-must-be': {
    id: 'memiliki bobot {{weight}} untuk opsi {{option}}; harus bilangan bulat dari 0 sampai 100',
    en: 'has the weight {{weight}} for option {{option}}; it must be a whole number from 0 to 100',
  },
  'has-the-key-and-weights-that-say-another': {
    id: 'memiliki kunci {{key}}, padahal bobotnya menunjuk opsi lain; samakan keduanya',
    en: 'has the key {{key}}, but its weights say another; make them agree',
  },
  'has-weights-and-a-kind-that-has-none': {
    id: 'memiliki bobot, padahal jenis soal ini tidak memakai bobot; kosongkan bobotnya atau ubah jenisnya',
    en: 'has weights, but its kind takes none; empty the weights or change the kind',
  },
  'has-no-key': {
    id: 'tidak memiliki kunci; isi kolom kunci',
    en: 'has no key',
  },
  'has-the-key-which-is-none-of-its': {
    id: 'memiliki kunci {{key}}, yang bukan salah satu dari {{count}} opsinya',
    en: 'has the key {{key}}, which is none of its {{count}} options',
  },
  'has-the-key-which-is-no-number-such': {
    id: 'memiliki kunci {{key}}, yang bukan angka seperti 5, 5:0.1, atau 4.9..5.1',
    en: 'has the key {{key}}, which is no number such as 5, 5:0.1 or 4.9..5.1',
  },
  'is-to-be-matched-so-its-options-are': {
    id: 'adalah soal menjodohkan: tulis opsinya sebagai pasangan "kiri -> kanan" dan kosongkan kuncinya',
    en: 'is to be matched: write its options as pairs "left -> right" and leave the key empty',
  },
  'pairs-are-plain-text-formulas-and-structure': {
    id: 'pasangan berupa teks biasa; rumus dan susunan di dalamnya tidak disimpan',
    en: 'pairs are plain text; formulas and structure in them are not kept',
  },
  'has-an-option-that-is-no-pair-left': {
    id: 'memiliki opsi yang bukan pasangan "kiri -> kanan"',
    en: 'has an option that is no pair "left -> right"',
  },
  'is-no-heading-of-a-question-bank': {
    id: 'bukan judul kolom bank soal: tidak ada kolom "soal" atau "question"',
    en: 'is no heading of a question bank: it has no column "soal" or "question"',
  },
  'has-no-column-which-the-column-mapping-names': {
    id: 'tidak memiliki kolom {{heading}}, yang disebut pemetaan kolom',
    en: 'has no column {{heading}}, which the column mapping names',
  },
  'the-column-is-not-in-the-column-mapping': {
    id: 'kolom {{heading}} tidak ada di pemetaan kolom dan tidak dibaca',
    en: 'the column {{heading}} is not in the column mapping and not read',
  },
  'at-most-options-are-read': {
    id: 'opsi yang dibaca paling banyak {{most}}',
    en: 'at most {{most}} options are read',
  },
  'is-encrypted-or-a-workbook-of-excel-97': {
    id: 'terenkripsi, atau berkas Excel 97; simpan sebagai .xlsx tanpa kata sandi',
    en: 'is encrypted, or a workbook of Excel 97; save it as .xlsx without a password',
  },
  'has-macros-they-are-not-looked': {
    id: 'memiliki makro; makro tidak dilihat',
    en: 'has macros; they are not looked at',
  },
  'is-a-zip-but-no-workbook-xl-workbook': {
    id: 'adalah zip, tetapi bukan buku kerja: xl/workbook.xml tidak ada',
    en: 'is a zip, but no workbook: xl/workbook.xml is missing',
  },
  'has-no-sheet': {
    id: 'tidak memiliki lembar',
    en: 'has no sheet',
  },
  'has-no-sheet-it-has': {
    id: 'tidak memiliki lembar {{sheet}}; yang ada {{names}}',
    en: 'has no sheet {{sheet}}; it has {{names}}',
  },
  'the-sheet-is-read-it-has': {
    id: 'lembar {{sheet}} yang dibaca; yang ada {{names}}',
    en: 'the sheet {{sheet}} is read; it has {{names}}',
  },
  'does-not-hold-its-sheet': {
    id: 'tidak memuat lembarnya {{sheet}}',
    en: 'does not hold its sheet {{sheet}}',
  },
  'has-more-than-texts': {
    id: 'memiliki lebih dari {{most}} teks',
    en: 'has more than {{most}} texts',
  },
  'is-one-row-too-many': {
    id: 'kelebihan satu baris; bagi menjadi beberapa berkas',
    en: 'is one row too many',
  },
  'has-merged-range-s-of-cells-only': {
    id: 'memiliki {{count}} rentang sel gabungan; hanya sel pertama sebuah rentang memuat teksnya',
    en: 'has {{count}} merged range(s) of cells; only the first cell of a range holds its text',
  },
  'has-pictures-or-shapes-on-the-sheet-which': {
    id: 'memiliki gambar atau bentuk di lembar, yang tidak dibaca; sebut gambar dalam sebuah kolom dan taruh di samping lembar',
    en: 'has pictures or shapes on the sheet, which are not read; name pictures in a column and put them beside the sheet',
  },
  'cell-is-beyond-column': {
    id: 'sel {{cell}} melewati kolom {{most}}',
    en: 'cell {{cell}} is beyond column {{most}}',
  },
  'cell-has-more-than-characters': {
    id: 'sel {{cell}} memiliki lebih dari {{most}} karakter',
    en: 'cell {{cell}} has more than {{most}} characters',
  },
  'cell-has-a-fault': {
    id: 'sel {{cell}} {{why}}',
    en: 'cell {{cell}} {{why}}',
  },
  'is-a-formula-the-value-it-had-when': {
    id: 'berisi rumus; nilai saat berkas disimpan yang dibaca',
    en: 'is a formula; the value it had when the file was saved is read',
  },
  'is-a-formula-without-a-saved-value': {
    id: 'berisi rumus tanpa nilai tersimpan; buka dan simpan berkasnya di aplikasi lembar kerja',
    en: 'is a formula without a saved value; open and save the file in a spreadsheet program',
  },
  'names-a-text-that-the-workbook-does': {
    id: 'menyebut teks yang tidak ada di buku kerja',
    en: 'names a text that the workbook does not have',
  },
  'holds-the-error': {
    id: 'memuat galat {{error}}; perbaiki rumusnya lalu simpan lagi',
    en: 'holds the error {{error}}; mend its formula and save again',
  },
  'holds-a-date-which-a-spreadsheet-makes': {
    id: 'memuat tanggal, yang dibuat aplikasi lembar kerja dari teks seperti 1/2; format kolomnya sebagai teks dan tulis ulang',
    en: 'holds a date, which a spreadsheet makes of texts such as 1/2; format the column as text and write it again',
  },
  'holds-a-percentage-which-is-stored-as': {
    id: 'memuat persentase, yang disimpan sebagai pecahan; format kolomnya sebagai teks',
    en: 'holds a percentage, which is stored as a fraction; format the column as text',
  },
  'nomor-or-number': {
    id: '"nomor" atau "number"',
    en: '"nomor" or "number"',
  },
  'nama-or-name': {
    id: '"nama" atau "name"',
    en: '"nama" or "name"',
  },
  'at-line': {
    id: ' (baris {{line}})',
    en: ' (line {{line}})',
  },
  'has-a-row-that-does-not-end': {
    id: 'memiliki baris yang tidak berakhir{{line}}: adakah tanda kutip yang belum ditutup?',
    en: 'has a row that does not end{{line}}: is a quotation mark not closed?',
  },
  'has-a-quotation-mark-inside-a-cell': {
    id: 'memiliki tanda kutip di dalam sel yang tidak diawali tanda kutip{{line}}; apit selnya dengan tanda kutip dan tulis tiap tanda di dalamnya dua kali',
    en: 'has a quotation mark inside a cell that does not begin with one{{line}}; write the cell in quotation marks and each mark in it twice',
  },
  'has-text-after-the-closing-quotation-mark': {
    id: 'memiliki teks setelah tanda kutip penutup sel{{line}}; tanda di dalam sel ditulis dua kali',
    en: 'has text after the quotation mark that closes a cell{{line}}; a mark inside a cell is written twice',
  },
  'is-no-csv-that-can-be-read': {
    id: 'bukan CSV yang dapat dibaca{{line}}: {{code}}',
    en: 'is no CSV that can be read{{line}}: {{code}}',
  },
} as const;
