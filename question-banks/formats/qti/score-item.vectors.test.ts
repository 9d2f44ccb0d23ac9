import { inEnglish } from '../../../engine/testing/in-english.ts';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readXml } from '../xml/read-xml.ts';
import { withOneSpelling } from './qti-element.ts';
import { type Outcome, type Scored, scoreItem } from './score-item.ts';

const vectors = resolve(__dirname, '../../../../shared/vectors/qti/pie-qti');

interface Case {
  readonly name: string;
  readonly responses: Readonly<Record<string, unknown>>;
  readonly expect: {
    readonly outcomes?: Readonly<Record<string, Outcome>>;
    readonly score?: number;
    readonly maxScore?: number;
  };
  readonly xfail?: boolean;
}

interface Folder {
  readonly seed?: number;
  readonly cases: readonly Case[];
}

const folders = existsSync(vectors) ? readdirSync(vectors) : [];
const all = folders.flatMap((folder) => {
  const { cases, seed } = JSON.parse(readFileSync(join(vectors, folder, 'cases.json'), 'utf8')) as Folder;
  return cases.map((one) => ({ ...one, folder, ...(seed !== undefined && { seed }), title: `${folder}: ${one.name}` }));
});

function scored({ folder, responses, seed }: (typeof all)[number]): Scored {
  const read = readXml(readFileSync(join(vectors, folder, 'item.xml')), 'item.xml');
  if (!read.ok) return { ok: false, unsupported: read.problem.what };
  return scoreItem(withOneSpelling(read.root), responses, seed);
}

/** An item that declares no SCORE has none; the vectors say 0 of it. */
function wanted({ expect: { maxScore, outcomes, score } }: Case): Readonly<Record<string, Outcome>> {
  return {
    ...(score !== undefined && { SCORE: score }),
    ...(maxScore !== undefined && { MAXSCORE: maxScore }),
    ...outcomes,
  };
}

/** Of what was wanted, what the outcomes say otherwise. */
function differing(one: (typeof all)[number], outcomes: Readonly<Record<string, Outcome>>): readonly string[] {
  const found: Readonly<Record<string, Outcome>> = { SCORE: 0, ...outcomes };
  const isSame = (name: string, value: Outcome): boolean => JSON.stringify(found[name]) === JSON.stringify(value);
  return Object.entries(wanted(one)).flatMap(([name, value]) =>
    isSame(name, value) ? [] : [`${name} is ${JSON.stringify(found[name])}, not ${JSON.stringify(value)}`],
  );
}

const whereVectors = folders.length > 0 ? describe : describe.skip;

whereVectors('public scoring vectors', () => {
  test('there are as many as there were', () => {
    expect(folders).toHaveLength(71);
    expect(all).toHaveLength(196);
  });

  test.each(all.map((one) => [one.title, one] as const))('%s', (_, one) => {
    const found = scored(one);
    if (!found.ok) expect(inEnglish(found.unsupported)).toMatch(/\w/);
    else if (one.xfail !== true) expect(differing(one, found.outcomes)).toEqual([]);
  });

  test('nine in ten of all, those included that are known to fail elsewhere, have the outcomes expected', () => {
    const right = all.filter((one) => {
      const found = scored(one);
      return found.ok && differing(one, found.outcomes).length === 0;
    });
    expect(right.length).toBeGreaterThanOrEqual(0.9 * all.length);
  });
});
