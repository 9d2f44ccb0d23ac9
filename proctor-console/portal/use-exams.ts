import { useEffect, useState } from 'react';
import type { PublicExam, PublicExams } from '#protocol/public-exams.ts';

/** Often enough for who waits for an opening before a page; the board itself is told at once. */
const LOOK_EVERY_MS = 30_000;

export interface Exams {
  /** In the order to be read; null before the first answer. */
  readonly exams: readonly PublicExam[] | null;
  /** The last question got no answer. */
  readonly isLost: boolean;
}

/** Null where nobody answers. */
export type FetchExams = () => Promise<PublicExams | null>;

export function useExams(fetchExams: FetchExams): Exams {
  const [known, setKnown] = useState<Exams>({ exams: null, isLost: false });
  useEffect(() => {
    let isGone = false;
    const look = async (): Promise<void> => {
      const found = await fetchExams();
      if (isGone) return;
      setKnown(({ exams }) =>
        found === null ? { exams, isLost: true } : { exams: inOrder(found.exams), isLost: false },
      );
    };
    void look();
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    return () => {
      isGone = true;
      clearInterval(timer);
    };
  }, [fetchExams]);
  return known;
}

const TURN = { open: 0, prepared: 1, closed: 2 } as const;

/** What runs, then what comes with the nearest first, then what is over with the latest first. */
export function inOrder(exams: readonly PublicExam[]): readonly PublicExam[] {
  return [...exams].sort((a, b) => TURN[a.phase] - TURN[b.phase] || momentOf(a) - momentOf(b));
}

function momentOf({ closedAt, openedAt, opensAt, phase }: PublicExam): number {
  if (phase === 'closed') return -(closedAt ?? 0);
  return (phase === 'open' ? openedAt : opensAt) ?? Number.MAX_SAFE_INTEGER;
}
