import type { PublicEntry } from './check-entries.ts';
import type { Findings } from './report.ts';

/** Whoever takes words back says why, and names words that were said to the same people and were not taken back before. */
export function judgeWithdrawals(entries: readonly PublicEntry[], found: Findings): void {
  const said = new Map<number, unknown>();
  for (const { body, index, type } of entries) {
    if (type === 'MESSAGE') said.set(index, body['pid']);
    if (type !== 'MESSAGE_WITHDRAW') continue;
    const message = body['message'] as number;
    if (said.get(message) !== body['pid'])
      found.fail(`entry ${index}`, `takes back words that were not said (entry ${message})`);
    if (body['reason'] === '') found.fail(`entry ${index}`, 'takes words back and says no reason');
    said.delete(message);
  }
}
