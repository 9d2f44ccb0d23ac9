import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PhotosReply } from '#protocol/sessions-http.ts';
import { writeZip } from '../../question-banks/formats/zip/write-zip.ts';
import { type Practice, TestCandidate, practice, staffCookie } from './clients.ts';
import { EVERY_ROLE, storeAccounts } from './staff-accounts.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';

jest.setTimeout(240_000);

const SHORT = 'latihan-singkat';
const face = (sign: number): Uint8Array => new Uint8Array([0xff, 0xd8, 0xff, 0xe0, sign, sign, sign]);

let hall: TestEngine;
let session: Practice;
beforeAll(async () => {
  const first = await startTestEngine(12);
  session = practice(first.told, SHORT);
  hall = await first.restart((dataDir) => storeAccounts(dataDir, EVERY_ROLE, { pengawas: { rooms: ['A'] } }));
});
afterAll(() => hall?.end());

async function ask(path: string, who: string, body?: Uint8Array): Promise<Response> {
  const cookie = await staffCookie(hall.url, { staff: EVERY_ROLE }, who);
  return fetch(`${hall.url}/sessions/${SHORT}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'x-terang': 'console', cookie },
    ...(body !== undefined && { body: new Blob([body as Uint8Array<ArrayBuffer>]) }),
  });
}
const give = async (name: string, bytes: Uint8Array): Promise<PhotosReply> =>
  (await ask(`/photos?name=${encodeURIComponent(name)}`, 'koordinator', bytes)).json() as Promise<PhotosReply>;
const own = (token: string) => fetch(`${hall.url}/own-photo`, { headers: { authorization: `Bearer ${token}` } });
const bytesOf = async (response: Response): Promise<Uint8Array> => new Uint8Array(await response.arrayBuffer());

test('faces come in an archive; each that is wrong is named with its reason, and the others are kept', async () => {
  const [first, second] = session.participants.map(({ number }) => number) as [string, string];
  const files: [string, Uint8Array][] = [
    [`foto/${first}.jpg`, face(1)],
    [`foto/${second}.jpeg`, face(2)],
    [`lain/${second}.jpg`, face(3)],
    ['foto/9999.jpg', face(4)],
    [`foto/${session.participants[2]!.number}.jpg`, new TextEncoder().encode('<svg onload="alert(1)">')],
    [`foto/${session.participants[3]!.number}.jpg`, new Uint8Array(1_000_001).fill(255)],
    ['__MACOSX/foto/x.jpg', face(5)],
  ];
  const told = await give('foto.zip', await writeZip(new Map(files)));
  if (!told.ok) throw new Error(JSON.stringify(told));
  expect(told.taken).toBe(2);
  expect(told.without).toHaveLength(10);
  expect(told.problems.map(({ what, where }) => `${where} ${what.code}`).sort()).toEqual([
    'foto/2602-0003.jpg is-no-jpeg-or-png',
    'foto/2602-0004.jpg is-a-photo-larger-than',
    'foto/9999.jpg is-named-after-nobody',
    `lain/${second}.jpg is-a-second-photo-of`,
  ]);
});

test('who checks people in sees the faces of their own rooms, and nobody else sees any', async () => {
  const [first] = session.participants;
  const eleventh = session.participants[10]!;
  expect(await give(`${eleventh.number}.jpg`, face(11))).toMatchObject({ ok: true, taken: 1, problems: [] });
  const seen = await ask(`/people/${first!.number}/photo`, 'pengawas');
  expect([seen.status, seen.headers.get('content-type'), seen.headers.get('cache-control')]).toEqual([
    200,
    'image/jpeg',
    'no-store',
  ]);
  expect(await bytesOf(seen)).toEqual(face(1));
  // The eleventh sits in room B.
  expect((await ask(`/people/${eleventh.number}/photo`, 'pengawas')).status).toBe(403);
  expect((await ask(`/people/${eleventh.number}/photo`, 'penyelia')).status).toBe(200);
  expect((await ask(`/people/${session.participants[4]!.number}/photo`, 'pengawas')).status).toBe(204);
  for (const who of ['pengamat', 'teknisi', 'papan', 'penulis']) {
    expect((await ask(`/people/${first!.number}/photo`, who)).status).toBe(403);
  }
  expect((await ask('/photos?name=a.jpg', 'pengawas', face(1))).status).toBe(403);
});

test('a candidate is shown their own face, at the computer where they sit, and no other', async () => {
  const one = new TestCandidate(hall.url);
  await one.signIn(session, 0);
  expect(await bytesOf(await own(one.token))).toEqual(face(1));
  const unseen = new TestCandidate(hall.url);
  await unseen.signIn(session, 5);
  expect((await own(unseen.token)).status).toBe(204);
  for (const token of ['', 'x', `${one.token}x`]) expect((await own(token)).status).toBe(401);
  const spent = one.token;
  one.close();
  unseen.close();
  // On another computer they have another token; the one before shows nothing any more.
  const again = new TestCandidate(hall.url);
  await again.signIn(session, 0, 'PC-9');
  expect((await own(spent)).status).toBe(401);
  expect((await own(again.token)).status).toBe(200);
  again.close();
});

test('the page of the door may use a camera, and no other', async () => {
  const policyOf = async (path: string) => (await fetch(hall.url + path)).headers.get('permissions-policy');
  expect(await policyOf('/committee')).toContain('camera=(self)');
  for (const path of ['/', '/console', '/bank', '/live']) expect(await policyOf(path)).toContain('camera=()');
});

test('their files name nobody, and are gone when they are taken away', async () => {
  const folder = join(hall.dataDir, 'photos');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  expect(files.filter((name) => name.includes('260'))).toEqual([]);
  const told = (await (await ask('/photos/remove', 'koordinator', new Uint8Array())).json()) as PhotosReply;
  expect(told).toMatchObject({ ok: true, taken: 0, problems: [] });
  expect(told.ok && told.without).toHaveLength(12);
  expect(readdirSync(folder)).toEqual([]);
  expect((await ask(`/people/${session.participants[0]!.number}/photo`, 'penyelia')).status).toBe(204);
});
