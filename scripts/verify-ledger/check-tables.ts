import { pseudonym } from '../../engine/domain/ledger/commitments.ts';
import { type SessionEvidence, forgottenOn } from './evidence.ts';
import type { Hall } from './follow-attempts.ts';
import { hashing } from './node-crypto.ts';
import { type Check, runCheck } from './report.ts';

/** The fence's epoch after an end: no workstation ever has it. */
const ENDED = -1;

/** Check 11. */
export function checkTables({ drawDigits, forgotten, people }: SessionEvidence, hall: Hall): Check {
  return runCheck(
    11,
    'The tables beside the ledger name the same people, at the same sign-in and the same change.',
    (found) => {
      for (const { pid, number, pidSalt, epoch, lastMutation } of people) {
        const where = `participant ${pid}`;
        if (forgotten === null && pseudonym(hashing, number, pidSalt) !== pid)
          found.fail(where, 'has a pseudonym that is not of its number and salt');
        const followed = hall.people.get(pid);
        // Before the lots there is no paper, and so nobody in the ledger: check 9 says whether that is true.
        if (followed === undefined && drawDigits === '') continue;
        if (followed === undefined) {
          found.fail(where, 'is not in the ledger');
          continue;
        }
        const { attempt } = followed;
        const fence = attempt.phase === 'finished' ? ENDED : attempt.epoch;
        if (epoch !== fence) found.fail(where, `stands at epoch ${epoch}, the ledger at ${fence}`);
        if (lastMutation !== attempt.lastMutation) {
          found.fail(where, `stands at change ${lastMutation}, the ledger at ${attempt.lastMutation}`);
        }
      }
      if (drawDigits !== '' && hall.people.size !== people.length) {
        found.fail('participant', `has ${people.length} rows, the ledger ${hall.people.size} people`);
      }
      if (forgotten !== null) found.skip('participant', `numbers ${forgottenOn(forgotten)}`);
      found.extent = `${people.length} participants`;
    },
  );
}
