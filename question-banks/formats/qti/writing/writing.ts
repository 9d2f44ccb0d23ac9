import type { Sentence } from '#domain/sentences/sentence.ts';
import type { AuthoredItem } from '#domain/item/authored-item.ts';
import type { TextWords, Xml } from './xml-text.ts';

/** What an interaction is in an item's file. */
export interface InteractionXml {
  readonly declarations: readonly Xml[];
  /** After the stem. */
  readonly body: readonly Xml[];
  readonly processing: Xml;
}

export interface Writing {
  readonly item: AuthoredItem;
  readonly words: TextWords;
  /** Takes what other programs would not do as this one does. */
  tell(note: Sentence): void;
}
