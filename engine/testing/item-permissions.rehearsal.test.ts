import type { ImportProgress, ItemReply, ItemsReply, PreviewReply } from '#protocol/items-http.ts';
import { DEEDS, type StaffDeed, may } from '#domain/staff/permissions.ts';
import { TestProctor, practice, staffCookie } from './clients.ts';
import { EVERY_ROLE, storeAccounts } from './staff-accounts.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';

const SECOND = { name: 'ketua', role: 'committee', password: 'ketua-1234567890' };
const AIKEN = 'Lambang sila ketiga ialah?\nA. Bintang\nB. Pohon beringin\nANSWER: B\n';

let hall: TestEngine;
const cookies = new Map<string, string>();
beforeAll(async () => {
  const first = await startTestEngine(2);
  hall = await first.restart((dataDir) => storeAccounts(dataDir, [...EVERY_ROLE, SECOND]));
  for (const { name } of [...EVERY_ROLE, SECOND]) {
    cookies.set(name, await staffCookie(hall.url, { staff: [...EVERY_ROLE, SECOND] }, name));
  }
  const made = await call('koordinator', 'PUT', 'banks/skd', { title: 'SKD', language: 'id', licence: '' });
  expect(made.status).toBe(200);
});
afterAll(() => hall.end());

async function call(
  who: string,
  method: string,
  path: string,
  body?: unknown,
  headers: object = { 'x-terang': 'console' },
) {
  const isText = typeof body === 'string';
  const response = await fetch(`${hall.url}/items/${path}`, {
    method,
    headers: { ...headers, cookie: cookies.get(who) ?? '', 'content-type': isText ? 'text/plain' : 'application/json' },
    ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as unknown };
}

async function bring(text: string, name: string): Promise<ImportProgress & { ok: true }> {
  const started = (await call('penulis', 'POST', `banks/skd/imports?name=${name}`, text)).body as { id: string };
  for (;;) {
    const told = (await call('penulis', 'GET', `imports/${started.id}`)).body as ImportProgress & { ok: true };
    if (told.outcome !== null) return told;
  }
}

const itemsOf = async (): Promise<(ItemsReply & { ok: true })['items']> =>
  ((await call('penulis', 'GET', 'banks/skd')).body as ItemsReply & { ok: true }).items;

/** A call that needs each deed; what it is about need not be there. */
const CALLS: Record<Extract<StaffDeed, `${string}-items`>, readonly [string, string, unknown?][]> = {
  'see-items': [
    ['GET', 'banks'],
    ['GET', 'banks/skd'],
    ['GET', 'banks/skd/duplicates'],
    ['GET', 'banks/skd/items/X'],
    ['GET', 'banks/skd/media/x.png'],
    ['GET', 'banks/skd/media'],
    ['GET', 'banks/skd/usage'],
    ['GET', 'definitions'],
    ['POST', 'banks/skd/paper', { definition: 'x', seed: '1', which: 'newest' }],
  ],
  'export-items': [['GET', 'banks/skd/export']],
  'write-items': [
    ['POST', 'banks/skd/check', { item: {} }],
    ['POST', 'banks/skd/tags', { items: ['X'], add: ['a'], remove: [] }],
    ['POST', 'banks/skd/media?name=x.png', 'no picture'],
    ['PUT', 'banks/skd/items', { base: 0, item: {}, note: '' }],
    ['POST', 'banks/skd/items/X/acts', { act: 'submit', version: 1, note: '' }],
  ],
  'import-items': [
    ['PUT', 'banks/lain', { title: 'Lain', language: 'id', licence: '' }],
    ['POST', 'banks/skd/preview?name=x.txt', AIKEN],
    ['GET', 'imports/77'],
  ],
  'review-items': [
    ['POST', 'banks/skd/items/X/acts', { act: 'review', version: 1, note: '' }],
    ['POST', 'banks/skd/items/X/acts', { act: 'return', version: 1, note: 'x' }],
  ],
  'approve-items': [
    ['POST', 'banks/skd/items/X/acts', { act: 'approve', version: 1, note: '' }],
    ['POST', 'banks/skd/items/X/acts', { act: 'retire', version: 1, note: 'x' }],
  ],
};
const TRIED = EVERY_ROLE.flatMap(({ name, role }) =>
  Object.entries(CALLS).flatMap(([deed, calls]) =>
    calls.map(([method, path, body]) => [role, deed, method, path, body, name] as const),
  ),
);

describe('who may do what with items', () => {
  it('every deed about items is tried', () => {
    expect(Object.keys(CALLS).sort()).toEqual(
      Object.keys(DEEDS)
        .filter((deed) => deed.endsWith('-items'))
        .sort(),
    );
  });

  it.each(TRIED)('%s, %s: %s %s', async (role, deed, method, path, body, name) => {
    const { status } = await fetch(`${hall.url}/items/${path}`, {
      method,
      headers: {
        'x-terang': 'console',
        cookie: cookies.get(name)!,
        'content-type': typeof body === 'string' ? 'text/plain' : 'application/json',
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    expect(status === 403).toBe(!may(role, deed as StaffDeed));
  });

  it('nobody gets nothing, and no other site’s page gets anything', async () => {
    for (const [method, path, body] of Object.values(CALLS).flat()) {
      const headers = { 'x-terang': 'console', 'content-type': 'application/json' };
      const more = body === undefined ? {} : { body: JSON.stringify(body) };
      expect((await fetch(`${hall.url}/items/${path}`, { method, headers, ...more })).status).toBe(401);
      if (path.endsWith('/media/x.png')) continue;
      expect((await call('koordinator', method, path, body, {})).status).toBe(403);
    }
  });
});

describe('an item from a file to an exam', () => {
  it('is previewed, brought, reviewed by another, approved by a third, and told with all that happened', async () => {
    const preview = (await call('penulis', 'POST', 'banks/skd/preview?name=soal.txt', AIKEN)).body as PreviewReply & {
      ok: true;
    };
    expect(preview.lines).toMatchObject([{ fate: 'new', kind: 'single-choice', said: 'Lambang sila ketiga ialah?' }]);
    expect(await itemsOf()).toEqual([]);
    expect((await bring(AIKEN, 'soal.txt')).outcome).toMatchObject({ ok: true, written: 1, unchanged: 0 });
    expect((await bring(AIKEN, 'soal.txt')).outcome).toMatchObject({ ok: true, written: 0, unchanged: 1 });
    const [{ id } = { id: '' }] = await itemsOf();
    const act = (who: string, deed: string) =>
      call(who, 'POST', `banks/skd/items/${id}/acts`, { act: deed, version: 1, note: 'sebab' });
    expect(await act('penulis', 'submit')).toMatchObject({ body: { ok: true, record: { step: 'submitted' } } });
    expect(await act('penelaah', 'review')).toMatchObject({
      body: { ok: true, record: { step: 'reviewed', reviewer: 'penelaah' } },
    });
    expect(await act('penelaah', 'approve')).toMatchObject({ status: 403 });
    expect(await act('ketua', 'approve')).toMatchObject({
      body: { ok: true, record: { step: 'approved', approved: 1 } },
    });
    const view = (await call('penulis', 'GET', `banks/skd/items/${id}`)).body as ItemReply & { ok: true };
    expect(view.events.map(({ by, kind }) => [kind, by])).toEqual([
      ['written', 'penulis'],
      ['submitted', 'penulis'],
      ['reviewed', 'penelaah'],
      ['approved', 'ketua'],
    ]);
    expect(view.versions).toHaveLength(1);
  });

  it('is not approved by the coordinator who brought it', async () => {
    const mine = 'Apa warna bendera?\nA. Merah putih\nB. Biru\nANSWER: A\n';
    const started = (await call('koordinator', 'POST', 'banks/skd/imports?name=milik.txt', mine)).body as {
      id: string;
    };
    let done: ImportProgress & { ok: true };
    do done = (await call('koordinator', 'GET', `imports/${started.id}`)).body as ImportProgress & { ok: true };
    while (done.outcome === null);
    expect((await bring(AIKEN, 'soal.txt')).outcome).toMatchObject({ written: 0, unchanged: 1 });
    const { id } = (await itemsOf()).find(({ said }) => said === 'Apa warna bendera?')!;
    const act = (who: string, deed: string) =>
      call(who, 'POST', `banks/skd/items/${id}/acts`, { act: deed, version: 1, note: '' });
    await act('koordinator', 'submit');
    expect(await act('koordinator', 'review')).toMatchObject({ status: 403, body: { refusal: { word: 'own-work' } } });
    await act('ketua', 'review');
    expect(await act('ketua', 'approve')).toMatchObject({ status: 403, body: { refusal: { word: 'own-work' } } });
    expect(await act('koordinator', 'approve')).toMatchObject({ body: { refusal: { word: 'own-work' } } });
  });

  it('waits while an exam is running', async () => {
    const proctor = await TestProctor.signIn(hall.url, { staff: EVERY_ROLE }, 'koordinator');
    expect(await proctor.act('open-session', { sessionId: practice(hall.told, 'latihan-singkat').id })).toMatchObject({
      ok: true,
    });
    const refused = { status: 409, body: { refusal: { word: 'exam-running' } } };
    expect(await call('penulis', 'POST', 'banks/skd/imports?name=x.txt', AIKEN)).toMatchObject(refused);
    expect(await call('penulis', 'POST', 'banks/skd/preview?name=x.txt', AIKEN)).toMatchObject(refused);
    expect(await call('penulis', 'GET', 'banks/skd/duplicates')).toMatchObject(refused);
    expect((await itemsOf()).length).toBeGreaterThan(0);
    for (const call of CALLS_THAT_WAIT) expect(await tryCall(call)).toMatchObject(refused);
    proctor.close();
  });
});

const CALLS_THAT_WAIT: readonly (readonly [string, string, unknown?])[] = [
  ['GET', 'banks/skd/usage'],
  ['GET', 'banks/skd/export'],
  ['POST', 'banks/skd/paper', { definition: 'latihan-singkat', seed: '1', which: 'newest' }],
];
const tryCall = ([method, path, body]: (typeof CALLS_THAT_WAIT)[number]) => call('koordinator', method, path, body);
