import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyFile } from './key-files.ts';

const make = () => new Uint8Array(32).fill(9);
let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'terang-'));
  file = join(folder, 'some.key');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a key in a file', () => {
  it('is made once and read from then on', () => {
    expect(keyFile(file, make, 32)).toEqual(make());
    const written = readFileSync(file, 'utf8');
    expect(keyFile(file, () => new Uint8Array(32).fill(1), 32)).toEqual(make());
    expect(readFileSync(file, 'utf8')).toBe(written);
  });

  it('is never made where data needs the one that is missing', () => {
    expect(() => keyFile(file, null, 32)).toThrow(`${file} is missing. Restore it from the backup`);
    expect(() => statSync(file)).toThrow(/ENOENT/);
  });

  it.each(['', 'AAAA\n', `${Buffer.alloc(33).toString('base64')}\n`])('of another length is refused: %j', (text) => {
    writeFileSync(file, text);
    expect(() => keyFile(file, make, 32)).toThrow(`${file} does not hold a key of 32 bytes`);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('that was left half made by a full disk or a kill is made anew', () => {
    writeFileSync(`${file}.unfinished`, 'AA');
    expect(keyFile(file, make, 32)).toEqual(make());
    expect(readdirSync(folder)).toEqual(['some.key']);
  });

  const onPosix = process.platform === 'win32' ? it.skip : it;
  onPosix('only its owner may read, also after somebody loosened it', () => {
    keyFile(file, make, 32);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    chmodSync(file, 0o644);
    keyFile(file, make, 32);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});
