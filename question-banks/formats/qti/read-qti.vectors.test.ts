import { inEnglish } from '../../../engine/testing/in-english.ts';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { richTextProblems } from '#domain/item/check-rich-text.ts';
import { textsOf } from '../reading/media-of.ts';
import { readQti } from './read-qti.ts';

const vectors = resolve(__dirname, '../../../../shared/vectors/qti');

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });
}

const all = existsSync(vectors) ? filesIn(vectors).filter((path) => !path.endsWith('.json')) : [];
const packages = [
  ...new Set(all.filter((path) => path.endsWith('imsmanifest.xml')).map((path) => resolve(path, '..'))),
];
const whereVectors = all.length > 0 ? describe : describe.skip;

function fromFolder(folder: string): ReadonlyMap<string, Uint8Array> {
  return new Map(filesIn(folder).map((path) => [relative(folder, path), readFileSync(path)]));
}

whereVectors('public files of QTI', () => {
  test.each(all.map((path) => relative(vectors, path)))('%s is read or refused with a reason', (path) => {
    const { items, problems } = readQti(new Map([[path, readFileSync(join(vectors, path))]]), path);
    expect(items.length + problems.length).toBeGreaterThan(0);
    for (const { what, where } of problems) {
      expect(where.startsWith(path)).toBe(true);
      expect(inEnglish(what)).toMatch(/\w+ \w+/u);
    }
    for (const { interaction, stem } of items) {
      for (const text of [stem, ...textsOf(interaction)]) expect(richTextProblems(text)).toEqual([]);
    }
    const ids = items.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each(packages.map((path) => relative(vectors, path)))(
    'the package %s is read or refused with a reason',
    (path) => {
      const { items, passages, problems } = readQti(fromFolder(join(vectors, path)), path);
      expect(items.length + problems.length).toBeGreaterThan(0);
      const named = new Set(passages.map(({ id }) => id));
      for (const { passage } of items) if (passage !== null) expect(named).toContain(passage);
    },
  );
});
