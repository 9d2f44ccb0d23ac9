import type { Sentence } from '#domain/sentences/sentence.ts';

/** A part of a file has no sense that a reader could take; whoever reads the item around it catches it and says so. */
export class Unreadable extends Error {
  override name = 'Unreadable';

  constructor(readonly what: Sentence) {
    super(what.code);
  }
}
