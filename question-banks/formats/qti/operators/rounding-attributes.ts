import { sentence } from '#domain/sentences/sentence.ts';
import { type Operation, numberFrom } from '../evaluation.ts';
import type { RoundingMode } from '../rounding.ts';
import { Unsupported } from '../unsupported.ts';

/** What roundTo and equalRounded say of how to round. */
export function roundingOf(operation: Operation): { readonly mode: RoundingMode; readonly figures: number } {
  const { name, attributes } = operation.element;
  const mode = attributes.roundingMode ?? 'significantFigures';
  const figures = numberFrom(operation, 'figures', name === 'equalRounded' ? 3 : undefined);
  if (mode !== 'decimalPlaces' && mode !== 'significantFigures')
    throw new Unsupported(sentence('rounding-by-mode', { name, mode }));
  if (!Number.isInteger(figures) || figures < (mode === 'decimalPlaces' ? 0 : 1) || figures > 100) {
    throw new Unsupported(sentence('rounding-to-figures', { name, figures }));
  }
  return { mode, figures };
}
