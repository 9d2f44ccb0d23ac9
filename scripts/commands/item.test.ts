import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { ZipFile } from 'yazl';
import { scoreLines } from './item.ts';
import { type Line, linesOf } from './lines-of.ts';
import { runProgram } from './program.ts';

const place = mkdtempSync(join(tmpdir(), 'terang-item-'));
const XML = `<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2" identifier="i" title="">
  <responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier">
    <correctResponse><value>A</value></correctResponse></responseDeclaration>
  <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>
  <outcomeDeclaration identifier="MAXSCORE" cardinality="single" baseType="float"><defaultValue><value>1</value></defaultValue></outcomeDeclaration>
  <responseProcessing template="http://www.imsglobal.org/question/qti_v2p2/rptemplates/match_correct"/>
</assessmentItem>`;
const MANIFEST = `<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" identifier="m"><resources>
  <resource identifier="r" type="imsqti_item_xmlv2p2" href="items/one%20item.xml"/></resources></manifest>`;
const RIGHT = { SCORE: 1, MAXSCORE: 1 };

async function zipped(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [path, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), path);
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

beforeAll(async () => {
  writeFileSync(join(place, 'one.xml'), XML);
  writeFileSync(join(place, 'bad.xml'), '<!DOCTYPE a><a/>');
  writeFileSync(join(place, 'other.xml'), '<html/>');
  mkdirSync(join(place, 'folder'));
  writeFileSync(join(place, 'folder', 'item.xml'), XML);
  mkdirSync(join(place, 'empty'));
  symlinkSync('/dev/zero', join(place, 'endless'));
  writeFileSync(join(place, 'item.zip'), await zipped({ 'item.xml': XML }));
  writeFileSync(join(place, 'package.zip'), await zipped({ 'imsmanifest.xml': MANIFEST, 'items/one item.xml': XML }));
});

afterAll(() => rmSync(place, { recursive: true, force: true }));

async function answers(...lines: readonly string[]): Promise<unknown[]> {
  const said: unknown[] = [];
  async function* input() {
    yield lines.join('\n');
  }
  await scoreLines(input(), (line) => void said.push(JSON.parse(line)));
  return said;
}

const ask = (item: string, RESPONSE: unknown = 'A') =>
  JSON.stringify({ id: 7, item: join(place, item), responses: { RESPONSE } });

test.each(['one.xml', 'folder', 'item.zip', 'package.zip', 'package.zip/items/one item.xml'])(
  '%s is an item',
  async (path) => {
    expect(await answers(ask(path), ask(path, 'B'))).toEqual([
      { id: 7, outcomes: RIGHT },
      { id: 7, outcomes: { ...RIGHT, SCORE: 0 } },
    ]);
  },
);

test.each<readonly [string, string, string]>([
  ['a file that is not there', ask('nowhere.xml'), 'is not there'],
  ['a file in a package that is not there', ask('item.zip/no.xml'), 'is not in the package'],
  ['a file that is refused', ask('bad.xml'), 'DOCTYPE'],
  ['a file that is no item', ask('other.xml'), 'not an item of QTI'],
  ['a folder without an item', ask('empty'), 'holds neither item.xml'],
  ['a file without an end', ask('endless'), 'is no file'],
  ['no item', '{"id":7}', 'names no item'],
  ['no JSON', '{"id":7', 'is no JSON object'],
  ['a list', '[1]', 'is no JSON object'],
  ['an empty line', '', 'is no JSON object'],
  ['responses that are a list', JSON.stringify({ id: 7, item: 'x', responses: [] }), 'responses that are no object'],
  [
    'responses nested without an end',
    `{"id":7,"item":${JSON.stringify(join(place, 'one.xml'))},"responses":${'{"a":'.repeat(5)}1${'}'.repeat(5)}}`,
    '',
  ],
])('%s has its line, and those after it have theirs', async (_, line, why) => {
  const [found, next] = await answers(line, ask('one.xml'));
  if (why !== '') expect(found).toMatchObject({ unsupported: expect.stringContaining(why) });
  expect(next).toEqual({ id: 7, outcomes: RIGHT });
});

test('the command reads a file and ends with 0, or with 3 where there is none', async () => {
  const file = join(place, 'lines');
  writeFileSync(file, `\ufeff${ask('one.xml')}\r\n${ask('nowhere')}\n`);
  const out: string[] = [];
  const err: string[] = [];
  const terminal = { out: (line: string) => void out.push(line), err: (line: string) => void err.push(line) };
  const places = { clientsDir: '', questionBanksDir: '', writerScript: '', version: '0' };
  expect(await runProgram(['item', 'score', file], places, terminal)).toBe(0);
  expect(out.map((line) => JSON.parse(line) as unknown)).toEqual([
    { id: 7, outcomes: RIGHT },
    { id: 7, unsupported: expect.stringContaining('is not there') },
  ]);
  expect(await runProgram(['item', 'score', join(place, 'none')], places, terminal)).toBe(3);
  expect(err.join()).toContain('is not there');
});

test('lines are the same however the bytes come in, and one too long is told apart', async () => {
  const collect = async (pieces: readonly Uint8Array[]): Promise<Line[]> => {
    async function* input() {
      yield* pieces;
    }
    const found: Line[] = [];
    for await (const line of linesOf(input(), 6)) found.push(line);
    return found;
  };
  const line = fc.string({ unit: fc.constantFrom('a', 'é', '文', '😀', ' '), maxLength: 9 });
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 8 }), fc.integer({ min: 1, max: 7 }), async (lines, size) => {
      const bytes = new TextEncoder().encode(lines.map((one) => `${one}\n`).join(''));
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
        bytes.slice(at * size, at * size + size),
      );
      expect(await collect(pieces)).toEqual(lines.map((one) => (one.length > 6 ? null : one)));
    }),
  );
});
