import { inEnglish } from '../in-english.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StaffName } from '#domain/ids.ts';
import { picturesIn } from '#domain/item/rich-text.ts';
import type { Instant } from '#domain/time.ts';
import { withFreeAttachments } from '../../actions/free-attachments.ts';
import { importItems } from '../../actions/import-items.ts';
import type { ItemDesk } from '../../actions/item-desk.ts';
import { nodeHashing } from '../../storage/node-hashing.ts';
import { itemFormats } from '../../item-formats.ts';
import { ItemShelf } from '../../storage/item-shelf.ts';

const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1);
const OTHER = PNG.with(8, 2);

let folder: string;
let shelf: ItemShelf;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'terang-imports-'));
  shelf = ItemShelf.open(join(folder, 'items.db'));
  shelf.putBank({ id: 'b', title: 'B', language: 'id', licence: 'CC0' });
});
afterEach(() => {
  shelf.close();
  rmSync(folder, { recursive: true });
});

async function bring(name: string, text: string) {
  const desk: ItemDesk = {
    ...{ shelf, formats: itemFormats, hashing: nodeHashing, halls: new Map() },
    ...{ now: () => 1 as Instant, isExamRunning: () => false, definitions: () => [] },
  };
  const order = { bank: 'b', name, bytes: Buffer.from(text), by: 'penulis' as StaffName };
  const done = await importItems(desk, order, () => undefined);
  if (!done.ok) throw new Error(done.refusal.word);
  return { written: done.value.written, told: inEnglish(done.value.problems).map(({ what }) => what) };
}

const aiken = (question: string, ...options: string[]) =>
  `${question}\n${options.map((text, at) => `${'ABC'[at]}. ${text}`).join('\n')}\nANSWER: A\n`;
const SEA = aiken('Laut apa yang paling dalam di Nusantara?', 'Banda', 'Jawa', 'Flores');
const POET = aiken('Siapa penyair angkatan empat puluh lima?', 'Chairil', 'Amir', 'Rendra');

test('two files whose items are only counted do not overwrite each other, and each finds its own again', async () => {
  expect(await bring('laut.txt', SEA)).toEqual({ written: 1, told: [] });
  const note = 'the bank has another item SOAL-0001; this one is SOAL-0001-2';
  expect(await bring('penyair.txt', POET)).toEqual({ written: 1, told: [note] });
  expect(shelf.lines('b').map(({ id, said, version }) => [id, said.split(' ', 1)[0], version])).toEqual([
    ['SOAL-0001', 'Laut', 1],
    ['SOAL-0001-2', 'Siapa', 1],
  ]);
  expect(await bring('laut.txt', SEA)).toEqual({ written: 0, told: [] });
  expect(await bring('penyair.txt', POET)).toEqual({ written: 0, told: [] });
});

const moodle = (name: string, text: string, picture: Uint8Array) =>
  `<quiz><question type="truefalse"><name><text>${name}</text></name><questiontext format="html"><text><![CDATA[<p>${text}</p>
  <p><img src="@@PLUGINFILE@@/peta.png" alt="Peta"/></p>]]></text><file name="peta.png" encoding="base64">${Buffer.from(picture).toString('base64')}</file></questiontext>
  <answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer></question></quiz>`;

test('no item gets the picture of another file that is called the same', async () => {
  const files = [moodle('satu', 'Ini peta Aceh.', PNG), moodle('dua', 'Ini peta Riau.', OTHER)] as const;
  const pictures = () =>
    ['SATU', 'DUA'].map((id) => {
      const [path = ''] = picturesIn(shelf.version('b', id, shelf.record('b', id).version)?.stem ?? '');
      return [path, [...(shelf.medium('b', path) ?? [])]];
    });
  for (const [at, file] of files.entries()) await bring(`${at}.xml`, file);
  const expected = [
    ['media/peta.png', [...PNG]],
    ['media/peta-2.png', [...OTHER]],
  ];
  expect(pictures()).toEqual(expected);
  for (const [at, file] of files.entries()) expect(await bring(`${at}.xml`, file)).toMatchObject({ written: 0 });
  expect(pictures()).toEqual(expected);
});

test('a passage that only has the id of another gets its own, with its items; one that was edited keeps it', async () => {
  const passage = (text: string) => ({ id: 'bacaan', title: 'Bacaan', text, sounds: [] });
  const sea = 'Nelayan pulang ketika angin laut mulai bertiup ke darat.';
  const hill = 'Petani menanam padi di lereng gunung sesudah hujan pertama turun.';
  const read = await itemFormats.read('laut.txt', Buffer.from(SEA));
  const arriving = (text: string) => {
    const items = read.items.map((item) => ({ ...item, passage: 'bacaan' }));
    return withFreeAttachments(shelf, 'b', { ...read, items, passages: [passage(text)] }, 30);
  };
  const ids = (text: string) => {
    const { items, passages } = arriving(text);
    return [...passages.map(({ id }) => id), ...items.map((item) => item.passage)];
  };
  expect(ids(sea)).toEqual(['bacaan', 'bacaan']);
  shelf.writeAttachments('b', [passage(sea)], new Map());
  expect(ids(`${sea} Malam tiba.`)).toEqual(['bacaan', 'bacaan']);
  expect(ids(hill)).toEqual(['bacaan-2', 'bacaan-2']);
  expect(inEnglish(arriving(hill).problems).map(({ what }) => what)).toEqual([
    'the bank has another passage bacaan; this one is bacaan-2',
  ]);
  shelf.writeAttachments('b', arriving(hill).passages, new Map());
  expect(ids(hill)).toEqual(['bacaan-2', 'bacaan-2']);
});
