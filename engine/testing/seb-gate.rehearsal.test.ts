import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { requestHash } from '#domain/lockdown/seb-config-key.ts';
import type { SignIn } from '#protocol/candidate-up.ts';
import { nodeHashing } from '../storage/node-hashing.ts';
import { openForReading } from '../storage/open-database.ts';
import { verifyLedger } from '../../scripts/verify-ledger.ts';
import { TestCandidate, TestProctor, practice } from './clients.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';

const REQUIRED = 'latihan-singkat';
const PREFERRED = 'latihan-skd';
const KEY = '5eb0'.repeat(16);
const EXAM_KEY = '5ebe'.repeat(16);

const banks = mkdtempSync(join(tmpdir(), 'terang-banks-'));
let hall: TestEngine;
const opened: TestCandidate[] = [];

beforeAll(async () => {
  cpSync(resolve(import.meta.dirname, '../../question-banks'), banks, { recursive: true });
  setLockdown(REQUIRED, { seb: 'required', configKeys: ['0'.repeat(64), KEY], browserExamKeys: [EXAM_KEY] });
  setLockdown(PREFERRED, { seb: 'preferred', configKeys: [KEY], browserExamKeys: [] });
  hall = await startTestEngine(20, { questionBanksDir: banks });
});
afterEach(() => {
  for (const candidate of opened.splice(0)) candidate.close();
});
afterAll(async () => {
  await hall.end();
  rmSync(banks, { recursive: true, force: true });
});

function setLockdown(exam: string, lockdown: object): void {
  const file = join(banks, 'exams', `${exam}.json`);
  writeFileSync(file, JSON.stringify({ ...(JSON.parse(readFileSync(file, 'utf8')) as object), lockdown }));
}

type Headers = Record<string, string>;
interface Entered {
  readonly url: string;
  readonly entry: string;
}

const hashOf = (url: string, key: string): string => requestHash(nodeHashing, url, key);
const get = (url: string, headers: Headers = {}): Promise<Response> => fetch(url, { headers, redirect: 'manual' });

/** What Safe Exam Browser does at its start: the address that never changes, then the one made for this page. */
async function enter(headersFor: (url: string) => Headers = () => ({})): Promise<Entered> {
  const sent = await get(`${hall.url}/enter`);
  expect(sent.status).toBe(302);
  expect(sent.headers.get('cache-control')).toBe('no-store');
  const url = new URL(sent.headers.get('location')!, hall.url).href;
  const page = await get(url, headersFor(url));
  expect(page.status).toBe(200);
  expect(page.headers.get('cache-control')).toBe('no-store');
  expect(await page.text()).toContain('<div id="sitting"');
  return { url, entry: url.slice(url.lastIndexOf('/') + 1) };
}

const bothHeaders = (url: string): Headers => ({
  'X-SafeExamBrowser-ConfigKeyHash': hashOf(url, KEY),
  'X-SafeExamBrowser-RequestHash': hashOf(url, EXAM_KEY),
});

function bothValues({ url, entry }: Entered): SignIn['lockdown'] {
  return { entry, configKeyHash: hashOf(url, KEY), browserExamKeyHash: hashOf(url, EXAM_KEY) };
}

function signIn(place: number, lockdown: SignIn['lockdown'], session = REQUIRED, more: Partial<SignIn> = {}) {
  const one = new TestCandidate(hall.url);
  opened.push(one);
  const shown = lockdown === undefined ? {} : { lockdown };
  return one.signIn(practice(hall.told, session), place, `PC-${place}`, { ...shown, ...more });
}

const refused = (word: string) => ({ ok: false, refusal: { word } });
const admitted = { ok: true };

