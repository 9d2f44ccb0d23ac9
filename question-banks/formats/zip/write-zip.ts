import { ZipFile } from 'yazl';

/**
 * The earliest time an archive can hold: files of a package have no other, so that the same package is the same bytes. An archive
 * holds the wall's time, so this is the moment at which the wall showed it in the zone of whoever packs.
 */
const BEGINNING = new Date(1980, 0, 1, 0, 0, 0);

/** Files as an archive, in the order of their paths. The same files are always the same bytes; `stored` packs nothing. */
export async function writeZip(
  files: ReadonlyMap<string, Uint8Array>,
  packing: 'deflated' | 'stored' = 'deflated',
): Promise<Uint8Array> {
  const zip = new ZipFile();
  const sorted = [...files].sort(([one], [other]) => (one < other ? -1 : 1));
  for (const [path, bytes] of sorted) {
    const options = { mtime: BEGINNING, mode: 0o100644, forceDosTimestamp: true, compress: packing === 'deflated' };
    zip.addBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), path, options);
  }
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(piece as Buffer);
  return new Uint8Array(Buffer.concat(pieces));
}
