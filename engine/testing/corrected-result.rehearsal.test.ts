import { resolve } from 'node:path';
import type { ResultsReply } from '#protocol/sessions-http.ts';
import { readNativeBank } from '../../question-banks/formats/native/read-native.ts';
import { verifyLedger } from '../../scripts/verify-ledger.ts';
import { readBankFolder } from '../storage/read-bank-folder.ts';
import { TestCandidate, TestProctor, boardWhen, connect, practice, staffCookie } from './clients.ts';
import { EVERY_ROLE, storeAccounts } from './staff-accounts.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';

jest.setTimeout(240_000);

const SHORT = 'latihan-singkat';
const REASON = 'kunci salah cetak';

let hall: TestEngine;
const clients: { close(): void }[] = [];
beforeAll(async () => {
  const first = await startTestEngine(3, { messagesPerSecond: 10_000 });
  hall = await first.restart((dataDir) => storeAccounts(dataDir, EVERY_ROLE));
});
afterAll(async () => {
  for (const client of clients) client.close();
  await hall.end();
});

async function staff(told: Parameters<typeof TestProctor.signIn>[1], name?: string): Promise<TestProctor> {
  const one = await TestProctor.signIn(hall.url, told, name);
  clients.push(one);
  return one;
}

async function fetched(path: string): Promise<Response> {
  const cookie = await staffCookie(hall.url, { staff: EVERY_ROLE }, 'koordinator');
  return fetch(`${hall.url}/sessions/${SHORT}/${path}`, { headers: { 'x-terang': 'console', cookie } });
}

test('a correction that one of the committee proposes and another confirms is one change on board, console, results and sheet', async () => {
  const committee = await staff({ staff: EVERY_ROLE }, 'koordinator');
  const other = await staff(hall.told);
  await committee.act('open-session', { sessionId: SHORT });
  for (const place of [0, 1]) {
    const candidate = new TestCandidate(hall.url);
    clients.push(candidate);
    await candidate.signIn(practice(hall.told, SHORT), place, `PC-${place}`);
    for (const position of [0, 1, 2]) await candidate.choose(position, place + 1);
    await candidate.handIn();
  }
  expect(await committee.act('close-session', { sessionId: SHORT, reason: 'selesai' })).toMatchObject({ ok: true });
  const board = connect(hall.url, '/live');
  clients.push({ close: () => board.disconnect() });
  const before = await boardWhen(board, SHORT, ({ rows, state }) => state === 'final' && rows.length > 0);

  const { act, affected } = await changingAct(committee);
  const number = affected[0]!;
  const old = before.rows.find((row) => row.number === number)!;
  expect(old.changes).toBeUndefined();
  expect(await committee.act('propose', { sessionId: SHORT, act, reason: REASON })).toMatchObject({ ok: true });
  const { proposals } = await committee.watch(SHORT);
  const { number: proposal } = proposals.find(({ state }) => state === 'open')!;
  const confirmation = { sessionId: SHORT, proposal, reason: 'sudah dilihat' };
  expect(await committee.act('confirm-proposal', confirmation)).toMatchObject({ refusal: { word: 'same-person' } });
  expect(await other.act('confirm-proposal', confirmation)).toMatchObject({ ok: true, affected });

  const after = await boardWhen(board, SHORT, ({ rows }) => rows.some(({ changes }) => changes !== undefined));
  const shown = after.rows.find((row) => row.number === number)!;
  expect(after.state).toBe('final');
  expect(shown.total).not.toBe(old.total);
  expect(shown.changes).toMatchObject([{ from: old.total, to: shown.total, reason: REASON }]);
  const told = { number, total: shown.total, changes: shown.changes };
  const { rows } = await other.watch(SHORT);
  expect(rows.find((row) => row.number === number)).toMatchObject(told);
  const results = (await (await fetched('results')).json()) as ResultsReply;
  expect(results.ok && results.rows.find((row) => row.number === number)).toMatchObject(told);
  const line = (await (await fetched('results.csv')).text()).split(/\r?\n/).find((each) => each.includes(number))!;
  const points = (hundredths: number | null): string => (hundredths! / 100).toFixed(2);
  const { entry } = shown.changes![0]!;
  expect(line).toContain(`${points(old.total)} → ${points(shown.total)} (${entry}): ${REASON}`);
  const judged = verifyLedger(hall.dataDir).sessions.flatMap(({ checks }) => checks);
  expect(judged.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
});

/** Given to everybody, the first item of the bank that makes somebody's number another one. */
async function changingAct(who: TestProctor) {
  for (const { id } of sampleItems()) {
    const act = { kind: 'amend', itemId: id, rule: { kind: 'full' } };
    const seen = await who.act('preview-act', { sessionId: SHORT, act });
    if (seen.ok && seen.affected.length > 0) return { act, affected: seen.affected };
  }
  throw new Error('nobody would earn more');
}

function sampleItems() {
  const { files, media } = readBankFolder(resolve(__dirname, '../../question-banks/samples/skd-id'));
  return readNativeBank(files, media).bank!.items;
}
