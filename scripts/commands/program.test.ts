import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { writeSmallExam } from '../../engine/testing/write-small-exam.ts';
import { runProgram } from './program.ts';

const root = resolve(__dirname, '../..');
const banks = join(root, 'question-banks');
const place = mkdtempSync(join(tmpdir(), 'terang-commands-'));
const data = join(place, 'data');

beforeAll(() => {
  cpSync(mkdtempSync(join(place, 'new-')), data, { recursive: true });
  const exam = writeSmallExam(data);
  exam.close();
  exam.end();
});

afterAll(() => rmSync(place, { recursive: true, force: true }));

async function terang(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const lines = { out: [] as string[], err: [] as string[] };
  const places = { clientsDir: '', questionBanksDir: banks, writerScript: '', version: '0.0.0-test' };
  const code = await runProgram(args, places, {
    out: (line) => void lines.out.push(line),
    err: (line) => void lines.err.push(line),
  });
  return { code, out: lines.out.join('\n'), err: lines.err.join('\n') };
}

describe('every command', () => {
  test.each(['serve', 'simulate', 'bank', 'bank check', 'verify-ledger', 'backup', 'tls', 'tls init'])(
    '%s explains itself',
    async (name) => {
      const { code, out } = await terang(...name.split(' '), '--help');
      expect(code).toBe(0);
      expect(out).toContain(`Usage: terang ${name}`);
    },
  );

  test.each([
    [[]],
    [['sevre']],
    [['serve', '--port', '70000']],
    [['serve', '--log-level', 'loud']],
    [['serve', '--allow', '192.168.1.10/24']],
    [['serve', '--allow', '192.168.1.0/24', 'lab']],
    [['serve', '--allow-staff', ' ']],
    [['bank', 'check']],
    [['backup', data]],
    [['simulate', '--drop-rate', '2']],
    [['verify-ledger', data, '--vkey', 'terang']],
  ])('wrong use is 2: %j', async (args) => {
    const { code, err } = await terang(...args);
    expect(code).toBe(2);
    expect(err).not.toBe('');
  });

  test.each([
    [['bank', 'check', join(place, 'nowhere')], 'is not there'],
    [['bank', 'check', join(banks, 'FORMAT.md')], 'is in no format that is known'],
    [['verify-ledger', place], 'holds no terang.db'],
    [['backup', place, join(place, 'copy')], 'holds no terang.db'],
    [['simulate', '--credentials', join(banks, 'FORMAT.md')], 'is not a first-run.json'],
  ])('what cannot run is 3, with a sentence and no stack: %j', async (args, sentence) => {
    const { code, err } = await terang(...args);
    expect(code).toBe(3);
    expect(err).toContain(sentence);
    expect(err).not.toMatch(/\n\s+at /);
  });

  test('the version is the package’s', async () => {
    expect(await terang('--version')).toEqual({ code: 0, out: '0.0.0-test', err: '' });
  });
});

describe('bank check', () => {
  test('a sound bank that fills its exam is 0', async () => {
    const definition = join(banks, 'exams', 'latihan-skd.json');
    const { code, out } = await terang('bank', 'check', join(banks, 'samples', 'skd-id'), '--definition', definition);
    expect(code).toBe(0);
    expect(out).toMatch(/^skd-id: \d+ items \(.*\), no problem found\.$/);
  });

  test('problems are 1, each with its place', async () => {
    const bank = join(place, 'bank');
    cpSync(join(banks, 'samples', 'general-en'), bank, { recursive: true });
    writeFileSync(
      join(bank, 'items', 'analogy.md'),
      'section: NONE\n\n## A-1\ndifficulty: hard\n\nWhat?\n\n[x] this\n',
    );
    const { code, out } = await terang('bank', 'check', bank, '--json');
    const report = JSON.parse(out) as { ok: boolean; problems: { where: string; what: string }[] };
    expect(code).toBe(1);
    expect(report.ok).toBe(false);
    expect(report.problems.length).toBeGreaterThan(1);
    expect(report.problems.every(({ where }) => where.startsWith('items/analogy.md'))).toBe(true);
  });

  test('a definition of another bank is named', async () => {
    const definition = join(banks, 'exams', 'latihan-skd.json');
    const { code, out } = await terang(
      'bank',
      'check',
      join(banks, 'samples', 'general-en'),
      '--definition',
      definition,
    );
    expect(code).toBe(1);
    expect(out).toContain('draws from "skd-id", this bank is "general-en"');
    expect(out).toContain('sections[0].draw[0]');
  });
});

