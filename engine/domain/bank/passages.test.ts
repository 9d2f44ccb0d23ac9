import { inEnglish } from '../../testing/in-english.ts';
import fc from 'fast-check';
import { nodeHashing as h } from '../../storage/node-hashing.ts';
import { definitionOf, tinyBank, tinyDefinition, tinyDraw, tinyJson } from '../../testing/tiny-exam.ts';
import type { ItemId, Pid } from '../ids.ts';
import { type FormPlan, faceForm, planForm, sortBank } from './assemble-form.ts';
import type { BankItem, BankPassage, ItemBank } from './bank.ts';
import { checkBank, checkBankAgainst } from './check-bank.ts';

const LETTERS = ['A', 'B', 'C', 'D'];

function passage(letter: string): BankPassage {
  const text = [{ kind: 'paragraph' as const, text: `Passage ${letter}.` }];
  return { id: `P-${letter}`, title: `Title ${letter}`, text, source: `items/p.md:${letter.charCodeAt(0)}` };
}

/** Items of topic-series become `each` items of each passage, written in an order of their own. */
function withPassages(each: number): ItemBank {
  const model = tinyBank.items.find(({ id }) => id === 'VER-SE-0') as BankItem;
  const items = LETTERS.flatMap((letter) =>
    Array.from({ length: each }, (_, n): BankItem => {
      const stem = [{ kind: 'paragraph' as const, text: `Question ${letter}${n} about it?` }];
      return { ...model, id: `VER-P${letter}-${9 - n}` as ItemId, passage: `P-${letter}`, stem };
    }),
  );
  const lone = tinyBank.items.filter(({ id }) => !id.startsWith('VER-SE'));
  return { ...tinyBank, items: [...lone, ...items], passages: LETTERS.map(passage) };
}

const bank = withPassages(3);

function definitionWith(count: number) {
  const json = tinyJson() as { sections: { draw: { count: number }[] }[] };
  json.sections[0]!.draw[2]!.count = count;
  return definitionOf(json);
}

const six = definitionWith(6);

function planOf(pid: string, seed = tinyDraw.seed, from = bank, definition = six): FormPlan {
  return planForm(h, { ...tinyDraw, seed }, pid as Pid, definition, sortBank(from, definition));
}

