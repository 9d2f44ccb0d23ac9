import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownSoftware } from './own-software.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
let built: string;

beforeEach(() => {
  built = mkdtempSync(join(tmpdir(), 'terang-built-'));
  for (const folder of ['engine', 'verify']) mkdirSync(join(built, folder));
});
afterEach(() => rmSync(built, { recursive: true, force: true }));

function put(files: Readonly<Record<string, string>>): string[] {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(built, name), text);
  const lines = Object.entries(files).map(([name, text]) => `${sha256(text)}  ${name}\n`);
  writeFileSync(join(built, 'SHA256SUMS'), lines.join(''));
  return lines;
}

test('a part of many files has the hash of its lines, a part of one file its own', () => {
  const lines = put({
    'engine/a.mjs': 'a',
    'terang.mjs': 'b',
    'verify/verify.html': 'page',
    'verify/verify.py': 'text',
  });
  expect(ownSoftware(built)).toEqual({
    engine: sha256(lines.slice(0, 2).join('')),
    'verify.html': sha256('page'),
    'verify.py': sha256('text'),
  });
});

test('nothing is said where nothing was built', () => {
  expect(ownSoftware(built)).toBeUndefined();
});

test.each(['changed', 'gone'])('an engine does not start over a file that is %s', (what) => {
  put({ 'engine/a.mjs': 'a', 'verify/verify.py': 'text' });
  if (what === 'changed') writeFileSync(join(built, 'verify/verify.py'), 'texts');
  else rmSync(join(built, 'verify/verify.py'));
  expect(() => ownSoftware(built)).toThrow('verify.py is not the file that was built');
});

test('a list that points elsewhere is refused', () => {
  put({ 'engine/a.mjs': 'a' });
  writeFileSync(join(built, 'SHA256SUMS'), `${sha256('a')}  engine/../../a\n`);
  expect(() => ownSoftware(built)).toThrow('not in its form');
});
