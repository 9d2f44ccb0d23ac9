export function concatBytes(...pieces: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const piece of pieces) length += piece.length;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** Not in constant time: for public values only, never for a secret. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Writes a whole number below 2^53 as 8 bytes, most significant first. */
export function writeU64(target: Uint8Array, at: number, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`not a whole number below 2^53: ${value}`);
  writeU32(target, at, Math.floor(value / 2 ** 32));
  writeU32(target, at + 4, value >>> 0);
}

function writeU32(target: Uint8Array, at: number, value: number): void {
  target[at] = value >>> 24;
  target[at + 1] = value >>> 16;
  target[at + 2] = value >>> 8;
  target[at + 3] = value;
}

/** The reverse of `writeU64`; what is 2^53 or more gives -1. */
export function readU64(source: Uint8Array, at: number): number {
  const value = readU32(source, at) * 2 ** 32 + readU32(source, at + 4);
  return Number.isSafeInteger(value) ? value : -1;
}

/** Reads 4 bytes, most significant first. */
export function readU32(source: Uint8Array, at: number): number {
  if (at < 0 || at + 4 > source.length) throw new RangeError(`no 4 bytes at ${at} of ${source.length}`);
  return ((source[at]! << 24) | (source[at + 1]! << 16) | (source[at + 2]! << 8) | source[at + 3]!) >>> 0;
}
