import { useEffect, useRef } from 'react';
import type { ProposalShown } from '#protocol/proctor-down.ts';
import type { ActResult } from './carry-out.ts';
import { useConsole, useRoom } from './desk-context.tsx';

/** How a proposal calls what was pressed. */
const KINDS = { 'extend-time': 'extend', disqualify: 'disqualify', reopen: 'reopen' } as const;

/**
 * Tells once that nothing of what was proposed waits any more. The proposals come with the feed and the reply by itself, so one
 * that has not been seen waiting is not taken for settled.
 */
export function useSettled(result: ActResult | null, onSettled: () => void): void {
  const { me } = useConsole();
  const proposals = useRoom(({ room }) => room?.head.proposals);
  const waited = useRef<ActResult | null>(null);
  useEffect(() => {
    if (result?.isProposed !== true || proposals === undefined) return;
    if (proposals.some((one) => one.by === me.name && isWaitingFor(one, result))) waited.current = result;
    else if (waited.current === result) onSettled();
  }, [me.name, onSettled, proposals, result]);
}

function isWaitingFor({ kind, state, whom }: ProposalShown, { act, affected }: ActResult): boolean {
  if (state !== 'open' || !(act in KINDS) || KINDS[act as keyof typeof KINDS] !== kind) return false;
  return whom === 'all' || whom.some((number) => affected.includes(number));
}
