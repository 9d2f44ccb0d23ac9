import { readAiken } from '../question-banks/formats/aiken/read-aiken.ts';
import { readGift } from '../question-banks/formats/gift/read-gift.ts';
import { readMoodle } from '../question-banks/formats/moodle/read-moodle.ts';
import { decodeText } from '../question-banks/formats/text/decode-text.ts';
import type { ReadItems } from '#domain/item/authored-item.ts';
import type { ItemFormats } from './actions/item-desk.ts';

/** The formats of question banks, as the committee's import uses them. */
export const itemFormats: ItemFormats = {
  read: (name, bytes) => Promise.resolve(readFile(name, bytes)),
  readItem: () => ({ item: null, problems: [{ where: 'item', what: 'cannot be written here yet' }] }),
};

function readFile(name: string, bytes: Uint8Array): ReadItems {
  if (/\.xml$/i.test(name)) return readMoodle(bytes, name);
  const decoded = decodeText(bytes);
  if (!decoded.ok) return unread(name, decoded.what);
  return /^ANSWER:/m.test(decoded.text) ? readAiken(decoded.text, name) : readGift(decoded.text, name);
}

function unread(where: string, what: string): ReadItems {
  return { items: [], passages: [], media: new Map(), problems: [{ severity: 'error', where, what }] };
}
