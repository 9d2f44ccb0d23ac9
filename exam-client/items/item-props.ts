import type { Face, ItemKind } from '#domain/item/face.ts';
import type { ResponseOf } from '#domain/item/response.ts';

/** What the view of an item of one kind is given. */
export interface ItemViewProps<K extends ItemKind> {
  readonly face: Face<K>;
  readonly position: number;
  readonly response: ResponseOf[K] | null;
  readonly struck: ReadonlySet<number>;
  readonly isOpen: boolean;
  /** Null takes the answer away. */
  respond(response: ResponseOf[K] | null): void;
  strike(option: number): void;
}
