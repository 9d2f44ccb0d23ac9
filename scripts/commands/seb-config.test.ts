import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configKey } from '#domain/lockdown/seb-config-key.ts';
import { readPlist } from '#domain/lockdown/seb-read-plist.ts';
import { sebTraps } from '#domain/lockdown/seb-traps.ts';
import type { SebDict } from '#domain/lockdown/seb-value.ts';
import { nodeHashing } from '../../engine/storage/node-hashing.ts';
import { openSebFile } from '../../engine/transport/seb-container.ts';
import { runProgram } from './program.ts';
import type { SebConfigReport } from './seb-config.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'terang-seb-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const PLACES = { clientsDir: '', questionBanksDir: '', writerScript: '', version: '0' };
const URL_OF_HALL = ['--url', 'http://192.168.1.10:3000'];

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const terminal = {
    out: (line: string) => void (said.out += `${line}\n`),
    err: (line: string) => void (said.err += `${line}\n`),
  };
  return { code: await runProgram(['seb-config', ...args], PLACES, terminal), ...said };
}

async function written(...args: string[]): Promise<SebConfigReport> {
  const { code, out } = await run(...URL_OF_HALL, '--out', join(folder, 'exam.seb'), '--json', ...args);
  expect(code).toBe(0);
  return JSON.parse(out) as SebConfigReport;
}

function settingsIn(file: string, password: string | null): SebDict {
  return readPlist(new TextDecoder().decode(openSebFile(new Uint8Array(readFileSync(file)), password).xml));
}

test.each([
  ['open', null],
  ['encrypted', 'Ujian-2026!'],
])('the %s file reads back to the settings of the key that was told', async (_, password) => {
  const report = await written(...(password === null ? [] : ['--password', password]), '--quit-password', 'keluar');
  const settings = settingsIn(report.file, password);
  expect(configKey(nodeHashing, settings)).toBe(report.configKey);
  expect(report).toMatchObject({ isEncrypted: password !== null, quitPassword: null });
  const told = (key: string): unknown => settings.value.get(key)?.value;
  expect(told('startURL')).toBe('http://192.168.1.10:3000/enter');
  expect(told('hashedQuitPassword')).toBe(createHash('sha256').update('keluar').digest('hex'));
  expect(told('sendBrowserExamKey')).toBe(true);
  expect(told('URLFilterEnable')).toBe(true);
  expect(
    JSON.stringify(told('URLFilterRules'), (_key, value: unknown) => (value instanceof Map ? [...value] : value)),
  ).toBe(
    JSON.stringify([
      {
        kind: 'dict',
        value: [
          ['action', { kind: 'integer', value: 1 }],
          ['active', { kind: 'boolean', value: true }],
          ['expression', { kind: 'string', value: '192.168.1.10:3000' }],
          ['regex', { kind: 'boolean', value: false }],
        ],
      },
    ]),
  );
});

test('settings written here hold none of the traps in which versions of SEB disagree', async () => {
  for (const extra of [[], ['--screen-reader']]) {
    const report = await written(...extra);
    expect(sebTraps(settingsIn(report.file, null))).toEqual([]);
    rmSync(report.file);
  }
});

test('a file for screen readers leaves the desktop as it is, and every file has a key of its own', async () => {
  const usual = await written();
  rmSync(usual.file);
  const reader = await written('--screen-reader');
  const settings = settingsIn(reader.file, null);
  expect(settings.value.get('createNewDesktop')).toEqual({ kind: 'boolean', value: false });
  expect(settings.value.get('killExplorerShell')).toEqual({ kind: 'boolean', value: true });
  expect(reader.configKey).not.toBe(usual.configKey);
});

test('a quit password that nobody chose is made, told and the one in the file', async () => {
  const { file, quitPassword } = await written();
  expect(quitPassword).toMatch(/^[0-9a-f]{20}$/);
  const hashed = createHash('sha256').update(String(quitPassword)).digest('hex');
  expect(settingsIn(file, null).value.get('hashedQuitPassword')?.value).toBe(hashed);
});

test('a person reads the key, and a file that is there stays', async () => {
  const out = join(folder, 'exam.seb');
  const first = await run(...URL_OF_HALL, '--out', out);
  expect(first.out).toContain(`Config Key   ${configKey(nodeHashing, settingsIn(out, null))}`);
  const before = readFileSync(out);
  const second = await run(...URL_OF_HALL, '--out', out);
  expect(second.code).toBe(3);
  expect(second.err).toContain('is there already');
  expect(readFileSync(out)).toEqual(before);
});

test.each([['192.168.1.10'], ['ftp://a'], ['http://a/exam'], ['http://me:secret@a'], ['http://a/?x']])(
  '%s is no address of an engine',
  async (url) => {
    expect((await run('--url', url, '--out', join(folder, 'exam.seb'))).code).toBe(2);
  },
);

test.each([[''], ['dua kata'], ['rahasia–'], ['x'.repeat(101)]])('"%s" is no password', async (password) => {
  expect((await run(...URL_OF_HALL, '--out', join(folder, 'exam.seb'), '--password', password)).code).toBe(2);
});
