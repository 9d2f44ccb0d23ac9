/**
 * Files that would fill a machine if they were believed, each read by the command in a process of its own with little memory: it says
 * no, and nothing of it was ever large. Files of a gigabyte are holes, so that they cost no disk here either.
 */
import { execFile } from 'node:child_process';
import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { deflateRawSync } from 'node:zlib';

const program = resolve(import.meta.dirname, '..', '..', 'dist', 'terang.mjs');
const GIBIBYTE = 1024 ** 3;
/** Megabytes for the objects of the language; what lies outside of it is seen in the whole process. */
const HEAP = 64;
const WHOLE = 256;
/**
 * Written by the child as it ends, in kilobytes. The peak is the kernel's own of this program alone: that of `getrusage` begins with
 * the memory of whoever started it.
 */
const TELL_MEMORY = `import { readFileSync } from 'node:fs';
process.on('exit', () => process.stderr.write('\\nmemory ' + /VmHWM:\\s*(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]))`;

jest.setTimeout(240_000);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'terang-hostile-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Outcome {
  readonly isEndedByItself: boolean;
  readonly status: number;
  readonly said: string;
  readonly memory: number;
}

function check(path: string): Promise<Outcome> {
  const args = [
    `--max-old-space-size=${HEAP}`,
    ...['--import', `data:text/javascript,${encodeURIComponent(TELL_MEMORY)}`],
    ...[program, 'bank', 'check', path],
  ];
  return new Promise((done) => {
    const child = execFile(process.execPath, args, (_, stdout, stderr) => {
      const memory = Number(/memory (\d+)$/.exec(stderr.trim())?.[1] ?? Number.NaN) / 1024;
      const { exitCode, signalCode } = child;
      done({ isEndedByItself: signalCode === null, status: exitCode ?? -1, said: stdout + stderr, memory });
    });
  });
}

/** A file that begins as its format does and goes on with nothing for a gigabyte. */
function hole(name: string, beginning: string | Uint8Array): string {
  const path = join(folder, name);
  const file = openSync(path, 'wx');
  const bytes = Buffer.from(beginning as string);
  writeSync(file, bytes);
  ftruncateSync(file, GIBIBYTE);
  closeSync(file);
  return path;
}

function small(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content, { flag: 'wx' });
  return path;
}

const QUIZ = '<?xml version="1.0"?><quiz><question type="multichoice">';

/** An archive of one file, whose list tells its size as it likes. */
function archive(name: string, packed: Uint8Array, size: number): Buffer {
  const bare = Buffer.from(name);
  const head = (signature: number, length: number, shift: number): Buffer => {
    const bytes = Buffer.alloc(length);
    bytes.writeUInt32LE(signature, 0);
    bytes.writeUInt16LE(20, 4);
    bytes.writeUInt16LE(8, 8 + shift);
    bytes.writeUInt32LE(packed.length, 18 + shift);
    bytes.writeUInt32LE(size, 22 + shift);
    bytes.writeUInt16LE(bare.length, 26 + shift);
    return bytes;
  };
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + bare.length, 12);
  end.writeUInt32LE(30 + bare.length + packed.length, 16);
  return Buffer.concat([head(0x04034b50, 30, 0), bare, packed, head(0x02014b50, 46, 2), bare, end]);
}

const bomb = (): Buffer => deflateRawSync(Buffer.alloc(200_000_000));

const FILES: readonly (readonly [string, () => string])[] = [
  ['a gigabyte of Moodle XML', () => hole('a.xml', QUIZ)],
  ['a gigabyte of QTI', () => hole('qti.xml', '<?xml version="1.0"?><qti-assessment-item>')],
  ['a gigabyte of GIFT', () => hole('a.gift', 'Q {=a ~b}\n')],
  ['a gigabyte of Aiken', () => hole('a.txt', 'Q\nA) x\nB) y\nANSWER: A\n')],
  ['a gigabyte of CSV', () => hole('a.csv', 'soal,A,B,kunci\n')],
  ['a gigabyte of a workbook', () => hole('a.xlsx', Buffer.from('504b0304', 'hex'))],
  ['a gigabyte of an archive', () => hole('a.zip', Buffer.from('504b0304', 'hex'))],
  ['a gigabyte of JSON', () => hole('bank.json', '{"format":"terang-bank/1"')],
  [
    'entities that grow a billion times',
    () => {
      const lines = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`);
      return small('lol.xml', `<!DOCTYPE q [<!ENTITY l0 "lol">${lines.join('')}]>${QUIZ}<name>&l9;</name>`);
    },
  ],
  ['an archive of 200 MB of zeros', () => small('bomb.zip', archive('bank.json', bomb(), 200_000_000))],
  ['an archive that says it is small', () => small('liar.zip', archive('bank.json', bomb(), 1_000))],
  ['a workbook of 200 MB of zeros', () => small('bomb.xlsx', archive('xl/workbook.xml', bomb(), 200_000_000))],
  ['elements in elements', () => small('deep.xml', `<quiz>${'<a>'.repeat(1_000_000)}`)],
  ['brackets in brackets', () => small('deep.gift', '{'.repeat(2_000_000))],
];

it('each is refused in words, with little memory', async () => {
  const waiting = [...FILES];
  const found: string[] = [];
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [what, made] = next;
      const path = made();
      const { isEndedByItself, memory, said, status } = await check(path);
      const isRefused = isEndedByItself && (status === 1 || status === 3) && said.trim() !== '';
      const isSpoken = !/heap out of memory|^\s+at .*:\d+:\d+/m.test(said);
      if (!isRefused || !isSpoken || !(memory < WHOLE))
        found.push(`${what}: ${status}, ${memory} MB, ${said.slice(0, 300)}`);
      rmSync(path);
    }
  };
  await Promise.all([lane(), lane(), lane()]);
  expect(found).toEqual([]);
});