describe('verify-ledger', () => {
  test('sound data is 0, and says what was not checked', async () => {
    const { code, out } = await terang('verify-ledger', data);
    expect(code).toBe(0);
    expect(out).toContain('12 checks passed, 0 failed, 1 not checked');
    const { vkey } = JSON.parse((await terang('verify-ledger', data, '--json')).out) as { vkey: string };
    expect((await terang('verify-ledger', data, '--vkey', vkey)).out).toContain('13 checks passed, 0 failed.');
  });

  test('changed data is 1, and the place is named', async () => {
    const changed = join(place, 'changed');
    cpSync(data, changed, { recursive: true });
    const db = new Database(join(changed, 'terang.db'));
    db.exec('DROP TRIGGER ledger_is_append_only; UPDATE ledger SET leaf = zeroblob(32) WHERE idx = 12');
    db.close();
    const { code, out } = await terang('verify-ledger', changed);
    expect(code).toBe(1);
    expect(out).toContain('entry 12: its leaf is not the hash of its bytes');
    expect(out).toContain('THE DATA DOES NOT AGREE WITH ITS LEDGER');
  });
});

describe('backup', () => {
  test('the copy verifies, holds no key unless asked, and is never written over', async () => {
    const copy = join(place, 'backups', 'evening');
    const first = await terang('backup', data, copy);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toContain('small: 5 participants');
    expect(readdirSync(copy)).toEqual(['terang.db']);
    expect((await terang('verify-ledger', copy)).code).toBe(0);
    const again = await terang('backup', data, copy);
    expect(again.code).toBe(3);
    expect(again.err).toContain('never overwrites');
  });

  test('the committee’s items are in it, also what only the log of the running engine has', async () => {
    const served = join(place, 'with-shelf');
    cpSync(data, served, { recursive: true });
    const shelf = new Database(join(served, 'items.db'));
    shelf.pragma('journal_mode = WAL');
    shelf.exec("CREATE TABLE shelf (item TEXT); INSERT INTO shelf VALUES ('TWK-1')");
    const { code, out } = await terang('backup', served, join(place, 'shelf-copy'));
    shelf.close();
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('items.db') as string });
    const copy = new Database(join(place, 'shelf-copy', 'items.db'), { readonly: true });
    expect(copy.prepare('SELECT item FROM shelf').all()).toEqual([{ item: 'TWK-1' }]);
    copy.close();
    expect(statSync(join(place, 'shelf-copy', 'items.db')).mode & 0o777).toBe(0o600);
  });

  test('keys are copied on demand, for their owner only', async () => {
    const copy = join(place, 'with-keys');
    const { code, out } = await terang('backup', data, copy, '--with-keys', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ keys: ['ledger.key'] });
    expect(readFileSync(join(copy, 'ledger.key'))).toEqual(readFileSync(join(data, 'ledger.key')));
    expect(statSync(join(copy, 'ledger.key')).mode & 0o777).toBe(0o600);
    expect(statSync(join(copy, 'terang.db')).mode & 0o777).toBe(0o600);
  });

  test('a copy that is not whole is not left behind', async () => {
    const torn = join(place, 'torn');
    cpSync(data, torn, { recursive: true });
    const db = new Database(join(torn, 'terang.db'));
    db.exec('UPDATE checkpoint_head SET size = size - 1');
    db.close();
    const copy = join(place, 'copy-of-torn');
    const { code, err } = await terang('backup', torn, copy);
    expect(code).toBe(3);
    expect(err).toContain('entries and a signature over');
    expect(existsSync(copy)).toBe(false);
    expect(readdirSync(place).filter((name) => name.includes('unfinished'))).toEqual([]);
  });
});
