import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { showItems } from '#protocol/item-preview.ts';
import type {
  CheckReply,
  ImportProgress,
  ItemReply,
  ItemsReply,
  PaperPreviewReply,
  PreviewReply,
  UsageReply,
} from '#protocol/items-http.ts';
import { readFiles } from '../../question-banks/formats/read-files.ts';
import { writeZip } from '../../question-banks/formats/zip/write-zip.ts';
import { readBankFolder } from '../storage/read-bank-folder.ts';
import { TestCandidate, TestProctor, practice, staffCookie } from './clients.ts';
import { EVERY_ROLE, storeAccounts } from './staff-accounts.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';

const SAMPLE = join(import.meta.dirname, '..', '..', 'question-banks', 'samples', 'skd-id');
const PEOPLE = 6;
type Ok<T> = T & { readonly ok: true };

let hall: TestEngine;
const cookies = new Map<string, string>();
beforeAll(async () => {
  const first = await startTestEngine(PEOPLE);
  hall = await first.restart((dataDir) => storeAccounts(dataDir, EVERY_ROLE));
  for (const { name } of EVERY_ROLE) cookies.set(name, await staffCookie(hall.url, { staff: EVERY_ROLE }, name));
  await call('penulis', 'PUT', 'banks/skd-id', { title: 'SKD', language: 'id', licence: 'CC0' });
  const { files } = readBankFolder(SAMPLE);
  const zip = await writeZip(new Map(files.map(({ path }) => [path, readFileSync(join(SAMPLE, path))])));
  const { id } = (await call('penulis', 'POST', 'banks/skd-id/imports?name=skd.zip', zip)).body as { id: string };
  let told: Ok<ImportProgress>;
  do told = (await call('penulis', 'GET', `imports/${id}`)).body as Ok<ImportProgress>;
  while (told.outcome === null);
  expect(told.outcome).toMatchObject({ ok: true, problems: [] });
}, 120_000);
afterAll(() => hall.end());

function fetchItems(who: string, method: string, path: string, body?: unknown): Promise<Response> {
  const isFile = body instanceof Uint8Array;
  return fetch(`${hall.url}/items/${path}`, {
    method,
    headers: {
      'x-terang': 'console',
      cookie: cookies.get(who) ?? '',
      'content-type': isFile ? 'application/octet-stream' : 'application/json',
    },
    ...(body === undefined ? {} : { body: isFile ? new Uint8Array(body) : JSON.stringify(body) }),
  });
}

async function call(who: string, method: string, path: string, body?: unknown) {
  const response = await fetchItems(who, method, path, body);
  return { status: response.status, body: (await response.json()) as unknown };
}

const lines = async () => ((await call('penulis', 'GET', 'banks/skd-id')).body as Ok<ItemsReply>).items;
const itemAt = async (id: string) => (await call('penulis', 'GET', `banks/skd-id/items/${id}`)).body as Ok<ItemReply>;

