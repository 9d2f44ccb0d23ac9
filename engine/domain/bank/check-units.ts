import { sentence } from '../sentences/sentence.ts';
import type { SectionDefinition } from '../definition/exam-definition.ts';
import type { Problem } from '../problem.ts';
import type { BankItem, ItemBank } from './bank.ts';
import { drawUnits, fitsDraw } from './draw-units.ts';

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
      const what = sentence('takes-of-the-items-of-passage-a-passage', { taken: unit.length, whole, passage });
      problems.push({ where, what });
    }
  }
  const sizes = [...new Set(units.map((unit) => unit.length))].sort((a, b) => a - b);
  const [size = 1] = sizes;
  if (sizes.length > 1) {
    const what = sentence('draws-units-of-items-passages-of-one-draw', { sizes: sizes.join(' and ') });
    problems.push({ where, what });
  } else if (count % size !== 0) {
    problems.push({
      where,
      what: sentence('asks-for-items-which-is-no-multiple', { count, size }),
    });
  }
  return problems;
}

/**
 * Whether the blocks of a section could cut a passage. Its units stand in any order, so with more than one block every boundary
 * must lie between units whatever that order is: all units have one size, and every block is a multiple of it.
 */
export function cutPassages(bank: ItemBank, section: SectionDefinition, index: number): Problem[] {
  const { lockBlocks = [] } = section;
  if (lockBlocks.length < 2) return [];
  const where = `sections[${index}].lockBlocks`;
  const inSection = bank.items.filter((item) => item.section === section.code);
  const units = section.draw.flatMap((draw) => drawUnits(inSection.filter((item) => fitsDraw(item, draw))));
  const sizes = [...new Set(units.map((unit) => unit.length))].sort((a, b) => a - b);
  const [size = 1] = sizes;
  if (sizes.length > 1) {
    const what = sentence('would-cut-a-passage-the-section-draws-units', { sizes: sizes.join(' and ') });
    return [{ where, what }];
  }
  const cut = lockBlocks.find((items) => items % size !== 0);
  if (cut === undefined) return [];
  return [{ where, what: sentence('would-cut-a-passage-a-block-of-items', { cut, size }) }];
}
