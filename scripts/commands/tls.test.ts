import { X509Certificate } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSmallExam } from '../../engine/testing/write-small-exam.ts';
import { hallNames } from '../tls/hall-names.ts';
import { readServingCertificate, warnAbout } from '../tls/serving-certificate.ts';
import { runProgram } from './program.ts';
import { aboutNetwork } from './serve.ts';
import { initTls } from './tls.ts';

const place = mkdtempSync(join(tmpdir(), 'terang-tls-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));
const folder = (): string => mkdtempSync(join(place, 'data-'));
const FILES = ['tls-ca.key', 'tls-ca.pem', 'tls-server.key', 'tls-server.pem'];
const NOW = new Date('2026-11-22T08:00:00Z');
const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000);

async function terang(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const lines = { out: [] as string[], err: [] as string[] };
  const places = { clientsDir: '', questionBanksDir: '', writerScript: '', version: '0.0.0-test' };
  const code = await runProgram(args, places, {
    out: (line) => void lines.out.push(line),
    err: (line) => void lines.err.push(line),
  });
  return { code, out: lines.out.join('\n'), err: lines.err.join('\n') };
}

const read = (data: string, file: string): string => readFileSync(join(data, file), 'utf8');
const mode = (data: string, file: string): number => statSync(join(data, file)).mode & 0o777;

describe('tls init', () => {
  test('makes four files, for their owner only but the authority’s certificate', async () => {
    const data = join(folder(), 'new');
    const { code, err, out } = await terang('tls', 'init', data, '--name', 'ujian.example', '--name', '10.7.7.7');
    expect([code, err]).toEqual([0, '']);
    expect(readdirSync(data)).toEqual(FILES);
    expect(FILES.map((file) => mode(data, file))).toEqual([0o600, 0o644, 0o600, 0o600]);
    expect(statSync(data).mode & 0o777).toBe(0o700);
    const [authority, server] = ['tls-ca.pem', 'tls-server.pem'].map((file) => new X509Certificate(read(data, file)));
    expect(server!.checkHost('ujian.example')).toBe('ujian.example');
    expect(server!.checkIP('10.7.7.7')).toBe('10.7.7.7');
    expect(server!.checkHost('localhost')).toBe('localhost');
    for (const certificate of [authority!, server!]) expect(out).toContain(certificate.fingerprint256);
    expect(out).not.toContain('PRIVATE');
  });

  test('never overwrites; --renew keeps the authority and makes a new server certificate', async () => {
    const data = folder();
    await terang('tls', 'init', data);
    const first = FILES.map((file) => read(data, file));
    const again = await terang('tls', 'init', data);
    expect([again.code, FILES.map((file) => read(data, file))]).toEqual([3, first]);
    expect(again.err).toContain('--renew keeps the authority');
    expect((await terang('tls', 'init', data, '--renew', '--days', '30')).code).toBe(0);
    const second = FILES.map((file) => read(data, file));
    expect(second.map((text, place) => text === first[place])).toEqual([true, true, false, false]);
    expect(new X509Certificate(second[3]!).verify(new X509Certificate(first[1]!).publicKey)).toBe(true);
    expect(readdirSync(data)).toEqual(FILES);
  });

  test('a renewal needs the authority whole, and only for what it was made for', async () => {
    const data = folder();
    expect((await terang('tls', 'init', data, '--renew')).err).toContain('has no authority to renew from');
    await terang('tls', 'init', data);
    const outside = await terang('tls', 'init', data, '--renew', '--name', 'elsewhere.example');
    expect([outside.code, outside.err]).toEqual([3, expect.stringContaining('was not made for elsewhere.example')]);
    const other = folder();
    await terang('tls', 'init', other);
    writeFileSync(join(data, 'tls-ca.key'), read(other, 'tls-ca.key'));
    expect((await terang('tls', 'init', data, '--renew')).err).toContain('do not belong together');
    writeFileSync(join(data, 'tls-ca.key'), 'no key');
    expect((await terang('tls', 'init', data, '--renew')).err).toContain('holds no private key');
    rmSync(join(data, 'tls-ca.key'));
    expect((await terang('tls', 'init', data, '--renew')).err).toContain('tls-ca.key is not there');
  });

  test.each([[['--days', '0']], [['--days', '398']], [['--name', '*.example']], [['--name', 'https://a']]])(
    'wrong use is 2: %j',
    async (args) => {
      expect((await terang('tls', 'init', join(place, 'never'), ...args)).code).toBe(2);
    },
  );
});

describe('what is served', () => {
  const made = (days = 397): string => {
    const data = folder();
    initTls(data, hallNames([], 'server-1', {}), days, false, NOW);
    return data;
  };

  test('nothing without the files, and a sentence for half of them', () => {
    expect(readServingCertificate(folder(), NOW)).toBeNull();
    for (const file of ['tls-server.key', 'tls-server.pem']) {
      const data = made();
      rmSync(join(data, file));
      expect(() => readServingCertificate(data, NOW)).toThrow(`${file} is missing`);
    }
  });

  test('a key of another certificate, or what is none, is a sentence', () => {
    const data = made();
    writeFileSync(join(data, 'tls-server.key'), read(made(), 'tls-server.key'));
    expect(() => readServingCertificate(data, NOW)).toThrow('is not the key of');
    writeFileSync(join(data, 'tls-server.pem'), 'nothing');
    expect(() => readServingCertificate(data, NOW)).toThrow('holds no certificate');
  });

  test('rights that are too wide are mended', () => {
    const data = made();
    for (const file of FILES) chmodSync(join(data, file), 0o666);
    readServingCertificate(data, NOW);
    expect(FILES.map((file) => mode(data, file))).toEqual([0o600, 0o644, 0o600, 0o600]);
  });

  test('the authority is its certificate alone, whatever else somebody put into the file', () => {
    const data = made();
    const certificate = read(data, 'tls-ca.pem');
    writeFileSync(join(data, 'tls-ca.pem'), certificate + read(data, 'tls-ca.key'));
    expect(readServingCertificate(data, NOW)!.authority).toBe(certificate);
  });

  test('an expired one is refused with a sentence, by the command too', async () => {
    const data = made(30);
    expect(readServingCertificate(data, later(30))).not.toBeNull();
    expect(() => readServingCertificate(data, later(30.01))).toThrow('was valid until 2026-12-22');
    const past = folder();
    initTls(past, hallNames([], 'server-1', {}), 1, false, new Date(Date.now() - 86_400_000 * 3));
    const { code, err } = await terang('serve', '--data', past, '--port', '0');
    expect([code, err]).toEqual([3, expect.stringContaining('no browser takes it any more')]);
  });

  test('is warned about when an address is not in it, when its end is near, and when it has not begun', () => {
    const tls = readServingCertificate(made(), NOW)!;
    expect(warnAbout(tls, ['localhost', '127.0.0.1', 'server-1.local', '::1'], NOW)).toEqual([]);
    expect(warnAbout(tls, ['localhost', '10.9.9.9'], NOW)).toEqual([expect.stringContaining('is not for 10.9.9.9:')]);
    expect(warnAbout(tls, [], later(382.9))).toEqual([]);
    expect(warnAbout(tls, [], later(383.1))).toEqual([expect.stringContaining('valid until 2027-12-24 only')]);
    expect(warnAbout(tls, [], later(-2))).toEqual([expect.stringContaining('valid only from 2026-11-21')]);
    const stranger = { ...tls, authority: readServingCertificate(made(), NOW)!.authority };
    expect(warnAbout(stranger, [], NOW)).toEqual([expect.stringContaining('was not signed by tls-ca.pem')]);
  });

  test('the greeting says what protects the hall', () => {
    const tls = readServingCertificate(made(), NOW);
    const engine = { url: 'https://localhost:3000', addresses: ['https://10.9.9.9:3000'] };
    expect(aboutNetwork(engine, null, NOW)[0]).toContain('Not encrypted');
    expect(aboutNetwork(engine, tls, NOW).join('\n')).toMatch(/^Encrypted .*\n.*\/ca[.]pem.*\nWARN .*10[.]9[.]9[.]9/);
    expect(aboutNetwork({ ...engine, addresses: [] }, tls, NOW).join('\n')).not.toContain('WARN');
  });
});

test('backup takes the keys along only when asked, and the copy verifies', async () => {
  const data = folder();
  const exam = writeSmallExam(data);
  exam.close();
  exam.end();
  await terang('tls', 'init', data);
  const [without, along] = [join(place, 'without'), join(place, 'along')];
  expect((await terang('backup', data, without)).code).toBe(0);
  expect(readdirSync(without)).toEqual(['terang.db']);
  expect((await terang('backup', data, along, '--with-keys')).code).toBe(0);
  expect(readdirSync(along).filter((file) => file.startsWith('tls-'))).toEqual(FILES);
  expect(FILES.map((file) => read(along, file))).toEqual(FILES.map((file) => read(data, file)));
  expect(mode(along, 'tls-ca.key')).toBe(0o600);
  expect((await terang('verify-ledger', along)).code).toBe(0);
});
