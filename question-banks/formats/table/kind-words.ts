/** Kinds that fit into one row. */
export const TABLE_KINDS = [
  'single-choice',
  'weighted-choice',
  'multiple-response',
  'true-false',
  'numeric',
  'short-text',
  'matching',
  'ordering',
] as const;
export type TableKind = (typeof TABLE_KINDS)[number];

/** What the column "jenis" may say, Indonesian and English first. Small letters. */
const WORDS: Readonly<Record<TableKind, readonly string[]>> = {
  'single-choice': ['pilihan ganda', 'single choice', 'pg', 'single', 'multiple choice', 'mc', 'mcq'],
  'weighted-choice': ['pilihan berbobot', 'weighted choice', 'berbobot', 'weighted', 'tkp'],
  'multiple-response': ['pilihan ganda kompleks', 'multiple response', 'pgk', 'multiple', 'jawaban ganda'],
  'true-false': ['benar salah', 'true false', 'benar/salah', 'true/false', 'b/s', 't/f'],
  numeric: ['angka', 'number', 'numerik', 'numeric', 'isian angka'],
  'short-text': ['isian', 'short text', 'isian singkat', 'short answer', 'jawaban singkat'],
  matching: ['menjodohkan', 'matching', 'mencocokkan'],
  ordering: ['mengurutkan', 'ordering', 'urutan', 'order'],
};

export function tableKind(word: string): TableKind | null {
  const plain = word
    .toLowerCase()
    .replace(/[\s_-]+/gu, ' ')
    .trim();
  return TABLE_KINDS.find((kind) => kind.replace('-', ' ') === plain || WORDS[kind].includes(plain)) ?? null;
}

export function kindWord(kind: TableKind, language: 'id' | 'en'): string {
  return WORDS[kind][language === 'id' ? 0 : 1] ?? kind;
}

const TRUE = ['b', 'benar', 'true', 't', 'ya', 'yes', '1'];
const FALSE = ['s', 'salah', 'false', 'f', 'tidak', 'no', '0'];

/** Null where it says neither. */
export function truthOf(word: string): boolean | null {
  const plain = word.trim().toLowerCase();
  return TRUE.includes(plain) ? true : FALSE.includes(plain) ? false : null;
}

const LEVELS: readonly (readonly ['easy' | 'medium' | 'hard', readonly string[]])[] = [
  ['easy', ['easy', 'mudah', 'gampang', 'rendah']],
  ['medium', ['medium', 'sedang', 'menengah', 'cukup']],
  ['hard', ['hard', 'sulit', 'sukar', 'tinggi']],
];

export function difficultyOf(word: string): 'easy' | 'medium' | 'hard' | null {
  const plain = word.trim().toLowerCase();
  return LEVELS.find(([, words]) => words.includes(plain))?.[0] ?? null;
}
