import { type Sentence, sentence } from '#domain/sentences/sentence.ts';
export type DecodedText =
  | { readonly ok: true; readonly text: string; readonly note: Sentence | null }
  | { readonly ok: false; readonly what: Sentence };

/**
 * Bytes of a text file: UTF-8 with or without a mark, UTF-16 with one. What is neither is read as Windows-1252, as old spreadsheets
 * save it, with a note, because some of its signs may then be others than were meant. What holds NUL is no text.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded(bytes, 'utf-16be');
  if (bytes.includes(0)) return { ok: false, what: sentence('holds-nul-bytes-this-is-no-text') };
  const read = decoded(bytes, 'utf-8');
  if (read.ok) return read;
  return {
    ok: true,
    text: windows1252(bytes),
    note: sentence('is-not-utf-8-it-is-read-as'),
  };
}

/** Bytes 0x80 to 0x9f; five of them stand for nothing. All others are as in Latin 1. (Some versions of node decode these as Latin 1.) */
const FROM_80 = '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ';

function windows1252(bytes: Uint8Array): string {
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  return latin.replace(/[\x80-\x9f]/g, (sign) => FROM_80[sign.charCodeAt(0) - 0x80] ?? '\ufffd');
}

function decoded(bytes: Uint8Array, encoding: string): DecodedText {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (text.includes('\0')) return { ok: false, what: sentence('holds-nul-characters-this-is-no-text') };
    return { ok: true, text, note: null };
  } catch {
    return { ok: false, what: sentence('holds-bytes-that-are', { encoding: encoding.slice(0, 6).toUpperCase() }) };
  }
}
