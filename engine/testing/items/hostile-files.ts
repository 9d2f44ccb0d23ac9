import { deflateRawSync } from 'node:zlib';
import { packed, textRow, workbook } from './write-xlsx.ts';

type Bytes = string | Uint8Array | Promise<Uint8Array>;
/** `refused`: nothing of it is taken. `harmless`: an item is taken, and what is hostile is not in it. */
export type Hostile = readonly [what: string, name: string, content: Bytes, outcome: 'refused' | 'harmless'];

const moodle = (
  question: string,
  answers = '<answer fraction="100"><text>a</text></answer><answer fraction="0"><text>b</text></answer>',
  head = '',
): string =>
  `${head}<quiz><question type="multichoice"><name><text>n</text></name><questiontext format="html">${question}</questiontext><single>true</single>${answers}</question></quiz>`;
const html = (inside: string): string => moodle(`<text><![CDATA[Q ${inside}]]></text>`);
const svg = (inside: string): string =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${inside}</svg>`).toString('base64');
const withFile = (name: string, base64: string): string =>
  moodle(
    `<text><![CDATA[Q <img src="@@PLUGINFILE@@/${name}" alt="x">]]></text><file name="${name}" encoding="base64">${base64}</file>`,
  );
const row = (cells: readonly string[]): Promise<Uint8Array> =>
  packed(workbook(textRow(1, ['soal', 'A', 'B', 'kunci']) + textRow(2, cells)));
const csv = (cell: string): string => `soal,A,B,kunci\n"${cell.replace(/"/g, '""')}",x,y,A\n`;
const bomb = (): Buffer => deflateRawSync(Buffer.alloc(300_000_000));

