import { Malformed } from '../malformed.ts';

/** First byte's upper bits to the number of bytes that follow, the bits it gives itself, and the least value it may spell. */
const LEADS = [
  { mask: 0xe0, lead: 0xc0, follow: 1, least: 0x80 },
  { mask: 0xf0, lead: 0xe0, follow: 2, least: 0x800 },
  { mask: 0xf8, lead: 0xf0, follow: 3, least: 0x10000 },
];

/** RFC 3629, strict: overlong forms, surrogates, values beyond U+10FFFF and cut-off characters throw Malformed. */
export function decodeUtf8(bytes: Uint8Array): string {
  let text = '';
  let at = 0;
  while (at < bytes.length) {
    const first = bytes[at]!;
    if (first < 0x80) {
      text += String.fromCharCode(first);
      at += 1;
    } else {
      const { point, length } = wideCharacter(bytes, at);
      text += String.fromCodePoint(point);
      at += length;
    }
  }
  return text;
}

function wideCharacter(bytes: Uint8Array, at: number): { point: number; length: number } {
  const first = bytes[at]!;
  const shape = LEADS.find(({ mask, lead }) => (first & mask) === lead);
  if (shape === undefined) throw notUtf8(at);
  let point = first & ~shape.mask & 0xff;
  for (let i = 1; i <= shape.follow; i++) {
    const next = bytes[at + i];
    if (next === undefined || (next & 0xc0) !== 0x80) throw notUtf8(at);
    point = (point << 6) | (next & 0x3f);
  }
  const isSurrogate = point >= 0xd800 && point <= 0xdfff;
  if (point < shape.least || point > 0x10ffff || isSurrogate) throw notUtf8(at);
  return { point, length: shape.follow + 1 };
}

function notUtf8(at: number): Malformed {
  return new Malformed(`Byte ${at} does not begin a UTF-8 character.`);
}

const LONE_SURROGATE = /\p{Surrogate}/u;

/** Whether UTF-8 can spell the text without loss. */
export function isWellFormed(text: string): boolean {
  return !LONE_SURROGATE.test(text);
}
