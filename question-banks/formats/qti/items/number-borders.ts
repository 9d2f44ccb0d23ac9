import { sentence } from '#domain/sentences/sentence.ts';
import { type XmlElement, allNamed } from '../../xml/xml-element.ts';
import { decimal } from '#domain/score/decimal.ts';
import { aroundDecimal } from '../../numbers/decimal-sum.ts';
import { Unsupported } from '../unsupported.ts';
import type { ItemRules } from './item-rules.ts';

/** Every number at which an item's rules can change their mind: constants, and constants with the tolerances there are. */
export function numberBorders(item: XmlElement, known: readonly string[], rules: ItemRules): string[] {
  const numbers = known.map((number) => number.trim()).filter((number) => decimal(number) !== null);
  const around = allNamed(item, 'equal').flatMap((equal) => tolerances(equal, numbers));
  const rounded =
    allNamed(item, 'equalRounded').length > 0 ||
    allNamed(item, 'roundTo').length > 0 ||
    allNamed(item, 'round').length > 0;
  if (rounded) throw new Unsupported(sentence('an-answer-that-is-rounded-before'));
  if (rules.declarations.size === 0) throw new Unsupported(sentence('a-number-that-is-not-declared'));
  return [...numbers, ...around];
}

function tolerances({ attributes }: XmlElement, numbers: readonly string[]): string[] {
  const { tolerance = '', toleranceMode = 'exact' } = attributes;
  if (toleranceMode === 'exact') return [];
  const steps = tolerance.trim().split(/\s+/u);
  return numbers.flatMap((number) =>
    steps.flatMap((step) => {
      const reach = toleranceMode === 'relative' ? String((Math.abs(Number(number)) * Number(step)) / 100) : step;
      const found = aroundDecimal(number, reach);
      if (found === null) throw new Unsupported(sentence('the-tolerance', { tolerance }));
      return [found.least, found.greatest];
    }),
  );
}
