import { createContext, useCallback, useContext, useEffect, useState } from 'react';
import type { SessionDesk } from '../connection/session-desk.ts';
import type { DeskRefusal, DeskReply, Signed } from '../connection/staff-desk.ts';

interface CommitteeRoom {
  readonly desk: SessionDesk;
  readonly me: Signed;
  readonly signOut: () => void;
  /** To ask again who we are: an answer said that we are not signed in. */
  readonly askWho: () => void;
}

export const CommitteeContext = createContext<CommitteeRoom | null>(null);

export function useCommittee(): CommitteeRoom {
  const room = useContext(CommitteeContext);
  if (room === null) throw new Error('a part of the committee’s pages stands outside of them');
  return room;
}

/** Asks once for each question, and again on demand. */
export function useTold<T>(ask: () => Promise<DeskReply<T>>) {
  const { askWho } = useCommittee();
  const [turn, setTurn] = useState(0);
  const [told, setTold] = useState<T | null>(null);
  const [refusal, setRefusal] = useState<DeskRefusal['refusal'] | null>(null);
  useEffect(() => {
    let isOld = false;
    void ask().then((reply) => {
      if (isOld) return;
      // What was told stands while the engine cannot be reached: a door that people stand at does not go blank.
      if (reply.ok) setTold(reply);
      setRefusal(reply.ok ? null : reply.refusal);
      if (!reply.ok && reply.refusal.word === 'not-signed-in') askWho();
    });
    return () => {
      isOld = true;
    };
  }, [ask, askWho, turn]);
  return { told, refusal, again: useCallback(() => setTurn((before) => before + 1), []) };
}
