import { canonicalJson } from '../../engine/domain/ledger/canonical-json.ts';
import type { Pid } from '../../engine/domain/ids.ts';
import { amendKeys } from '../../engine/domain/score/amend-key.ts';
import { keySheet } from '../../engine/domain/score/key-sheet.ts';
import { scorePaper } from '../../engine/domain/score/score-paper.ts';
import type { Papers } from './check-papers.ts';
import type { Hall } from './follow-attempts.ts';
import type { Rules } from './read-rules.ts';
import { type Check, runCheck } from './report.ts';

/** Check 10. */
export function checkScores({ amends, people }: Hall, papers: Papers, rules: Rules | string): Check {
  return runCheck(10, 'Every score is the sum that the answers earn under the key.', (found) => {
    if (typeof rules === 'string') return found.skip('exam_session', rules);
    let scores = 0;
    for (const [pid, followed] of people) {
      for (const { index, fact, sheet } of followed.scores) {
        const where = `entry ${index}`;
        const items = papers.get(pid);
        scores += 1;
        if (items === undefined) found.skip(where, 'the paper is not known');
        else if (!followed.isSheetKnown) found.skip(where, 'openings of its answers are erased');
        else {
          const dealt = keySheet({ pid: pid as Pid, items }, rules.definition, rules.sorted);
          const keys = amends.reduce(
            (before, { fact: { item, rule }, index: from }) =>
              from < index ? amendKeys(before, item, rule, rules.definition) : before,
            dealt,
          );
          const { sections, total } = scorePaper(rules.definition, keys, sheet);
          const isSame = canonicalJson([sections, total]) === canonicalJson([fact.sections, fact.total]);
          if (!isSame) found.fail(where, `says ${fact.total / 100}, the answers earn ${total / 100}`);
        }
      }
    }
    found.extent = `${scores} scores`;
    if (scores === 0) found.skip('ledger', 'has no score yet');
  });
}
