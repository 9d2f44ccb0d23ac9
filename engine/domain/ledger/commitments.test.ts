import { createHash } from 'node:crypto';
import { nodeHashing as h } from '../../storage/node-hashing.ts';
import { tinyBank, tinyDefinition } from '../../testing/tiny-exam.ts';
import { canonicalJson } from './canonical-json.ts';
import { bankHash, definitionHash, manifestHash, paperHash, pseudonym, rosterHash } from './commitments.ts';

/** The tagged hash of the specification, written down a second time. */
function tagged(tag: string, ...parts: readonly (string | Uint8Array)[]): Buffer {
  const hash = createHash('sha256').update(Uint8Array.of(2));
  for (const part of [`cbt-transparency/v1/${tag}`, ...parts]) {
    const bytes = Buffer.from(part as string);
    const length = Buffer.alloc(8);
    length.writeBigUInt64BE(BigInt(bytes.length));
    hash.update(length).update(bytes);
  }
  return hash.digest();
}

function sha256(...pieces: readonly Uint8Array[]): Buffer {
  return createHash('sha256').update(Buffer.concat(pieces)).digest();
}

const salt = new Uint8Array(16).fill(7);
const sari = { number: '2602-0002', name: 'Sari', category: 'umum', accommodations: ['more-time'], seat: null };
const budi = { number: '2602-0001', name: 'Budi', category: 'umum', accommodations: [], seat: 'A-01' };

test('a pseudonym is the first ten bytes of the number hashed with its salt', () => {
  expect(pseudonym(h, '2602-0001', salt)).toBe(tagged('pid', '2602-0001', salt).subarray(0, 10).toString('hex'));
});

test('rules and bank are hashed whole, each under a tag of its own', () => {
  expect(definitionHash(h, tinyDefinition)).toBe(tagged('definition', canonicalJson(tinyDefinition)).toString('hex'));
  expect(bankHash(h, tinyBank)).toBe(tagged('bank', canonicalJson(tinyBank)).toString('hex'));
});

test('a roster is a tree of its rows in the order of their numbers, whatever else is known of a person', () => {
  const [first, second] = [
    '{"accommodations":[],"category":"umum","name":"Budi","number":"2602-0001","seat":"A-01"}',
    '{"accommodations":["more-time"],"category":"umum","name":"Sari","number":"2602-0002","seat":null}',
  ].map((row) => sha256(Uint8Array.of(0), tagged('roster-row', row, salt))) as [Buffer, Buffer];
  const known = { pidSalt: salt, registrationPin: 'ABCD2345' };
  const root = sha256(Uint8Array.of(1), first, second).toString('hex');
  expect(
    rosterHash(h, [
      { ...sari, ...known },
      { ...budi, ...known },
    ]),
  ).toBe(root);
});

test('a manifest is hashed as it stands in its entry, a paper with the pseudonym that it is for', () => {
  expect(manifestHash(h, { at: 5, bank: 'b' })).toEqual(new Uint8Array(tagged('manifest', '{"at":5,"bank":"b"}')));
  const pid = pseudonym(h, '2602-0001', salt);
  expect(paperHash(h, pid, [])).toBe(tagged('form', pid, '[]').toString('hex'));
});
