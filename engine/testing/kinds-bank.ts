import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FULL_CREDIT, type Interaction } from '#domain/item/interaction.ts';
import type { Response } from '#domain/item/response.ts';
import { tinyJson } from './tiny-exam.ts';

const MAP = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200" width="400" height="200">
<rect width="400" height="200" fill="#eef"/><circle cx="90" cy="60" r="30" fill="#b33"/><circle cx="300" cy="120" r="30" fill="#36c"/></svg>`;
const picture = { source: 'media/peta.svg', alt: 'Peta dengan dua pulau', width: 400, height: 200 };
const islands = [
  { shape: 'circle', x: 90, y: 60, radius: 30 },
  { shape: 'circle', x: 300, y: 120, radius: 30 },
] as const;

/** An item of a kind and its right response, in places of the bank. */
export interface KeyedKind {
  readonly interaction: Interaction;
  readonly right: Response;
}

/** One item of each kind beside the weighted choice, which has sections of its own. */
export const EVERY_KIND: readonly KeyedKind[] = [
  { interaction: { kind: 'single-choice', options: ['merah', 'putih', 'biru'], key: [1] }, right: 1 },
  {
    interaction: {
      ...{ kind: 'multiple-response', options: ['dua', 'tiga', 'empat', 'lima'], key: [0, 1, 3] },
      ...{ least: 1, most: null, credit: 'per-part' },
    },
    right: [0, 1, 3],
  },
  { interaction: { kind: 'true-false', key: false }, right: false },
  {
    interaction: {
      ...{ kind: 'true-false-grid', statements: ['Air membeku pada 0 °C.', 'Matahari terbit di barat.'] },
      ...{ key: [true, false], labels: null, credit: 'per-part' },
    },
    right: [true, false],
  },
  {
    interaction: {
      ...{ kind: 'matching', sources: ['Jawa Barat', 'Bali'], targets: ['Bandung', 'Denpasar', 'Medan'] },
      ...{ key: [[0], [1]], credit: 'per-part' },
    },
    right: [0, 1],
  },
  { interaction: { kind: 'ordering', entries: ['1908', '1928', '1945'], credit: 'per-part' }, right: [0, 1, 2] },
  {
    interaction: {
      kind: 'gap-choice',
      text: [
        'Ibu kota ',
        { tag: 'span', attributes: { title: 'gap-0' } },
        ' ada di pulau ',
        { tag: 'span', attributes: { title: 'gap-1' } },
        '.',
      ],
      gaps: [
        { options: ['Jakarta', 'Medan'], key: 0 },
        { options: ['Sumatra', 'Jawa'], key: 1 },
      ],
      credit: 'per-part',
    },
    right: [0, 1],
  },
  {
    interaction: {
      kind: 'numeric',
      accepted: [{ least: '1.5', greatest: '1.5', credit: FULL_CREDIT }],
      units: [
        { name: 'm', factor: '1' },
        { name: 'cm', factor: '0.01' },
      ],
      unit: 'required',
      decimalMark: ',',
    },
    right: { number: '150', unit: 'cm' },
  },
  {
    interaction: {
      kind: 'short-text',
      accepted: [{ text: 'Bhinneka Tunggal Ika', credit: FULL_CREDIT, wildcard: false }],
      sameness: { ignoresCase: true, ignoresAccents: true, ignoresPunctuation: true },
      longest: 60,
    },
    right: 'bhinneka tunggal ika',
  },
  {
    interaction: {
      ...{ kind: 'graphic-choice', picture, key: [1], least: 1, most: 1, credit: 'all-or-nothing' },
      areas: [
        { area: islands[0], name: 'Pulau merah' },
        { area: islands[1], name: 'Pulau biru' },
      ],
    },
    right: [1],
  },
  {
    interaction: { kind: 'hotspot', picture, areas: [{ area: islands[0], credit: FULL_CREDIT }], most: 1 },
    right: [[90, 60]],
  },
];

const WEIGHTED: KeyedKind = {
  interaction: {
    ...{ kind: 'weighted-choice', options: ['Diam', 'Menegur', 'Bertanya dan membantu'], weights: [1, 2, 5] },
  },
  right: 2,
};

/** All twelve, the weighted choice last and in a section of its own. */
export const ALL_KINDS: readonly KeyedKind[] = [...EVERY_KIND, WEIGHTED];

/** A folder for `questionBanksDir` whose exams draw one item of every kind; `isWhole` with the weighted choice. */
export function writeKindsBank({ isWhole = false } = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'terang-banks-'));
  const bank = join(folder, 'samples', 'skd-id');
  for (const inside of [join(bank, 'items'), join(bank, 'media'), join(folder, 'exams')])
    mkdirSync(inside, { recursive: true });
  const head = {
    format: 'terang-bank/1',
    id: 'kinds',
    title: 'Kinds',
    language: 'id',
    version: 1,
    licence: 'Apache-2.0',
  };
  const sections = [
    { code: 'TIU', name: 'TIU', topics: { semua: 'Semua' } },
    ...(isWhole ? [{ code: 'TKP', name: 'TKP', topics: { semua: 'Semua' } }] : []),
  ];
  writeFileSync(join(bank, 'bank.json'), JSON.stringify({ ...head, sections }));
  writeFileSync(join(bank, 'media', 'peta.svg'), MAP);
  const kinds = isWhole ? ALL_KINDS : EVERY_KIND;
  const items = kinds.map(({ interaction }, place) => ({
    ...{ id: `TIU-K-${place}`, section: place < EVERY_KIND.length ? 'TIU' : 'TKP', topic: 'semua', difficulty: 'easy' },
    ...{ stem: `Soal ${interaction.kind}?`, interaction },
  }));
  writeFileSync(join(bank, 'items', 'semua.json'), JSON.stringify({ format: 'terang-items/1', items }));
  for (const id of ['latihan-skd', 'latihan-singkat'])
    writeFileSync(join(folder, 'exams', `${id}.json`), exam(id, isWhole));
  return folder;
}

function exam(id: string, isWhole: boolean): string {
  const scoring = { kind: 'right-wrong', right: 5, wrong: 0, blank: 0 };
  const draw = [{ topic: 'semua', count: EVERY_KIND.length }];
  const title = { id, en: id };
  const weighted = { kind: 'weighted', blank: 0, maximum: 5 };
  const sections = [
    { code: 'TIU', name: { id: 'Semua Jenis', en: 'Every Kind' }, scoring, draw },
    ...(isWhole ? [{ code: 'TKP', name: { id: 'Sikap', en: 'Manner' }, scoring: weighted, draw: [{ count: 1 }] }] : []),
  ];
  return JSON.stringify({
    ...tinyJson(),
    id,
    title,
    bank: 'kinds',
    sections,
    tieBreak: sections.map(({ code }) => code),
    durationMinutes: 60,
    accommodations: [],
  });
}
