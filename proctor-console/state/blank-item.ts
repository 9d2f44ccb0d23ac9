import type { AuthoredItem } from '#domain/item/authored-item.ts';
import { FULL_CREDIT, type Interaction, type InteractionKind } from '#domain/item/interaction.ts';
import { gapNode, withPlainDollars } from './simple-text.ts';

const NO_PICTURE = { source: '', alt: '', width: 1, height: 1 };
const ANY = { least: 1, most: null, credit: 'per-part' as const };

const BLANKS: { readonly [K in InteractionKind]: Extract<Interaction, { kind: K }> } = {
  'single-choice': { kind: 'single-choice', options: ['', '', '', '', ''], key: [0] },
  'weighted-choice': { kind: 'weighted-choice', options: ['', '', '', '', ''], weights: [5, 4, 3, 2, 1] },
  'multiple-response': { kind: 'multiple-response', options: ['', '', '', ''], key: [], ...ANY },
  'true-false': { kind: 'true-false', key: true },
  'true-false-grid': {
    kind: 'true-false-grid',
    statements: ['', '', ''],
    key: [true, true, true],
    labels: null,
    credit: 'per-part',
  },
  matching: {
    kind: 'matching',
    sources: ['', '', ''],
    targets: ['', '', ''],
    key: [[0], [1], [2]],
    credit: 'per-part',
  },
  ordering: { kind: 'ordering', entries: ['', '', ''], credit: 'all-or-nothing' },
  'gap-choice': { kind: 'gap-choice', text: [gapNode(0)], gaps: [{ options: ['', ''], key: 0 }], credit: 'per-part' },
  numeric: {
    kind: 'numeric',
    accepted: [{ least: '', greatest: '', credit: FULL_CREDIT }],
    units: [],
    unit: 'none',
    decimalMark: ',',
  },
  'short-text': {
    kind: 'short-text',
    accepted: [{ text: '', credit: FULL_CREDIT, wildcard: false }],
    sameness: { ignoresCase: true, ignoresAccents: true, ignoresPunctuation: false },
    longest: 60,
  },
  'graphic-choice': { kind: 'graphic-choice', picture: NO_PICTURE, areas: [], key: [], ...ANY },
  hotspot: { kind: 'hotspot', picture: NO_PICTURE, areas: [], most: 1 },
};

/** A new item of a kind, with nothing in it. */
export function blankItem(kind: InteractionKind, language: string): AuthoredItem {
  return {
    ...{ id: '', title: '', section: '', topic: '', difficulty: null, language, passage: null, stem: '', sounds: [] },
    interaction: BLANKS[kind],
    ...{ shuffles: true, pinsLast: false, tags: [], rationale: '', source: '' },
  };
}

/** An item as its author typed it: a plain dollar sign is typed with a backslash, as one alone begins a formula. */
export function editable(item: AuthoredItem, tags: readonly string[]): AuthoredItem {
  return { ...item, tags, stem: withPlainDollars(item.stem), interaction: editableInteraction(item.interaction) };
}

function editableInteraction(asked: Interaction): Interaction {
  switch (asked.kind) {
    case 'single-choice':
    case 'weighted-choice':
    case 'multiple-response':
      return { ...asked, options: asked.options.map(withPlainDollars) };
    case 'true-false-grid':
      return { ...asked, statements: asked.statements.map(withPlainDollars) };
    case 'matching': {
      const { sources, targets } = asked;
      return { ...asked, sources: sources.map(withPlainDollars), targets: targets.map(withPlainDollars) };
    }
    case 'ordering':
      return { ...asked, entries: asked.entries.map(withPlainDollars) };
    case 'gap-choice':
      return { ...asked, text: withPlainDollars(asked.text) };
    case 'true-false':
    case 'numeric':
    case 'short-text':
    case 'graphic-choice':
    case 'hotspot':
      return asked;
  }
}
