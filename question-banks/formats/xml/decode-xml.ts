import { type Sentence, sentence } from '#domain/sentences/sentence.ts';
/** The text of a file, or why it is none. */
export type Decoded =
  | { readonly ok: true; readonly text: string; readonly encoding: 'utf-8' | 'utf-16' }
  | { readonly ok: false; readonly what: Sentence };

/** What a file can begin with, the longer beginnings first. */
const BEGINNINGS: readonly (readonly [readonly number[], 'utf-16le' | 'utf-16be' | { readonly refused: Sentence }])[] =
  [
    [[0xff, 0xfe, 0, 0], { refused: sentence('is-in-utf-32-save-it-as-utf') }],
    [[0, 0, 0xfe, 0xff], { refused: sentence('is-in-utf-32-save-it-as-utf') }],
    [[0x4c, 0x6f, 0xa7, 0x94], { refused: sentence('is-in-ebcdic-save-it-as-utf-8') }],
    [[0xff, 0xfe], 'utf-16le'],
    [[0xfe, 0xff], 'utf-16be'],
  ];

/**
 * Bytes to text: UTF-8 with or without a mark, UTF-16 with one. Anything else is refused instead of guessed at: a guess that is wrong
 * changes what an option says.
 */
export function decodeXml(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return { ok: false, what: sentence('is-empty') };
  const [, found] = BEGINNINGS.find(([mark]) => mark.every((byte, at) => bytes[at] === byte)) ?? [[], null];
  if (typeof found === 'string') return decode(bytes, found, 'utf-16');
  if (found !== null) return { ok: false, what: found.refused };
  if (bytes[0] === 0 || bytes[1] === 0) {
    return { ok: false, what: sentence('looks-like-utf-16-or-utf-32-without') };
  }
  return decode(bytes, 'utf-8', 'utf-8');
}

function decode(bytes: Uint8Array, label: string, encoding: 'utf-8' | 'utf-16'): Decoded {
  try {
    return { ok: true, text: new TextDecoder(label, { fatal: true }).decode(bytes), encoding };
  } catch {
    const name = encoding === 'utf-8' ? 'UTF-8' : 'UTF-16';
    return { ok: false, what: sentence('holds-bytes-that-are-not-save-it-as', { encoding: name }) };
  }
}

/** Why the encoding that a declaration names is not the one of the bytes; null where it is. */
export function encodingRefusal(declared: string, found: 'utf-8' | 'utf-16'): Sentence | null {
  const name = declared.toLowerCase();
  if (name === 'utf-8' || name === 'utf8') {
    return found === 'utf-8' ? null : sentence('says-it-is-in-utf-8-and-its');
  }
  if (['utf-16', 'utf-16le', 'utf-16be'].includes(name)) {
    return found === 'utf-16' ? null : sentence('says-it-is-in-utf-16-and-has');
  }
  return sentence('says-it-is-in-another-encoding', { encoding: declared.slice(0, 40) });
}
