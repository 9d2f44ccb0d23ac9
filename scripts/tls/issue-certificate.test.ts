import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { der, time } from './der.ts';
import { spoken, spokenFingerprint } from './fingerprint.ts';
import { addressBytes, hallNames, readHost } from './hall-names.ts';
import { type Issued, issueAuthority, issueServer, namesOutside } from './issue-certificate.ts';

const NOW = new Date('2026-11-22T08:00:00Z');
const NAMES = {
  hosts: ['localhost', 'server-1', 'server-1.local', 'ujian.smkn1.sch.id'],
  addresses: ['127.0.0.1', '::1', '192.168.7.2', '203.0.113.9', '2001:db8::17'],
};
const authority = issueAuthority('Terang server-1 2026-11-22', NAMES, NOW);
const server = issueServer(authority, NAMES, 397, NOW);

const place = mkdtempSync(join(tmpdir(), 'terang-certificates-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

/** The judge is another implementation, and a strict one. */
function openssl(leaf: Issued): string {
  const [ca, pem] = [join(place, 'ca.pem'), join(place, 'leaf.pem')];
  writeFileSync(ca, authority.certificate.toString());
  writeFileSync(pem, leaf.certificate.toString());
  const at = String(NOW.getTime() / 1_000);
  const args = ['verify', '-x509_strict', '-purpose', 'sslserver', '-attime', at, '-CAfile', ca, pem];
  try {
    return execFileSync('openssl', args, { encoding: 'utf8', stdio: 'pipe' });
  } catch (fault) {
    return (fault as { stderr: string }).stderr;
  }
}

const hasOpenssl = (() => {
  try {
    return execFileSync('openssl', ['version']).length > 0;
  } catch {
    return false;
  }
})();
const withOpenssl = hasOpenssl ? it : it.skip;

describe('a hall’s certificates', () => {
  it('name what browsers will type, and nothing else', () => {
    for (const host of NAMES.hosts) expect(server.certificate.checkHost(host)).toBe(host);
    for (const address of NAMES.addresses) expect(server.certificate.checkIP(address)).toBe(address);
    expect(server.certificate.checkHost('bank.example')).toBeUndefined();
    expect(server.certificate.checkIP('192.168.7.3')).toBeUndefined();
  });

  it('are an authority that signs no other authority, and a server that signs nothing', () => {
    expect(authority.certificate.ca).toBe(true);
    expect(server.certificate.ca).toBe(false);
    expect(server.certificate.checkIssued(authority.certificate)).toBe(true);
    expect(server.certificate.verify(authority.certificate.publicKey)).toBe(true);
    expect(authority.certificate.verify(authority.certificate.publicKey)).toBe(true);
    expect(server.certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
    expect(authority.key.equals(server.key)).toBe(false);
  });

  it('are valid from a day ago for as long as was asked', () => {
    const { validFrom, validTo } = server.certificate;
    expect(new Date(validFrom)).toEqual(new Date('2026-11-21T08:00:00Z'));
    expect(new Date(validTo)).toEqual(new Date('2027-12-24T08:00:00Z'));
  });

  withOpenssl('hold before a strict judge', () => expect(openssl(server)).toContain('OK'));

  withOpenssl.each([
    ['a name of the internet', { hosts: ['bank.example'], addresses: [] }],
    ['an address of the internet', { hosts: ['localhost'], addresses: ['198.51.100.1'] }],
  ])('the authority may not speak for %s', (_, names) => {
    expect(openssl(issueServer(authority, names, 1, NOW))).toContain('permitted subtree violation');
    expect(namesOutside(authority.certificate, names)).toEqual([names.addresses[0] ?? names.hosts[0]]);
  });

  withOpenssl('the authority may speak for the hall in another private network', () => {
    const moved = {
      hosts: ['localhost', 'server-2.local', 'a.ujian.smkn1.sch.id'],
      addresses: ['10.4.0.9', 'fd00::5'],
    };
    expect(namesOutside(authority.certificate, moved)).toEqual([]);
    expect(openssl(issueServer(authority, moved, 1, NOW))).toContain('OK');
  });
});

describe('DER', () => {
  it.each([
    [0, '0400'],
    [127, '047f'],
    [128, '048180'],
    [255, '0481ff'],
    [256, '04820100'],
    [65_536, '0483010000'],
  ])('a value of %d bytes says so in the shortest way', (length, head) => {
    const made = Buffer.from(der(4, Buffer.alloc(length)));
    expect(made.subarray(0, made.length - length).toString('hex')).toBe(head);
  });

  it('a year from 2050 on has four digits', () => {
    expect(Buffer.from(time(new Date('2049-12-31T23:59:59Z'))).toString('latin1')).toBe('\x17\r491231235959Z');
    expect(Buffer.from(time(new Date('2050-01-01T00:00:00Z'))).toString('latin1')).toBe('\x18\x0f20500101000000Z');
  });
});

describe('names of a hall', () => {
  it.each([
    ['Server-1', 'server-1'],
    ['ujian.example.', 'ujian.example'],
    ['münchen.example', 'xn--mnchen-3ya.example'],
    ['10.0.0.1', '10.0.0.1'],
    ['FD00::5', 'fd00::5'],
    ['LAB_7', null],
    ['*.example', null],
    ['a b', null],
    ['', null],
    ['-a', null],
    ['10.0.0.300', null],
    ['https://a', null],
    ['a:3000', null],
  ])('%j is read as %j', (given, host) => expect(readHost(given)).toBe(host));

  it('are this machine’s, without what no browser can type', () => {
    const on = (address: string, internal = false) =>
      ({
        address,
        internal,
        family: address.includes(':') ? 'IPv6' : 'IPv4',
        netmask: '',
        mac: '',
        cidr: null,
      }) as never;
    const networks = { lo: [on('127.0.0.1', true)], lan: [on('10.1.2.3'), on('fe80::1'), on('fd00::5')] };
    expect(hallNames(['ujian.example', '10.9.9.9', '10.1.2.3'], 'PC-7.lab.example', networks)).toEqual({
      hosts: ['localhost', 'pc-7.lab.example', 'pc-7.local', 'ujian.example'],
      addresses: ['127.0.0.1', '::1', '10.1.2.3', 'fd00::5', '10.9.9.9'],
    });
    expect(hallNames([], 'LAB_7', {}).hosts).toEqual(['localhost']);
  });

  it.each([
    ['10.0.0.1', '0a000001'],
    ['::1', '00000000000000000000000000000001'],
    ['::', '00000000000000000000000000000000'],
    ['2001:db8::17', '20010db8000000000000000000000017'],
    ['fd00::', 'fd000000000000000000000000000000'],
    ['1:2:3:4:5:6:7:8', '00010002000300040005000600070008'],
    ['::ffff:10.0.0.1', '00000000000000000000ffff0a000001'],
  ])('%s is %s', (address, hex) => expect(Buffer.from(addressBytes(address)).toString('hex')).toBe(hex));
});

describe('a fingerprint said aloud', () => {
  // The examples of arXiv:0901.4016: 127.0.0.1 and 63.84.220.193.
  it.each([
    [0x7f00, 'lusab'],
    [0x0001, 'babad'],
    [0x3f54, 'gutih'],
    [0xdcc1, 'tugad'],
  ])('%d is %s', (word, said) => expect(spoken(word)).toBe(said));

  it('is eight words that follow from the certificate', () => {
    const again = new X509Certificate(authority.certificate.toString());
    expect(spokenFingerprint(again)).toMatch(/^([a-z]{5} ){7}[a-z]{5}$/);
    expect(spokenFingerprint(again)).toBe(spokenFingerprint(authority.certificate));
    expect(spokenFingerprint(again)).not.toBe(spokenFingerprint(server.certificate));
  });
});
