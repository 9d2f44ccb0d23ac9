import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from '../commands/program.ts';
import { type BrowserPolicy, browserPolicy } from './browser-policy.ts';
import { registryFile } from './registry-file.ts';

const ADDRESS = 'https://ujian.sekolah.local:3000';
const place = mkdtempSync(join(tmpdir(), 'terang-kiosk-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

async function kiosk(...args: string[]): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const say = (line: string): void => void lines.push(line);
  const places = { clientsDir: '', questionBanksDir: '', writerScript: '', version: '0.0.0-test' };
  const code = await runProgram(['kiosk', ...args], places, { out: say, err: say });
  return { code, said: lines.join('\n') };
}

const read = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8');

describe('the policy of a kiosk', () => {
  test.each([
    [ADDRESS, 'https://.ujian.sekolah.local:3000'],
    ['https://ujian.local', 'https://.ujian.local'],
    ['https://192.168.1.10:3000', 'https://192.168.1.10:3000'],
    ['http://[fd00::10]:3000', 'http://[fd00::10]:3000'],
  ])('for %s allows exactly this', (address, allowed) => {
    const policy = browserPolicy(new URL(address));
    expect(policy['URLAllowlist']).toEqual([allowed]);
    expect((policy['URLBlocklist'] as string[])[0]).toBe('*');
    expect(policy['RestoreOnStartupURLs']).toEqual([`${new URL(address).origin}/`]);
  });

  test('names no other address than the server’s', () => {
    const text = JSON.stringify(browserPolicy(new URL(ADDRESS)));
    const named = [...text.matchAll(/https?:\/\/[^"/]+/g)].map(([address]) => address.replace('//.', '//'));
    expect(new Set(named)).toEqual(new Set([ADDRESS]));
  });
});

describe('terang kiosk', () => {
  const out = join(place, 'all');

  test('writes all files, tells where each belongs, and writes over none', async () => {
    const { code, said } = await kiosk('--address', ADDRESS, '--out', out);
    expect(code).toBe(0);
    const names = readdirSync(out);
    expect(names).toHaveLength(7);
    for (const name of names) expect(said).toContain(name);
    expect(said).not.toContain('WARN');
    const before = read(out, 'terang-policy.json');
    expect(JSON.parse(before)).toEqual(browserPolicy(new URL(ADDRESS)));
    const again = await kiosk('--address', 'https://lain.local', '--out', out);
    expect([again.code, again.said]).toEqual([3, expect.stringContaining('is there already')]);
    expect(read(out, 'terang-policy.json')).toBe(before);
  });

  test('warns where nothing would be encrypted', async () => {
    expect((await kiosk('--address', 'http://192.168.1.10:3000', '--out', join(place, 'plain'))).said).toContain(
      'WARN',
    );
  });

  test.each([['https://ujian.local/enter'], ['ujian.local'], ["https://u'; rm -rf ~ #.local"]])(
    '%s is no address of a server',
    async (address) => {
      expect((await kiosk('--address', address, '--out', join(place, 'none'))).code).toBe(2);
    },
  );

  test.each(['terang-kiosk-cage.sh', 'terang-kiosk-x.sh'])(
    '%s is a script that a shell can read, and may be run',
    (name) => {
      const path = join(out, name);
      expect(statSync(path).mode & 0o777).toBe(0o755);
      for (const shell of ['sh', 'bash']) {
        const { status, stderr } = spawnSync(shell, ['-n', path], { encoding: 'utf8' });
        expect([shell, status, stderr]).toEqual([shell, 0, '']);
      }
    },
  );

  test('the browser is started at the server, full screen, with a profile that lasts, and cage gets nothing else', () => {
    const bin = join(place, 'bin');
    const written = join(place, 'started.txt');
    const fake = `#!/bin/sh\nprintf '%s\\n' "$@" > '${written}'\n`;
    spawnSync('mkdir', ['-p', bin]);
    for (const program of ['cage', 'chromium']) writeFileSync(join(bin, program), fake, { mode: 0o755 });
    const env = { ...process.env, PATH: `${bin}:${process.env['PATH']}`, HOME: place };
    expect(spawnSync('sh', [join(out, 'terang-kiosk-cage.sh')], { env }).status).toBe(0);
    const args = readFileSync(written, 'utf8').trim().split('\n');
    expect(args.slice(0, 5)).toEqual(['-d', '-m', 'last', '--', 'chromium']);
    expect(args).toContain('--kiosk');
    expect(args).toContain(`--user-data-dir=${place}/.local/share/terang-kiosk`);
    expect(args.at(-1)).toMatch(/^https:\/\/ujian[.]sekolah[.]local:3000\/[?]workstation=./);
  });
});

/** Reads a registry file back as Windows does. */
function merged(text: string): BrowserPolicy {
  const [, ...blocks] = text.split(/\r\n\[/);
  const found: Record<string, boolean | number | string | string[]> = {};
  for (const block of blocks) {
    const [head = '', ...lines] = block.split('\r\n');
    const list = /\\(?:Chrome|Edge)\\(\w+)\]$/.exec(head)?.[1];
    for (const line of lines.filter((each) => each !== '')) {
      const [, name = '', value = ''] = /^"([^"]+)"=(.*)$/.exec(line) ?? [];
      const told = value.startsWith('dword:') ? parseInt(value.slice(6), 16) : (JSON.parse(value) as string);
      if (list === undefined) found[name] = told;
      else found[list] = [...((found[list] as string[] | undefined) ?? []), told as string];
    }
  }
  return found;
}

describe('the registry files', () => {
  const policy = browserPolicy(new URL(ADDRESS));
  const asNumbers = Object.fromEntries(
    Object.entries(policy).map(([name, value]) => [
      name,
      typeof value === 'boolean' ? Number(value) : name === 'ProxySettings' ? JSON.stringify(value) : value,
    ]),
  );

  test('Chrome’s says what the policy says', () => {
    const text = registryFile(policy, 'chrome');
    expect(text.startsWith('Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\')).toBe(true);
    expect(merged(text)).toEqual(asNumbers);
  });

  test('Edge’s says it in Edge’s names, and still blocks everything but the server', () => {
    const told = merged(registryFile(policy, 'edge'));
    expect(told['URLBlocklist']).toEqual(policy['URLBlocklist']);
    expect(told['URLAllowlist']).toEqual(policy['URLAllowlist']);
    expect(told['InPrivateModeAvailability']).toBe(1);
    for (const chromes of ['IncognitoModeAvailability', 'GeminiSettings', 'BrowserAddPersonEnabled']) {
      expect(told).not.toHaveProperty(chromes);
    }
  });
});