describe('where Safe Exam Browser is required', () => {
  test('right headers, and right values of the script, are admitted', async () => {
    expect(await signIn(0, { entry: (await enter(bothHeaders)).entry })).toMatchObject(admitted);
    expect(await signIn(1, bothValues(await enter()))).toMatchObject(admitted);
  });

  test('one key in a header and the other by script make a whole', async () => {
    const entered = await enter((url) => ({ 'X-SafeExamBrowser-ConfigKeyHash': hashOf(url, KEY).toUpperCase() }));
    const browserExamKeyHash = hashOf(entered.url, EXAM_KEY);
    expect(await signIn(2, { entry: entered.entry, browserExamKeyHash })).toMatchObject(admitted);
  });

  test('a browser that shows nothing is told so', async () => {
    expect(await signIn(3, undefined)).toEqual(refused('lockdown-missing'));
    expect(await signIn(3, { entry: (await enter()).entry })).toEqual(refused('lockdown-missing'));
  });

  test('other settings, another program, a key instead of its hash, and a hash of another page are refused', async () => {
    const [one, other] = [await enter(), await enter()];
    const right = bothValues(one)!;
    for (const wrong of [
      { ...right, configKeyHash: hashOf(one.url, '1'.repeat(64)) },
      { ...right, browserExamKeyHash: hashOf(one.url, KEY) },
      { ...right, configKeyHash: KEY },
      { ...bothValues(other)!, entry: one.entry },
      { ...bothValues({ ...one, url: `${hall.url}/enter` })! },
      { ...right, entry: 'never-given-out' },
    ]) {
      expect(await signIn(4, wrong)).toEqual(refused('lockdown-wrong'));
    }
    expect(await signIn(4, right)).toMatchObject(admitted);
  });

  test('what was good for one sign-in is not good for the next, from whatever browser', async () => {
    const entered = await enter(bothHeaders);
    expect(await signIn(5, bothValues(entered))).toMatchObject(admitted);
    expect(await signIn(6, bothValues(entered))).toEqual(refused('lockdown-wrong'));
    opened.splice(0).forEach((candidate) => candidate.close());
    expect(await signIn(5, bothValues(entered))).toEqual(refused('lockdown-wrong'));
  });

  test('two sign-ins from one page at the same moment: one is admitted', async () => {
    const lockdown = bothValues(await enter());
    const replies = await Promise.all([signIn(7, lockdown), signIn(8, lockdown)]);
    expect(replies.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  test('an address that was opened before leads to a new one and keeps what it was opened with', async () => {
    const { entry, url } = await enter(bothHeaders);
    const again = await get(url);
    expect(again.status).toBe(302);
    expect(again.headers.get('location')).toMatch(/^\/enter\/[\w-]{22}$/);
    expect(again.headers.get('location')).not.toContain(entry);
    expect(await signIn(9, { entry })).toMatchObject(admitted);
  });

  test('the way out leads any other browser to the door', async () => {
    const sent = await get(`${hall.url}/leave`);
    expect([sent.status, sent.headers.get('location')]).toEqual([302, '/enter']);
  });

  test('asking for the head only does not open the page', async () => {
    const sent = await get(`${hall.url}/enter`);
    const url = new URL(sent.headers.get('location')!, hall.url).href;
    await fetch(url, { method: 'HEAD', redirect: 'manual' });
    expect((await get(url)).status).toBe(200);
  });

  test('a mistyped PIN costs no page, and wrong secrets are told before anything of the browser', async () => {
    const lockdown = bothValues(await enter());
    const wrong = { registrationPin: 'ZZZZZZZZ' };
    expect(await signIn(10, undefined, REQUIRED, wrong)).toEqual(refused('wrong-registration-pin'));
    expect(await signIn(10, lockdown, REQUIRED, wrong)).toEqual(refused('wrong-registration-pin'));
    expect(await signIn(10, lockdown)).toMatchObject(admitted);
  });

  test('a proof that is no hash is a malformed message', async () => {
    const { entry } = await enter();
    expect(await signIn(11, { entry, configKeyHash: 'x' })).toMatchObject({ refusal: { word: 'malformed' } });
  });
});

describe('where it is required, coming back is looked at as coming in was', () => {
  const page = () => {
    const one = new TestCandidate(hall.url);
    opened.push(one);
    return one;
  };

  test('the same page may come back; a token without the browser, or with the page of somebody else, may not', async () => {
    const [own, foreign] = [bothValues(await enter())!, bothValues(await enter())!];
    const one = page();
    expect(await one.signIn(practice(hall.told, REQUIRED), 12, 'PC-12', { lockdown: own })).toMatchObject(admitted);
    expect(await signIn(13, foreign)).toMatchObject(admitted);
    one.close();
    expect(await page().resume(one.token)).toEqual(refused('lockdown-missing'));
    expect(await page().resume(one.token, { lockdown: foreign })).toEqual(refused('lockdown-wrong'));
    expect(await page().resume(one.token, { lockdown: { entry: (await enter()).entry } })).toEqual(
      refused('lockdown-missing'),
    );
    expect(await page().resume(one.token, { lockdown: own })).toMatchObject(admitted);
    expect(await page().resume(one.token, { lockdown: own })).toMatchObject(admitted);
  });

  test('a page that was loaded again shows the browser at its new address', async () => {
    const one = page();
    const lockdown = bothValues(await enter())!;
    expect(await one.signIn(practice(hall.told, REQUIRED), 14, 'PC-14', { lockdown })).toMatchObject(admitted);
    const entered = await enter(bothHeaders);
    expect(await page().resume(one.token, { lockdown: { entry: entered.entry } })).toMatchObject(admitted);
    expect(await signIn(15, { entry: entered.entry })).toEqual(refused('lockdown-wrong'));
  });
});

test('the name of a computer comes along through the door, and nothing else of the address does', async () => {
  const sent = async (query: string) => (await get(`${hall.url}/enter${query}`)).headers.get('location');
  expect(await sent('?workstation=LAB-07&next=//evil')).toMatch(/^\/enter\/[\w-]{22}\?workstation=LAB-07$/);
  expect(await sent('?workstation=a%26b%20c%0d%0aX:%20y')).toMatch(/\?workstation=a%26b%20c%0D%0AX%3A%20y$/);
  expect(await sent('?workstation=a&workstation=b')).toMatch(/^\/enter\/[\w-]{22}$/);
  const first = new URL((await sent('?workstation=LAB-07'))!, hall.url).href;
  expect((await get(first)).status).toBe(200);
  expect((await get(first)).headers.get('location')).toMatch(/\?workstation=LAB-07$/);
});

test('where the address of the hall is told, the hashes are for it, whatever name a request calls the engine by', async () => {
  const publicOrigin = 'https://exam.centre.lan';
  const told = await startTestEngine(20, { questionBanksDir: banks, publicOrigin });
  const first = hall;
  hall = told;
  try {
    const [right, asked] = [await enter(), await enter()];
    expect(await signIn(0, bothValues(asked))).toEqual(refused('lockdown-wrong'));
    const url = `${publicOrigin}/enter/${right.entry}`;
    expect(await signIn(0, bothValues({ ...right, url }))).toMatchObject(admitted);
  } finally {
    hall = first;
    opened.splice(0).forEach((candidate) => candidate.close());
    await told.end();
  }
});

test('where it is preferred all are admitted, and each sign-in says from what', async () => {
  expect(await signIn(0, undefined, PREFERRED)).toMatchObject(admitted);
  expect(await signIn(1, { ...bothValues(await enter())!, configKeyHash: KEY }, PREFERRED)).toMatchObject(admitted);
  expect(await signIn(2, bothValues(await enter()), PREFERRED)).toMatchObject(admitted);
  const proctor = await TestProctor.signIn(hall.url, hall.told);
  const { rows } = await proctor.watch(PREFERRED);
  proctor.close();
  expect(rows.slice(0, 4).map(({ tier }) => tier)).toEqual(['plain-browser', 'plain-browser', 'seb', null]);
});

test('the verifier passes the ledgers, in which each sign-in tells its tier', () => {
  const db = openForReading(join(hall.dataDir, 'terang.db'));
  const entries = db.prepare('SELECT entry FROM ledger ORDER BY session_no, idx').pluck().all() as Buffer[];
  db.close();
  const told = entries.map(String).filter((entry) => entry.includes('/SIGN_IN\n'));
  const tiers = told.map((entry) => (JSON.parse(entry.slice(entry.indexOf('\n'))) as { tier?: string }).tier);
  expect(tiers.filter((tier) => tier === 'plain-browser')).toHaveLength(2);
  expect(tiers.filter((tier) => tier === 'seb')).toHaveLength(tiers.length - 2);
  expect(tiers.length).toBeGreaterThan(8);
  const failed = verifyLedger(hall.dataDir).sessions.flatMap(({ checks }) =>
    checks.filter(({ verdict }) => verdict === 'fail'),
  );
  expect(failed).toEqual([]);
});
