import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sealBundle } from '../bundle/sealed-bundle.ts';
import { runProgram } from './program.ts';

const place = mkdtempSync(join(tmpdir(), 'terang-sealed-'));
const at = (name: string): string => join(place, name);
afterAll(() => rmSync(place, { recursive: true, force: true }));

async function terang(...args: string[]): Promise<{ code: number; told: string }> {
  const told: string[] = [];
  const places = { clientsDir: '', questionBanksDir: '', writerScript: '', version: '0.0.0-test' };
  const take = (line: string): void => void told.push(line);
  return { code: await runProgram(args, places, { out: take, err: take }), told: told.join('\n') };
}

test('an auditor makes a key, and opens with it what was sealed for them; nobody else does', async () => {
  const [recipient = ''] = (await terang('auditor-key', '--out', at('own.key'))).told.split('\n');
  await terang('auditor-key', '--out', at('other.key'));
  expect(statSync(at('own.key')).mode & 0o777).toBe(0o600);
  writeFileSync(at('sealed'), sealBundle(Buffer.from('a bundle'), recipient)!);
  const open = (key: string, out: string) => terang('open-bundle', at('sealed'), '--key', at(key), '--out', at(out));
  expect((await open('own.key', 'opened')).code).toBe(0);
  expect(readFileSync(at('opened'), 'utf8')).toBe('a bundle');
  expect((await open('own.key', 'opened')).told).toContain('is there already');
  const refused = await open('other.key', 'stolen');
  expect([refused.code === 0, existsSync(at('stolen'))]).toEqual([false, false]);
  expect(refused.told).toContain('This key does not open this bundle');
  expect((await terang('verify', at('sealed'))).told).toContain('give --key');
  expect((await terang('auditor-key', '--out', at('own.key'))).told).toContain('is there already');
});
