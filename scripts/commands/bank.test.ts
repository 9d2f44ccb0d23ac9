import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packed, textRow, workbook } from '../../engine/testing/items/write-xlsx.ts';
import { runProgram } from './program.ts';

const banks = join(__dirname, '../../question-banks');
const place = mkdtempSync(join(tmpdir(), 'terang-bank-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

async function bank(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const places = { clientsDir: '', questionBanksDir: banks, writerScript: '', version: '0' };
  const terminal = { out: (line: string) => out.push(line), err: (line: string) => err.push(line) };
  const code = await runProgram(['bank', ...args], places, terminal);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

function file(name: string, content: string | Buffer): string {
  const path = join(place, name);
  writeFileSync(path, content);
  return path;
}

const MOODLE =
  '<quiz><question type="category"><category><text>TWK/nasionalisme</text></category></question>' +
  '<question type="multichoice"><name><text>Satu</text></name><questiontext format="html"><text>1 + 1 = ?</text></questiontext>' +
  '<single>true</single><answer fraction="100"><text>2</text></answer><answer fraction="0"><text>3</text></answer></question></quiz>';

describe('check says the format and what is in it', () => {
  const csv = 'soal;opsi A;opsi B;kunci\n1 + 1 = ?;2;3;A\n';
  test.each<readonly [string, string | Buffer | Promise<Buffer>, string]>([
    ['a.xml', MOODLE, 'a.xml: 1 item (TWK 1; single-choice 1), no problem found.'],
    ['a.gift', 'Q {=a ~b}\n\nR {T}', 'a.gift: 2 items (single-choice 1, true-false 1), no problem found.'],
    ['gift.txt', 'Q {=a ~b}', 'gift.txt: 1 item (single-choice 1), no problem found.'],
    ['aiken.txt', 'Q\nA) x\nB) y\nANSWER: B', 'aiken.txt: 1 item (single-choice 1), no problem found.'],
    ['a.csv', csv, 'a.csv: 1 item (single-choice 1), no problem found.'],
    ['table.txt', csv, 'table.txt: 1 item (single-choice 1), no problem found.'],
    [
      'a.xlsx',
      packed(workbook(textRow(1, ['soal', 'kunci']) + textRow(2, ['Q', 'B']))),
      'a.xlsx: 1 item (true-false 1), no problem found.',
    ],
    [
      'moodle.zip',
      packed({ 'soal/a.xml': MOODLE, '__MACOSX/soal/._a.xml': 'x' }),
      'moodle.zip: 1 item (TWK 1; single-choice 1), no problem found.',
    ],
    ['a.dat', MOODLE, 'a.dat: 1 item (TWK 1; single-choice 1), no problem found.'],
  ])('%s', async (name, content, line) => {
    expect(await bank('check', file(name, await content))).toEqual({ code: 0, out: line, err: '' });
  });

  test('a folder with a sheet and its pictures', async () => {
    const folder = join(place, 'folder');
    mkdirSync(join(folder, 'gambar'), { recursive: true });
    writeFileSync(join(folder, 'soal.csv'), 'soal,kunci,gambar\nQ,B,Peta.PNG\n');
    writeFileSync(join(folder, 'gambar', 'peta.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
    const { code, out } = await bank('check', folder);
    expect([code, out]).toEqual([
      0,
      'soal.csv row 2: (loss) the picture "Peta.PNG" has no alternative text; its name stands for it\nfolder (csv): 1 item (true-false 1); 1 loss.',
    ]);
  });

  test('problems are 1, and as JSON each has its severity and place', async () => {
    const { code, out } = await bank('check', file('b.gift', 'Q {}\n\nR {T#no}'), '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({
      ok: false,
      format: 'gift',
      bank: null,
      items: 1,
      kinds: { 'true-false': 1 },
      sections: { '': 1 },
      problems: [
        {
          severity: 'error',
          where: 'b.gift:1',
          code: 'is-an-essay-nobody-but-a-person-can',
          values: {},
          what: 'is an essay: nobody but a person can score it',
        },
        {
          severity: 'loss',
          where: 'b.gift:3',
          code: 'feedback-to-single-answers-is-not-kept',
          values: {},
          what: 'feedback to single answers is not kept',
        },
      ],
    });
  });

  test('everything is said in the language that is asked for', async () => {
    const sheet = file('bahasa.csv', 'soal,opsi A,opsi B,kunci\nQ,x,y,C\n');
    const { out } = await bank('check', sheet, '--lang', 'id');
    expect(out.split('\n')).toEqual([
      'bahasa.csv baris 2: memiliki kunci "C", yang bukan salah satu dari 2 opsinya',
      'bahasa.csv (csv): 0 soal; 1 kesalahan.',
    ]);
    const { out: json } = await bank('check', sheet, '--lang', 'id', '--json');
    expect(JSON.parse(json)).toMatchObject({
      problems: [
        {
          code: 'has-the-key-which-is-none-of-its',
          values: { key: '"C"', count: 2 },
          what: 'memiliki kunci "C", yang bukan salah satu dari 2 opsinya',
        },
      ],
    });
  });

  test('a sheet of its own headings is read by a mapping, and by the name of its sheet', async () => {
    const columns = file(
      'columns.json',
      JSON.stringify({ format: 'terang-columns/1', columns: { question: 'Butir', key: 'Jwb' } }),
    );
    const sheet = file('c.csv', 'Butir,Jwb\nQ,Benar\n');
    expect((await bank('check', sheet, '--columns', columns)).code).toBe(0);
    expect((await bank('check', sheet)).code).toBe(1);
    expect(await bank('check', sheet, '--columns', file('bad.json', '{}'))).toMatchObject({ code: 3 });
  });

  test('a file larger than any bank is refused by its size, before anything of it is read', async () => {
    const huge = file('huge.xml', '');
    truncateSync(huge, 1024 ** 3);
    expect(await bank('check', huge)).toMatchObject({
      code: 3,
      err: expect.stringContaining('has 1024 MB; at most 256 MB are read') as string,
    });
  });

  test('a link out of the folder is refused', async () => {
    const folder = join(place, 'links');
    mkdirSync(folder);
    symlinkSync('/etc/passwd', join(folder, 'soal.csv'));
    expect(await bank('check', folder)).toMatchObject({
      code: 3,
      err: expect.stringContaining('is a link out of the folder') as string,
    });
  });
});

describe('convert', () => {
  test.each([
    ['native', 'bank'],
    ['moodle-xml', 'bank.xml'],
    ['csv', 'bank.csv'],
    ['qti3', 'bank.zip'],
  ])('writes %s, which is read again whole', async (to, name) => {
    const from = file('from.xml', MOODLE);
    const target = join(place, name);
    const { code } = await bank('convert', from, target, '--to', to);
    expect(code).toBe(0);
    const { code: again, out } = await bank('check', target, '--json');
    expect(again).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ ok: true, items: 1, kinds: { 'single-choice': 1 } });
  });

  test('a sample bank goes to Moodle and back with all its items', async () => {
    const there = join(place, 'sample.xml');
    const back = join(place, 'sample');
    expect((await bank('convert', join(banks, 'samples', 'general-en'), there, '--to', 'moodle-xml')).code).toBe(0);
    expect((await bank('convert', there, back, '--to', 'native', '--language', 'en')).code).toBe(0);
    const { out } = await bank('check', back, '--json');
    expect(JSON.parse(out)).toMatchObject({ ok: true, items: 48 });
    expect(readdirSync(join(back, 'items')).every((name) => name.endsWith('.md'))).toBe(true);
  });

  test('what does not come along is told, and nothing is written over', async () => {
    const from = file('essay.gift', 'Q {}\n\nR {T}');
    const target = join(place, 'once.csv');
    const { code, out } = await bank('convert', from, target, '--to', 'csv', '--language', 'en');
    expect(code).toBe(1);
    expect(out).toContain('essay.gift:1: is an essay');
    expect(readFileSync(target, 'utf8')).toContain('true false');
    expect(await bank('convert', from, target, '--to', 'csv')).toMatchObject({ code: 3 });
    expect((await bank('convert', file('none.gift', 'Q {}'), join(place, 'none.csv'), '--to', 'csv')).code).toBe(1);
    expect(existsSync(join(place, 'none.csv'))).toBe(false);
  });
});

describe('a long file is counted while it is read', () => {
  const long = (): string =>
    file('long.gift', Array.from({ length: 2_100 }, (_, n) => `Soal ${n}: benar? {=ya ${n} ~tidak}`).join('\n\n'));

  test('on standard error where that is asked for, and the report stays what it was', async () => {
    const { err, out } = await bank('check', long(), '--json', '--progress');
    expect(err.split('\n')).toEqual(['long.gift: 1000 items …', 'long.gift: 2000 items …']);
    expect(JSON.parse(out)).toMatchObject({ items: 2_100 });
    expect((await bank('check', long(), '--json')).err).toBe('');
  });

  test('when it is written in another format too', async () => {
    const { err } = await bank('convert', long(), join(place, 'long.xml'), '--to', 'moodle-xml', '--progress');
    expect(err).toContain('2000 items');
  });
});
