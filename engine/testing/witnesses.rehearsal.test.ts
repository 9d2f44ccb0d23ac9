import { parseKey, COSIGNATURE, cosignedAt, parseCheckpoint } from '../../scripts/verify/note.ts';
import { nodePrimitives } from '../../scripts/verify/node-primitives.ts';
import type { WitnessView } from '../actions/view-witnesses.ts';
import { TestCandidate, TestProctor, practice, postStaff } from './clients.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';
import { canonicalJson } from '#domain/ledger/canonical-json.ts';
import { SigningCandidate } from './signing-candidate.ts';
import { TestWitness } from './test-witness.ts';
import { EVERY_ROLE, storeAccounts } from './staff-accounts.ts';
import { staffCookie } from './clients.ts';

jest.setTimeout(240_000);

const SHORT = 'latihan-singkat';
let hall: TestEngine;
let cookie: string;
let witnesses: TestWitness[];

beforeAll(async () => {
  hall = await (await startTestEngine(2)).restart((dataDir) => storeAccounts(dataDir, EVERY_ROLE));
  cookie = await staffCookie(hall.url, { staff: EVERY_ROLE }, 'koordinator');
  witnesses = ['saksi-peserta', 'saksi-instansi', 'saksi-pengawas-luar'].map((name) => new TestWitness(name, hall.url));
});
afterAll(() => hall.end());

async function viewOf(session = SHORT): Promise<WitnessView> {
  return (await (await fetch(`${hall.url}/ledger/${session}/witnesses`)).json()) as WitnessView;
}

async function answer(): Promise<void> {
  const candidate = new TestCandidate(hall.url);
  await candidate.signIn(practice(hall.told, SHORT), 0);
  await candidate.choose(0, 1);
  candidate.close();
}

test('staff take up the keys of witnesses, every open ledger names them, and what they see is cosigned', async () => {
  for (const witness of witnesses) await witness.enrol(cookie);
  expect(await viewOf()).toMatchObject({ of: 3 });
  await witnesses[0]!.look();
  await witnesses[1]!.look();
  expect(await viewOf()).toMatchObject({ of: 3, seen: 2 });
  const note = await (await fetch(`${hall.url}/ledger/${SHORT}/checkpoint`)).text();
  const checkpoint = parseCheckpoint(note)!;
  const seenBy = witnesses.map(({ vkey }) =>
    cosignedAt(nodePrimitives, checkpoint, parseKey(nodePrimitives, vkey, COSIGNATURE)!),
  );
  expect(seenBy).toEqual([expect.any(Number), expect.any(Number), null]);
});

test('a ledger that goes on stays consistent, at every size and after a restart', async () => {
  const proctor = await TestProctor.signIn(hall.url, { staff: EVERY_ROLE }, 'koordinator');
  await proctor.act('open-session', { sessionId: SHORT });
  proctor.close();
  for (let round = 0; round < 3; round++) {
    await answer();
    for (const witness of witnesses) {
      expect(await witness.look()).toEqual(
        expect.arrayContaining([expect.objectContaining({ id: SHORT, state: 'consistent' })]),
      );
    }
  }
  expect(await viewOf()).toMatchObject({ of: 3, seen: 3 });
  hall = await hall.restart();
  expect((await witnesses[0]!.look()).every(({ state }) => state === 'consistent')).toBe(true);
  expect(await viewOf()).toMatchObject({ of: 3 });
  expect(witnesses.flatMap(({ raised }) => raised)).toEqual([]);
});

test('a signed size that stands still behind what the engine says to have is an alarm', async () => {
  const witness = new TestWitness('saksi-diam', hall.url);
  await witness.look();
  const still = witness.noteOf(SHORT);
  await answer();
  witness.lie = (path, text) => (path === `/ledger/${SHORT}/checkpoint` ? still : text);
  expect(await witness.look()).toContainEqual(expect.objectContaining({ id: SHORT, state: 'alarm', why: 'behind' }));
  expect(witness.raised).toMatchObject([{ session: SHORT, why: 'behind' }]);
  witness.lie = (_, text) => text;
  expect((await witness.look()).map(({ state }) => state)).not.toContain('alarm');
});

