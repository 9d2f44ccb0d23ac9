import { textsOf } from '../item/interaction-parts.ts';
import fc from 'fast-check';
import { nodeHashing as h } from '../../storage/node-hashing.ts';
import {
  definitionOf,
  tinyBank,
  tinyDefinition,
  tinyDraw,
  tinyJson,
  tinyPid,
  tinyPlan,
  tinySorted,
} from '../../testing/tiny-exam.ts';
import type { ItemId, Pid } from '../ids.ts';
import { canonicalJson } from '../ledger/canonical-json.ts';
import { toHex } from '../ledger/hex.ts';
import { type FormPlan, faceForm, itemOf, planForm, sortBank, stratumName } from './assemble-form.ts';

const seed = fc.uint8Array({ minLength: 32, maxLength: 32 });
const pid = fc.stringMatching(/^[0-9a-f]{20}$/).map((text) => text as Pid);
const ALL = [0, 1, 2, 3, 4];

function numbered(n: number): Pid {
  return n.toString(16).padStart(20, '0') as Pid;
}

function ids(plan: FormPlan): ItemId[] {
  return plan.items.map(({ itemId }) => itemId);
}

function countOf(plan: FormPlan, prefix: string): number {
  return ids(plan).filter((id) => id.startsWith(prefix)).length;
}

test('every paper has the counts of its draws, section after section, and no item twice', () => {
  fc.assert(
    fc.property(seed, pid, (secret, someone) => {
      const plan = planForm(h, { ...tinyDraw, seed: secret }, someone, tinyDefinition, tinySorted);
      expect(['VER-WE', 'VER-WH', 'VER-SE', 'CHR-SV'].map((draw) => countOf(plan, draw))).toEqual([3, 2, 3, 4]);
      expect(plan.items.map(({ section }) => section)).toEqual([...Array(8).fill('VER'), ...Array(4).fill('CHR')]);
      expect(new Set(ids(plan)).size).toBe(12);
      expect(plan.pid).toBe(someone);
    }),
    { numRuns: 50 },
  );
});

test('options are a permutation, and a pinned last option stays last', () => {
  fc.assert(
    fc.property(pid, (someone) => {
      for (const { itemId, options } of tinyPlan(someone).items) {
        expect([...options].sort()).toEqual(ALL);
        if (itemId.startsWith('VER-SE')) expect(options[4]).toBe(4);
      }
    }),
    { numRuns: 50 },
  );
});

// A second program, written in another language from the specification's section on form derivation, reaches the same digest.
test('the same draw gives the same paper for ever: this one has this digest', () => {
  expect(tinyPlan()).toEqual(tinyPlan());
  const digest = h.sha256(h.utf8(canonicalJson({ pid: tinyPid, items: tinyPlan().items })));
  expect(toHex(digest)).toBe('f320807e40f1c3bc757f98d5ba91160bb70387002f601576a2f0fbbe216a8151');
});

test('the order in which a bank is written plays no part', () => {
  const backwards = sortBank({ ...tinyBank, items: [...tinyBank.items].reverse() }, tinyDefinition);
  expect(planForm(h, tinyDraw, tinyPid, tinyDefinition, backwards)).toEqual(tinyPlan());
});

test.each([
  ['another seed', { ...tinyDraw, seed: new Uint8Array(32).fill(5) }, tinyPid],
  ['one flipped bit of the seed', { ...tinyDraw, seed: tinyDraw.seed.with(31, 2) }, tinyPid],
  ['another manifest', { ...tinyDraw, manifestHash: new Uint8Array(32).fill(6) }, tinyPid],
  ['another participant', tinyDraw, numbered(1)],
])('%s gives another paper', (_, draw, someone) => {
  const { items } = planForm(h, draw, someone, tinyDefinition, tinySorted);
  expect(items).not.toEqual(tinyPlan().items);
});

test('a thousand participants have a thousand papers', () => {
  const papers = Array.from({ length: 1_000 }, (_, n) => JSON.stringify(tinyPlan(numbered(n)).items));
  expect(new Set(papers).size).toBe(1_000);
});

test('a draw that the bank cannot fill is a fault', () => {
  const poor = sortBank({ ...tinyBank, items: tinyBank.items.filter(({ id }) => id < 'VER-SE-2') }, tinyDefinition);
  expect(() => planForm(h, tinyDraw, tinyPid, tinyDefinition, poor)).toThrow('VER topic-words/easy: 0 of 3');
});

test('an item that the bank does not have is a fault', () => {
  expect(() => itemOf({ ...tinyPlan().items[0]!, itemId: 'GONE' as ItemId }, tinySorted)).toThrow(RangeError);
});

test.each([
  ['twk', 'easy', 'twk/easy'],
  ['twk', null, 'twk'],
  [null, 'hard', '*/hard'],
  [null, null, '*'],
] as const)('the draw of topic %s and difficulty %s is called %s', (topic, difficulty, name) => {
  expect(stratumName({ topic, difficulty, count: 1 })).toBe(name);
});

