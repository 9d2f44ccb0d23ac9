import { sentence } from '../sentences/sentence.ts';
import { quoted, textFaults } from '../plain-text.ts';
import type { Problem } from '../problem.ts';
import type { ItemBank } from './bank.ts';
import { blockProblems } from './check-content.ts';

/** What is wrong with a bank's passages, and with the items that name them. */
export function passageProblems(bank: ItemBank): Problem[] {
  const problems: Problem[] = [];
  const sections = new Map<string, string>();
  const known = new Map<string, string>();
  for (const passage of bank.passages ?? []) {
    const where = `${passage.source} passage ${passage.id}`;
    const earlier = known.get(passage.id);
    if (earlier !== undefined) problems.push({ where, what: sentence('the-passage-is-there-already', { earlier }) });
    known.set(passage.id, passage.source);
    if (passage.title.trim() === '') problems.push({ where, what: sentence('has-no-title') });
    if (passage.text.length === 0) problems.push({ where, what: sentence('is-empty') });
    const found = [...textFaults(passage.title), ...blockProblems(passage.text, bank.media)];
    problems.push(...found.map((what) => ({ where, what })));
    if (!bank.items.some((item) => item.passage === passage.id))
      problems.push({ where, what: sentence('no-item-is-about') });
  }
  for (const item of bank.items) {
    if (item.passage === undefined) continue;
    const where = `${item.source} ${item.id}`;
    if (!known.has(item.passage))
      problems.push({ where, what: sentence('passage-is-not-in-the-bank', { passage: quoted(item.passage) }) });
    const section = sections.get(item.passage) ?? item.section;
    sections.set(item.passage, section);
    if (section !== item.section) {
      problems.push({
        where,
        what: sentence('passage-has-items-in-section-too', { passage: quoted(item.passage), section }),
      });
    }
  }
  return problems;
}
