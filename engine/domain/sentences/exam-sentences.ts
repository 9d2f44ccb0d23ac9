/** What can be wrong with an exam’s rules, its roster and its session. */
export const EXAM_SENTENCES = {
  'code-is-there-twice': {
    id: '"{{code}}" tertulis dua kali',
    en: '"{{code}}" is there twice',
  },
  'must-be-more-than': {
    id: 'harus lebih dari {{best}}',
    en: 'must be more than {{best}}',
  },
  'must-be-more-than-wrong-and-blank-earn': {
    id: 'harus lebih dari nilai untuk salah dan kosong, yaitu {{best}}',
    en: 'must be more than wrong and blank earn, {{best}}',
  },
  'overlaps-with-draw-an-item-could-be-drawn': {
    id: 'tumpang tindih dengan draw[{{draw}}]: satu soal dapat terambil dua kali',
    en: 'overlaps with draw[{{draw}}]: an item could be drawn twice',
  },
  'is-shorter-than-the-exams-own-time': {
    id: 'lebih singkat daripada waktu ujian sendiri',
    en: "is shorter than the exam's own time",
  },
  'is-everybodys-clockstarts-is-sign': {
    id: 'berlaku bagi semua: clockStarts adalah "sign-in"',
    en: 'is everybody\'s: clockStarts is "sign-in"',
  },
  'names-a-settings-file-and-lockdown-does': {
    id: 'menyebut berkas pengaturan, padahal lockdown tidak memintanya',
    en: 'names a settings file, and lockdown does not ask for any',
  },
  'names-a-second-settings-file-and-lockdown-configkeys': {
    id: 'menyebut berkas pengaturan kedua, padahal lockdown.configKeys sudah memiliki satu',
    en: 'names a second settings file, and lockdown.configKeys has one',
  },
  'has-no-rule-in-thresholds': {
    id: '"{{code}}" tidak memiliki aturan di thresholds',
    en: '"{{code}}" has no rule in thresholds',
  },
  'names-no-category': {
    id: 'tidak menyebut kategori',
    en: 'names no category',
  },
  'is-not-a-category': {
    id: '"{{code}}" bukan kategori',
    en: '"{{code}}" is not a category',
  },
  'has-a-rule-already-thresholds': {
    id: '"{{code}}" sudah memiliki aturan, thresholds[{{earlier}}]',
    en: '"{{code}}" has a rule already, thresholds[{{earlier}}]',
  },
  'is-not-a-section': {
    id: 'bukan bagian',
    en: 'is not a section',
  },
  'is-above-the-sections-maximum': {
    id: 'melebihi nilai maksimum bagian, yaitu {{most}}',
    en: "is above the section's maximum of {{most}}",
  },
  'is-above-the-exams-maximum': {
    id: 'melebihi nilai maksimum ujian, yaitu {{most}}',
    en: "is above the exam's maximum of {{most}}",
  },
  'names-no-section': {
    id: '"{{code}}" bukan bagian',
    en: '"{{code}}" is not a section',
  },
  'must-be-true-in-an-official-exam': {
    id: 'harus true: pada ujian resmi, nilai berjalan dapat dipakai sebagai isyarat, dan aturan harus menyatakan bahwa hal ini diketahui',
    en: 'must be true: in an official exam a running score can be used as a signal, and the rules must say that this is known',
  },
  'has-a-block-of-items-in-an-official': {
    id: 'memiliki blok berisi {{items}} soal: pada ujian resmi papan skor akan hampir memperlihatkan jawaban satu per satu, sedikitnya {{least}} soal dikunci bersama',
    en: 'has a block of {{items}} items: in an official exam the board would nearly show single answers, at least {{least}} lock together',
  },
  'accepts-nothing-where-seb-is-off-with-required': {
    id: 'tidak menerima apa pun bila seb adalah "off"; dengan "required" tanpa kunci hanya kios terkelola yang diterima',
    en: 'accepts nothing where seb is "off"; with "required" and no key only managed kiosks are admitted',
  },
  'names-no-key-so-no-browser-could-be': {
    id: 'tidak menyebut kunci, sehingga tidak ada peramban yang dapat dikenali sebagai Safe Exam Browser; seb adalah "{{seb}}"',
    en: 'names no key, so no browser could be told to be Safe Exam Browser; seb is "{{seb}}"',
  },
  'must-be-section-every-a-number': {
    id: 'harus "section", {"every": angka}, atau daftar banyak soal',
    en: 'must be "section", {"every": a number} or a list of numbers of items',
  },
  'must-be-a-list-of-whole-numbers-from': {
    id: 'harus daftar bilangan bulat mulai dari 1',
    en: 'must be a list of whole numbers from 1',
  },
  'has-items-in-its-blocks-the-section-draws': {
    id: 'memiliki {{all}} soal di blok-bloknya, padahal bagian mengambil {{items}}',
    en: 'has {{all}} items in its blocks, the section draws {{items}}',
  },
  'is-the-section-draws-items': {
    id: 'bernilai {{every}}, padahal bagian mengambil {{items}} soal',
    en: 'is {{every}}, the section draws {{items}} items',
  },
  'needs-an-end-that-all-have-together-clockstarts': {
    id: 'memerlukan akhir yang sama bagi semua: clockStarts harus "session"',
    en: 'needs an end that all have together: clockStarts must be "session"',
  },
  'must-be-shorter-than-the-exams-own-time': {
    id: 'harus lebih singkat daripada waktu ujian sendiri',
    en: "must be shorter than the exam's own time",
  },
  'must-be-a-key-of-64-lower-case': {
    id: 'harus berupa kunci 64 digit heksadesimal huruf kecil',
    en: 'must be a key of 64 lower-case hexadecimal digits',
  },
  'is-a-date-which-some-spell-with-quotation': {
    id: 'adalah tanggal, yang oleh sebagian program ditulis dengan tanda kutip dan oleh sebagian tidak',
    en: 'is a date, which some spell with quotation marks and some without',
  },
  'is-a-real-that-programs-spell-differently-write': {
    id: 'adalah bilangan real yang ditulis berbeda oleh tiap program; tulis bilangan bulat',
    en: 'is a real that programs spell differently; write an integer',
  },
  'holds-a-quotation-mark-or-a-backslash': {
    id: 'memuat tanda kutip atau garis miring terbalik',
    en: 'holds a quotation mark or a backslash',
  },
  'is-an-empty-dict': {
    id: 'adalah dict kosong',
    en: 'is an empty dict',
  },
  'counts-for-some-below-the-root': {
    id: 'oleh sebagian program dihitung di bawah akar',
    en: 'counts for some below the root',
  },
  'is-a-key-whose-place-in-the-order': {
    id: 'adalah kunci yang urutannya tidak pasti',
    en: 'is a key whose place in the order is not certain',
  },
  'differs-from-another-key-only-in-case': {
    id: 'hanya berbeda huruf besar-kecil dengan kunci lain',
    en: 'differs from another key only in case',
  },
  'says-no-category-the-definition-has': {
    id: 'tidak menyebut kategori; definisi memiliki: {{codes}}',
    en: 'says no category; the definition has: {{codes}}',
  },
  'must-have-1-to-64-small-letters-digits': {
    id: 'harus 1 sampai 64 huruf kecil, angka, dan tanda hubung, serta diawali huruf atau angka',
    en: 'must have 1 to 64 small letters, digits and hyphens, and begin with a letter or digit',
  },
  'must-have-at-least-characters': {
    id: 'harus sedikitnya {{least}} karakter',
    en: 'must have at least {{least}} characters',
  },
  'the-number-is-there-already': {
    id: 'nomor ini sudah ada, di {{twin}}',
    en: 'the number is there already, at {{twin}}',
  },
  'the-seat-is-taken-already': {
    id: 'meja {{seat}} sudah dipakai, di {{neighbour}}',
    en: 'the seat {{seat}} is taken already, at {{neighbour}}',
  },
  'accommodation-is-not-in-the-definition': {
    id: 'akomodasi {{code}} tidak ada dalam aturan ujian',
    en: 'accommodation {{code}} is not in the definition',
  },
  'needs-settings-files-at-once': {
    id: 'memerlukan {{count}} berkas pengaturan sekaligus: {{files}}',
    en: 'needs {{count}} settings files at once: {{files}}',
  },
  'category-is-not-in-the-definition': {
    id: 'kategori {{code}} tidak ada dalam aturan ujian',
    en: 'category {{code}} is not in the definition',
  },
  'the-pin-must-have-1-to-characters': {
    id: 'PIN harus 1 sampai {{most}} karakter',
    en: 'the PIN must have 1 to {{most}} characters',
  },
  'an-accommodation-is-there-twice': {
    id: 'satu akomodasi tertulis dua kali',
    en: 'an accommodation is there twice',
  },
  'belongs-to-another-session': {
    id: 'milik sesi lain',
    en: 'belongs to another session',
  },
  'category-is-not-listed': {
    id: 'kategori {{word}} tidak ada dalam aturan ujian, yang memuat: {{codes}}',
    en: 'category {{word}} is not in the definition, which has: {{codes}}',
  },
  'accommodation-is-not-listed': {
    id: 'akomodasi {{word}} tidak ada dalam aturan ujian, yang memuat: {{codes}}',
    en: 'accommodation {{word}} is not in the definition, which has: {{codes}}',
  },
  'number-field': {
    id: 'nomor',
    en: 'the number',
  },
  'name-field': {
    id: 'nama',
    en: 'the name',
  },
  'seat-field': {
    id: 'meja',
    en: 'the seat',
  },
  'room-field': {
    id: 'ruang',
    en: 'the room',
  },
  'field-has-a-fault': {
    id: '{{field}} {{why}}',
    en: '{{field}} {{why}}',
  },
  'field-has-blanks-around-it': {
    id: '{{field}} diawali atau diakhiri spasi; hapus spasinya',
    en: '{{field}} has blanks around it',
  },
  'field-has-another-length': {
    id: '{{field}} harus 1 sampai {{longest}} karakter',
    en: '{{field}} must have 1 to {{longest}} characters',
  },
  'the-seat-has-no-room': {
    id: 'meja {{seat}} tidak memiliki ruang: tulis ruangnya',
    en: 'seat {{seat}} has no room: write which one it is in',
  },
  'the-room-is-none-of-the-session': {
    id: 'ruang {{room}} bukan salah satu ruang sesi ini',
    en: "room {{room}} is not one of the session's rooms",
  },
  'no-room-apart': {
    id: 'kebutuhan khususnya meminta ruang terpisah, dan tidak satu pun ruang sesi ini ditandai demikian',
    en: "has an accommodation that asks for a room apart, and none of the session's rooms is one",
  },
  'too-few-seats-for-the-lots': {
    id: '{{people}} peserta akan didudukkan dengan undian, padahal hanya {{seats}} meja yang bebas',
    en: '{{people}} people are to be seated by lot, and {{seats}} seats are free for it',
  },
  'the-room-has-no-such-seat': {
    id: 'ruang {{room}} tidak memiliki meja {{seat}}',
    en: 'room {{room}} has no seat {{seat}}',
  },
  'the-seat-is-of-somebody-else': {
    id: 'meja {{seat}} di ruang {{room}} milik orang lain',
    en: "seat {{seat}} of room {{room}} is somebody else's",
  },
  'too-many-people-for-the-room': {
    id: '{{people}} peserta dikirim ke ruang {{room}}, padahal hanya {{seats}} meja yang bebas di sana',
    en: '{{people}} people are sent to room {{room}}, and {{seats}} seats are free there',
  },
  'the-room-is-not-laid-out': {
    id: 'denah ruang {{room}} belum dibuat',
    en: 'room {{room}} is not laid out',
  },
  'seats-need-workstations-required': {
    id: '{{seats}} memerlukan workstations required: tidak ada yang tahu di mana komputer lain berada',
    en: '{{seats}} needs workstations to be required: nobody knows where another computer stands',
  },
  'seats-need-workstations-known': {
    id: '{{seats}} memerlukan workstations flagged atau required: tidak ada yang tahu di mana komputer lain berada',
    en: '{{seats}} needs workstations to be flagged or required: nobody knows where another computer stands',
  },
} as const;
