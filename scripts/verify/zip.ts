import { type Bytes, fromUtf8 } from './bytes.ts';

/** SPEC section 13: stored files in the order of their names, nothing between, before or after them. */
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_BYTES = 22;
const LOCAL_BYTES = 30;
const CENTRAL_BYTES = 46;
/** A plain file that its owner may write and everybody may read. */
const MODE = 0x81a40000;

const CRC = Int32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = (rest & 1) === 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest;
});

export function crc32(bytes: Bytes): number {
  let sum = -1;
  for (const byte of bytes) sum = (sum >>> 8) ^ (CRC[(sum ^ byte) & 0xff] as number);
  return ~sum >>> 0;
}

class NotThisForm extends Error {}

/** The files by name, or null where the bytes are not an archive of this one form. */
export function readZip(bytes: Bytes): Map<string, Bytes> | null {
  try {
    return readAll(bytes);
  } catch (fault) {
    if (fault instanceof NotThisForm || fault instanceof RangeError) return null;
    throw fault;
  }
}

function must(isSo: boolean): void {
  if (!isSo) throw new NotThisForm();
}

function readAll(bytes: Bytes): Map<string, Bytes> {
  must(bytes.length >= END_BYTES);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = bytes.length - END_BYTES;
  must(
    view.getUint32(end, true) === END && view.getUint32(end + 4, true) === 0 && view.getUint16(end + 20, true) === 0,
  );
  const count = view.getUint16(end + 8, true);
  const [length, from] = [view.getUint32(end + 12, true), view.getUint32(end + 16, true)];
  must(view.getUint16(end + 10, true) === count && from + length === end);
  const files = new Map<string, Bytes>();
  let [at, local, before] = [from, 0, ''];
  for (let place = 0; place < count; place++) {
    const file = readOne(bytes, view, at, local);
    must(file.name > before);
    files.set(file.name, file.content);
    [at, local, before] = [file.nextCentral, file.nextLocal, file.name];
  }
  must(at === end && local === from);
  return files;
}

function readOne(bytes: Bytes, view: DataView, at: number, local: number) {
  must(view.getUint32(at, true) === CENTRAL && view.getUint32(local, true) === LOCAL);
  const [nameLength, size] = [view.getUint16(at + 28, true), view.getUint32(at + 24, true)];
  const name = fromUtf8(bytes.subarray(at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameLength)) ?? '';
  const sum = view.getUint32(at + 16, true);
  must(/^[\x21-\x7e]+$/.test(name) && name.length === nameLength);
  // Nothing packed, nothing beside the name, and the same said twice.
  must(
    view.getUint16(at + 10, true) === 0 &&
      view.getUint32(at + 20, true) === size &&
      (view.getUint16(at + 8, true) & 0xf7ff) === 0,
  );
  must(
    view.getUint16(at + 30, true) === 0 &&
      view.getUint16(at + 32, true) === 0 &&
      view.getUint32(at + 42, true) === local,
  );
  must(view.getUint16(at + 12, true) === 0 && view.getUint16(at + 14, true) === 0x21);
  for (let place = 0; place < 24; place++) must(bytes[at + 6 + place] === bytes[local + 4 + place]);
  must(view.getUint32(at + 34, true) === 0 && view.getUint32(at + 38, true) === MODE);
  must(view.getUint16(local + 28, true) === 0);
  const start = local + LOCAL_BYTES + nameLength;
  for (let place = 0; place < nameLength; place++) {
    must(bytes[local + LOCAL_BYTES + place] === bytes[at + CENTRAL_BYTES + place]);
  }
  must(start + size <= bytes.length);
  const content = bytes.subarray(start, start + size);
  must(crc32(content) === sum);
  return { name, content, nextCentral: at + CENTRAL_BYTES + nameLength, nextLocal: start + size };
}
