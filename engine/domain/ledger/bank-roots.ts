import type { ItemBank } from '../bank/bank.ts';
import type { Hashing } from '../draw/hashing.ts';
import { itemParts, passagePart } from './bank-parts.ts';
import { canonicalJson } from './canonical-json.ts';
import { toHex } from './hex.ts';
import { Frontier, leafHash } from './merkle-tree.ts';
import { taggedHash } from './tagged-hash.ts';

/** What is hashed of each item and passage, 32 bytes each, in the bank's order. */
export interface BankLeaves {
  readonly items: readonly { readonly item: Uint8Array; readonly key: Uint8Array }[];
  readonly passages: readonly Uint8Array[];
}

/** `HMAC(bank salt, what ‖ " " ‖ id)`: opens one leaf and tells nothing of the others. */
export function leafSalt(h: Hashing, bankSalt: Uint8Array, what: 'item' | 'key' | 'passage', id: string): Uint8Array {
  return h.hmac(bankSalt, h.utf8(`${what} ${id}`));
}

/** `bankSalt`: 32 random bytes of one session, so that the same bank has other leaves in the next. */
export function bankLeaves(h: Hashing, bank: ItemBank, bankSalt: Uint8Array): BankLeaves {
  const salt = (what: 'item' | 'key' | 'passage', id: string): Uint8Array => leafSalt(h, bankSalt, what, id);
  const items = bank.items.map((item) => {
    const { key, text } = itemParts(h, item, bank.media);
    return {
      item: taggedHash(h, 'item', item.id, canonicalJson(text), salt('item', item.id)),
      key: taggedHash(h, 'key', item.id, String(bank.version), canonicalJson(key), salt('key', item.id)),
    };
  });
  const passages = (bank.passages ?? []).map((passage) =>
    taggedHash(h, 'passage', passage.id, canonicalJson(passagePart(passage, bank.media)), salt('passage', passage.id)),
  );
  return { items, passages };
}

/** Roots of RFC 6962 trees, in hex: texts and passages without keys, and keys without texts. */
export function bankRoots(h: Hashing, { items, passages }: BankLeaves): { bankRoot: string; keyRoot: string } {
  return {
    bankRoot: rootOf(h, [...items.map(({ item }) => item), ...passages]),
    keyRoot: rootOf(
      h,
      items.map(({ key }) => key),
    ),
  };
}

function rootOf(h: Hashing, leaves: readonly Uint8Array[]): string {
  const tree = Frontier.empty(h);
  for (const leaf of leaves) tree.append(leafHash(h, leaf));
  return toHex(tree.root());
}