describe('over 3,000 papers', () => {
  const PAPERS = 3_000;
  const plans = Array.from({ length: PAPERS }, (_, n) => tinyPlan(numbered(n)));

  /** Pearson's sum over cells that should be equal. Bounds are several times the expected value: a sanity check, not a proof. */
  function chiSquare(observed: readonly number[]): number {
    const expected = observed.reduce((total, count) => total + count, 0) / observed.length;
    return observed.reduce((total, count) => total + (count - expected) ** 2 / expected, 0);
  }

  function tally(cells: number, picks: Iterable<number>): number[] {
    const counts = Array<number>(cells).fill(0);
    for (const pick of picks) counts[pick] = (counts[pick] ?? 0) + 1;
    return counts;
  }

  test.each([
    ['VER-WE', 8],
    ['VER-WH', 6],
    ['VER-SE', 6],
    ['CHR-SV', 8],
  ])('every item of %s is drawn about equally often', (prefix, cells) => {
    const picks = plans.flatMap((plan) => ids(plan).filter((id) => id.startsWith(prefix)));
    expect(
      chiSquare(
        tally(
          cells,
          picks.map((id) => Number(id.slice(7))),
        ),
      ),
    ).toBeLessThan(30);
  });

  test('every option of an item is shown about equally often at every place', () => {
    for (const option of ALL) {
      const shown = plans.flatMap(({ items }) =>
        items.filter(({ itemId }) => itemId === 'CHR-SV-3').map(({ options }) => options.indexOf(option)),
      );
      expect(chiSquare(tally(5, shown))).toBeLessThan(30);
    }
  });

  test('the right option is about equally often at every place where nothing is pinned', () => {
    const places = plans.flatMap(({ items }) =>
      items.flatMap((planned) => {
        const item = itemOf(planned, tinySorted);
        return item.kind === 'single-choice' && !item.pinsLast ? [planned.options.indexOf(item.key[0] as number)] : [];
      }),
    );
    expect(places).toHaveLength(5 * PAPERS);
    expect(chiSquare(tally(5, places))).toBeLessThan(30);
  });

  test('every item of a section comes about equally often at its first place', () => {
    const first = plans.flatMap(({ items }) => items.slice(8, 9).map(({ itemId }) => Number(itemId.slice(7))));
    expect(chiSquare(tally(8, first))).toBeLessThan(30);
  });
});

describe('what a candidate gets', () => {
  const plan = tinyPlan();
  const form = faceForm(plan, tinyDefinition, tinySorted);

  test('shows each planned item with its options in the planned order', () => {
    const faces = form.sections.flatMap(({ items }) => items);
    expect(faces).toHaveLength(12);
    plan.items.forEach((planned, position) => {
      const item = itemOf(planned, tinySorted);
      expect(faces[position]).toEqual({
        kind: item.kind,
        stem: item.stem,
        options: planned.options.map((place) => textsOf(item)[place]),
      });
    });
  });

  test('holds no item id, topic, difficulty, key, weight, reason or source', () => {
    const text = JSON.stringify(form);
    const secrets = [
      ...tinyBank.items.map(({ id }) => id),
      'topic-words',
      'topic-series',
      'topic-service',
      'secret-rationale',
      'secret-source',
      'rationale',
      'source',
      'difficulty',
      'easy',
      'hard',
      'medium',
      '"key"',
      'weights',
      'pinsLast',
      'itemId',
      'optionIds',
      tinyPid,
    ];
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  });

  test('has these fields and no others', () => {
    const names = new Set<string>();
    JSON.stringify(form, (name, value: unknown) => {
      if (name !== '' && Number.isNaN(Number(name))) names.add(name);
      return value;
    });
    expect([...names].sort()).toEqual([
      'code',
      'en',
      'format',
      'id',
      'items',
      'kind',
      'name',
      'options',
      'sections',
      'stem',
      'text',
    ]);
  });

  test('is the same for two banks that differ in their keys alone', () => {
    const otherKeys = {
      ...tinyBank,
      items: tinyBank.items.map((item) =>
        item.kind === 'single-choice'
          ? { ...item, key: [(item.key[0]! + 1) % 5] }
          : item.kind === 'weighted-choice'
            ? { ...item, weights: [...item.weights].reverse() }
            : item,
      ),
    };
    const sorted = sortBank(otherKeys, tinyDefinition);
    const again = planForm(h, tinyDraw, tinyPid, tinyDefinition, sorted);
    expect(JSON.stringify(faceForm(again, tinyDefinition, sorted))).toBe(JSON.stringify(form));
  });
});

test('a change of one section leaves the drawing of the others as it was', () => {
  const json = tinyJson() as { sections: { draw: { count: number }[] }[] };
  json.sections[1]!.draw[0]!.count = 2;
  const definition = definitionOf(json);
  const plan = planForm(h, tinyDraw, tinyPid, definition, sortBank(tinyBank, definition));
  expect(plan.items.slice(0, 8)).toEqual(tinyPlan().items.slice(0, 8));
});
