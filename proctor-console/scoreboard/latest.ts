import { useState } from 'react';
import type { Board } from '../state/board.ts';

/** The first place is looked at for so long after everybody has been revealed. */
const STAYS = 60_000;

interface Seen {
  readonly number: string;
  readonly at: number;
}

/**
 * Whoever was revealed last; null where nobody was. When all are revealed a big screen turns its pages again, but not at once, and
 * who opens the board afterwards is shown nobody in particular.
 */
export function useLatest({ head: { session, state } }: Board, now: number): string | null {
  const [seen, setSeen] = useState<Seen | null>(null);
  const latest = session.freeze?.progress?.latest ?? null;
  const sawIt = state === 'frozen' || seen !== null;
  if (latest !== null && sawIt && seen?.number !== latest) setSeen({ number: latest, at: now });
  if (state === 'frozen') return latest;
  return seen !== null && seen.number === latest && now - seen.at < STAYS ? latest : null;
}
