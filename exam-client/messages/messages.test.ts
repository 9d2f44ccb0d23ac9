import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { REFUSALS } from '#domain/session/refusal.ts';
import en from './en.json';
import id from './id.json';

type Tree = { readonly [key: string]: string | Tree };

function sentences(tree: Tree, before = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') found.set(before + key, value);
    else for (const [name, text] of sentences(value, `${before}${key}.`)) found.set(name, text);
  }
  return found;
}

const [indonesian, english] = [sentences(id), sentences(en)];

test('both languages say the same things', () => {
  expect([...english.keys()].sort()).toEqual([...indonesian.keys()].sort());
});

test('both languages fill in the same facts', () => {
  const facts = (text = ''): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => String(name)).sort();
  for (const key of indonesian.keys())
    expect([key, facts(english.get(key))]).toEqual([key, facts(indonesian.get(key))]);
});

test('nothing is left unsaid', () => {
  for (const text of [...indonesian.values(), ...english.values()]) expect(text.trim()).not.toBe('');
});

test.each(REFUSALS)('the refusal %s has a sentence in both languages', (word) => {
  expect(indonesian.get(`refusal.${word}`)).toMatch(/\.$/);
  expect(english.get(`refusal.${word}`)).toMatch(/\.$/);
});

test('every sentence that a screen asks for exists', () => {
  const folder = path.join(__dirname, '../screens');
  const asked = ['screens', 'items'].flatMap((name) => {
    const at = path.join(folder, '..', name);
    const sources = readdirSync(at).filter((file) => /(?<![.]test)[.]tsx?$/.test(file));
    return sources.flatMap((file) =>
      [...readFileSync(path.join(at, file), 'utf8').matchAll(/\bt\(\s*'([\w.-]+)'/g)].map(([, key]) => String(key)),
    );
  });
  const unknown = asked.filter((key) => !indonesian.has(key) && !indonesian.has(`${key}_other`));
  expect(asked.length).toBeGreaterThan(80);
  expect(unknown).toEqual([]);
});

test('no sentence shouts or blames', () => {
  for (const text of [...indonesian.values(), ...english.values()]) expect(text).not.toMatch(/!|oops|sukses/i);
});
