import { createDecipheriv, createPrivateKey, createPublicKey, diffieHellman, hkdfSync } from 'node:crypto';
import { isSealed, newAuditorKey, openBundle, recipientOf, sealBundle } from './sealed-bundle.ts';

const bytes = Buffer.from('answers, keys, bank and names');
const auditor = newAuditorKey();
const sealed = sealBundle(bytes, auditor.recipient)!;

test('opens for its recipient, and the same file is never sealed alike twice', () => {
  expect(isSealed(sealed)).toBe(true);
  expect(isSealed(bytes)).toBe(false);
  expect(Buffer.from(sealed).includes('answers')).toBe(false);
  expect(openBundle(sealed, `${auditor.secret}\n`)).toEqual(bytes);
  expect(sealBundle(bytes, auditor.recipient)).not.toEqual(sealed);
});

test('another key, every flipped bit of every byte’s lowest place and every shorter file are refused', () => {
  expect(openBundle(sealed, newAuditorKey().secret)).toBeNull();
  for (let at = 0; at < sealed.length; at += 1) {
    expect([at, openBundle(Buffer.from(sealed).fill(sealed[at]! ^ 1, at, at + 1), auditor.secret)]).toEqual([at, null]);
    expect(openBundle(sealed.subarray(0, at), auditor.secret)).toBeNull();
  }
  expect(openBundle(Buffer.concat([sealed, Buffer.of(0)]), auditor.secret)).toBeNull();
});

test('a line that is no key is refused, and a point that agrees on nothing', () => {
  for (const line of ['', 'x', auditor.secret, auditor.recipient.slice(0, -2)])
    expect(sealBundle(bytes, line)).toBeNull();
  for (const line of ['', auditor.recipient]) expect(openBundle(sealed, line)).toBeNull();
  expect(recipientOf(auditor.secret)).toBe(auditor.recipient);
  expect(recipientOf(auditor.recipient)).toBeNull();
  expect(sealBundle(bytes, `terang-auditor-1:${Buffer.alloc(32).toString('base64')}`)).toBeNull();
});

test('is what SPEC section 13 says, computed from its words', () => {
  const raw = (line: string): Buffer => Buffer.from(line.slice(line.indexOf(':') + 1), 'base64');
  const own = createPrivateKey({
    ...{ key: Buffer.concat([Buffer.from('302e020100300506032b656e04220420', 'hex'), raw(auditor.secret)]) },
    ...({ format: 'der', type: 'pkcs8' } as const),
  });
  const theirs = createPublicKey({
    ...{ key: Buffer.concat([Buffer.from('302a300506032b656e032100', 'hex'), sealed.subarray(8, 40)]) },
    ...({ format: 'der', type: 'spki' } as const),
  });
  const salt = Buffer.concat([sealed.subarray(8, 40), raw(auditor.recipient)]);
  const shared = diffieHellman({ privateKey: own, publicKey: theirs });
  const key = Buffer.from(hkdfSync('sha256', shared, salt, 'cbt-transparency/v1/sealed-bundle', 32));
  const open = createDecipheriv('aes-256-gcm', key, Buffer.alloc(12)).setAAD(sealed.subarray(0, 40));
  open.setAuthTag(sealed.subarray(-16));
  expect(Buffer.concat([open.update(sealed.subarray(40, -16)), open.final()])).toEqual(bytes);
});
