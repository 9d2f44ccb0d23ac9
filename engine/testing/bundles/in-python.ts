import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Verification } from '../../../scripts/verify/verify-bundle.ts';

export const hasPython = spawnSync('python3', ['--version']).status === 0;

/** What `verify.py` says of every bundle, in one process of Python; `place` is a folder for the files. */
export function inPython(
  place: string,
  bundles: readonly { readonly bytes: Uint8Array; readonly brought: object }[],
): Verification[] {
  const folder = mkdtempSync(join(place, 'batch-'));
  bundles.forEach(({ brought, bytes }, number) => {
    const name = join(folder, String(number).padStart(5, '0'));
    writeFileSync(`${name}.terang`, bytes);
    writeFileSync(`${name}.json`, JSON.stringify(brought));
  });
  const script = resolve(__dirname, '../../../scripts/verify/verify.py');
  const said = execFileSync('python3', [script, '--batch', folder], { encoding: 'utf8', maxBuffer: 2 ** 30 });
  return said
    .trim()
    .split('\n')
    .map((line) => {
      const { name: _, ...report } = JSON.parse(line) as Verification & { name: string };
      return report;
    });
}

/** Python writes the fields of an object in another order. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => [k, sorted(v)]),
  );
}