test('what others have kept is held against what a witness sees: their notes, and what candidates were pledged', async () => {
  const witness = new TestWitness('saksi-banding', hall.url);
  const early = witnesses[0]!.noteOf(SHORT);
  const own = await SigningCandidate.signIn(hall.url, practice(hall.told, SHORT), 1);
  await own.choose(0, 1);
  const acks = (all: readonly object[]): string =>
    canonicalJson({ acks: all, format: 'terang-acks/1', log: own.chain.logKey, origin: own.chain.origin });
  const pledged = acks(own.pledges);
  own.candidate.close();
  const others = JSON.stringify([{ session: SHORT, note: early }]);
  for (const text of [early, pledged, others]) expect(await witness.compare(text)).toEqual({ kind: 'fits' });
  const foreign = (await (await fetch(`${hall.url}/ledger/latihan-skd/checkpoint`)).text()).replace('skd', 'skf');
  const forged = acks([{ ...own.pledges[0]!, index: 1_000 }]);
  for (const text of ['', '{', '[', foreign, forged]) {
    expect(await witness.compare(text)).toEqual({ kind: 'not-of-this' });
  }
  expect(witness.raised).toEqual([]);
  // From now on this witness is shown the ledger as it was before.
  const behind = new TestWitness('saksi-lama', hall.url);
  const sessions = JSON.stringify({
    vkey: hall.engine.vkey,
    sessions: [{ id: SHORT, title: null, phase: 'open', size: 1 }],
  });
  behind.lie = (path, text) => (path === '/ledger/sessions' ? sessions : path.endsWith('/checkpoint') ? early : text);
  expect(await behind.compare(pledged)).toEqual({ kind: 'contradicts', why: 'behind' });
  expect(behind.raised).toMatchObject([{ session: SHORT, why: 'behind', offered: pledged }]);
});

test('what is no key of a witness, no note of this engine, or nobody’s offer is refused, and nothing is kept of it', async () => {
  const post = (path: string, body: string): Promise<Response> =>
    fetch(hall.url + path, { method: 'POST', headers: { 'content-type': 'text/plain' }, body });
  for (const body of ['', 'x', hall.engine.vkey, `${witnesses[0]!.vkey}x`, 'x'.repeat(5_000)]) {
    expect((await post('/ledger/witness', body)).ok).toBe(false);
  }
  const note = witnesses[0]!.noteOf(SHORT);
  for (const body of ['', 'x', note.replace('\n', ' \n'), note.slice(0, -10), 'x'.repeat(20_000)]) {
    expect((await post(`/ledger/${SHORT}/seen`, body)).ok).toBe(false);
  }
  expect((await post('/ledger/latihan-skd/seen', note)).ok).toBe(false);
  for (const path of ['0/1', '2/1', '1/99999999', 'x/2', '1/-1']) {
    expect((await fetch(`${hall.url}/ledger/${SHORT}/consistency/${path}`)).status).toBe(404);
  }
  const unknown = { name: 'siapa', vkey: witnesses[0]!.vkey, reason: '' };
  expect((await postStaff(hall.url, 'witnesses/enrol', unknown, { cookie })).status).toBe(409);
});

test('a cosignature of a key that nobody took up counts for nothing', async () => {
  const before = await viewOf();
  await new TestWitness('orang-luar', hall.url).look();
  expect((await viewOf()).witnesses.map(({ name }) => name)).toEqual(before.witnesses.map(({ name }) => name));
  const note = await (await fetch(`${hall.url}/ledger/${SHORT}/checkpoint`)).text();
  expect(note).not.toContain('orang-luar');
});

test('who is removed is named no more, with a reason in the ledger', async () => {
  const remove = (name: string) =>
    postStaff(hall.url, 'witnesses/remove', { name, reason: 'gawai hilang' }, { cookie });
  expect((await remove('saksi-pengawas-luar')).ok).toBe(true);
  expect((await remove('saksi-pengawas-luar')).status).toBe(409);
  expect(await viewOf()).toMatchObject({ of: 2 });
});

test('an engine whose ledger is another one than before is met with an alarm', async () => {
  const witness = witnesses[0]!;
  const other = await startTestEngine(2);
  witness.goTo(other.url);
  expect((await witness.look()).every(({ state, why }) => state === 'alarm' && why === 'key-other')).toBe(true);
  expect(witness.raised.length).toBeGreaterThan(0);
  await other.end();
});
