import type { Interaction } from '#domain/item/interaction.ts';

/** What the form of one kind is given. */
export interface InteractionParts<I extends Interaction> {
  readonly value: I;
  readonly onChange: (value: I) => void;
}
