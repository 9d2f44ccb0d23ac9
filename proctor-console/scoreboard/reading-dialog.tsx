import type { ReactNode } from 'react';
import { Icon } from '../appearance/icon.tsx';
import { useNow } from '../figures/second-hand.tsx';
import { DASH } from '../figures/numbers.ts';
import { useSpeech } from '../messages/speech.ts';
import { type Board, stateWord } from '../state/board.ts';
import { Policy } from './policy.tsx';
import { Slip } from './slip.tsx';

const WORDS = ['waiting', 'live', 'delayed', 'frozen', 'provisional', 'final'] as const;
const STATES = ['absent', 'waiting', 'working', 'paused', 'finished', 'disqualified'] as const;

/** Every word, mark and figure of this board, for who has never seen one. */
export function ReadingDialog({ board, onClose }: { board: Board; onClose: () => void }) {
  const { t } = useSpeech();
  const now = stateWord(board, useNow());
  const { freeze } = board.head.session;
  // A word that this exam cannot come to would only puzzle.
  const words = WORDS.filter((word) => word !== 'frozen' || freeze !== undefined);
  return (
    <Slip kind="reading-slip" title={t('reading.title')} onClose={onClose}>
      <div className="told" tabIndex={0} role="group" aria-label={t('reading.title')}>
        <h3>
          {t('reading.now')}: {t(`word.${now}`)}
        </h3>
        <p>{t(`reading.word.${now}`)}</p>
        <h3>{t('reading.counts')}</h3>
        <Policy board={board} />
        <Marks board={board} />
        <h3>{t('reading.states')}</h3>
        <dl>
          {words
            .filter((word) => word !== now)
            .map((word) => (
              <Told key={word} name={t(`word.${word}`)}>
                {t(`reading.word.${word}`)}
              </Told>
            ))}
        </dl>
        <h3>{t('reading.people')}</h3>
        <dl>
          {STATES.map((state) => (
            <Told key={state} name={t(`state.${state}`)}>
              {t(`reading.person.${state}`)}
            </Told>
          ))}
        </dl>
        <h3>{t('reading.proof')}</h3>
        <p>{t('reading.proofText')}</p>
        <p>
          {t('reading.lag')} <a href="/verify">{t('board.howToCheck')}</a>
        </p>
      </div>
    </Slip>
  );
}

function Marks({ board }: { board: Board }) {
  const { t, words } = useSpeech();
  const { sections, tieBreak } = board.head.session;
  const hasThresholds = sections.some(({ threshold }) => threshold !== null);
  const chain = tieBreak.map((code) => words(sections.find((section) => section.code === code)?.name ?? both(code)));
  return (
    <>
      <h3>{t('reading.marks')}</h3>
      <dl>
        {hasThresholds && (
          <>
            <Told name={<b className="upright">|</b>}>{t('reading.mark.threshold')}</Told>
            <Told name={<Icon name="check" />}>{t('reading.mark.met')}</Told>
            <Told name={<Icon name="cross" />}>{t('reading.mark.below')}</Told>
          </>
        )}
        <Told name={DASH}>{t('reading.mark.none')}</Told>
      </dl>
      <p>{chain.length === 0 ? t('reading.mark.orderTotal') : t('reading.mark.order', { chain: chain.join(' → ') })}</p>
      <p>{t('reading.mark.changed')}</p>
    </>
  );
}

const both = (text: string) => ({ id: text, en: text });

function Told({ name, children }: { name: ReactNode; children: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
