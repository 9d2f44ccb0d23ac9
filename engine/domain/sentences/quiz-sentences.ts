/** What a reader of GIFT and Aiken tells. */
export const QUIZ_SENTENCES = {
  'answer-and-its-letter': {
    id: 'ANSWER: dan hurufnya',
    en: 'ANSWER: and its letter',
  },
  'the-question-is-not-finished-is-missing': {
    id: 'soalnya tidak selesai: {{ending}} tidak ada',
    en: 'the question is not finished: {{ending}} is missing',
  },
  'there-is-an-answer-before-any-question': {
    id: 'ada jawaban sebelum soal mana pun',
    en: 'there is an answer before any question',
  },
  'there-is-an-option-before-any-question': {
    id: 'ada opsi sebelum soal mana pun',
    en: 'there is an option before any question',
  },
  'line-option-stands-where-belongs': {
    id: 'baris {{line}}: opsi {{letter}} berada di tempat opsi {{due}}',
    en: 'line {{line}}: option {{letter}} stands where {{due}} belongs',
  },
  'line-the-answer-is-none-of-its-options': {
    id: 'baris {{line}}: jawabannya bukan salah satu opsi: {{answer}}',
    en: 'line {{line}}: the answer is none of its options: {{answer}}',
  },
  'has-characters-at-most-are-read': {
    id: 'memiliki {{count}} karakter, yang dibaca paling banyak {{most}}',
    en: 'has {{count}} characters, at most {{most}} are read',
  },
  'has-a-without-a-the-sign-itself': {
    id: 'memiliki "}" tanpa "{"; tanda itu sendiri ditulis "\\}"',
    en: 'has a "}" without a "{"; the sign itself is "\\}"',
  },
  'has-answers-that-do-not-end-is-missing': {
    id: 'memiliki jawaban yang tidak berakhir: "}" tidak ada sebelum baris kosong',
    en: 'has answers that do not end: "}" is missing before the empty line',
  },
  'has-a-title-that-does-not-end': {
    id: 'memiliki judul yang tidak berakhir: "::" tidak ada',
    en: 'has a title that does not end: "::" is missing',
  },
  'has-an-answer-without': {
    id: 'memiliki jawaban tanpa "=" atau "~": {{answer}}',
    en: 'has an answer without "=" or "~": {{answer}}',
  },
  'has-text-where-a-number-belongs': {
    id: 'memuat {{text}} di tempat angka: 5, 5:0.1, atau 4.9..5.1',
    en: 'has {{text}} where a number belongs: 5, 5:0.1 or 4.9..5.1',
  },
  'has-a-pair-without': {
    id: 'memiliki pasangan tanpa "->": {{pair}}',
    en: 'has a pair without "->": {{pair}}',
  },
  'a-category-below-the-topic-is-not-kept': {
    id: 'kategori di bawah topik tidak disimpan: {{category}}',
    en: 'a category below the topic is not kept: {{category}}',
  },
  'is-a-description-a-text-without-a-question': {
    id: 'adalah deskripsi: teks tanpa pertanyaan tidak diambil',
    en: 'is a description: a text without a question is not taken',
  },
  'is-an-essay-nobody-but-a-person-can': {
    id: 'adalah esai: hanya manusia yang dapat menilainya',
    en: 'is an essay: nobody but a person can score it',
  },
  'the-general-feedback-becomes-the-reason': {
    id: 'umpan balik umum menjadi alasan kunci, sebagai teks biasa',
    en: 'the general feedback becomes the reason of the key, as plain text',
  },
  'markdown-is-kept-as-it-is-written': {
    id: 'Markdown dibiarkan sebagaimana tertulis',
    en: 'Markdown is kept as it is written',
  },
  'feedback-to-single-answers-is-not-kept': {
    id: 'umpan balik untuk tiap jawaban tidak disimpan',
    en: 'feedback to single answers is not kept',
  },
  'has-a-weight-that-is-no-percentage-from': {
    id: 'memiliki bobot yang bukan persentase dari -100 sampai 100',
    en: 'has a weight that is no percentage from -100 to 100',
  },
  'has-an-answer-that-is-no-number': {
    id: 'memiliki jawaban yang bukan angka atau rentang dari yang kecil ke yang besar',
    en: 'has an answer that is no number or range from the lesser to the greater',
  },
} as const;
