import type { Sentence } from '../sentences/sentence.ts';
import { bankItemOf } from '../bank/authored-bank-item.ts';
import { itemProblems } from '../bank/check-bank.ts';
import type { AuthoredItem } from '../item/authored-item.ts';
import { FULL_CREDIT, type Interaction } from '../item/interaction.ts';
import { itemFaults } from './item-faults.ts';

const item = (interaction: Interaction, more: Partial<AuthoredItem> = {}): AuthoredItem => ({
  ...{ id: 'TWK-001', title: '', section: 'TWK', topic: 'x', difficulty: 'easy', language: 'id', passage: null },
  ...{ stem: 'Yang mana?', sounds: [], shuffles: true, pinsLast: false, tags: [], rationale: '', source: '' },
  interaction,
  ...more,
});
const MEDIA = { 'media/a.png': { type: 'image/png', hash: 'a', size: 1 } };
const picture = { source: 'media/a.png', alt: 'Peta', width: 10, height: 10 };
const area = { shape: 'circle' as const, x: 1, y: 1, radius: 1 };
const bounds = { least: 1, most: null, credit: 'per-part' as const };
const gap = (n: number) => ({ tag: 'span' as const, attributes: { title: `gap-${n}` } });
const right = { least: '1', greatest: '2', credit: FULL_CREDIT };

const SOUND: readonly Interaction[] = [
  { kind: 'single-choice', options: ['a', 'b'], key: [1] },
  { kind: 'weighted-choice', options: ['a', 'b'], weights: [1, 5] },
  { kind: 'multiple-response', options: ['a', 'b', 'c'], key: [0, 2], ...bounds },
  { kind: 'true-false', key: false },
  { kind: 'true-false-grid', statements: ['a'], key: [true], labels: null, credit: 'per-part' },
  { kind: 'matching', sources: ['a'], targets: ['b', 'c'], key: [[1]], credit: 'per-part' },
  { kind: 'ordering', entries: ['a', 'b'], credit: 'per-part' },
  { kind: 'gap-choice', text: ['x ', gap(0)], gaps: [{ options: ['a', 'b'], key: 0 }], credit: 'per-part' },
  { kind: 'numeric', accepted: [right], units: [], unit: 'none' },
  {
    kind: 'short-text',
    accepted: [{ text: 'a', credit: FULL_CREDIT, wildcard: false }],
    sameness: { ignoresCase: true, ignoresAccents: true, ignoresPunctuation: true },
    longest: 9,
  },
  { kind: 'graphic-choice', picture, areas: [{ area, name: 'Jawa' }], key: [0], ...bounds },
  { kind: 'hotspot', picture, areas: [{ area, credit: FULL_CREDIT }], most: 1 },
];

function importFaults(authored: AuthoredItem): Sentence[] {
  const converted = bankItemOf(authored);
  return converted.ok ? itemProblems(converted.item, MEDIA) : [converted.what];
}

test.each(SOUND)('a sound item of the kind $kind has no fault, here and at an import', (interaction) => {
  expect(itemFaults(item(interaction))).toEqual([]);
  expect(importFaults(item(interaction))).toEqual([]);
});

const broken = (place: number, part: object): Interaction => ({ ...SOUND[place]!, ...part }) as Interaction;
test.each<readonly [Interaction, string, string]>([
  [broken(0, { key: [] }), 'interaction.key', 'no-key'],
  [broken(0, { options: ['a'], key: [0] }), 'interaction.options', 'few'],
  [broken(0, { options: ['a', 'A'] }), 'interaction.options[1]', 'twins'],
  [broken(0, { options: 'abcdefghi'.split('') }), 'interaction.options', 'many'],
  [broken(1, { weights: [2, 2] }), 'interaction.weights', 'same-points'],
  [broken(2, { key: [] }), 'interaction.key', 'no-key'],
  [broken(2, { most: 1 }), 'interaction.least', 'key-bounds'],
  [broken(2, { least: 9 }), 'interaction.least', 'bounds'],
  [broken(4, { statements: [''] }), 'interaction.statements[0]', 'text-empty'],
  [broken(5, { key: [[]] }), 'interaction.key[0]', 'no-target'],
  [broken(6, { entries: ['a', 'a'] }), 'interaction.entries[1]', 'twins'],
  [broken(7, { text: 'x' }), 'interaction.text', 'gap-places'],
  [broken(8, { accepted: [{ ...right, least: 'x' }] }), 'interaction.accepted[0]', 'no-number'],
  [broken(8, { accepted: [{ ...right, least: '3' }] }), 'interaction.accepted[0]', 'range'],
  [broken(8, { accepted: [{ ...right, credit: 1 }] }), 'interaction.accepted', 'no-full'],
  [broken(8, { unit: 'required' }), 'interaction.unit', 'no-unit'],
  [broken(10, { key: [] }), 'interaction.key', 'no-key'],
  [broken(10, { picture: { ...picture, source: '' } }), 'interaction.picture', 'no-picture'],
  [broken(11, { areas: [] }), 'interaction.areas', 'no-area'],
])('%j is refused by both, and told at %s', (interaction, where, word) => {
  expect(itemFaults(item(interaction))).toContainEqual(expect.objectContaining({ where, word }));
  expect(importFaults(item(interaction))).not.toEqual([]);
});

test('head: code, question, transcript', () => {
  const sounds = [{ source: 'media/a.mp3', transcript: ' ', plays: null }];
  const found = itemFaults(item(SOUND[3]!, { id: 'x', stem: [{ tag: 'p', children: [' '] }], sounds }));
  expect(found.map(({ where, word }) => [where, word])).toEqual([
    ['id', 'id'],
    ['stem', 'stem-empty'],
    ['sounds[0]', 'no-transcript'],
  ]);
});
