import type { Problem } from '../problem.ts';
import type { BankItem } from './bank.ts';
import { drawUnits } from './draw-units.ts';

/**
 * Whether a draw can be filled with whole passages: all its units must have one size, and its count must be a multiple of it.
 * Otherwise some papers would get another number of items than others.
 */
export function unitProblems(
  section: readonly BankItem[],
  fitting: readonly BankItem[],
  count: number,
  where: string,
): Problem[] {
  const problems: Problem[] = [];
  const units = drawUnits(fitting);
  for (const unit of units) {
    const { passage } = unit[0];
    if (passage === undefined) continue;
    const whole = section.filter((item) => item.passage === passage).length;
    if (whole !== unit.length) {
      const what = `takes ${unit.length} of the ${whole} items of passage ${passage}: a passage is drawn whole or not at all`;
      problems.push({ where, what });
    }
  }
  const sizes = [...new Set(units.map((unit) => unit.length))].sort((a, b) => a - b);
  const [size = 1] = sizes;
  if (sizes.length > 1) {
    const what = `draws units of ${sizes.join(' and ')} items: passages of one draw must have equally many items, and items that stand alone are units of 1`;
    problems.push({ where, what });
  } else if (count % size !== 0) {
    problems.push({
      where,
      what: `asks for ${count} items, which is no multiple of ${size}: its passages have ${size} items each`,
    });
  }
  return problems;
}
