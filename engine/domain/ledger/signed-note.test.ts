import fc from 'fast-check';
import { signingKey, verifySignature } from '../../storage/ed25519.ts';
import { nodeHashing as h } from '../../storage/node-hashing.ts';
import { Malformed } from '../malformed.ts';
import { toBase64 } from './base64.ts';
import {
  NoteError,
  ed25519Signer,
  ed25519Verifier,
  formatVkey,
  noteKey,
  openNote,
  parseVkey,
  signNote,
} from './signed-note.ts';

const TEXT = 'cbt.bkn/skd/latihan\n12\nroot\n';

function party(name: string, privateByte: number) {
  const { publicKey, sign } = signingKey(new Uint8Array(32).fill(privateByte));
  const key = noteKey(h, name, publicKey);
  return { key, signer: ed25519Signer(key, sign), verifier: ed25519Verifier(key, verifySignature) };
}

const log = party('cbt.bkn/skd/latihan', 1);
const witness = party('saksi-1', 2);
const note = signNote(h, TEXT, log.signer, witness.signer);

describe('a verifier key', () => {
  // The example of Go's golang.org/x/mod/sumdb/note, which also appears in C2SP signed-note.
  const peter = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';

  test('of the published example is read and written back', () => {
    const key = parseVkey(h, peter);
    expect(key.name).toBe('PeterNeumann');
    expect(formatVkey(key)).toBe(peter);
  });

  test('verifies the published example note', () => {
    const text =
      "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    const signature = 'x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=';
    const published = `${text}\n\u2014 PeterNeumann ${signature}\n`;
    const opened = openNote(h, published, [ed25519Verifier(parseVkey(h, peter), verifySignature)]);
    expect(opened.signatures.map(({ key }) => key.name)).toEqual(['PeterNeumann']);
  });

  test.each([
    ['without its parts', 'PeterNeumann'],
    ['with another name', peter.replace('Peter', 'Petra')],
    ['with another id', peter.replace('c74f20a3', 'c74f20a4')],
    ['with its id in capitals', peter.replace('c74f20a3', 'C74F20A3')],
    ['of another type', peter.replace('ARpc', 'BBpc')],
    ['that is too short', peter.slice(0, -4)],
    ['with a blank in its name', peter.replace('Peter', 'Peter ')],
  ])('%s is refused', (_, vkey) => {
    expect(() => parseVkey(h, vkey)).toThrow(Malformed);
  });

  test.each(['', 'a b', 'a+b', 'a\n', 'a\u0085', '\ud800'])('cannot have the name %j', (name) => {
    expect(() => noteKey(h, name, new Uint8Array(32))).toThrow(RangeError);
  });

  test('has 32 bytes', () => {
    expect(() => noteKey(h, 'a', new Uint8Array(33))).toThrow(RangeError);
  });

  test('differs in its id when the name, the type or the key differs', () => {
    const { publicKey } = log.key;
    const ids = [log.key, noteKey(h, 'x', publicKey), noteKey(h, log.key.name, publicKey, 4), witness.key];
    expect(new Set(ids.map(({ id }) => toBase64(id))).size).toBe(4);
  });
});

describe('a signed note', () => {
  test('is the text, an empty line and a line for each signature', () => {
    const lines = note.slice(TEXT.length).split('\n');
    expect(note.startsWith(TEXT)).toBe(true);
    expect(lines.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      '',
      '\u2014 cbt.bkn/skd/latihan',
      '\u2014 saksi-1',
      '',
    ]);
  });

  test('opens for whoever knows one of its keys, and names the keys that were confirmed', () => {
    expect(openNote(h, note, [log.verifier]).text).toBe(TEXT);
    const both = openNote(h, note, [witness.verifier, log.verifier]);
    expect(both.signatures.map(({ key }) => key.name)).toEqual(['cbt.bkn/skd/latihan', 'saksi-1']);
  });

  test('keeps every text without control characters, empty lines and dashes included', () => {
    const line = fc.constantFrom('', '\u2014 saksi-1 AAAA', 'nilai é 𝟙', '\u2014', 'a');
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), (lines) => {
        const text = `${lines.join('\n')}\n`;
        expect(openNote(h, signNote(h, text, log.signer), [log.verifier]).text).toBe(text);
      }),
    );
  });

  test('does not open for somebody who knows none of its keys', () => {
    expect(() => openNote(h, note, [party('saksi-2', 3).verifier])).toThrow('No key that we know');
    expect(() => openNote(h, note, [])).toThrow(NoteError);
  });

  test('with a wrong signature of a known key is refused, even if another one is right', () => {
    const forged = note.replace('\n12\n', '\n13\n');
    const halfRight = signNote(h, TEXT, log.signer, { key: witness.key, sign: () => new Uint8Array(64) });
    expect(() => openNote(h, forged, [log.verifier])).toThrow('is not one of this text');
    expect(() => openNote(h, halfRight, [log.verifier, witness.verifier])).toThrow('is not one of this text');
    expect(openNote(h, halfRight, [log.verifier]).text).toBe(TEXT);
  });

  test('that repeats a signature confirms its key once', () => {
    const twice = signNote(h, TEXT, log.signer, log.signer);
    expect(openNote(h, twice, [log.verifier]).signatures).toHaveLength(1);
  });

  test('is refused whichever single character is altered', () => {
    const single = signNote(h, TEXT, log.signer);
    fc.assert(
      fc.property(fc.nat(single.length - 1), fc.constantFrom(...'A+/ \n\u2014z\0'), (at, letter) => {
        fc.pre(single[at] !== letter);
        const altered = single.slice(0, at) + letter + single.slice(at + 1);
        expect(() => openNote(h, altered, [log.verifier])).toThrow(Malformed);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['no empty line', TEXT],
    ['no signatures', `${TEXT}\n`],
    ['a signature without its line end', note.slice(0, -1)],
    ['a hyphen for the dash', note.replace(/\u2014/g, '-')],
    ['a third word in a signature', note.replace(/\n$/, ' x\n')],
    ['an empty signature', `${TEXT}\n\u2014 saksi-1 ${toBase64(witness.key.id)}\n`],
    ['a control character', note.replace('\n12', '\t12')],
    ['more than a hundred signatures', TEXT + '\n' + note.slice(TEXT.length + 1).repeat(51)],
  ])('with %s is refused', (_, text) => {
    expect(() => openNote(h, text, [log.verifier, witness.verifier])).toThrow(Malformed);
  });

  test.each(['no line end', '', 'a\0\n', 'a\r\n', '\ud800\n'])('cannot be made of the text %j', (text) => {
    expect(() => signNote(h, text, log.signer)).toThrow(RangeError);
  });
});