test('items of a passage stand together, all of them, in the order of the bank, and the counts are right', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 32, maxLength: 32 }),
      fc.stringMatching(/^[0-9a-f]{20}$/),
      fc.constantFrom(2, 3, 4),
      fc.constantFrom(1, 2, 3, 4),
      (seed, pid, each, passages) => {
        const from = withPassages(each);
        const definition = definitionWith(each * passages);
        const ids = planOf(pid, seed, from, definition).items.map(({ itemId }) => itemId as string);
        expect(ids).toHaveLength(3 + 2 + each * passages + 4);
        expect(new Set(ids).size).toBe(ids.length);
        const drawn = LETTERS.filter((letter) => ids.some((id) => id.startsWith(`VER-P${letter}`)));
        expect(drawn).toHaveLength(passages);
        for (const letter of drawn) {
          const whole = from.items.flatMap(({ id, passage: of }) => (of === `P-${letter}` ? [id as string] : []));
          const first = ids.indexOf(whole[0] as string);
          expect(ids.slice(first, first + each)).toEqual(whole);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('passages come in many orders, and every passage is drawn about equally often', () => {
  const plans = Array.from({ length: 400 }, (_, n) => planOf(n.toString(16).padStart(20, '0')));
  const orders = new Set<string>();
  const counts = new Map<string, number>();
  for (const { items } of plans) {
    const letters = items.flatMap(({ itemId }) => /^VER-P(.)-9/.exec(itemId)?.[1] ?? []);
    orders.add(letters.join(''));
    for (const letter of letters) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  expect(orders.size).toBe(12);
  for (const letter of LETTERS) expect(Math.abs((counts.get(letter) ?? 0) - 200)).toBeLessThan(60);
});

test('the order in which a bank is written plays a part inside a passage only', () => {
  const lone = bank.items.filter((item) => item.passage === undefined).toReversed();
  const passages = LETTERS.toReversed().flatMap((letter) =>
    bank.items.filter((item) => item.passage === `P-${letter}`),
  );
  expect(planOf('a'.repeat(20), tinyDraw.seed, { ...bank, items: [...passages, ...lone] })).toEqual(
    planOf('a'.repeat(20)),
  );
});

test('a paper shows each passage once, in the order of its items, and tells neither its id nor its source', () => {
  const plan = planOf('b'.repeat(20));
  const form = faceForm(plan, six, sortBank(bank, six));
  const faces = form.sections.flatMap(({ items }) => items);
  const numbers = faces.map((face) => face.passage).filter((number) => number !== undefined);
  expect(numbers).toEqual([0, 0, 0, 1, 1, 1]);
  expect(form.passages).toHaveLength(2);
  const letter = /^VER-P(.)/.exec(plan.items.find(({ itemId }) => itemId.startsWith('VER-P'))!.itemId)![1];
  expect(form.passages![0]).toEqual({
    title: `Title ${letter}`,
    text: [{ kind: 'paragraph', text: `Passage ${letter}.` }],
  });
  expect(JSON.stringify(form)).not.toMatch(/"P-|items\/|source/);
});

test('a bank without passages gives papers without any', () => {
  const plan = planForm(h, tinyDraw, 'c'.repeat(20) as Pid, tinyDefinition, sortBank(tinyBank, tinyDefinition));
  expect(Object.keys(faceForm(plan, tinyDefinition, sortBank(tinyBank, tinyDefinition)))).toEqual([
    'format',
    'sections',
  ]);
});

function sentences(from: ItemBank, count = 6): string[] {
  return inEnglish(checkBankAgainst(from, definitionWith(count))).map(({ where, what }) => `${where} ${what}`);
}

/** The bank with the last item of passage D changed. */
function withLast(change: Partial<BankItem>): ItemBank {
  return { ...bank, items: [...bank.items.slice(0, -1), { ...bank.items.at(-1), ...change } as BankItem] };
}

test('what a draw cannot do with passages is said before any paper is drawn', () => {
  expect(sentences(bank)).toEqual([]);
  expect(sentences(bank, 7)).toEqual([
    'sections[0].draw[2] asks for 7 items, which is no multiple of 3: its passages have 3 items each',
  ]);
  expect(sentences({ ...bank, items: bank.items.slice(0, -1) })).toEqual([
    'sections[0].draw[2] draws units of 2 and 3 items: passages of one draw must have equally many items, and items that stand alone are units of 1',
  ]);
  expect(sentences(withLast({ topic: 'topic-words', difficulty: 'easy' })).join('\n')).toContain(
    'takes 2 of the 3 items of passage P-D: a passage is drawn whole or not at all',
  );
  expect(() => planOf('a'.repeat(20), tinyDraw.seed, bank, definitionWith(7))).toThrow(
    'cannot be drawn in whole passages',
  );
});

test.each<readonly [string, ItemBank, string]>([
  [
    'a passage nobody is about',
    { ...bank, passages: [...bank.passages!, { ...passage('E'), id: 'P-E' }] },
    'items/p.md:69 passage P-E no item is about it',
  ],
  [
    'a passage twice',
    { ...bank, passages: [...bank.passages!, passage('A')] },
    'items/p.md:65 passage P-A the passage is there already, at items/p.md:65',
  ],
  [
    'a passage that is not there',
    { ...bank, passages: bank.passages!.slice(1) },
    'items/secret-source.md:1 VER-PA-9 passage "P-A" is not in the bank',
  ],
  [
    'a passage without a text',
    { ...bank, passages: [{ ...passage('A'), text: [] }, ...bank.passages!.slice(1)] },
    'items/p.md:65 passage P-A is empty',
  ],
  [
    'a passage of two sections',
    { ...bank, items: [...bank.items, { ...tinyBank.items.at(-1)!, id: 'CHR-X' as ItemId, passage: 'P-D' }] },
    'items/secret-source.md:1 CHR-X passage "P-D" has items in section VER too',
  ],
])('%s is a problem', (_, from, expected) => {
  expect(inEnglish(checkBank(from)).map(({ where, what }) => `${where} ${what}`)).toContain(expected);
});

test('the bank of these tests is in order', () => expect(checkBank(bank)).toEqual([]));
