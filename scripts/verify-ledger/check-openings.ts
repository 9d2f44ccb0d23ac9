import { optionIdOf } from '../../engine/domain/answer/option-id.ts';
import type { BankItem } from '../../engine/domain/bank/bank.ts';
import { answerCommitment, heldCommitment, hidesAnswer } from '../../engine/domain/ledger/fact-entry.ts';
import type { Pid } from '../../engine/domain/ids.ts';
import { type Response, interactionBounds, isPossible } from '../../engine/domain/item/response.ts';
import type { PublicEntry } from './check-entries.ts';
import type { Papers } from './check-papers.ts';
import { type SessionEvidence, forgottenOn } from './evidence.ts';
import { hashing } from './node-crypto.ts';
import { openAnswer } from './open-answers.ts';
import type { Rules } from './read-rules.ts';
import { type Check, type Findings, runCheck } from './report.ts';

/** Check 8. */
export function checkOpenings(
  session: SessionEvidence,
  entries: readonly PublicEntry[],
  papers: Papers,
  rules: Rules | string,
): Check {
  const keys = new Map(session.people.map(({ pid, answerKey }) => [pid, answerKey]));
  return runCheck(
    8,
    'Every stored answer is the one that its entry committed to, on the paper of who gave it.',
    (found) => {
      const answers = entries.filter(({ type }) => hidesAnswer(type));
      let erased = 0;
      for (const answer of answers) {
        if (answer.opening === null) erased += 1;
        else checkOpening(answer, keys, { papers, rules }, found);
      }
      found.extent = `${answers.length - erased} openings`;
      if (erased > 0) found.skip('openings', `${erased} of ${answers.length} ${erasedWords(session)}`);
      for (const { index, type, opening } of entries) {
        if (!hidesAnswer(type) && opening !== null)
          found.fail(`entry ${index}`, 'has an opening although it commits to nothing');
      }
    },
  );
}

function erasedWords({ forgotten }: SessionEvidence): string {
  return forgotten === null ? 'are erased, as they may be after retention' : forgottenOn(forgotten);
}

/** `seq` of an answer that counted, `epoch` and `mutation` of one that was held. */
interface Numbers {
  readonly pid: Pid;
  readonly seq: number;
  readonly epoch: number;
  readonly mutation: number;
  readonly pos: number;
  readonly commitment: string;
}

function checkOpening(
  { index, type, body, opening }: PublicEntry,
  keys: ReadonlyMap<string, Uint8Array>,
  { papers, rules }: { readonly papers: Papers; readonly rules: Rules | string },
  found: Findings,
): void {
  const where = `entry ${index}`;
  const { pid, seq, pos, epoch, mutation, commitment } = body as unknown as Numbers;
  const answer = openAnswer(opening);
  const key = keys.get(pid);
  if (answer === null) return found.fail(where, 'its opening is not in its form');
  if (key === undefined) return found.fail(where, 'nobody has the key to it');
  const { item, option } = answer;
  const recomputed =
    type === 'HELD'
      ? heldCommitment(hashing, key, { pid, epoch, mutation, item, option })
      : answerCommitment(hashing, key, { pid, seq, item, option });
  if (recomputed !== commitment) return found.fail(where, 'its opening is not what it committed to');
  const isCleared = answer.option === '-' && answer.response === null;
  if (type === 'HELD' ? (answer.option === '-') !== isCleared : (type === 'CLEAR') !== isCleared) {
    return found.fail(where, `its opening is not one of ${type}`);
  }
  const place = papers.get(pid)?.[pos];
  if (place === undefined || typeof rules === 'string') return found.skip(where, 'the paper is not known');
  if (place.itemId !== answer.item) return found.fail(where, 'its opening names another item than the paper has there');
  const asked = rules.sorted.byId.get(answer.item);
  if (asked === undefined) return found.fail(where, 'its opening names an item that the bank does not have');
  if (answer.response !== null && nameOf(asked, place.options, answer.response) !== answer.option) {
    found.fail(where, 'its opening shows the option at another place than the paper does');
  }
}

/** What the commitment must call this response; null for one that the item cannot have. */
function nameOf(item: BankItem, optionIds: readonly number[], response: Response): string | null {
  const bounds = interactionBounds(item);
  return isPossible(bounds, response) ? String(optionIdOf({ bounds, optionIds }, response)) : null;
}
