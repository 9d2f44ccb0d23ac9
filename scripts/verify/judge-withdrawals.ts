import type { Entry } from './entry.ts';

/** A code of what is wrong, at the entry where it is. */
interface WithdrawalFinding {
  readonly code: string;
  readonly entry: number;
  readonly type: string;
}

/**
 * A part of V15: what is taken back was said, to the same people, and not taken back before. Of a message that a public bundle withholds its
 * place and type are known, and not to whom it was said.
 */
export function judgeWithdrawals(
  entries: readonly Entry[],
  withheld: ReadonlyMap<number, string>,
): WithdrawalFinding[] {
  const said = new Map(entries.flatMap(({ body, index, type }) => (type === 'MESSAGE' ? [[index, body.pid]] : [])));
  const withdrawn = new Set<number>();
  return entries.flatMap(({ body, index, type }) => {
    if (type !== 'MESSAGE_WITHDRAW') return [];
    const { message, pid } = body;
    const isSaid = message < index && (withheld.get(message) === 'MESSAGE' || said.get(message) === pid);
    const code = !isSaid ? 'withdraws-nothing' : withdrawn.has(message) ? 'withdrawn-twice' : null;
    withdrawn.add(message);
    return code === null ? [] : [{ code, entry: index, type }];
  });
}
