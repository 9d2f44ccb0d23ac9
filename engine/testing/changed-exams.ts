import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** A copy of the banks and exams, in which some exams have other rules. */
export function changedExams(changes: Readonly<Record<string, object>>): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'terang-banks-'));
  cpSync(resolve(import.meta.dirname, '../../question-banks'), path, { recursive: true });
  for (const [exam, change] of Object.entries(changes)) {
    const file = join(path, 'exams', `${exam}.json`);
    writeFileSync(file, JSON.stringify({ ...(JSON.parse(readFileSync(file, 'utf8')) as object), ...change }));
  }
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
