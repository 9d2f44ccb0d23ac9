/** What a picture's bytes begin with, whatever its name says. */
const BEGINNINGS: readonly (readonly [string, readonly (number | null)[]])[] = [
  ['.png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['.jpg', [0xff, 0xd8, 0xff]],
  ['.gif', [0x47, 0x49, 0x46, 0x38]],
  ['.webp', [0x52, 0x49, 0x46, 0x46, null, null, null, null, 0x57, 0x45, 0x42, 0x50]],
];

/** The ending a picture's name should have by its bytes; null where they are no picture that is known. */
export function pictureKind(bytes: Uint8Array): string | null {
  const found = BEGINNINGS.find(([, start]) => start.every((byte, at) => byte === null || bytes[at] === byte));
  if (found !== undefined) return found[0];
  const start = new TextDecoder('utf-8').decode(bytes.subarray(0, 1_000));
  return /^\ufeff?\s*<(\?xml|svg|!--|!DOCTYPE)/i.test(start) ? '.svg' : null;
}
