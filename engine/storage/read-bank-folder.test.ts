import { inEnglish } from '../testing/in-english.ts';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readNativeBank } from '../../question-banks/formats/native/read-native.ts';
import { readBankFolder } from './read-bank-folder.ts';

let place: string;
let bank: string;

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'terang-bank-'));
  bank = join(place, 'bank');
  mkdirSync(join(bank, 'items', 'more'), { recursive: true });
  mkdirSync(join(bank, 'media'));
  writeFileSync(join(bank, 'bank.json'), '{}');
  writeFileSync(join(bank, 'items', 'a.md'), 'section: A\n');
});

afterEach(() => rmSync(place, { recursive: true, force: true }));

test('texts come with their paths, pictures with their names, everything else is passed over', () => {
  writeFileSync(join(bank, 'items', 'more', 'b.md'), 'section: B\n');
  writeFileSync(join(bank, 'media', 'map.svg'), '<svg/>');
  writeFileSync(join(bank, 'README.md'), 'read me');
  writeFileSync(join(bank, '.hidden'), 'hidden');
  const folder = readBankFolder(bank);
  expect(folder.problems).toEqual([]);
  expect(folder.files.map((file) => file.path)).toEqual(['bank.json', 'items/a.md', 'items/more/b.md']);
  const svg = Buffer.from('<svg/>');
  const hash = createHash('sha256').update(svg).digest('hex');
  expect([...folder.media]).toEqual([['media/map.svg', { type: 'image/svg+xml', hash, size: 6, bytes: svg }]]);
});

test('a link out of the folder is refused, a link inside it is read', () => {
  writeFileSync(join(place, 'secret.md'), 'secret');
  symlinkSync(join(place, 'secret.md'), join(bank, 'items', 'out.md'));
  symlinkSync(join(bank, 'items', 'a.md'), join(bank, 'items', 'in.md'));
  symlinkSync(join(bank, 'items', 'gone.md'), join(bank, 'items', 'nothing.md'));
  symlinkSync(place, join(bank, 'items', 'folder.md'));
  const { files, problems } = readBankFolder(bank);
  expect(files.map((file) => file.path)).toEqual(['bank.json', 'items/a.md', 'items/in.md']);
  expect(inEnglish(problems)).toEqual([
    { where: 'items/folder.md', what: 'is a link out of the folder of the bank' },
    { where: 'items/nothing.md', what: 'is a link to nothing' },
    { where: 'items/out.md', what: 'is a link out of the folder of the bank' },
  ]);
});

test('a file that is too large or not UTF-8 is named', () => {
  writeFileSync(join(bank, 'items', 'big.md'), Buffer.alloc(5 * 1024 * 1024 + 1, 32));
  writeFileSync(join(bank, 'items', 'latin.md'), Buffer.from([0x63, 0xe9]));
  expect(inEnglish(readBankFolder(bank).problems)).toEqual([
    { where: 'items/big.md', what: 'has 6 MB, at most 5 are read' },
    { where: 'items/latin.md', what: 'is not UTF-8 text; save it as UTF-8' },
  ]);
});

test('pictures and sounds have types, and limits of their own', () => {
  for (const [name, bytes] of [
    ['a.mp3', 10],
    ['b.exe', 10],
    ['c.png', 1024 * 1024 + 1],
    ['d.wav', 1024 * 1024 + 1],
  ] as const) {
    writeFileSync(join(bank, 'media', name), Buffer.alloc(bytes));
  }
  const { media, problems } = readBankFolder(bank);
  expect([...media].map(([path, { type, size }]) => [path, type, size])).toEqual([
    ['media/a.mp3', 'audio/mpeg', 10],
    ['media/d.wav', 'audio/wav', 1024 * 1024 + 1],
  ]);
  expect(inEnglish(problems)).toEqual([
    {
      where: 'media/b.exe',
      what: 'is neither picture nor sound: .svg, .png, .jpg, .jpeg, .webp, .mp3, .ogg, .m4a, .wav are',
    },
    { where: 'media/c.png', what: 'has 1025 KB, a picture at most 1024' },
  ]);
});

test('a bank of more than 64 MB of sounds is too much', () => {
  for (let n = 10; n < 24; n += 1) writeFileSync(join(bank, 'media', `${n}.wav`), Buffer.alloc(5 * 1024 * 1024, n));
  expect(readBankFolder(bank).problems.map(({ where }) => where)).toEqual(['media/22.wav', 'media/23.wav']);
});

test('a folder that is not there throws', () => {
  expect(() => readBankFolder(join(place, 'nowhere'))).toThrow(/ENOENT/);
});

test.each(['skd-id', 'general-en'])('the sample bank %s is read without a problem', (name) => {
  const folder = readBankFolder(resolve(__dirname, '../../question-banks/samples', name));
  const { problems, bank: read } = readNativeBank(folder.files, folder.media);
  expect([...folder.problems, ...problems]).toEqual([]);
  expect(read?.id).toBe(name);
});
