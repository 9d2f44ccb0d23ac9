import { useEffect, useState } from 'react';
import { useSpeech } from '../messages/speech.ts';

/** Whoever watches asks: a thousand phones must not become a load. */
const LOOK_EVERY_MS = 60_000;

interface Seen {
  readonly seen: number;
  readonly of: number;
}

/** How many witnesses have seen a ledger's end; null where there are none, and where nobody here can say. */
function useSeen(session: string): Seen | null {
  const [found, setFound] = useState<Seen | null>(null);
  useEffect(() => {
    let isGone = false;
    const look = async (): Promise<void> => {
      try {
        const answer = await fetch(`/ledger/${encodeURIComponent(session)}/witnesses`);
        const told = answer.ok ? ((await answer.json()) as Seen) : null;
        if (!isGone) setFound(told !== null && told.of > 0 ? told : null);
      } catch {
        // A board process elsewhere has no ledger to ask, and a cut line says so by itself.
      }
    };
    void look();
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    return () => {
      isGone = true;
      clearInterval(timer);
    };
  }, [session]);
  return found;
}

/** "Seen by 2 of 3 witnesses". */
export function SeenBy({ session }: { session: string }) {
  const { t, number } = useSpeech();
  const found = useSeen(session);
  if (found === null) return null;
  return <span className="seen-by">{t('witness.seenBy', { seen: number(found.seen), of: number(found.of) })}</span>;
}