/** An archive whose list says what it likes; the library that writes sound ones would not. */
function zipOf(name: string, data: Buffer, size: number, method = 8): Buffer {
  const bare = Buffer.from(name);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(method, 8);
  local.writeUInt32LE(data.length, 18);
  local.writeUInt32LE(size, 22);
  local.writeUInt16LE(bare.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(20, 4);
  central.writeUInt16LE(20, 6);
  central.writeUInt16LE(method, 10);
  central.writeUInt32LE(data.length, 20);
  central.writeUInt32LE(size, 24);
  central.writeUInt16LE(bare.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + bare.length, 12);
  end.writeUInt32LE(30 + bare.length + data.length, 16);
  return Buffer.concat([local, bare, data, central, bare, end]);
}

/** Files made to do harm, for the tests of the readers and for the bench. */
export const HOSTILE_FILES: readonly Hostile[] = [
  // HTML
  ['a script', 'a.xml', html('<script>alert(1)</script>'), 'harmless'],
  ['a script in capital letters', 'a.xml', html('<ScRiPt src=//x.example/a.js></sCrIpT>'), 'harmless'],
  ['a script split by a script', 'a.xml', html('<scr<script>ipt>alert(1)</scr</script>ipt>'), 'harmless'],
  ['a picture that fails and runs', 'a.xml', html('<img src=x onerror=alert(1)>'), 'harmless'],
  ['a link that runs', 'a.xml', html('<a href="java&#115;cript:alert(1)">x</a>'), 'harmless'],
  ['a link with a tab in its word', 'a.xml', html('<a href="java\tscript:alert(1)">x</a>'), 'harmless'],
  ['a page as a picture', 'a.xml', html('<img src="data:text/html;base64,PHNjcmlwdD4=" alt="x">'), 'harmless'],
  [
    'a drawing with a script as a picture',
    'a.xml',
    html(`<img src="data:image/svg+xml;base64,${svg('<script>x</script>')}" alt="x">`),
    'harmless',
  ],
  ['a frame', 'a.xml', html('<iframe srcdoc="<script>x</script>"></iframe>'), 'harmless'],
  ['an object', 'a.xml', html('<object data="x.swf"><embed src="x.swf"></object>'), 'harmless'],
  [
    'a form that asks for a password',
    'a.xml',
    html('<form action="//x.example"><input type=password></form>'),
    'harmless',
  ],
  ['another base', 'a.xml', html('<base href="//x.example/"><img src="a.png" alt="x">'), 'harmless'],
  ['a refresh', 'a.xml', html('<meta http-equiv=refresh content="0;url=//x.example">'), 'harmless'],
  [
    'a style that loads',
    'a.xml',
    html('<p style="background:url(//x.example/a)">x</p><style>@import "//x"</style>'),
    'harmless',
  ],
  [
    'a script inside a drawing',
    'a.xml',
    html('<svg><script>alert(1)</script><foreignObject><body onload=x></foreignObject></svg>'),
    'harmless',
  ],
  [
    'a script inside a formula',
    'a.xml',
    html('<math><mtext><script>x</script><img src=x onerror=x></mtext></math>'),
    'harmless',
  ],
  [
    'a formula that turns into HTML',
    'a.xml',
    html('<math><annotation-xml encoding="text/html"><style><img src=x onerror=x></style></annotation-xml></math>'),
    'harmless',
  ],
  [
    'a link inside a formula',
    'a.xml',
    html('<math href="javascript:x"><mi xlink:href="javascript:x">x</mi></math>'),
    'harmless',
  ],
  ['a template that hides', 'a.xml', html('<template><script>x</script>seen</template>'), 'harmless'],
  ['a comment that ends early', 'a.xml', html('<!--><img src=x onerror=x>-->'), 'harmless'],
  ['a title that does not end', 'a.xml', html('<title><img src=x onerror=x>'), 'harmless'],
  ['a tag that does not end', 'a.xml', html('<img src="x" onerror="'), 'harmless'],
  ['text that turns its direction', 'a.xml', html('\u202eabc\u202c\u2066x\u2069'), 'harmless'],
  ['characters that cannot be seen', 'a.xml', html('a\u200b\u200d\u2060\ufeff\u00adb\ue000'), 'harmless'],
  ['a gap of our own', 'a.xml', html('<span title="gap-0"></span>'), 'harmless'],
  ['TeX that includes a file', 'a.xml', html('\\(\\input{/etc/passwd}\\) \\(\\href{javascript:x}{y}\\)'), 'harmless'],
  [
    'TeX that grows',
    'a.xml',
    html('\\(\\def\\a{xx}\\def\\b{\\a\\a\\a\\a}\\def\\c{\\b\\b\\b\\b}\\c\\c\\c\\c\\c\\c\\c\\c\\)'),
    'harmless',
  ],
  ['five thousand nested elements', 'a.xml', html('<div>'.repeat(5_000)), 'refused'],
  [
    'formatting that is opened again and again',
    'a.xml',
    html(`${Array.from({ length: 110 }, (_, n) => `<b id=x${n}>`).join('')}${'<p>x'.repeat(5_000)}`),
    'refused',
  ],
  [
    'elements and attributes called as the language itself',
    'a.xml',
    html('<constructor toString=x><span constructor=x __proto__=y>a</span></constructor>'),
    'harmless',
  ],
  ['a hundred thousand formulas without an end', 'a.xml', html('\\('.repeat(100_000)), 'refused'],
  // XML
  [
    'entities that grow',
    'a.xml',
    moodle('<text>&b;</text>', '', '<!DOCTYPE q [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'),
    'refused',
  ],
  [
    'a file as an entity',
    'a.xml',
    moodle('<text>&x;</text>', '', '<!DOCTYPE q [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    'refused',
  ],
  ['a hundred thousand nested elements', 'a.xml', `<quiz>${'<a>'.repeat(100_000)}`, 'refused'],
  [
    'a question of a million elements',
    'a.xml',
    `<quiz><question type="essay">${'<a/>'.repeat(1_000_000)}</question></quiz>`,
    'refused',
  ],
  [
    'XML in Latin 1',
    'a.xml',
    Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${moodle('<text>\xe9</text>')}`, 'latin1'),
    'refused',
  ],
  ['XML cut short', 'a.xml', moodle('<text>Q</text>').slice(0, -12), 'refused'],
  ['a NUL in XML', 'a.xml', moodle('<text>Q\0</text>'), 'refused'],
  [
    'names of the language itself',
    'a.xml',
    moodle('<text>Q</text>').replace('type="multichoice"', 'type="__proto__"'),
    'refused',
  ],
  [
    'a type called constructor',
    'a.xml',
    moodle('<text>Q</text>').replace('type="multichoice"', 'type="constructor"'),
    'refused',
  ],
  [
    'a grade beyond all',
    'a.xml',
    moodle(
      '<text>Q</text>',
      '<answer fraction="1e999"><text>a</text></answer><answer fraction="0"><text>b</text></answer>',
    ),
    'refused',
  ],
  // Files that ride along
  ['a drawing with a script', 'a.xml', withFile('a.svg', svg('<script>alert(1)</script>')), 'harmless'],
  ['a drawing with a handler', 'a.xml', withFile('a.svg', svg('<rect onclick="x"/>')), 'harmless'],
  [
    'a drawing with a page',
    'a.xml',
    withFile('a.svg', svg('<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>')),
    'harmless',
  ],
  ['a drawing that loads', 'a.xml', withFile('a.svg', svg('<image href="https://x.example/a.png"/>')), 'harmless'],
  [
    'a drawing with entities',
    'a.xml',
    withFile(
      'a.svg',
      Buffer.from('<!DOCTYPE svg [<!ENTITY x "y">]><svg xmlns="http://www.w3.org/2000/svg">&x;</svg>').toString(
        'base64',
      ),
    ),
    'harmless',
  ],
  [
    'a program that is called a picture',
    'a.xml',
    withFile('a.png', Buffer.from('MZ\x90').toString('base64')),
    'harmless',
  ],
  ['a picture whose name leaves its folder', 'a.xml', withFile('../../../x.png', 'iVBORw0KGgo='), 'harmless'],
  [
    'a picture of two megabytes',
    'a.xml',
    withFile(
      'a.png',
      Buffer.concat([Buffer.from('iVBORw0KGgo=', 'base64'), Buffer.alloc(2_000_000)]).toString('base64'),
    ),
    'harmless',
  ],
  // Spreadsheets
  ['a formula', 'a.csv', csv("=cmd|'/c calc'!A1"), 'harmless'],
  ['a link as a formula', 'a.csv', csv('=HYPERLINK("http://x.example","y")'), 'harmless'],
  ['a formula behind a plus', 'a.csv', csv('+1+cmd'), 'harmless'],
  ['a formula behind an at sign', 'a.csv', csv('@SUM(1)'), 'harmless'],
  ['tags in a cell', 'a.csv', csv('<script>alert(1)</script>'), 'harmless'],
  ['NUL bytes', 'a.csv', csv('Q\0'), 'refused'],
  ['a quotation mark that never ends', 'a.csv', `soal,A\n"${'x'.repeat(9_000_000)}`, 'refused'],
  ['a huge cell', 'a.csv', csv('x'.repeat(50_000)), 'refused'],
  ['a hundred thousand columns', 'a.csv', `soal,A,B,kunci\n${','.repeat(100_000)}\n`, 'refused'],
  ['bytes that are no text', 'a.csv', Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00]), 'refused'],
  ['a million empty rows', 'a.csv', `soal,kunci\n${'\n'.repeat(1_000_000)}`, 'refused'],
  ['a workbook with a formula', 'a.xlsx', row(['=1+1', 'x', 'y', 'A']), 'harmless'],
  [
    'a workbook with entities',
    'a.xlsx',
    packed(workbook('', { 'xl/sharedStrings.xml': '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>' })),
    'refused',
  ],
  ['a workbook that unpacks to 300 MB', 'a.xlsx', zipOf('xl/workbook.xml', bomb(), 300_000_000), 'refused'],
  ['a workbook that says it is small and is not', 'a.xlsx', zipOf('xl/workbook.xml', bomb(), 1_000), 'refused'],
  ['an encrypted workbook', 'a.xlsx', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'refused'],
  ['a workbook with a cell of signs nobody sees', 'a.xlsx', row(['Q _x202E__x0000_x', 'x', 'y', 'A']), 'harmless'],
  // Archives
  ['an archive whose paths leave it', 'a.zip', zipOf('../../etc/cron.d/x', Buffer.from('x'), 1, 0), 'refused'],
  ['an archive with a path from the root', 'a.zip', zipOf('/etc/passwd', Buffer.from('x'), 1, 0), 'refused'],
  ['an archive with a path of Windows', 'a.zip', zipOf('C:\\x\\bank.json', Buffer.from('x'), 1, 0), 'refused'],
  ['an archive cut short', 'a.zip', zipOf('bank.json', Buffer.from('{}'), 2, 0).subarray(0, 60), 'refused'],
  ['an archive in an archive', 'a.zip', packed({ 'a.zip': zipOf('bank.json', Buffer.from('{}'), 2, 0) }), 'refused'],
  [
    'a bank with a picture that is a page',
    'a.zip',
    packed({ 'bank.json': '{}', 'media/x.svg': '<html><script>x</script></html>' }),
    'refused',
  ],
  // Text formats
  ['GIFT with a script', 'a.gift', '[html]Q <script>x</script> {=a ~b}', 'harmless'],
  ['GIFT of openings', 'a.gift', '{'.repeat(500_000), 'refused'],
  ['GIFT of private characters', 'a.gift', 'Q \ue000\ue001\\= {=a ~b}', 'harmless'],
  ['Aiken with tags', 'a.txt', 'Q <script>alert(1)</script>\nA) x\nB) y\nANSWER: A', 'harmless'],
  ['Aiken of a million lines', 'a.txt', `ANSWER: A\n${'A) x\n'.repeat(1_000_000)}`, 'refused'],
  ['an empty file', 'a.xml', '', 'refused'],
  ['a letter', 'a.txt', 'Dear examiner,\nthis is a letter.', 'refused'],
  ['a program', 'a.bin', Buffer.from('7f454c46020101000000', 'hex'), 'refused'],
  ['a picture', 'a.png', Buffer.from('iVBORw0KGgo=', 'base64'), 'refused'],
  ['JSON that names the language itself', 'bank.json', '{"__proto__": {"x": 1}, "constructor": 1}', 'refused'],
  ['JSON of a hundred thousand brackets', 'bank.json', '['.repeat(100_000), 'refused'],
  // The same harm in every format
  ...(['a.xml', 'a.gift', 'a.txt', 'a.csv'] as const).flatMap((name): Hostile[] => [
    [`${name} in broken UTF-8`, name, Buffer.from([0x51, 0xc3, 0x28, 0xa0, 0xff, 0xfe, 0x0a]), 'refused'],
    [`${name} in half of UTF-16`, name, Buffer.from([0xff, 0xfe, 0x51]), 'refused'],
    [`${name} in UTF-32`, name, Buffer.from('fffe00005100000052000000', 'hex'), 'refused'],
    [`${name} of zeros`, name, Buffer.alloc(1_000_000), 'refused'],
    [`${name} of one line of ten megabytes`, name, 'x'.repeat(10_000_000), 'refused'],
    [`${name} of brackets`, name, '<{[('.repeat(200_000), 'refused'],
  ]),
  ['a script address in capitals with spaces', 'a.xml', html('<a href=" JaVaScRiPt:alert(1)">x</a>'), 'harmless'],
  ['a button that runs', 'a.xml', html('<button onfocus=alert(1) autofocus>x</button>'), 'harmless'],
  ['a video that fails and runs', 'a.xml', html('<video><source onerror=alert(1)></video>'), 'harmless'],
  ['details that run when they open', 'a.xml', html('<details open ontoggle=alert(1)>x</details>'), 'harmless'],
  [
    'a picture with sources elsewhere',
    'a.xml',
    html('<img srcset="//x.example/a 2x" src="a.png" alt="x">'),
    'harmless',
  ],
  ['a picture that tells who looks', 'a.xml', html('<img src="https://x.example/p.gif" alt="x">'), 'harmless'],
  [
    'a drawing that moves its link',
    'a.xml',
    withFile('a.svg', svg('<a><set attributeName="href" to="javascript:x"/></a>')),
    'harmless',
  ],
  [
    'a drawing with a style from elsewhere',
    'a.xml',
    withFile('a.svg', svg('<style>@import url(//x.example)</style>')),
    'harmless',
  ],
  ['a drawing that uses another', 'a.xml', withFile('a.svg', svg('<use href="//x.example/a.svg#a"/>')), 'harmless'],
  [
    'a drawing in UTF-16',
    'a.xml',
    withFile('a.svg', Buffer.from('\ufeff<svg/>', 'utf16le').toString('base64')),
    'harmless',
  ],
  ['a file whose base 64 is none', 'a.xml', withFile('a.png', '%%%%'), 'harmless'],
  ['a picture called like a device', 'a.xml', withFile('CON', 'iVBORw0KGgo='), 'harmless'],
  ['a picture whose name breaks the file', 'a.xml', withFile('<script>.png', 'iVBORw0KGgo='), 'refused'],
  ['a formula behind a minus', 'a.csv', csv("-2+3+cmd|' /C calc'!A0"), 'harmless'],
  ['a formula behind a tab', 'a.csv', csv('\t=1+1'), 'harmless'],
  ['an archive with a path in itself', 'a.zip', zipOf('a/./b/../../bank.json', Buffer.from('x'), 1, 0), 'refused'],
  ['an archive with a NUL in a path', 'a.zip', zipOf('bank.json\0.png', Buffer.from('x'), 1, 0), 'refused'],
  ['an archive packed by a way nobody reads', 'a.zip', zipOf('bank.json', Buffer.from('x'), 1, 14), 'refused'],
  ['an archive that unpacks to more than it says', 'a.zip', zipOf('bank.json', bomb(), 10), 'refused'],
  ['an archive of nothing', 'a.zip', Buffer.from('504b0506000000000000000000000000000000000000', 'hex'), 'refused'],
];
