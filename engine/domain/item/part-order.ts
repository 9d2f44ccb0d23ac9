import type { Interaction } from './interaction.ts';
import type { Response, ResponseOf } from './response.ts';

/**
 * How many parts of an item are shown in an order of their own on each paper: options, statements, targets or entries. The sources
 * of a matching and the choices of a gap keep the bank's order, and what is typed or pointed at has none.
 */
export function shuffledParts(interaction: Interaction): number {
  switch (interaction.kind) {
    case 'single-choice':
    case 'weighted-choice':
    case 'multiple-response':
      return interaction.options.length;
    case 'true-false-grid':
      return interaction.statements.length;
    case 'matching':
      return interaction.targets.length;
    case 'ordering':
      return interaction.entries.length;
    case 'true-false':
    case 'gap-choice':
    case 'numeric':
    case 'short-text':
    case 'graphic-choice':
    case 'hotspot':
      return 0;
  }
}

type Kind = keyof ResponseOf;

/** A response in places of a paper, told in places of the bank. `order[p]` is the bank's place of the part shown at p. */
export function inBankOrder(kind: Kind, order: readonly number[], response: Response): Response {
  switch (kind) {
    case 'single-choice':
    case 'weighted-choice':
      return bankPlace(order, response as number);
    case 'multiple-response':
      return (response as readonly number[]).map((place) => bankPlace(order, place)).toSorted((a, b) => a - b);
    case 'true-false-grid': {
      const shown = response as readonly (boolean | null)[];
      return order.map((_, bank) => shown[order.indexOf(bank)] ?? null);
    }
    case 'matching':
      return (response as readonly (number | null)[]).map((place) => (place === null ? null : bankPlace(order, place)));
    case 'ordering':
      return (response as readonly number[]).map((place) => bankPlace(order, place));
    default:
      return response;
  }
}

function bankPlace(order: readonly number[], place: number): number {
  const bank = order[place];
  if (bank === undefined) throw new RangeError(`the paper has no part ${place}`);
  return bank;
}
