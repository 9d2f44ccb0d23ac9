import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sameBytes } from '#domain/bytes.ts';
import { hkdf } from '#domain/draw/key-derivation.ts';
import { verifySignature } from '../../storage/ed25519.ts';
import { nodeHashing } from '../../storage/node-hashing.ts';
import { describeVectors } from './describe-vectors.ts';

interface Case {
  readonly tcId: number;
  readonly comment: string;
  readonly result: 'valid' | 'invalid';
}
interface SignatureCase extends Case {
  readonly msg: string;
  readonly sig: string;
}
interface DerivationCase extends Case {
  readonly ikm: string;
  readonly salt: string;
  readonly info: string;
  readonly size: number;
  readonly okm: string;
}
interface MacCase extends Case {
  readonly key: string;
  readonly msg: string;
  readonly tag: string;
}

function hex(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'hex'));
}

function casesOf<Group, Each extends Case>(directory: string, name: string): [number, string, Each, Group][] {
  const file = JSON.parse(readFileSync(path.join(directory, name), 'utf8')) as {
    readonly testGroups: readonly (Group & { readonly tests: readonly Each[] })[];
  };
  return file.testGroups.flatMap((group) => group.tests.map((one): [number, string, Each, Group] => [one.tcId, one.comment, one, group]));
}

describeVectors('Wycheproof', 'merkle/wycheproof', (directory) => {
  const signatures = casesOf<{ publicKey: { pk: string } }, SignatureCase>(directory, 'ed25519_test.json');
  const derivations = casesOf<object, DerivationCase>(directory, 'hkdf_sha256_test.json');
  const macs = casesOf<{ tagSize: number }, MacCase>(directory, 'hmac_sha256_test.json');

  test('all cases are there', () => {
    expect([signatures.length, derivations.length, macs.length]).toEqual([151, 86, 174]);
  });

  test.each(signatures)('Ed25519 case %i (%s) is judged as published', (_, __, { msg, sig, result }, { publicKey }) => {
    expect(verifySignature(hex(publicKey.pk), hex(msg), hex(sig))).toBe(result === 'valid');
  });

  test.each(derivations)('HKDF case %i (%s) is derived as published', (_, __, { ikm, salt, info, size, okm, result }) => {
    const derive = () => hkdf(nodeHashing, hex(ikm), hex(salt), hex(info), size);
    if (result === 'valid') expect(derive()).toEqual(hex(okm));
    else expect(derive).toThrow(RangeError);
  });

  test.each(macs)('HMAC case %i (%s) is judged as published', (_, __, { key, msg, tag, result }, { tagSize }) => {
    const computed = nodeHashing.hmac(hex(key), hex(msg)).slice(0, tagSize / 8);
    expect(sameBytes(computed, hex(tag))).toBe(result === 'valid');
  });
});
