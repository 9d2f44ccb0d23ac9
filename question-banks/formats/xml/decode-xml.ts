/** The text of a file, or why it is none. */
export type Decoded =
  | { readonly ok: true; readonly text: string; readonly encoding: 'utf-8' | 'utf-16' }
  | { readonly ok: false; readonly what: string };

/** What a file can begin with, the longer beginnings first. */
const BEGINNINGS: readonly (readonly [readonly number[], 'utf-16le' | 'utf-16be' | { readonly refused: string }])[] = [
  [[0xff, 0xfe, 0, 0], { refused: 'is in UTF-32; save it as UTF-8' }],
  [[0, 0, 0xfe, 0xff], { refused: 'is in UTF-32; save it as UTF-8' }],
  [[0x4c, 0x6f, 0xa7, 0x94], { refused: 'is in EBCDIC; save it as UTF-8' }],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/**
 * Bytes to text: UTF-8 with or without a mark, UTF-16 with one. Anything else is refused instead of guessed at: a guess that is wrong
 * changes what an option says.
 */
export function decodeXml(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return { ok: false, what: 'is empty' };
  const [, found] = BEGINNINGS.find(([mark]) => mark.every((byte, at) => bytes[at] === byte)) ?? [[], null];
  if (typeof found === 'string') return decode(bytes, found, 'utf-16');
  if (found !== null) return { ok: false, what: found.refused };
  if (bytes[0] === 0 || bytes[1] === 0) {
    return { ok: false, what: 'looks like UTF-16 or UTF-32 without a byte order mark; save it as UTF-8' };
  }
  return decode(bytes, 'utf-8', 'utf-8');
}

function decode(bytes: Uint8Array, label: string, encoding: 'utf-8' | 'utf-16'): Decoded {
  try {
    return { ok: true, text: new TextDecoder(label, { fatal: true }).decode(bytes), encoding };
  } catch {
    const name = encoding === 'utf-8' ? 'UTF-8' : 'UTF-16';
    return { ok: false, what: `holds bytes that are not ${name}; save it as UTF-8` };
  }
}

/** Why the encoding that a declaration names is not the one of the bytes; null where it is. */
export function encodingRefusal(declared: string, found: 'utf-8' | 'utf-16'): string | null {
  const name = declared.toLowerCase();
  if (name === 'utf-8' || name === 'utf8') {
    return found === 'utf-8' ? null : 'says it is in UTF-8 and its bytes are UTF-16';
  }
  if (['utf-16', 'utf-16le', 'utf-16be'].includes(name)) {
    return found === 'utf-16' ? null : 'says it is in UTF-16 and has no byte order mark of UTF-16';
  }
  return `says it is in ${declared.slice(0, 40)}; only UTF-8 and UTF-16 are read, save it as UTF-8`;
}
