import { pbkdf2Sync } from 'node:crypto';
import { nodePrimitives } from '../verify/node-primitives.ts';
import { openKey, sealKey } from './sealed-key.ts';
import { witnessKey } from './witness-key.ts';

const key = witnessKey(nodePrimitives, 'saksi-1', new Uint8Array(32).fill(5))!;
const salt = new Uint8Array(16).fill(3);
const sealed = sealKey(nodePrimitives, key, 'kata sandi panjang', salt);

test('a key comes out of its file with the passphrase, and with no other', () => {
  expect(openKey(nodePrimitives, sealed, 'kata sandi panjang')).toEqual(key);
  expect(openKey(nodePrimitives, sealed, 'kata sandi pendek')).toBeNull();
  expect(openKey(nodePrimitives, sealed.replace('saksi-1', 'saksi-2'), 'kata sandi panjang')).toBeNull();
});

test('the secret is closed with what PBKDF2 gives', () => {
  const pad = pbkdf2Sync('kata sandi panjang', salt, 60_000, 32, 'sha256');
  const closed = Buffer.from((JSON.parse(sealed) as { closed: string }).closed, 'base64');
  expect([...closed].map((byte, place) => byte ^ pad[place]!)).toEqual([...key.secret]);
});

test.each(['', '{}', '[]', 'x', '{"format":"terang-witness-key/1"}', '{"format":1}'])('%j is no such file', (text) => {
  expect(openKey(nodePrimitives, text, 'kata sandi panjang')).toBeNull();
});
