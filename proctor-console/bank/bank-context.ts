import { createContext, useCallback, useContext, useEffect, useState } from 'react';
import { may } from '#domain/staff/permissions.ts';
import type { BankDesk } from '../connection/bank-desk.ts';
import type { DeskRefusal, DeskReply, Signed } from '../connection/staff-desk.ts';

interface BankRoom {
  readonly desk: BankDesk;
  readonly me: Signed;
  readonly signOut: () => void;
  /** To ask again who we are: an answer said that we are not signed in. */
  readonly askWho: () => void;
  /** Waits a little between two looks at something that goes on. */
  readonly pause: () => Promise<void>;
}

export const BankContext = createContext<BankRoom | null>(null);

export function useBankRoom(): BankRoom {
  const room = useContext(BankContext);
  if (room === null) throw new Error('a part of the item banks stands outside of them');
  return room;
}

/** The engine holds everybody to the table; the screens merely leave out what it would refuse. */
export const mayImport = (role: Signed['role']) => may(role, 'import-items');
export const mayWrite = (role: Signed['role']) => may(role, 'write-items');
export const mayReview = (role: Signed['role']) => may(role, 'review-items');
export const mayExport = (role: Signed['role']) => may(role, 'export-items');
export const maySeeItems = (role: Signed['role']) => may(role, 'see-items');

export type Asked<T> = { readonly told: T | null; readonly refusal: DeskRefusal['refusal'] | null };

/** Asks once for each question, and again on demand; an answer to an older question is not shown. */
export function useAnswer<T>(ask: () => Promise<DeskReply<T>>): Asked<T> & { readonly again: () => void } {
  const { askWho } = useBankRoom();
  const [turn, setTurn] = useState(0);
  const [asked, setAsked] = useState<Asked<T>>({ told: null, refusal: null });
  useEffect(() => {
    let isOld = false;
    void ask().then((reply) => {
      if (isOld) return;
      if (reply.ok) return setAsked({ told: reply, refusal: null });
      setAsked({ told: null, refusal: reply.refusal });
      if (reply.refusal.word === 'not-signed-in') askWho();
    });
    return () => {
      isOld = true;
    };
  }, [ask, askWho, turn]);
  return { ...asked, again: useCallback(() => setTurn((before) => before + 1), []) };
}
