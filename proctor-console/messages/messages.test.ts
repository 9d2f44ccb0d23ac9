import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { ITEM_ACTS } from '#domain/authoring/decide-item.ts';
import { ITEM_FAULT_WORDS } from '#domain/authoring/item-faults.ts';
import { ITEM_STEPS } from '#domain/authoring/item-record.ts';
import { SIGNS } from '#domain/lockdown/sign.ts';
import { ROLES } from '#domain/staff/role.ts';
import { REFUSALS } from '#domain/session/refusal.ts';
import { ALARMS } from '../state/attention.ts';
import { ITEM_KINDS } from '../state/item-view.ts';
import { ACTS, SPARED } from '../state/reach.ts';
import { FILTERS } from '../state/row-order.ts';
import { CAUSES } from '../monitor/reason-fields.tsx';
import en from './en.json' with { type: 'json' };
import id from './id.json' with { type: 'json' };

type Tree = { readonly [key: string]: string | Tree };

function sentences(tree: Tree, above = ''): Map<string, string> {
  const all = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') all.set(above + key, value);
    else for (const [below, text] of sentences(value, `${above}${key}.`)) all.set(below, text);
  }
  return all;
}

const catalogues = { id: sentences(id), en: sentences(en) };
const plural = /_(zero|one|two|few|many|other)$/;
const bare = (keys: Iterable<string>) => [...new Set([...keys].map((key) => key.replace(plural, '')))].sort();
const blanks = (text: string) => [...new Set(text.match(/{{\w+}}/g) ?? [])].sort();

test.each(SIGNS)('the sign %s has words in both languages', (kind) => {
  for (const { signs } of [id, en]) expect((signs.kind as Record<string, string>)[kind]).toBeTruthy();
});

test('both languages say the same things', () => {
  expect(bare(catalogues.id.keys())).toEqual(bare(catalogues.en.keys()));
});

test('both languages leave the same blanks', () => {
  for (const [key, text] of catalogues.id) {
    expect({ key, blanks: blanks(text) }).toEqual({ key, blanks: blanks(catalogues.en.get(key) ?? '') });
  }
});

const families: [string, readonly string[]][] = [
  ['refusal', [...REFUSALS, 'unreachable']],
  ['edit.fault', ITEM_FAULT_WORDS],
  ['edit.kindWords', ITEM_KINDS],
  ['state', ['absent', 'waiting', 'working', 'paused', 'finished', 'disconnected']],
  ['phase', ['prepared', 'open', 'closed']],
  ['word', ['waiting', 'live', 'delayed', 'frozen', 'provisional', 'final']],
  ['finish', ['submitted', 'expired', 'terminated']],
  ['role', ROLES],
  ['weak', ['short', 'name', 'simple', 'same', 'common']],
  ['theme', ['light', 'dark', 'contrast']],
  ['verdict', ['met', 'below']],
  ['alarm', ALARMS],
  ['alarmFor', ALARMS],
  ['attention', ALARMS.filter((alarm) => alarm !== 'held')],
  ['attention', ['held_other']],
  ['act', ACTS],
  ['spared', SPARED],
  ['filter', FILTERS],
  ['cause', CAUSES],
  [
    'column',
    ['seat', 'number', 'name', 'state', 'answered', 'saved', 'connection', 'extra', 'accommodations', 'total', 'alarm'],
  ],
  ...['exam', 'practice'].flatMap((kind) =>
    ['running', 'locked', 'finished', 'closed'].map((policy): [string, string[]] => [
      `policy.${kind}.${policy}`,
      ['lead', 'text'],
    ]),
  ),
  ['bank.step', ITEM_STEPS],
  ['bank.act', ITEM_ACTS],
  ['bank.actNote', ITEM_ACTS],
  ['bank.kind', ITEM_KINDS],
  ['bank.event', ['written', 'submitted', 'returned', 'reviewed', 'approved', 'retired']],
  ['bank.fate', ['new', 'changed', 'same']],
  ['bank.severity', ['error', 'loss', 'note']],
  ['bank.difficulty', ['easy', 'medium', 'hard']],
  ['policy.short', ['running', 'locked', 'finished']],
  ['policy.name', ['running', 'locked', 'finished']],
];

test.each(families)('every word of %s has a sentence in both languages', (family, words) => {
  for (const word of words) {
    for (const language of ['id', 'en'] as const) {
      expect({ word, language, said: catalogues[language].has(`${family}.${word}`) }).toEqual({
        word,
        language,
        said: true,
      });
    }
  }
});

test('every key that a screen writes out is in the catalogues', () => {
  const root = path.resolve(__dirname, '..');
  const sources = ['bank', 'committee', 'monitor', 'scoreboard', 'portal', 'appearance', 'messages'].flatMap((folder) =>
    readdirSync(path.join(root, folder))
      .filter((name) => /[.]tsx?$/.test(name) && !/[.]test[.]/.test(name))
      .map((name) => path.join(root, folder, name)),
  );
  const known = new Set(bare(catalogues.id.keys()));
  const written = sources.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\bt\('([\w.-]+)'/g)].map((match) => match[1] ?? ''),
  );
  expect(written.length).toBeGreaterThan(60);
  expect([...new Set(written)].filter((key) => !known.has(key))).toEqual([]);
});
