import type { Form } from '#domain/form/form.ts';
import type { SectionCode } from '#domain/ids.ts';
import type { Face, ItemKind } from '#domain/item/face.ts';

/** An item to practise with, in the words of one language. Nothing of it comes from a bank. */
export interface PracticeText {
  readonly stem: string;
  /** In the order in which they stand: options, statements, entries. */
  readonly options?: Readonly<Record<string, string>>;
  /** What `options` are matched with. */
  readonly others?: Readonly<Record<string, string>>;
  /** Around a gap. */
  readonly before?: string;
  readonly after?: string;
}

/** By kind and number, as the message catalogues have them. */
export type PracticeTexts = Readonly<Record<string, Readonly<Record<string, PracticeText>>>>;

/** Enough to try every deed on, and no more than somebody does who only waits. An exam of more kinds shows one of each. */
export const LEAST_PRACTICE = 3;

type Maker = (text: PracticeText) => Face;

const PLAIN: ItemKind = 'single-choice';

/** Kinds at which one points into a picture have none: there is no picture before the paper. */
const MAKERS: Readonly<Partial<Record<ItemKind, Maker>>> = {
  'single-choice': (text) => ({ kind: 'single-choice', ...stemOf(text), options: listOf(text.options) }),
  'weighted-choice': (text) => ({ kind: 'weighted-choice', ...stemOf(text), options: listOf(text.options) }),
  'multiple-response': (text) => ({
    kind: 'multiple-response',
    ...stemOf(text),
    options: listOf(text.options),
    least: 1,
    most: null,
  }),
  'true-false': (text) => ({ kind: 'true-false', ...stemOf(text) }),
  'true-false-grid': (text) => ({
    kind: 'true-false-grid',
    ...stemOf(text),
    statements: listOf(text.options),
    labels: null,
  }),
  matching: (text) => ({
    kind: 'matching',
    ...stemOf(text),
    sources: listOf(text.options),
    targets: listOf(text.others),
  }),
  ordering: (text) => ({ kind: 'ordering', ...stemOf(text), entries: listOf(text.options) }),
  'gap-choice': (text) => ({
    kind: 'gap-choice',
    ...stemOf(text),
    text: [text.before ?? '', { tag: 'span', attributes: { title: 'gap-0' } }, text.after ?? ''],
    gaps: [listOf(text.options)],
  }),
  numeric: (text) => ({ kind: 'numeric', ...stemOf(text), units: [], unit: 'none', decimalMark: ',' }),
  'short-text': (text) => ({ kind: 'short-text', ...stemOf(text), longest: 40 }),
};

function stemOf({ stem }: PracticeText): Pick<Face, 'stem'> {
  return { stem: [{ kind: 'paragraph', text: stem }] };
}

function listOf(texts: Readonly<Record<string, string>> = {}): string[] {
  return Object.values(texts);
}

/** Of each kind of this exam in turn the first, then the second; where there are no more of them, plain choices. */
function practiceFaces(kinds: readonly string[], texts: PracticeTexts): Face[] {
  const known = kinds.filter((kind) => kind in MAKERS && texts[kind] !== undefined);
  const rounds = Object.values(texts[PLAIN] ?? {}).map((_, round) => round);
  const faces = rounds.flatMap((round) => known.flatMap((kind) => faceAt(texts, kind, round)));
  const plain = known.includes(PLAIN) ? [] : rounds.flatMap((round) => faceAt(texts, PLAIN, round));
  return [...faces, ...plain].slice(0, Math.max(LEAST_PRACTICE, known.length));
}

function faceAt(texts: PracticeTexts, kind: string, round: number): Face[] {
  const text = Object.values(texts[kind] ?? {})[round];
  const make = MAKERS[kind as ItemKind];
  return text === undefined || make === undefined ? [] : [make(text)];
}

export function practiceForm(kinds: readonly string[], texts: PracticeTexts, name: string, code = name): Form {
  return {
    format: 'terang-form/1',
    sections: [{ code: code as SectionCode, name: { id: name, en: name }, items: practiceFaces(kinds, texts) }],
  };
}
