import { inEnglish } from '../../../engine/testing/in-english.ts';
import { packed, textRow, workbook } from '../../../engine/testing/items/write-xlsx.ts';
import { readTable } from '../table/read-table.ts';
import { readXlsx } from './read-xlsx.ts';

const SHARED =
  '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>satu</t></si>' +
  '<si><r><t>du</t></r><r><rPr><b/></rPr><t>a</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si><si><t>a_x000D_b</t></si></sst>';
const STYLES =
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts><numFmt numFmtId="164" formatCode="d/m/yyyy"/>' +
  '<numFmt numFmtId="165" formatCode="&quot;harga&quot; 0.00"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="9"/></cellXfs></styleSheet>';

async function read(rows: string, others: Record<string, string | Buffer> = {}) {
  return readXlsx(await packed(workbook(rows, others)), 'a.xlsx');
}

test('texts, runs, numbers, truths and formulas with their last values, each in its column', async () => {
  const { problems, rows } = await read(
    '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c><c t="s"><v>2</v></c></row>' +
      '<row r="5"><c r="A5"><v>1.1000000000000001</v></c><c r="B5" s="3"><v>-12</v></c><c r="C5" t="b"><v>1</v></c>' +
      '<c r="D5" t="str"><f>A1&amp;B1</f><v>x</v></c><c r="E5" s="0"><f>1+1</f><v>2</v></c></row><row r="6"><c r="A6"/></row>',
    { 'xl/sharedStrings.xml': SHARED, 'xl/styles.xml': STYLES },
  );
  expect(problems).toEqual([]);
  expect(inEnglish(rows)).toEqual([
    { number: 2, cells: ['satu', '', 'dua', 'a\rb'], faults: [], losses: [] },
    {
      number: 5,
      cells: ['1.1', '-12', 'TRUE', 'x', '2'],
      faults: [],
      losses: [
        'cell D5 is a formula; the value it had when the file was saved is read',
        'cell E5 is a formula; the value it had when the file was saved is read',
      ],
    },
  ]);
});

test.each([
  ['a date of the usual form', '<c r="B1" s="1"><v>45000</v></c>', 'cell B1 holds a date'],
  ['a date of a form of its own', '<c r="B1" s="2"><v>45000</v></c>', 'cell B1 holds a date'],
  ['a date in words', '<c r="B1" t="d"><v>2024-01-02</v></c>', 'cell B1 holds a date'],
  ['a percentage', '<c r="B1" s="4"><v>0.5</v></c>', 'cell B1 holds a percentage'],
  ['an error', '<c r="B1" t="e"><v>#REF!</v></c>', 'cell B1 holds the error "#REF!"'],
  ['a formula never calculated', '<c r="B1"><f>1+1</f></c>', 'cell B1 is a formula without a saved value'],
  ['a text that is not there', '<c r="B1" t="s"><v>99</v></c>', 'cell B1 names a text that the workbook does not have'],
  ['a text at a place that is none', '<c r="B1" t="s"><v>__proto__</v></c>', 'cell B1 names a text'],
  ['a cell far away', '<c r="XFD1" t="str"><v>x</v></c>', 'cell XFD1 is beyond column 200'],
  ['a huge cell', `<c r="B1" t="str"><v>${'x'.repeat(40_001)}</v></c>`, 'cell B1 has more than 40000 characters'],
])('%s is told with its cell', async (_, cell, fault) => {
  const { rows } = await read(`<row r="1">${cell}</row>`, { 'xl/styles.xml': STYLES });
  expect(inEnglish(rows[0]?.faults[0])).toContain(fault);
});

test('a sheet is chosen by its name', async () => {
  const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const bytes = await packed(
    workbook(textRow(1, ['satu']), {
      'xl/workbook.xml': `<workbook ${MAIN} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Soal" r:id="rId1"/><sheet name="Lain" r:id="rId2"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels':
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
      'xl/worksheets/sheet2.xml': `<worksheet ${MAIN}><sheetData>${textRow(1, ['dua'])}</sheetData></worksheet>`,
    }),
  );
  expect((await readXlsx(bytes, 'a', 'lain')).rows[0]?.cells).toEqual(['dua']);
  const first = await readXlsx(bytes, 'a');
  expect(first.rows[0]?.cells).toEqual(['satu']);
  expect(inEnglish(first.problems)).toEqual([
    { severity: 'note', where: 'a', what: 'the sheet "Soal" is read; it has "Soal", "Lain"' },
  ]);
  expect(inEnglish((await readXlsx(bytes, 'a', 'Tiga')).problems[0]?.what)).toBe(
    'has no sheet "Tiga"; it has "Soal", "Lain"',
  );
});

test('rows of the template become items', async () => {
  const rows = textRow(1, ['soal', 'opsi A', 'opsi B', 'kunci']) + textRow(2, ['Q & A < B', 'x', 'y', 'B']);
  const { items, problems } = readTable(await read(rows), 'a.xlsx', { mapping: null, pictures: new Map() });
  expect(problems).toEqual([]);
  expect(items[0]).toMatchObject({ stem: 'Q & A < B', source: 'a.xlsx row 2', interaction: { key: [1] } });
});

describe('a hostile workbook is refused with words', () => {
  test.each<readonly [string, Record<string, string | Buffer>, string]>([
    ['no workbook', { 'a.txt': 'x' }, 'xl/workbook.xml is missing'],
    ['entities', workbook('', { 'xl/workbook.xml': '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>' }), 'DOCTYPE'],
    ['no sheet', workbook('', { 'xl/workbook.xml': '<workbook/>' }), 'has no sheet'],
    [
      'a sheet that is not there',
      workbook('', { 'xl/_rels/workbook.xml.rels': '<Relationships/>' }),
      'does not hold its sheet',
    ],
    [
      'a sheet from outside',
      workbook('', {
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="rId1" Target="https://x.example/sheet.xml" TargetMode="External"/></Relationships>',
      }),
      'does not hold its sheet',
    ],
    [
      'a sheet outside its folder',
      workbook('', {
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="rId1" Target="../../etc/passwd"/></Relationships>',
      }),
      'does not hold its sheet',
    ],
    [
      'a sheet cut short',
      workbook('', { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row>' }),
      'not well-formed',
    ],
    ['deep nesting', workbook('', { 'xl/worksheets/sheet1.xml': '<a>'.repeat(5_000) }), 'nested deeper'],
    ['a row of very many cells', workbook(`<row>${'<c/>'.repeat(30_000)}</row>`), 'more than 20000 elements'],
    [
      'very many rows',
      workbook(Array.from({ length: 60_001 }, (_, n) => textRow(n + 1, [String(n * 7_919)])).join('')),
      'is one row too many',
    ],
    [
      'a bomb',
      workbook('', { 'xl/sharedStrings.xml': Buffer.alloc(40_000_000, ' ') }),
      'unpacks to more than 200 times its size',
    ],
  ])('%s', async (_, files, what) => {
    const { problems, rows } = await readXlsx(await packed(files), 'a.xlsx');
    expect(rows).toEqual([]);
    expect(problems.at(-1)).toMatchObject({ severity: 'error' });
    expect(inEnglish(problems.at(-1)?.what)).toContain(what);
  });

  test('an old or encrypted workbook', async () => {
    const { problems } = await readXlsx(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), 'a.xls');
    expect(inEnglish(problems[0]?.what)).toContain('is encrypted, or a workbook of Excel 97');
  });
});
