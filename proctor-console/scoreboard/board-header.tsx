import type { Words } from '#domain/definition/words.ts';
import { Brand } from '../appearance/brand.tsx';
import { Icon } from '../appearance/icon.tsx';
import { ReadingChoices } from '../appearance/reading-choices.tsx';
import { useNow } from '../figures/second-hand.tsx';
import { useSpeech } from '../messages/speech.ts';
import { type Board, stateWord } from '../state/board.ts';
import { type StandingsState, lagOf } from '../state/standings-store.ts';
import type { Layout } from './layout.ts';

const WORD_CLASS = {
  waiting: 'provisional',
  live: 'live',
  delayed: 'delayed',
  frozen: 'frozen',
  provisional: 'provisional',
  final: 'final',
} as const;

interface HeaderParts {
  readonly board: Board;
  readonly state: StandingsState;
  readonly layout: Layout['kind'];
  /** What this screen shows alone; empty for everybody. */
  readonly narrowedTo: readonly Words[];
  readonly isProjector: boolean;
  readonly onProjector: (isProjector: boolean) => void;
}

export function BoardHeader({ board, state, layout, narrowedTo, isProjector, onProjector }: HeaderParts) {
  const { t, words, number } = useSpeech();
  const { session, frame } = board.head;
  const kind = session.official ? [] : [t('sessions.practice')];
  const title = [words(session.title), ...narrowedTo.map(words), ...kind].join(' · ');
  if (layout === 'wide') {
    return (
      <header className="top on-band slatted">
        <Brand />
        <div className="t">
          <h1>{t('board.title')}</h1>
          <p title={title}>{title}</p>
          <Means board={board} />
        </div>
        <div className="now">
          <AsOf board={board} state={state} />
          <Word board={board} />
        </div>
        {isProjector && (
          <div className="leave">
            <button type="button" className="btn sm" onClick={() => onProjector(false)}>
              <Icon name="cross" />
              {t('board.leaveProjector')}
            </button>
          </div>
        )}
      </header>
    );
  }
  return (
    <header className="top on-band slatted">
      <div className="l">
        <Brand />
        <ReadingChoices />
        <Word board={board} />
      </div>
      <h1 className="sr">{t('board.title')}</h1>
      <p className="ss">{title}</p>
      <div className="as">
        <AsOf board={board} state={state} />
        <div className="fr">
          <span>
            {t('board.frame')} {number(frame)}
          </span>
          <Lag board={board} state={state} />
        </div>
      </div>
      <Means board={board} />
    </header>
  );
}

export function AsOf({ board, state }: { board: Board; state: StandingsState }) {
  const { t, clockInZone, age } = useSpeech();
  const now = useNow();
  const isDelayed = stateWord(board, now) === 'delayed';
  return (
    <div className="as-of">
      <span className={isDelayed || !state.isConnected ? 'late' : undefined}>
        {isDelayed
          ? t('board.asOfDelayed', { age: age(now - board.heardAt) })
          : t(state.isConnected ? 'board.asOf' : 'board.asOfOffline')}
      </span>
      <b>{clockInZone(board.head.asOf, board.head.session.zone)}</b>
    </div>
  );
}

function Lag({ board, state }: { board: Board; state: StandingsState }) {
  const { t, seconds } = useSpeech();
  const now = useNow();
  const lag = lagOf(board, state.offset, stateWord(board, now) === 'delayed' ? now : board.heardAt);
  return <span>{t('board.lagShort', { seconds: seconds(lag) })}</span>;
}

/** What the word of the state says, for who has never seen a board. */
export function Means({ board }: { board: Board }) {
  const { t, day } = useSpeech();
  const word = stateWord(board, useNow());
  const { freeze, opensAt, zone } = board.head.session;
  const isRevealing = word === 'frozen' && (freeze?.progress?.shown ?? 0) > 0;
  const told =
    word === 'waiting' && opensAt !== null
      ? t('wordMeans.waitingUntil', { at: day(opensAt, zone) })
      : t(`wordMeans.${isRevealing ? 'revealing' : word}`);
  return <p className="means">{told}</p>;
}

export function Word({ board }: { board: Board }) {
  const { t } = useSpeech();
  const word = stateWord(board, useNow());
  return (
    <span className={`word ${WORD_CLASS[word]}`} role="status">
      {t(`word.${word}`)}
    </span>
  );
}
