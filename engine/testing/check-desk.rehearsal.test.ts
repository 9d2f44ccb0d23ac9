import { readReceipt, writeReceipt } from '#domain/ledger/receipt-payload.ts';
import type { Pid } from '#domain/ids.ts';
import type { Visited } from '#protocol/check-desk.ts';
import { type GivenVisit, judgeVisit } from '../../scripts/check-desk/judge-visit.ts';
import { plainPrimitives } from '../../scripts/verify/plain-primitives.ts';
import { parseReceiptCode } from '../../scripts/verify/receipt-code.ts';
import { ReadStore } from '../storage/read-store.ts';
import { TestCandidate, TestProctor, practice, staffCookie } from './clients.ts';
import { receiptCode } from './receipt-code.ts';
import { EVERY_ROLE, storeAccounts } from './staff-accounts.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';

jest.setTimeout(240_000);

const SHORT = 'latihan-singkat';
let hall: TestEngine;
let code: string;
let cookies: Map<string, string>;

async function ask(receipt: string, who: string | null): Promise<{ status: number; text: string }> {
  const headers = { 'content-type': 'application/json', 'x-terang': 'console', cookie: cookies.get(who ?? '') ?? '' };
  const body = JSON.stringify({ receipt });
  const response = await fetch(`${hall.url}/check/${SHORT}`, { method: 'POST', headers, body });
  return { status: response.status, text: await response.text() };
}

beforeAll(async () => {
  hall = await startTestEngine(3);
  hall = await hall.restart((dataDir) => storeAccounts(dataDir, EVERY_ROLE));
  const named = await Promise.all(
    EVERY_ROLE.map(async ({ name, role }) => [role, await staffCookie(hall.url, { staff: EVERY_ROLE }, name)] as const),
  );
  cookies = new Map(named);
  const session = practice(hall.told, SHORT);
  const proctor = await TestProctor.signIn(
    hall.url,
    { staff: EVERY_ROLE },
    EVERY_ROLE.find(({ role }) => role === 'committee')!.name,
  );
  const candidate = new TestCandidate(hall.url);
  await candidate.signIn(session);
  await proctor.act('open-session', { sessionId: SHORT });
  await candidate.resume();
  await candidate.choose(0, 1);
  await candidate.choose(0, 2);
  await candidate.choose(1, 3);
  await candidate.choose(2, 0);
  await candidate.mutate({ kind: 'clear', position: 2 });
  await candidate.handIn();
  code = await receiptCode(candidate);
  const early = await ask(code, 'observer');
  expect([early.status, JSON.parse(early.text)]).toMatchObject([409, { refusal: { word: 'wrong-phase' } }]);
  await proctor.act('close-session', { sessionId: SHORT, reason: 'selesai' });
  candidate.close();
  proctor.close();
}, 120_000);
afterAll(() => hall.end());

/** The CHECK_DESK entries of the ledger. */
async function visits(): Promise<number> {
  const reads = new ReadStore(hall.dataDir);
  const stored = (await reads.sessions()).find(({ id }) => id === SHORT)!;
  const found = [...reads.facts(stored.no)].filter(({ fact }) => fact.type === 'CHECK_DESK').length;
  reads.close();
  return found;
}

test('without the receipt’s key nothing is opened, whoever asks, and no visit is written', async () => {
  const good = readReceipt(code);
  const wrong = writeReceipt({ ...good, ownKey: good.ownKey.map((byte) => byte ^ 1) });
  const stranger = writeReceipt({ ...good, pid: '00112233445566778899' as Pid });
  const elsewhere = writeReceipt({ ...good, session: new Uint8Array(8) });
  const before = await visits();
  const said: unknown[] = [];
  for (const given of [wrong, stranger, elsewhere, 'VTA', code.slice(3)]) {
    const { status, text } = await ask(given, 'committee');
    expect([status >= 400, text.length < 200]).toEqual([true, true]);
    said.push((JSON.parse(text) as { refusal: { word: string } }).refusal.word);
  }
  expect(said).toEqual(['unknown-participant', 'unknown-participant', 'unknown-session', 'malformed', 'malformed']);
  expect((await ask(code, null)).status).toBe(401);
  for (const role of ['technician', 'board', 'invigilator', 'author']) expect((await ask(code, role)).status).toBe(403);
  expect(await visits()).toBe(before);
});

test('with it everything is computed anew and found good, and the visit is in the ledger', async () => {
  const before = await visits();
  const { status, text } = await ask(` ${code}\n`, 'observer');
  expect(status).toBe(200);
  const given = JSON.parse(text) as Visited & GivenVisit;
  const receipt = parseReceiptCode(code)!;
  const judged = judgeVisit(plainPrimitives, receipt, given)!;
  expect(judged.wrong).toEqual([]);
  expect(judged.answers.slice(0, 4).map(({ response }) => response)).toEqual([2, 3, null, null]);
  expect(judged.changes).toBe(6);
  expect(await visits()).toBe(before + 1);
  expect(text).not.toMatch(/"(?:key|weights|rationale|answerKey|pidSalt)"/);

  const other = (change: (copy: Visited & GivenVisit) => void): string[] => {
    const copy = structuredClone(given);
    change(copy);
    return [...new Set(judgeVisit(plainPrimitives, receipt, copy)?.wrong.map(({ code: word }) => word))];
  };
  const at = (type: string) => given.entries.findIndex(({ text: entry }) => entry.includes(`/${type}\n`));
  const writable = (copy: GivenVisit) =>
    copy as { -readonly [K in keyof GivenVisit]: GivenVisit[K][number][] & string };
  expect(other((copy) => void writable(copy).entries.splice(at('ANSWER'), 1))).toEqual(['change-missing']);
  expect(other((copy) => void ((copy.openings[0] as { option: string }).option = '9'))).toContain('answer-other');
  expect(other((copy) => void writable(copy).openings.splice(0, 1))).toContain('answer-closed');
  expect(other((copy) => void ((copy.plan[0] as { itemId: string }).itemId = 'X-1'))).toContain('paper-other');
  const score = given.entries.findIndex(({ index }) => index === receipt.index);
  expect(other((copy) => void writable(copy).entries.splice(score, 1))).toEqual(['score-missing']);
  expect(
    other((copy) => {
      const entry = copy.entries[at('SCORE')] as { text: string };
      entry.text = entry.text.replace(/"total":\d+/, '"total":100000');
    }),
  ).toEqual(expect.arrayContaining(['entry-not-in-ledger', 'score-changed']));
  const strangersKey = { ...receipt, answerKey: receipt.answerKey.map((byte) => byte ^ 1) };
  expect(judgeVisit(plainPrimitives, strangersKey, given)!.wrong.map(({ code: word }) => word)).toContain(
    'answer-other',
  );
});
