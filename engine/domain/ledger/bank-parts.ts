import type { BankItem, BankPassage, ItemBank } from '../bank/bank.ts';
import type { Hashing } from '../draw/hashing.ts';
import { canonicalJson } from './canonical-json.ts';
import { toHex } from './hex.ts';

/** A value of canonical JSON by field. */
export type Part = Readonly<Record<string, unknown>>;

/** What an item asks, and what it takes to score it: each without the other. SPEC section 4, "Bank and key apart". */
export interface ItemParts {
  readonly text: Part;
  readonly key: Part;
}

/** Fields of any kind that belong to the key; what else an item has is its text. */
const KEY_FIELDS = new Set(['key', 'weights', 'shares', 'accepted', 'rationale']);
/** Where the bank's file has it, which is nobody's concern. */
const NOWHERE = new Set(['source']);

export function itemParts(h: Hashing, item: BankItem, media: ItemBank['media']): ItemParts {
  const text: Record<string, unknown> = {};
  const key: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(item)) {
    if (NOWHERE.has(name)) continue;
    if (KEY_FIELDS.has(name)) key[name] = value;
    else text[name] = value;
  }
  key['kind'] = item.kind;
  if (item.kind === 'hotspot') {
    key['areas'] = item.areas;
    delete text['areas'];
  }
  if (item.kind === 'gap-choice') {
    text['gaps'] = item.gaps.map(({ options }) => ({ options }));
    key['key'] = item.gaps.map((gap) => gap.key);
  }
  // The order of an ordering's entries is its key.
  if (item.kind === 'ordering') {
    const order = item.entries
      .map((entry, place) => ({ entry, place, rank: toHex(h.sha256(h.utf8(canonicalJson(entry)))) }))
      .sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.place - b.place));
    text['entries'] = order.map(({ entry }) => entry);
    key['key'] = item.entries.map((_, place) => order.findIndex((one) => one.place === place));
  }
  return { text: { ...text, media: mediaOf(text, media) }, key };
}

export function passagePart({ id, text, title }: BankPassage, media: ItemBank['media']): Part {
  return { id, text, title, media: mediaOf(text, media) };
}

/** The hashes of the pictures and sounds that a text names, by path. */
function mediaOf(text: unknown, media: ItemBank['media']): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  const look = (value: unknown): void => {
    if (typeof value === 'string' && Object.hasOwn(media, value)) found[value] = media[value]!.hash;
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(look);
  };
  look(text);
  return found;
}
