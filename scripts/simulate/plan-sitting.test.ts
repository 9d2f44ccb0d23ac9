import { resolve } from 'node:path';
import type { BankItem } from '../../engine/domain/bank/bank.ts';
import type { Form } from '../../engine/domain/form/form.ts';
import type { Face } from '../../engine/domain/item/face.ts';
import { readBankFolder } from '../../engine/storage/read-bank-folder.ts';
import { readNativeBank } from '../../question-banks/formats/native/read-native.ts';
import { worthFrom } from './item-worth.ts';
import { type PlanOptions, planSitting } from './plan-sitting.ts';
import { Chance } from './seeded-chance.ts';
import { makePerson } from './simulated-person.ts';

const folder = readBankFolder(resolve(__dirname, '../../question-banks/samples/skd-id'));
const bank = readNativeBank(folder.files, folder.media).bank!;
const worthOf = worthFrom(bank);

type Choice = Face<'single-choice' | 'weighted-choice'>;

/** As a paper shows it: options in another order than the bank's. */
function faceOf(item: BankItem): Choice {
  if (item.kind !== 'single-choice' && item.kind !== 'weighted-choice') throw new Error(`${item.id} is no choice`);
  return { kind: item.kind, stem: item.stem as Face['stem'], options: item.options.toReversed() };
}

const faces = bank.items.filter((_, place) => place % 3 === 0).map(faceOf);
const form = {
  format: 'terang-form/1',
  sections: [{ code: 'X', name: { id: 'X', en: 'X' }, items: faces }],
} as unknown as Form;
const options: PlanOptions = { allottedMs: 6_000_000, worthOf, dropRate: 0, responses: [] };

function plan(seed: string, more: Partial<PlanOptions> = {}) {
  const chance = new Chance(seed);
  return planSitting(makePerson(chance), form, chance, { ...options, ...more });
}

test('what a person does follows from the seed alone', () => {
  expect(plan('a')).toEqual(plan('a'));
  expect(plan('a')).not.toEqual(plan('b'));
});

test('everything is possible on the paper, and fits into the time', () => {
  for (const seed of ['a', 'b', 'c', 'd']) {
    const { deeds, lastLookMs } = plan(seed);
    for (const { change } of deeds) {
      const face = faces[change.position]!;
      expect(face).toBeDefined();
      if (change.kind === 'choose') expect(face.options[change.response as number]).toBeDefined();
    }
    const total = deeds.reduce((sum, deed) => sum + deed.thinkMs, lastLookMs);
    expect(total).toBeLessThanOrEqual(options.allottedMs * 0.92 + 1);
    expect(total).toBeGreaterThan(options.allottedMs * 0.25);
  }
});

test('connections break as often as asked for', () => {
  expect(plan('a').deeds.some(({ dropsLine }) => dropsLine)).toBe(false);
  expect(plan('a', { dropRate: 1 }).deeds.every(({ dropsLine }) => dropsLine)).toBe(true);
});

test('what the engine holds already is not answered again', () => {
  const first = plan('a').deeds.flatMap(({ change }) => (change.kind === 'choose' ? [change] : []))[0]!;
  const responses = faces.map((_, position) => (position === first.position ? first.response : null));
  expect(plan('a', { responses }).deeds.map(({ change }) => change)).not.toContainEqual(first);
});

test('with the bank some are better than others, and all are better than chance', () => {
  const shareRight = (seed: string): number => {
    const chosen = new Map(
      plan(seed).deeds.flatMap(({ change }) =>
        change.kind === 'choose' ? [[change.position, change.response] as const] : [],
      ),
    );
    const worths = [...chosen].map(([position, response]) => worthOf(faces[position]!)!.options[response as number]!);
    return worths.reduce((sum, worth) => sum + worth, 0) / worths.length;
  };
  const shares = Array.from({ length: 30 }, (_, place) => shareRight(`person ${place}`));
  expect(Math.min(...shares)).toBeGreaterThan(0.25);
  expect(Math.max(...shares) - Math.min(...shares)).toBeGreaterThan(0.2);
});

test('an item that the bank does not have is worth nothing that is known', () => {
  expect(worthOf({ ...faces[0]!, options: ['a', 'b'] })).toBeNull();
});

test('a block is locked when the person is done with it, once, and nothing in it is changed after that', () => {
  const blocks = [
    { position: 2, items: 3 },
    { position: 5, items: 4 },
  ];
  const { deeds } = plan('a', { blocks });
  for (const { items, position } of blocks) {
    const own = deeds.filter(({ change }) => change.position >= position && change.position < position + items);
    expect(own.filter(({ change }) => change.kind === 'lock')).toEqual([own.at(-1)]);
    expect(own.length).toBeGreaterThan(1);
  }
  const locked = faces.map((_, place) => place >= 2 && place < 5);
  expect(plan('a', { blocks, locked }).deeds.every(({ change }) => !locked[change.position])).toBe(true);
});
