import { fromBase64 } from '#domain/ledger/base64.ts';
import { formatVkey, noteKey } from '#domain/ledger/signed-note.ts';
import { checkProof } from '../../exam-client/chain/check-proof.ts';
import { nodeHashing } from '../storage/node-hashing.ts';
import { TestCandidate, TestProctor, practice } from './clients.ts';
import { SigningCandidate } from './signing-candidate.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';

jest.setTimeout(240_000);

const SKD = 'latihan-skd';
const OTHER_LOG = formatVkey(noteKey(nodeHashing, 'terang/00112233', new Uint8Array(32).fill(3)));
let hall: TestEngine;
beforeEach(async () => {
  hall = await startTestEngine(6, { messagesPerSecond: 10_000 });
});
afterEach(() => hall.end());

async function seated(place: number): Promise<SigningCandidate> {
  const own = await SigningCandidate.signIn(hall.url, practice(hall.told, SKD), place);
  await own.candidate.resume();
  return own;
}

async function open(): Promise<void> {
  const proctor = await TestProctor.signIn(hall.url, hall.told);
  await proctor.act('open-session', { sessionId: SKD });
}

it('gives every signed change a pledge that the engine’s key has signed, those saved together with one signature', async () => {
  await open();
  const people = await Promise.all([0, 1, 2, 3].map(seated));
  const replies = await Promise.all(
    people.flatMap((own) => Array.from({ length: 20 }, (_, position) => own.choose(position, 1))),
  );
  expect(replies.map(({ ok }) => ok)).not.toContain(false);
  for (const own of people) expect((await own.handIn()).ok).toBe(true);
  const pledges = people.flatMap((own) => own.pledges.map((pledge) => [own.holds(pledge), pledge.pledge] as const));
  expect([pledges.length, pledges.every(([holds]) => holds)]).toEqual([84, true]);
  const signatures = new Set(pledges.map(([, pledge]) => String(fromBase64(pledge).subarray(2, 66))));
  expect(signatures.size).toBeLessThan(84);
  const own = people[0]!;
  expect(own.holds({ ...own.pledges[3]!, index: own.pledges[3]!.index + 1 })).toBe(false);
});

it('pledges the same again to who did not hear it, after a restart too', async () => {
  await open();
  const own = await seated(0);
  const message = own.write({ kind: 'choose', position: 0, response: 2 });
  await own.send(message);
  await own.send(message);
  hall = await hall.restart();
  const back = new TestCandidate(hall.url);
  await back.resume(own.candidate.token);
  Object.assign(own, { candidate: back });
  await own.send(message);
  expect(own.pledges.map((pledge) => [own.holds(pledge), pledge.index, pledge.at])).toEqual(
    own.pledges.map(() => [true, own.pledges[0]!.index, own.pledges[0]!.at]),
  );
  expect(own.pledges).toHaveLength(3);
  back.close();
});

it('proves to everybody their own changes, and nobody else’s', async () => {
  await open();
  const [own, other] = [await seated(0), await seated(1)];
  await own.choose(0, 1);
  await other.choose(0, 1);
  await own.choose(1, 1);
  const before = await own.prove(0, []);
  expect((await own.handIn()).ok).toBe(true);
  const indexes = own.pledges.map(({ index }) => index);
  // Behind the hand-in stands the score, which is not theirs to ask for here.
  const asked = [...indexes, indexes.at(-1)! + 1, other.pledges[0]!.index, 0, 100_000];
  const given = await own.prove(Number(before.note.split('\n')[1]), asked);
  expect(given.entries.map(({ index }) => index)).toEqual(indexes);
  const facts = { origin: own.chain.origin, logKey: own.chain.logKey };
  const first = await checkProof(facts, [], before, crypto);
  const all = await checkProof(first!, own.pledges, given, crypto);
  expect(all).toMatchObject({ through: indexes.at(-1) });
  expect(await checkProof(first!, other.pledges, given, crypto)).toBeNull();
  expect(await checkProof(first!, own.pledges, { ...given, goesOn: given.goesOn.slice(1) }, crypto)).toBeNull();
  expect(await checkProof({ ...facts, logKey: OTHER_LOG }, own.pledges, given, crypto)).toBeNull();
});

it('pledges nothing to who signs nothing', async () => {
  await open();
  const candidate = new TestCandidate(hall.url);
  await candidate.signIn(practice(hall.told, SKD), 0);
  await candidate.resume();
  expect(await candidate.choose(0, 1)).not.toHaveProperty('pledge');
  const again = { kind: 'choose' as const, position: 0, response: 1 };
  expect(await candidate.mutate(again, { mutation: 1 })).not.toHaveProperty('pledge');
  candidate.close();
});
