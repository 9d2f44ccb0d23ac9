import type { AuthoredItem, ReadItems } from '#domain/item/authored-item.ts';
import type { Problem } from '#domain/problem.ts';
import type { Instant } from '#domain/time.ts';
import type { ItemShelf } from '../storage/item-shelf.ts';

/** What reads items from outside: the formats themselves stand above the engine's floors and are handed in. */
export interface ItemFormats {
  /** A file of any format that is known, by its contents and its name. */
  read(name: string, bytes: Uint8Array): Promise<ReadItems>;
  /** One item as an editor sent it; null when there is any problem. */
  readItem(json: unknown): { readonly item: AuthoredItem | null; readonly problems: readonly Problem[] };
}

/** Everything impure that a use case about items needs. It knows no exam but whether one is running. */
export interface ItemDesk {
  readonly now: () => Instant;
  readonly shelf: ItemShelf;
  readonly formats: ItemFormats;
  readonly isExamRunning: () => boolean;
}
