import { IDBFactory } from 'fake-indexeddb';
import { chainLink, readStationKey } from '#domain/ledger/answer-chain.ts';
import { fromBase64 } from '#domain/ledger/base64.ts';
import { verifyStation } from '../../engine/storage/station-signatures.ts';
import { keptChainIn } from '../connection/kept-chain.ts';
import { keptPledgesIn } from '../connection/kept-pledges.ts';
import { SEAT, openLocalDatabase, transact } from '../connection/local-database.ts';
import { settle } from '../testing/hand-clock.ts';
import { type Seat, seatSomeone } from '../testing/seat-someone.ts';
import { plainHashing } from './sha256.ts';
import { makeKey, signWith } from './station-keys.ts';

async function answered() {
  const seat = await seatSomeone({}, true);
  seat.sitting.choose(0, 1);
  seat.sitting.choose(1, 2);
  await delivered(seat);
  return seat;
}

/** A few rounds: only one letter goes out before the first receipt. */
async function delivered(seat: Seat): Promise<void> {
  for (let round = 0; round < 4; round += 1) {
    await settle();
    seat.engine.deliverAll();
  }
  await settle();
}

test('a reload goes on with the key that signed in', async () => {
  const seat = await answered();
  await seat.reload();
  seat.sitting.choose(2, 3);
  await delivered(seat);
  expect([seat.engine.taken.length, seat.engine.chain!.broken]).toEqual([3, []]);
  expect(seat.sitting.store.getState().isProofBroken).toBe(false);
});

test('what the engine pledges is kept on this computer, through a reload, and goes out as one file', async () => {
  const seat = await answered();
  await seat.reload();
  seat.sitting.choose(2, 3);
  await delivered(seat);
  const file = JSON.parse((await seat.sitting.pledges())!) as { acks: { seq: number }[]; format: string };
  expect([file.format, file.acks.map(({ seq }) => seq)]).toEqual(['terang-acks/1', [1, 2, 3]]);
  await seat.sitting.leave();
  expect(await keptPledgesIn(seat.database).all('latihan-skd/2602-0014')).toEqual([]);
});

test('what is pledged with another key is not shown as saved, and is said until a good pledge comes', async () => {
  const seat = await answered();
  const state = () => seat.sitting.store.getState();
  seat.engine.chain!.lies = true;
  seat.sitting.choose(2, 3);
  await delivered(seat);
  expect([state().pledge, state().pending.length, state().view!.attempt.lastMutation]).toEqual(['broken', 1, 2]);
  expect(await seat.outbox.load('latihan-skd/2602-0014')).toHaveLength(1);
  seat.engine.chain!.lies = false;
  seat.clock.advance(20_000);
  await delivered(seat);
  expect([state().pledge, state().pending.length]).toEqual(['kept', 0]);
});

test('an answer that nobody gave here is said, and never signed', async () => {
  const seat = await answered();
  const { chain } = seat.engine;
  chain!.link = chainLink(plainHashing, chain!.link, new Uint8Array(32));
  seat.engine.taken.push({ kind: 'choose', position: 2, response: 0 });
  chain!.link = chainLink(plainHashing, chain!.link, new Uint8Array(32));
  seat.engine.taken.pop();
  seat.engine.down();
  seat.engine.up();
  await settle();
  expect(seat.sitting.store.getState().isProofBroken).toBe(true);
  seat.sitting.choose(2, 3);
  await delivered(seat);
  expect([seat.engine.taken.length, chain!.broken]).toEqual([3, [3]]);
});

test('a page whose key is gone asks for the PINs again instead of sending what nobody could prove', async () => {
  const seat = await answered();
  await transact(seat.database, SEAT, 'readwrite', (store) => store.delete('chain'));
  await seat.reload();
  expect(seat.sitting.store.getState().place).toEqual({ kind: 'signed-out', refusal: 'not-signed-in' });
});

test('whoever leaves takes the key along', async () => {
  const seat = await answered();
  await seat.sitting.leave();
  expect(await keptChainIn(seat.database).read()).toBeNull();
});

describe.each([
  ['the browser’s Ed25519', crypto.subtle, 'ed25519'],
  ['its P-256 where it has no Ed25519', withoutEd25519(), 'p256'],
  ['plain numbers over http', undefined, 'plain'],
] as const)('with %s', (_, subtle, kind) => {
  const source = { subtle, getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes) };

  test('a key is made that the database keeps and the engine knows, and that nobody can read out', async () => {
    const kept = keptChainIn(await openLocalDatabase(new IDBFactory()));
    const made = await makeKey(source, (key) => kept.keep({ key, links: [] }).then(() => true));
    expect(made.kind).toBe(kind);
    const { key } = (await kept.read())!;
    if (!(key.secret instanceof Uint8Array)) expect(key.secret.extractable).toBe(false);
    const bytes = new Uint8Array([1, 2, 3]);
    const signature = fromBase64(await signWith(key, bytes, source));
    const { bytes: _, ...station } = readStationKey(key.text)!;
    expect(verifyStation(station, bytes, signature)).toBe(true);
    expect(verifyStation(station, new Uint8Array([1, 2, 4]), signature)).toBe(false);
  });
});

test('a key that the database does not take gives way to the next kind', async () => {
  const tried: string[] = [];
  const key = await makeKey(crypto, (made) => Promise.resolve(tried.push(made.kind) > 2));
  expect([tried, key.kind]).toEqual([['ed25519', 'p256', 'plain'], 'plain']);
});

/** An older browser. */
function withoutEd25519(): SubtleCrypto {
  const { subtle } = crypto;
  return {
    generateKey: (algorithm: EcKeyGenParams, ...more: [boolean, KeyUsage[]]) =>
      algorithm.name === 'Ed25519'
        ? Promise.reject(new DOMException('unknown', 'NotSupportedError'))
        : subtle.generateKey(algorithm, ...more),
    exportKey: subtle.exportKey.bind(subtle),
    sign: subtle.sign.bind(subtle),
  } as unknown as SubtleCrypto;
}