describe('the committee’s desk', () => {
  it('knows the good rows of a sheet again that was mended and brought a second time', async () => {
    const SHEET = 'No;Soal;A;B;C;Kunci;Bagian;Topik;Kesulitan';
    const city = (number: number, of: string, key: string) =>
      `${number};Ibu kota Provinsi ${of} ialah ....;Kota ${of};Desa ${of};Pasar ${of};${key};TWK;wilayah;mudah`;
    const bring = async (rows: readonly string[]) => {
      const sheet = new TextEncoder().encode([SHEET, ...rows].join('\n'));
      const { lines } = (await call('penulis', 'POST', 'banks/kota/preview?name=kota.csv', sheet))
        .body as Ok<PreviewReply>;
      const { id } = (await call('penulis', 'POST', 'banks/kota/imports?name=kota.csv', sheet)).body as { id: string };
      let told: Ok<ImportProgress>;
      do told = (await call('penulis', 'GET', `imports/${id}`)).body as Ok<ImportProgress>;
      while (told.outcome === null);
      return lines.map(({ fate, id }) => `${id} ${fate}`);
    };
    await call('penulis', 'PUT', 'banks/kota', { title: 'Kota', language: 'id', licence: '' });
    expect(
      await bring([city(1, 'Bali', 'A'), city(2, 'Aceh', 'F'), city(3, 'Papua', 'A'), city(4, 'Banten', 'A')]),
    ).toEqual(['SOAL-0001 new', 'SOAL-0002 new', 'SOAL-0003 new']);
    // The second row is mended, so that every good row after it is counted anew; the last one has another key.
    expect(
      await bring([city(1, 'Bali', 'A'), city(2, 'Aceh', 'A'), city(3, 'Papua', 'A'), city(4, 'Banten', 'B')]),
    ).toEqual(['SOAL-0001 same', 'SOAL-0002-2 new', 'SOAL-0002 same', 'SOAL-0003 changed']);
    expect(await bring([city(2, 'Aceh', 'A'), city(3, 'Papua', 'A')])).toEqual(['SOAL-0002-2 same', 'SOAL-0002 same']);
  });

  it('keeps an item that is sound, and names what is wrong with one that is not', async () => {
    const [{ id } = { id: '' }] = await lines();
    const { versions } = await itemAt(id);
    const item = { ...versions[0]!, stem: 'Berapa $x^2$ bila $x = 3$?' };
    const checked = (await call('penulis', 'POST', 'banks/skd-id/check', { item })).body as Ok<CheckReply>;
    expect(checked.problems).toEqual([]);
    expect(JSON.stringify(checked.item?.stem)).toContain('"msup"');
    const broken = { ...item, interaction: { ...item.interaction, key: [] }, tags: 7 };
    const told = (await call('penulis', 'POST', 'banks/skd-id/check', { item: broken })).body as Ok<CheckReply>;
    expect(told.problems.map(({ where }) => where)).toContain('tags');
    const put = (base: number, what: object) =>
      call('penulis', 'PUT', 'banks/skd-id/items', { base, item: what, note: 'rumus' });
    expect(await put(1, broken)).toMatchObject({ status: 400, body: { refusal: { word: 'malformed' } } });
    expect(await put(0, item)).toMatchObject({
      status: 409,
      body: { refusal: { word: 'stale-version', detail: '1' } },
    });
    expect(await put(1, item)).toMatchObject({ body: { ok: true, record: { version: 2, step: 'draft' } } });
    expect(await put(1, item)).toMatchObject({ status: 409 });
    expect((await itemAt(id)).versions).toHaveLength(2);
  });

  it('tags many items at once or none, and takes no approval away', async () => {
    const ids = (await lines()).slice(1, 4).map(({ id }) => id);
    const act = (who: string, deed: string, id: string) =>
      call(who, 'POST', `banks/skd-id/items/${id}/acts`, { act: deed, version: 1, note: '' });
    for (const id of ids) {
      await act('penulis', 'submit', id);
      await act('penelaah', 'review', id);
      expect(await act('koordinator', 'approve', id)).toMatchObject({ body: { record: { step: 'approved' } } });
    }
    const tag = (items: readonly string[], add: readonly string[], remove: readonly string[] = []) =>
      call('penelaah', 'POST', 'banks/skd-id/tags', { items, add, remove });
    expect(await tag([...ids, 'TIDAK-ADA'], ['semester 1'])).toMatchObject({ status: 404 });
    expect((await lines()).some(({ tags }) => tags.includes('semester 1'))).toBe(false);
    expect(await tag(ids, ['semester 1', 'sulit'])).toMatchObject({ body: { changed: 3 } });
    expect(await tag(ids, [], ['sulit'])).toMatchObject({ body: { changed: 3 } });
    expect(await tag(ids, [], ['sulit'])).toMatchObject({ body: { changed: 0 } });
    expect(await tag(ids, ['a, b'])).toMatchObject({ status: 400 });
    const tagged = await itemAt(ids[0]!);
    expect(tagged).toMatchObject({ tags: ['semester 1'], record: { step: 'approved', approved: 1 } });
    expect(tagged.events.at(-1)).toMatchObject({ kind: 'tagged', by: 'penelaah', note: '−sulit' });
  });

  it('gives out what is approved, and nothing else, as a bank that is read again word for word', async () => {
    const response = await fetchItems('koordinator', 'GET', 'banks/skd-id/export');
    expect(response.status).toBe(200);
    const read = await readFiles(new Map([['skd-id.zip', new Uint8Array(await response.arrayBuffer())]]), 'skd-id.zip');
    const approved = (await lines()).filter(({ approved }) => approved !== null).map(({ id }) => id);
    expect(read.items.map(({ id }) => id).sort()).toEqual(approved);
    for (const { id, interaction, stem } of read.items) {
      expect({ stem, interaction }).toEqual({
        stem: (await itemAt(id)).versions[0]!.stem,
        interaction: (await itemAt(id)).versions[0]!.interaction,
      });
    }
  });

  it('draws a paper to look at: the same one for the same number, of faces alone', async () => {
    const draw = async (seed: string, which = 'newest') =>
      (await call('penulis', 'POST', 'banks/skd-id/paper', { definition: 'latihan-singkat', seed, which })).body;
    const paper = (await draw('7')) as Ok<PaperPreviewReply>;
    expect(await draw('7')).toEqual(paper);
    expect(await draw('8')).not.toEqual(paper);
    expect(paper.places).toHaveLength(15);
    expect(paper.places.every(({ isApproved, step }) => isApproved === (step === 'approved'))).toBe(true);
    const message = { kind: 'show', bank: 'skd-id', language: 'id', form: paper.form, notes: [] };
    expect(showItems.safeParse(message).error).toBeUndefined();
    const [section] = paper.form.sections;
    const leaky = { ...section, items: section!.items.map((face) => ({ ...face, key: [0] })) };
    expect(showItems.safeParse({ ...message, form: { ...paper.form, sections: [leaky] } }).success).toBe(false);
    // Three approved items fill no paper, and the exam says which draw is short.
    expect(await draw('7', 'approved')).toMatchObject({ ok: false, refusal: { word: 'malformed' } });
  });

  it('counts use from closed sessions alone, by what their papers said', async () => {
    const usage = async () => ((await call('penelaah', 'GET', 'banks/skd-id/usage')).body as Ok<UsageReply>).uses;
    expect(await usage()).toEqual({});
    const session = practice(hall.told, 'latihan-singkat');
    const proctor = await TestProctor.signIn(hall.url, { staff: EVERY_ROLE }, 'koordinator');
    const people = Array.from({ length: PEOPLE }, () => new TestCandidate(hall.url));
    for (const [place, person] of people.entries()) await person.signIn(session, place, `PC-${place}`);
    await proctor.act('open-session', { sessionId: session.id });
    for (const person of people) {
      await person.resume();
      expect(await person.choose(0, 0)).toMatchObject({ ok: true });
      await person.handIn();
      person.close();
    }
    expect(await call('penelaah', 'GET', 'banks/skd-id/usage')).toMatchObject({ status: 409 });
    expect(await proctor.act('close-session', { sessionId: session.id, reason: 'selesai' })).toMatchObject({
      ok: true,
    });
    proctor.close();
    const uses = Object.values(await usage()).flat();
    const sum = (of: 'drawn' | 'answered') => uses.reduce((total, one) => total + one[of], 0);
    expect([sum('drawn'), sum('answered')]).toEqual([PEOPLE * 15, PEOPLE]);
    expect(uses.every(({ answered, right }) => (right === null) === answered < 5)).toBe(true);
    // The item that was rewritten above was drawn, if at all, as its first version.
    expect(new Set(uses.map(({ version }) => version))).toEqual(new Set([1]));
  });
});
