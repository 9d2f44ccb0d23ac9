/** What a column can be. Options and weights have one column for each letter beside these. */
export const COLUMN_ROLES = [
  'id',
  'kind',
  'section',
  'topic',
  'difficulty',
  'title',
  'language',
  'question',
  'picture',
  'key',
  'weights',
  'rationale',
  'tags',
] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];

/** Headings of the template, Indonesian and English, and words that mean the same. Small letters. */
const NAMES: Readonly<Record<ColumnRole, readonly string[]>> = {
  id: ['kode', 'id', 'code', 'kode soal', 'item id'],
  kind: ['jenis', 'kind', 'tipe', 'type', 'jenis soal', 'question type'],
  section: ['bagian', 'section', 'subtes', 'sesi', 'mata uji', 'mapel'],
  topic: ['topik', 'topic', 'materi', 'kategori', 'category'],
  difficulty: ['tingkat', 'difficulty', 'kesulitan', 'tingkat kesulitan', 'level'],
  title: ['judul', 'title'],
  language: ['bahasa', 'language'],
  question: ['soal', 'question', 'pertanyaan', 'butir soal', 'stem', 'teks soal', 'question text'],
  picture: ['gambar', 'picture', 'image'],
  key: ['kunci', 'key', 'kunci jawaban', 'jawaban', 'jawaban benar', 'answer', 'correct', 'correct answer'],
  weights: ['bobot', 'weights', 'weight', 'skor', 'scores'],
  rationale: ['pembahasan', 'rationale', 'penjelasan', 'explanation', 'alasan'],
  tags: ['label', 'tags', 'tag', 'penanda', 'kata kunci'],
};

const OPTION = /^(?:opsi|option|pilihan|jawaban|choice|pil)?[ ._-]*([a-j])$/;
const WEIGHT = /^(?:bobot|weight|skor|score|nilai|poin|points?)[ ._-]*([a-j])$/;
/** A counter that spreadsheets begin with. */
const COUNTER = new Set(['no', 'no.', 'nomor', 'number', '#']);

export type Column =
  | { readonly kind: 'role'; readonly role: ColumnRole }
  | { readonly kind: 'option' | 'weight'; readonly place: number }
  | { readonly kind: 'counter' | 'unknown' };

/** What a heading of the template means. */
export function columnOf(heading: string): Column {
  const name = heading.toLowerCase().replace(/\s+/gu, ' ').trim();
  for (const [role, names] of Object.entries(NAMES)) {
    if (names.includes(name)) return { kind: 'role', role: role as ColumnRole };
  }
  const option = OPTION.exec(name)?.[1];
  if (option !== undefined) return { kind: 'option', place: option.charCodeAt(0) - 97 };
  const weight = WEIGHT.exec(name)?.[1];
  if (weight !== undefined) return { kind: 'weight', place: weight.charCodeAt(0) - 97 };
  return { kind: COUNTER.has(name) ? 'counter' : 'unknown' };
}

/** The headings of the template in one language. */
export function templateHeadings(language: 'id' | 'en', role: ColumnRole): string {
  return NAMES[role][language === 'id' ? 0 : 1] ?? role;
}
