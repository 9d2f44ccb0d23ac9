import { sortBank } from '../bank/assemble-form.ts';
import type { BankItem, ItemBank } from '../bank/bank.ts';
import { readDefinition } from '../definition/read-definition.ts';
import type { ItemId, Pid, SectionCode } from '../ids.ts';
import { applyChange, blankSheet } from '../answer/answer-sheet.ts';
import { keySheet } from './key-sheet.ts';
import { scorePaper } from './score-paper.ts';

const words = (text: string) => ({ id: text, en: text });

const RULES = {
  format: 'terang-exam/1',
  id: 'known-answers',
  title: words('Known answers'),
  legalBasis: '-',
  official: false,
  bank: 'known-answers',
  durationMinutes: 1,
  clockStarts: 'session',
  lagGraceMs: 0,
  sections: [
    {
      code: 'A',
      name: words('A'),
      scoring: { kind: 'right-wrong', right: 5, wrong: -1, blank: 0 },
      draw: [{ count: 3 }],
    },
    { code: 'B', name: words('B'), scoring: { kind: 'weighted', blank: 0, maximum: 5 }, draw: [{ count: 2 }] },
  ],
  categories: [{ code: 'umum', name: words('Umum') }],
  accommodations: [],
  thresholds: [],
  tieBreak: [],
  livePolicy: 'finished',
};

const OPTIONS = ['p', 'q', 'r', 's', 't'];

function item(id: string, section: string, keyed: { key: number[] } | { weights: number[] }): BankItem {
  const kind = 'key' in keyed ? 'single-choice' : 'weighted-choice';
  const stem = [{ kind: 'paragraph', text: id }];
  const head = { id: id as ItemId, section: section as SectionCode, topic: 't', difficulty: 'easy', stem };
  return {
    ...head,
    kind,
    options: OPTIONS,
    pinsLast: false,
    rationale: '',
    source: id,
    ...keyed,
  } as unknown as BankItem;
}

const BANK: ItemBank = {
  id: 'known-answers',
  title: '',
  language: 'en',
  version: 1,
  licence: '-',
  sections: ['A', 'B'].map((code) => ({ code: code as SectionCode, name: code, topics: { t: 't' } })),
  items: [
    item('A-1', 'A', { key: [2] }),
    item('A-2', 'A', { key: [0] }),
    item('A-3', 'A', { key: [4] }),
    item('B-1', 'B', { weights: [1, 2, 3, 4, 5] }),
    item('B-2', 'B', { weights: [5, 4, 3, 2, 1] }),
  ],
  media: {},
};

/** A paper whose options stand in another order than in the bank: right, wrong, blank, and two weights. */
const PLAN = [
  { itemId: 'A-1', section: 'A', options: [4, 2, 0, 1, 3] },
  { itemId: 'A-2', section: 'A', options: [0, 1, 2, 3, 4] },
  { itemId: 'A-3', section: 'A', options: [3, 4, 1, 0, 2] },
  { itemId: 'B-1', section: 'B', options: [1, 0, 4, 3, 2] },
  { itemId: 'B-2', section: 'B', options: [4, 3, 2, 1, 0] },
].map((place) => ({ ...place, itemId: place.itemId as ItemId, section: place.section as SectionCode }));

const ANSWERS = [
  { position: 0, response: 1 },
  { position: 1, response: 3 },
  { position: 3, response: 2 },
  { position: 4, response: 0 },
];
/** 5 − 1 + 0, and 5 + 1, in hundredths. */
const EXPECTED = [
  ['A', 400],
  ['B', 600],
  ['total', 1_000],
];

/** Whether the code that scores everybody's paper scores this one as it was worked out by hand. */
export function knownAnswersHold(): boolean {
  const { definition } = readDefinition(RULES);
  if (definition === null) return false;
  const keys = keySheet({ pid: '' as Pid, items: PLAN }, definition, sortBank(BANK, definition));
  const sheet = ANSWERS.reduce(
    (before, { position, response }) => applyChange(before, { kind: 'choose', position, response }),
    blankSheet(PLAN.length),
  );
  const { sections, total } = scorePaper(definition, keys, sheet);
  const found = [...sections.map(({ code, points }) => [code, points]), ['total', total]];
  return JSON.stringify(found) === JSON.stringify(EXPECTED);
}
