import { useMemo } from 'react';
import type { WhyRank as Why } from '#domain/score/why-rank.ts';
import { useSpeech } from '../messages/speech.ts';
import { type Board, type Placed, whyPlaced } from '../state/board.ts';

interface WhyParts {
  readonly mine: Placed;
  readonly everybody: readonly Placed[];
  readonly board: Board;
}

/** Why this person has this rank among all of the board: who is ahead, and what decided between equal totals. */
export function WhyRank({ mine, everybody, board }: WhyParts) {
  const { t, number } = useSpeech();
  const { tieBreak } = board.head.session;
  const why = useMemo(() => whyPlaced(mine, everybody, tieBreak), [mine, everybody, tieBreak]);
  if (why === null || mine.rank === null) {
    return <p className="why">{t(mine.row.disqualified === true ? 'why.out' : 'why.none')}</p>;
  }
  const asked = board.head.state === 'final' ? 'why.rank' : 'why.rankNow';
  return (
    <div className="why">
      <b>{t(asked, { rank: number(mine.rank) })}</b> <Reasons why={why} board={board} />
    </div>
  );
}

function Reasons({ why, board }: { why: Why; board: Board }) {
  const { t, number, words } = useSpeech();
  const { sections } = board.head.session;
  const named = (code: string) => {
    const section = sections.find((each) => each.code === code);
    return section === undefined ? code : `${code} (${words(section.name)})`;
  };
  const of = (count: number) => ({ count, n: number(count) });
  const told = [
    ...(why.total === 0 && why.ahead.length === 0 ? [t('why.first')] : []),
    ...(why.total > 0 ? [t('why.total', of(why.total))] : []),
    ...why.ahead.map(({ code, count }) => t('why.ahead', { ...of(count), section: named(code) })),
    ...why.behind.map(({ code, count }) => t('why.behind', { ...of(count), section: named(code) })),
    ...(why.equal > 0 ? [t('why.equal', of(why.equal))] : []),
  ];
  return <span>{told.join(' ')}</span>;
}
