import { type Bytes, hex, utf8 } from './bytes.ts';
import { type Json, type JsonObject, canonical, isObject } from './canonical.ts';
import { type Primitives, tagged } from './primitives.ts';
import { leafOf, rootsAt } from './tree.ts';

/** SPEC section 4, "Bank and key apart". */
export interface ItemParts {
  readonly text: JsonObject;
  readonly key: JsonObject;
}

const OF_KEY = ['accepted', 'key', 'rationale', 'shares', 'weights'];

export function itemParts(p: Primitives, item: JsonObject, media: JsonObject): ItemParts {
  const text: Record<string, Json> = {};
  const key: Record<string, Json> = {};
  for (const [name, value] of Object.entries(item)) {
    if (OF_KEY.includes(name) || (name === 'areas' && item['kind'] === 'hotspot')) key[name] = value;
    else if (name !== 'source') text[name] = value;
  }
  key['kind'] = item['kind'] as string;
  if (item['kind'] === 'gap-choice') {
    const gaps = item['gaps'] as readonly JsonObject[];
    text['gaps'] = gaps.map(({ options }) => ({ options: options as Json }));
    key['key'] = gaps.map((gap) => gap['key'] as Json);
  }
  if (item['kind'] === 'ordering') {
    const entries = item['entries'] as readonly Json[];
    const ranks = entries.map((entry) => hex(p.sha256(utf8(canonical(entry)))));
    const order = entries.map((_, place) => place).sort((a, b) => byRank(ranks, a, b));
    text['entries'] = order.map((place) => entries[place] as Json);
    key['key'] = entries.map((_, place) => order.indexOf(place));
  }
  return { text: { ...text, media: mediaIn(text, media) }, key };
}

function byRank(ranks: readonly string[], a: number, b: number): number {
  if (ranks[a] === ranks[b]) return a - b;
  return (ranks[a] as string) < (ranks[b] as string) ? -1 : 1;
}

export function passagePart({ id, text, title }: JsonObject, media: JsonObject): JsonObject {
  const part = { id: id as Json, text: text as Json, title: title as Json };
  return { ...part, media: mediaIn(part, media) };
}

function mediaIn(value: Json, media: JsonObject): JsonObject {
  const found: Record<string, Json> = {};
  const look = (one: Json): void => {
    if (typeof one === 'string' && Object.hasOwn(media, one)) found[one] = (media[one] as JsonObject)['hash'] as Json;
    else if (Array.isArray(one)) one.forEach(look);
    else if (isObject(one)) Object.values(one).forEach(look);
  };
  look(value);
  return found;
}

export function leafSalt(p: Primitives, bankSalt: Bytes, what: 'item' | 'key' | 'passage', id: string): Bytes {
  return p.hmac(bankSalt, utf8(`${what} ${id}`));
}

export function itemLeaf(p: Primitives, id: string, text: JsonObject, salt: Bytes): string {
  return hex(tagged(p, 'item', id, canonical(text), salt));
}

export function keyLeaf(p: Primitives, id: string, version: number, key: JsonObject, salt: Bytes): string {
  return hex(tagged(p, 'key', id, String(version), canonical(key), salt));
}

export function passageLeaf(p: Primitives, id: string, part: JsonObject, salt: Bytes): string {
  return hex(tagged(p, 'passage', id, canonical(part), salt));
}

export function rootOfLeaves(p: Primitives, leaves: readonly Bytes[]): string {
  const hashes = leaves.map((leaf) => leafOf(p, leaf));
  return hex(rootsAt(p, hashes, new Set([hashes.length])).get(hashes.length) as Bytes);
}
