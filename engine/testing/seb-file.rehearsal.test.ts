import { configKey, requestHash } from '#domain/lockdown/seb-config-key.ts';
import { readPlist } from '#domain/lockdown/seb-read-plist.ts';
import type { SebFileReply } from '#protocol/staff-seb-file.ts';
import { nodeHashing } from '../storage/node-hashing.ts';
import { openSebFile } from '../transport/seb-container.ts';
import { changedExams } from './changed-exams.ts';
import { TestCandidate, postStaff, practice, staffCookie } from './clients.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';

const SESSION = 'latihan-singkat';
const PUBLIC = 'https://ujian.centre.lan:3000';
const PASSWORD = 'kunci-berkas-9';

const halls: TestEngine[] = [];
afterEach(async () => {
  for (const hall of halls.splice(0)) await hall.end();
});

type Told = Extract<SebFileReply, { ok: true }>;

async function ask(hall: TestEngine, more: object = {}, session = SESSION): Promise<{ status: number; body: Told }> {
  const cookie = await staffCookie(hall.url, hall.told);
  const message = { password: null, screenReader: false, ...more };
  const response = await postStaff(hall.url, `sessions/${session}/seb-file`, message, { cookie });
  return { status: response.status, body: (await response.json()) as Told };
}

async function serving(questionBanksDir?: string): Promise<TestEngine> {
  const more = questionBanksDir === undefined ? {} : { questionBanksDir };
  const hall = await startTestEngine(2, { publicOrigin: PUBLIC, ...more });
  halls.push(hall);
  return hall;
}

function opened(file: string, password: string | null) {
  const { kind, xml } = openSebFile(Buffer.from(file, 'base64'), password);
  return { kind, settings: readPlist(Buffer.from(xml).toString()) };
}

test('the file is for the address of the workstations, opens as it was asked for, and has the key that was told', async () => {
  const hall = await serving();
  const { body: plain } = await ask(hall);
  const { body: locked } = await ask(hall, { password: PASSWORD });
  expect([plain.fileName, plain.isAccepted]).toEqual(['latihan-singkat.seb', false]);
  for (const [told, password, kind] of [
    [plain, null, 'plnd'],
    [locked, PASSWORD, 'pswd'],
  ] as const) {
    const file = opened(told.file, password);
    expect(file.kind).toBe(kind);
    expect(configKey(nodeHashing, file.settings)).toBe(told.configKey);
    expect(file.settings.value.get('startURL')).toMatchObject({ value: `${PUBLIC}/enter` });
  }
  expect(locked.file).not.toBe(plain.file);
  expect(() => openSebFile(Buffer.from(locked.file, 'base64'), 'kunci-lain-99')).toThrow('does not open');
});

test('asked for again, and after a restart, it has the same key and the same way out; for screen readers another key', async () => {
  const hall = await serving();
  const { body: first } = await ask(hall);
  const { body: reader } = await ask(hall, { screenReader: true });
  expect(reader.configKey).not.toBe(first.configKey);
  expect([reader.quitPassword, reader.fileName]).toEqual([first.quitPassword, 'latihan-singkat-pembaca-layar.seb']);
  const later = await halls.splice(0)[0]!.restart();
  halls.push(later);
  const { body: again } = await ask(later, { password: PASSWORD });
  expect([again.configKey, again.quitPassword]).toEqual([first.configKey, first.quitPassword]);
});

test('a definition that names its key accepts it, and a browser with these settings may sign in', async () => {
  const trial = await serving();
  const { body: told } = await ask(trial);
  const exams = changedExams({ [SESSION]: { lockdown: { seb: 'required', configKeys: [told.configKey] } } });
  try {
    const hall = await serving(exams.path);
    // Another data folder has another key of its own, which these rules do not name.
    expect((await ask(hall)).body.isAccepted).toBe(false);
    const sent = await fetch(`${hall.url}/enter`, { redirect: 'manual' });
    const path = sent.headers.get('location')!;
    const url = PUBLIC + path;
    const hash = requestHash(nodeHashing, url, told.configKey);
    await fetch(hall.url + path, { headers: { 'X-SafeExamBrowser-ConfigKeyHash': hash } });
    const candidate = new TestCandidate(hall.url);
    const lockdown = { entry: path.split('/').at(-1)! };
    expect(await candidate.signIn(practice(hall.told, SESSION), 0, 'PC', { lockdown })).toMatchObject({ ok: true });
    candidate.close();
  } finally {
    exams.remove();
  }
});

test('a short or strange password, another field, another session and a page of another site are refused', async () => {
  const hall = await serving();
  for (const wrong of [
    { password: 'pendek' },
    { password: 'kata sandi' },
    { password: 'sandi-é-panjang' },
    { more: 1 },
  ]) {
    expect(await ask(hall, wrong)).toMatchObject({ status: 400, body: { refusal: { word: 'malformed' } } });
  }
  expect(await ask(hall, {}, 'nowhere')).toMatchObject({ status: 404, body: { refusal: { word: 'unknown-session' } } });
  const cookie = await staffCookie(hall.url, hall.told);
  const foreign = await postStaff(hall.url, `sessions/${SESSION}/seb-file`, {}, { cookie, 'x-terang': 'other' });
  expect(foreign.status).toBe(403);
});
