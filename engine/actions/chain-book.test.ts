import type { Pid } from '#domain/ids.ts';
import { chainKey, chainLink, readStationKey, saidHash } from '#domain/ledger/answer-chain.ts';
import type { Fact } from '#domain/ledger/fact.ts';
import { toHex } from '#domain/ledger/hex.ts';
import { nodeHashing as h } from '../storage/node-hashing.ts';
import { verifyStation } from '../storage/station-signatures.ts';
import { SigningStation } from '../testing/signing-station.ts';
import { ChainBook } from './chain-book.ts';

const pid = 'fd4b802aa04905a6df13' as Pid;
const owner = { origin: 'terang/00112233/small', pid };
const blind = chainKey(h, new Uint8Array(16).fill(5));

function signIn(book: ChainBook, station: SigningStation | null, epoch: number): void {
  const before = book.at(h, owner).link;
  station?.begin({ ...owner, epoch, before });
  book.take({ type: 'SIGN_IN', at: 0, pid, epoch, workstation: 'PC', ...(station && { key: station.key }) } as Fact);
}

/** The engine hashes what it stored; the station signs what it sent. */
function say(book: ChainBook, station: SigningStation, mutation: number, stored = 1, sent = stored): void {
  const deed = (response: number) => ({
    ...{ change: { kind: 'choose' as const, position: 0, response }, clientAt: 5, epoch: 1, mutation },
  });
  book.add(toHex(saidHash(h, blind, deed(stored))), station.say(blind, deed(sent)));
}

describe.each([
  ['Ed25519', () => SigningStation.ed25519(new Uint8Array(32).fill(7))],
  ['P-256', () => SigningStation.p256()],
])('a chain signed with %s', (_, make) => {
  test('holds where the workstation signed what is stored, and where somebody signs in anew', () => {
    const [book, one, two] = [new ChainBook(), make(), make()];
    signIn(book, one, 1);
    expect(book.isUnchecked).toBe(false);
    for (const mutation of [1, 2, 3]) say(book, one, mutation);
    expect(book.isUnchecked).toBe(true);
    expect(book.check(h, owner, verifyStation)).toBe(true);
    expect(book.isUnchecked).toBe(false);
    const ended = book.at(h, owner).link;
    signIn(book, two, 2);
    expect(book.at(h, owner).before).toEqual(ended);
    say(book, two, 4);
    expect(book.check(h, owner, verifyStation)).toBe(true);
  });

  test('is broken by another answer than was sent, by one that was added, and by another key', () => {
    for (const spoil of [
      (book: ChainBook, one: SigningStation) => say(book, one, 1, 2, 3),
      (book: ChainBook, one: SigningStation) => {
        book.add('00'.repeat(32), '');
        say(book, one, 2);
      },
      (book: ChainBook) => {
        const other = SigningStation.p256();
        other.link = book.at(h, owner).link;
        say(book, other, 1);
      },
    ]) {
      const [book, one] = [new ChainBook(), make()];
      signIn(book, one, 1);
      spoil(book, one);
      expect(book.check(h, owner, verifyStation)).toBe(false);
    }
  });
});

test('without a key nothing is signed and nothing is broken', () => {
  const book = new ChainBook();
  signIn(book, null, 1);
  expect([book.isKeyed, book.isUnchecked, book.check(h, owner, verifyStation)]).toEqual([false, false, true]);
});

test('keys of other kinds and lengths are none', () => {
  const text = (...bytes: number[]): string => Buffer.from(bytes).toString('base64');
  expect(readStationKey(text(1, ...new Uint8Array(32)))?.kind).toBe('ed25519');
  expect(readStationKey(text(2, 4, ...new Uint8Array(64)))?.kind).toBe('p256');
  for (const wrong of ['', 'x', text(1, 2, 3), text(2, ...new Uint8Array(65)), text(3, ...new Uint8Array(32))]) {
    expect(readStationKey(wrong)).toBeNull();
  }
});

/** SPEC section 6. */
test('the golden values are those of the specification', () => {
  const key = new Uint8Array([1, ...new Uint8Array(32).fill(9)]);
  const book = new ChainBook();
  book.take({
    type: 'SIGN_IN',
    at: 0,
    pid,
    epoch: 1,
    workstation: 'PC',
    key: Buffer.from(key).toString('base64'),
  } as Fact);
  const { link } = book.at(h, owner);
  const deed = { change: { kind: 'choose' as const, position: 0, response: 2 }, clientAt: 5, epoch: 1, mutation: 1 };
  const said = saidHash(h, blind, deed);
  expect([blind, link, said, chainLink(h, link, said)].map(toHex)).toMatchInlineSnapshot(`
    [
      "dedecb50d954e1cdbc7bc13d812610aa753c6c25c3ec16784e4449cea4052ac1",
      "b15d03f5318d13b917e08097c5fa5c28ff1a9af1f7b40982156707b5b6d42e14",
      "74d6d3bf9e4bf1982a94c5c9469799955e453b57c228cd81fd9418da63c9034a",
      "7ec1fab03bb209f30848577e07587f807c16d8002376b91abadcc5c03e25e4ba",
    ]
  `);
});
