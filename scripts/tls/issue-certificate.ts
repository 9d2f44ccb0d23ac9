import { X509Certificate, createHash, createPublicKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { TAG, bitString, der, oid, own, sequence, text, time, wrapping } from './der.ts';
import { type HallNames, addressBytes } from './hall-names.ts';

export interface Issued {
  readonly key: KeyObject;
  readonly certificate: X509Certificate;
}

const DAY_MS = 86_400_000;
const CA_DAYS = 1_825;

const OID = {
  commonName: '550403',
  organization: '55040a',
  ecdsaWithSha256: '2a8648ce3d040302',
  subjectKeyId: '551d0e',
  keyUsage: '551d0f',
  otherNames: '551d11',
  basicConstraints: '551d13',
  nameConstraints: '551d1e',
  authorityKeyId: '551d23',
  extendedKeyUsage: '551d25',
  serverAuth: '2b06010505070301',
} as const;

/** Ends of names, and networks with their masks, that belong to nobody on the internet. */
const PRIVATE_ENDS = ['localhost', 'local', 'lan', 'internal', 'home.arpa'];
const PRIVATE_NETWORKS = [
  '7f000000ff000000',
  '0a000000ff000000',
  'ac100000fff00000',
  'c0a80000ffff0000',
  'a9fe0000ffff0000',
  `${'00'.repeat(15)}01${'ff'.repeat(16)}`,
  `fc${'00'.repeat(15)}fe${'00'.repeat(15)}`,
].map((hex) => Buffer.from(hex, 'hex'));

/**
 * An authority for this hall alone. Workstations will trust it, so it may sign for private names and networks and for what the
 * hall is called now, and for nothing else: whoever steals its key cannot speak for a bank.
 */
export function issueAuthority(title: string, { addresses, hosts }: HallNames, now: Date): Issued {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ends = [...new Set([...PRIVATE_ENDS, ...hosts])].map(asHost);
  const networks = [...PRIVATE_NETWORKS, ...addresses.filter((address) => !isPrivate(address)).map(alone)];
  const permitted = [...ends, ...networks.map((network) => der(own(7), network))].map((name) => sequence(name));
  const certificate = signed({
    subject: title,
    issuer: title,
    publicKey,
    signer: privateKey,
    from: new Date(now.getTime() - DAY_MS),
    until: new Date(now.getTime() + CA_DAYS * DAY_MS),
    extensions: [
      extension(
        OID.basicConstraints,
        sequence(der(TAG.boolean, Buffer.of(0xff)), der(TAG.integer, Buffer.of(0))),
        true,
      ),
      // keyCertSign
      extension(OID.keyUsage, bitString(Buffer.of(0x04), 2), true),
      extension(OID.subjectKeyId, der(TAG.octetString, keyId(publicKey))),
      extension(OID.nameConstraints, sequence(der(wrapping(0), ...permitted)), true),
    ],
  });
  return { key: privateKey, certificate };
}

/** A key of its own for every certificate; valid from a day ago, as the clocks of workstations are not all right. */
export function issueServer(authority: Issued, { addresses, hosts }: HallNames, days: number, now: Date): Issued {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issuerKey = createPublicKey(authority.key);
  const names = [...hosts.map(asHost), ...addresses.map((address) => der(own(7), addressBytes(address)))];
  const certificate = signed({
    subject: hosts.find((host) => host !== 'localhost') ?? 'localhost',
    issuer: titleOf(authority.certificate),
    publicKey,
    signer: authority.key,
    from: new Date(now.getTime() - DAY_MS),
    until: new Date(now.getTime() + days * DAY_MS),
    extensions: [
      extension(OID.basicConstraints, sequence(), true),
      // digitalSignature
      extension(OID.keyUsage, bitString(Buffer.of(0x80), 7), true),
      extension(OID.extendedKeyUsage, sequence(oid(OID.serverAuth))),
      extension(OID.otherNames, sequence(...names)),
      extension(OID.subjectKeyId, der(TAG.octetString, keyId(publicKey))),
      extension(OID.authorityKeyId, sequence(der(own(0), keyId(issuerKey)))),
    ],
  });
  return { key: privateKey, certificate };
}

/** What an authority of this house was not made for; it cannot be widened, only made anew. */
export function namesOutside(authority: X509Certificate, { addresses, hosts }: HallNames): string[] {
  const holds = (name: Uint8Array): boolean => authority.raw.includes(Buffer.from(name));
  const ends = (host: string): string[] => host.split('.').map((_, from, labels) => labels.slice(from).join('.'));
  return [
    ...hosts.filter((host) => !ends(host).some((end) => holds(asHost(end)))),
    ...addresses.filter((address) => !isPrivate(address) && !holds(der(own(7), alone(address)))),
  ];
}

interface Statement {
  readonly subject: string;
  readonly issuer: string;
  readonly publicKey: KeyObject;
  readonly signer: KeyObject;
  readonly from: Date;
  readonly until: Date;
  readonly extensions: readonly Uint8Array[];
}

/** RFC 5280 4.1. */
function signed({ extensions, from, issuer, publicKey, signer, subject, until }: Statement): X509Certificate {
  const algorithm = sequence(oid(OID.ecdsaWithSha256));
  const serial = randomBytes(16);
  // Positive, and as long as it looks.
  serial[0] = (serial[0]! & 0x7f) | 0x40;
  const stated = sequence(
    der(wrapping(0), der(TAG.integer, Buffer.of(2))),
    der(TAG.integer, serial),
    algorithm,
    named(issuer),
    sequence(time(from), time(until)),
    named(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(wrapping(3), sequence(...extensions)),
  );
  return new X509Certificate(sequence(stated, algorithm, bitString(sign('sha256', stated, signer))));
}

function named(commonName: string): Uint8Array {
  const part = (kind: string, words: string) => der(TAG.set, sequence(oid(kind), text(TAG.utf8String, words)));
  // The standard allows a common name 64 characters.
  return sequence(part(OID.organization, 'Terang'), part(OID.commonName, commonName.slice(0, 64)));
}

export function titleOf(certificate: X509Certificate): string {
  return /^CN=(.*)$/m.exec(certificate.subject)?.[1] ?? '';
}

function extension(id: string, content: Uint8Array, critical = false): Uint8Array {
  const flag = critical ? [der(TAG.boolean, Buffer.of(0xff))] : [];
  return sequence(oid(id), ...flag, der(TAG.octetString, content));
}

function keyId(key: KeyObject): Uint8Array {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest()
    .subarray(0, 20);
}

function asHost(host: string): Uint8Array {
  return text(own(2), host);
}

function alone(address: string): Buffer {
  const bytes = addressBytes(address);
  return Buffer.concat([bytes, Buffer.alloc(bytes.length, 0xff)]);
}

function isPrivate(address: string): boolean {
  const bytes = addressBytes(address);
  return PRIVATE_NETWORKS.some((network) => {
    const half = network.length / 2;
    return half === bytes.length && bytes.every((byte, place) => (byte & network[half + place]!) === network[place]);
  });
}
