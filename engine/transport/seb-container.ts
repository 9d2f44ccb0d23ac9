import { createCipheriv, createDecipheriv, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Malformed } from '#domain/malformed.ts';

/** `plnd`: open to anybody. `pswd`: starts an exam with a password. `pwcc`: the same, and sets up the browser itself. */
export type SebFileKind = 'plnd' | 'pswd' | 'pwcc';

export interface OpenedSebFile {
  /** Also `xml`, a property list without any cover. */
  readonly kind: SebFileKind | 'xml';
  readonly xml: Uint8Array;
}

const PREFIX_BYTES = 4;
const GZIP_MAGIC = [0x1f, 0x8b];
/** A few kilobytes can claim to unpack to anything. */
const LARGEST = 4_194_304;

/** Version and options of RNCryptor as SEB for Windows writes them: keys come from a password. */
const HEADER = Buffer.from([2, 1]);
const VERSIONS = [2, 3];
const SALT_BYTES = 8;
const IV_BYTES = 16;
const MAC_BYTES = 32;
const PLAIN_BYTES = HEADER.length + 2 * SALT_BYTES + IV_BYTES;
const KEY_BYTES = 32;
/** The format's own count: low for today, so an exam's password should be long. */
const ROUNDS = 10_000;

/** The settings under a `.seb` file's covers; throws Malformed for what is none or does not open. */
export function openSebFile(file: Uint8Array, password: string | null): OpenedSebFile {
  if (!isGzip(file)) return { kind: 'xml', xml: file };
  const outer = unpacked(file);
  const kind = Buffer.from(outer.subarray(0, PREFIX_BYTES)).toString('latin1');
  const body = outer.subarray(PREFIX_BYTES);
  switch (kind) {
    case 'plnd':
      return { kind, xml: unpacked(body) };
    case 'pswd':
    case 'pwcc':
      // A file that sets up the browser may be locked with the empty password.
      if (password === null && kind === 'pswd') throw new Malformed('This SEB file needs its password.');
      return { kind, xml: unpacked(decrypted(body, password ?? '')) };
    case 'pkhs':
    case 'phsk':
      throw new Malformed('This SEB file is locked with a certificate; only passwords are supported.');
    default:
      throw new Malformed('This is no SEB file: it does not say how it is covered.');
  }
}

export function makeSebFile(kind: 'plnd', xml: Uint8Array): Uint8Array;
export function makeSebFile(kind: 'pswd' | 'pwcc', xml: Uint8Array, password: string): Uint8Array;
export function makeSebFile(kind: SebFileKind, xml: Uint8Array, password = ''): Uint8Array {
  const inner = gzipSync(xml);
  const body = kind === 'plnd' ? inner : encrypted(inner, password);
  return new Uint8Array(gzipSync(Buffer.concat([Buffer.from(kind, 'latin1'), body])));
}

function isGzip(bytes: Uint8Array): boolean {
  return GZIP_MAGIC.every((byte, place) => bytes[place] === byte);
}

function unpacked(bytes: Uint8Array): Uint8Array {
  try {
    return new Uint8Array(gunzipSync(bytes, { maxOutputLength: LARGEST }));
  } catch {
    throw new Malformed('This SEB file is damaged, or larger than any settings are.');
  }
}

/** RNCryptor: version, options, two salts, IV, AES-256-CBC, HMAC-SHA-256 over all before it. */
function encrypted(plain: Uint8Array, password: string): Buffer {
  const encryptionSalt = randomBytes(SALT_BYTES);
  const macSalt = randomBytes(SALT_BYTES);
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-cbc', keyOf(password, encryptionSalt), iv);
  const message = Buffer.concat([HEADER, encryptionSalt, macSalt, iv, cipher.update(plain), cipher.final()]);
  return Buffer.concat([message, macOf(password, macSalt, message)]);
}

function decrypted(body: Uint8Array, password: string): Uint8Array {
  const bytes = Buffer.from(body);
  if (bytes.length < PLAIN_BYTES + MAC_BYTES || !VERSIONS.includes(bytes[0]!) || bytes[1] !== HEADER[1]) {
    throw new Malformed('This SEB file is encrypted in a way that is not known.');
  }
  const message = bytes.subarray(0, -MAC_BYTES);
  const saltsAt = HEADER.length;
  const encryptionSalt = message.subarray(saltsAt, saltsAt + SALT_BYTES);
  const macSalt = message.subarray(saltsAt + SALT_BYTES, saltsAt + 2 * SALT_BYTES);
  if (!timingSafeEqual(macOf(password, macSalt, message), bytes.subarray(-MAC_BYTES))) {
    throw new Malformed('The password does not open this SEB file, or it is damaged.');
  }
  const iv = message.subarray(PLAIN_BYTES - IV_BYTES, PLAIN_BYTES);
  const decipher = createDecipheriv('aes-256-cbc', keyOf(password, encryptionSalt), iv);
  return Buffer.concat([decipher.update(message.subarray(PLAIN_BYTES)), decipher.final()]);
}

function keyOf(password: string, salt: Uint8Array): Buffer {
  return pbkdf2Sync(Buffer.from(password, 'utf8'), salt, ROUNDS, KEY_BYTES, 'sha1');
}

function macOf(password: string, salt: Uint8Array, message: Uint8Array): Buffer {
  return createHmac('sha256', keyOf(password, salt)).update(message).digest();
}
