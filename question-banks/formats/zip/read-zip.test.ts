import { sayProblem } from '#domain/sentences/say.ts';
import { crc32, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { type ZipLimits, ZIP_LIMITS, isZip, readZip } from './read-zip.ts';

interface Made {
  readonly name: string;
  readonly body: Buffer;
  /** What the archive's list says instead of what is so. */
  readonly size?: number;
  readonly flag?: number;
  readonly method?: number;
  readonly mode?: number;
  readonly crc?: number;
  /** Where its bytes begin, instead of after those before it. */
  readonly at?: number;
}

/** An archive by hand, so that it can lie (APPNOTE 4.3). */
function archive(...files: readonly Made[]): Uint8Array {
  const locals: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const { name, body, flag = 0x800, method = 8, mode = 0o100644, ...lies } of files) {
    const path = Buffer.from(name);
    const packed = method === 8 ? deflateRawSync(body, { level: 9 }) : body;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(flag, 6);
    local.writeUInt16LE(method, 8);
    local.writeUInt32LE(lies.crc ?? crc32(body), 14);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(lies.size ?? body.length, 22);
    local.writeUInt16LE(path.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE((3 << 8) | 20, 4);
    local.copy(central, 6, 4, 30);
    central.writeUInt32LE((mode * 0x10000) >>> 0, 38);
    central.writeUInt32LE(lies.at ?? at, 42);
    locals.push(local, path, packed);
    list.push(central, path);
    at += 30 + path.length + packed.length;
  }
  const size = list.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...locals, ...list, end]));
}

const body = Buffer.from('satu dua tiga');
const read = (bytes: Uint8Array, limits: Partial<ZipLimits> = {}) =>
  readZip(bytes, 'a.zip', { ...ZIP_LIMITS, ...limits });

/** `where: what` of an archive that is refused. */
async function refusal(bytes: Uint8Array, limits?: Partial<ZipLimits>): Promise<string> {
  const found = await read(bytes, limits);
  return found.ok ? 'was read' : sayProblem(found.problem, 'en');
}

test('files are read by their paths, packed or stored, and folders are left out', async () => {
  const bytes = archive(
    { name: 'items/', body: Buffer.alloc(0), method: 0, mode: 0o040755 },
    { name: 'items/soal.xml', body },
    { name: 'gambar é.png', body: Buffer.from([1, 2, 3]), method: 0 },
    { name: 'empty', body: Buffer.alloc(0), method: 0 },
  );
  const found = await read(bytes);
  expect(isZip(bytes)).toBe(true);
  expect(found.ok && [...found.files].map(([path, { length }]) => [path, length])).toEqual([
    ['items/soal.xml', body.length],
    ['gambar é.png', 3],
    ['empty', 0],
  ]);
});

const MIB = 1024 * 1024;

test.each<readonly [string, () => Uint8Array, Partial<ZipLimits> | undefined, string]>([
  ['a path above', () => archive({ name: '../x.xml', body }), undefined, 'invalid relative path'],
  ['a path above, further in', () => archive({ name: 'a/../../x.xml', body }), undefined, 'invalid relative path'],
  ['a path above by backslashes', () => archive({ name: '..\\x.xml', body }), undefined, 'invalid relative path'],
  ['a path from the root', () => archive({ name: '/etc/passwd', body }), undefined, 'absolute path'],
  ['a path of a drive', () => archive({ name: 'C:/x.xml', body }), undefined, 'absolute path'],
  ['a path of nowhere', () => archive({ name: './x.xml', body }), undefined, 'points elsewhere'],
  ['a path with a line end', () => archive({ name: 'a\nb.xml', body }), undefined, 'control characters'],
  ['a path with a null', () => archive({ name: 'a\0b.xml', body }), undefined, 'control characters'],
  ['a long path', () => archive({ name: 'a'.repeat(500), body }), undefined, 'longer than 400'],
  ['a symbolic link', () => archive({ name: 'a', body, mode: 0o120777 }), undefined, 'a.zip/a: is a symbolic link'],
  ['an encrypted file', () => archive({ name: 'a', body, flag: 1 }), undefined, 'is encrypted'],
  ['strong encryption', () => archive({ name: 'a', body, flag: 0x41 }), undefined, 'encrypt'],
  ['another method', () => archive({ name: 'a', body, method: 12 }), undefined, 'method 12'],
  ['a name twice', () => archive({ name: 'a', body }, { name: 'a', body }), undefined, 'a.zip/a: is there twice'],
  [
    'a name twice but for its case',
    () => archive({ name: 'A.xml', body }, { name: 'a.XML', body }),
    undefined,
    'twice',
  ],
  ['a bomb', () => archive({ name: 'a', body: Buffer.alloc(64 * MIB) }), undefined, 'more than 200 times its size'],
  [
    'a bomb in many files that share their bytes',
    () => archive(...Array.from({ length: 400 }, (_, n) => ({ name: `${n}`, body: Buffer.alloc(MIB), at: 0 }))),
    undefined,
    'a.zip: unpacks to more than 268435456 bytes',
  ],
  ['more bytes than allowed', () => archive({ name: 'a', body }), { bytes: 5 }, 'unpacks to more than 5'],
  ['a larger archive than allowed', () => archive({ name: 'a', body }), { packed: 5 }, 'larger than 5'],
  [
    'too many files',
    () => archive(...Array.from({ length: 12 }, (_, n) => ({ name: `${n}`, body }))),
    { entries: 11 },
    'more than 11 files',
  ],
  [
    'a file larger than it says',
    () => archive({ name: 'a', body: Buffer.alloc(5 * MIB), size: 10 }),
    undefined,
    'too many bytes',
  ],
  ['a file smaller than it says', () => archive({ name: 'a', body, size: 1000 }), undefined, 'not enough bytes'],
  ['a wrong checksum', () => archive({ name: 'a', body, crc: 1 }), undefined, 'a.zip/a: is damaged'],
  ['bytes elsewhere', () => archive({ name: 'a', body, at: 900_000 }), undefined, 'a.zip'],
  ['an archive cut short', () => archive({ name: 'a', body }).slice(0, -10), undefined, 'is no readable zip'],
  ['no archive', () => new Uint8Array(body), undefined, 'is no readable zip'],
  ['nothing', () => new Uint8Array(0), undefined, 'is no readable zip'],
])('%s is refused', async (_, make, limits, what) => {
  expect(await refusal(make(), limits)).toContain(what);
});

test('a damaged archive is read as it was or refused, and nothing is thrown', async () => {
  const whole = archive({ name: 'a.xml', body }, { name: 'b.xml', body: Buffer.from('empat'), method: 0 });
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
      const bent = Uint8Array.from(whole, (byte, place) => (place === at ? byte ^ by : byte));
      const found = await read(bent);
      if (!found.ok) return;
      const texts = [...found.files.values()].map((bytes) => Buffer.from(bytes).toString());
      for (const text of texts) expect(['satu dua tiga', 'empat']).toContain(text);
    }),
    { numRuns: 300 },
  );
});
