import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Published } from '#domain/ledger/published.ts';

/** Beside the built parts, written by the build. */
const LIST = 'SHA256SUMS';
const LINE = /^([0-9a-f]{64}) {2}(\S+)$/;
/** Parts of one file are told by its own hash, so that anybody compares them with what they have loaded. */
const PARTS: readonly (readonly [name: string, isOf: RegExp])[] = [
  ['engine', /^(?:engine\/|terang\.mjs$|writer-thread\.mjs$)/],
  ['exam-client', /^exam-client\//],
  ['exam-preview', /^exam-preview\//],
  ['proctor-console', /^proctor-console\//],
  ['verify.html', /^verify\/verify\.html$/],
  ['verify.py', /^verify\/verify\.py$/],
  ['sentences.json', /^verify\/sentences\.json$/],
  ['witness.html', /^witness\/witness\.html$/],
  ['check.html', /^check\/check\.html$/],
];

/**
 * The parts of the program in this folder by name, each with its hash (`Published.software`); absent where nothing was built there. Throws
 * where a file is not the one that the build has made: an engine does not tell hashes of what it does not serve.
 */
export function ownSoftware(builtDir: string): Published['software'] {
  const list = join(builtDir, LIST);
  if (!existsSync(list)) return undefined;
  const lines = readFileSync(list, 'utf8').split('\n').filter(Boolean);
  const files = lines.map((line) => {
    const [, hash = '', name = ''] = LINE.exec(line) ?? [];
    if (name === '' || name.split('/').includes('..'))
      throw new Error(`${list} has a line that is not in its form: ${line}`);
    return { line, hash, name };
  });
  const other = files.find(({ hash, name }) => hashOf(join(builtDir, name)) !== hash);
  if (other !== undefined) {
    throw new Error(
      `${join(builtDir, other.name)} is not the file that was built. The engine tells everybody which software it is and cannot do so: run \`npm run build -- --force\`, or put the release in its place again.`,
    );
  }
  const parts = PARTS.flatMap(([part, isOf]) => {
    const own = files.filter(({ name }) => isOf.test(name));
    if (own.length === 0) return [];
    return [
      [
        part,
        own.length === 1 && own[0]!.name.endsWith(part) ? own[0]!.hash : sumOf(own.map(({ line }) => `${line}\n`)),
      ] as const,
    ];
  });
  return Object.fromEntries(parts);
}

function hashOf(file: string): string | null {
  return existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : null;
}

/** Of the part's lines in the list, in its order: `grep ' part/' SHA256SUMS | sha256sum` says the same. */
function sumOf(lines: readonly string[]): string {
  return createHash('sha256').update(lines.join('')).digest('hex');
}
