import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { type Block, blockOf } from '../state/block.ts';
import { useLocalNow, useSittingState } from '../state/use-sitting.ts';
import { useTimeLeft } from './clock-face.tsx';
import { FactCard, Steps } from './fact-card.tsx';
import { Icon } from './icon.tsx';
import { ScreenTitle } from './screen-title.tsx';
import { NextTry, SafeFact, WaitingFact } from './trouble.tsx';
import { timeLeftWords } from './words-of-time.ts';

export function useBlock(): Block | null {
  const facts = useSittingState(
    useShallow(({ view, pending, link, storageWorks }) => ({ view, pending, link, storageWorks })),
  );
  return blockOf(facts, useLocalNow());
}

/** Answers cannot be saved: what happened, what is safe, the clock, what to do. The item is covered. */
export function Blocked() {
  const { t } = useTranslation();
  const block = useBlock();
  const isUp = useSittingState(({ link }) => link.up);
  if (block === null) return null;
  return (
    <>
      <div className="calm">
        <div className="hd">
          <span className="m">
            <Icon mark={block.cause === 'line' ? 'wifi' : 'unsaved'} />
          </span>
          <div>
            <ScreenTitle windowTitle={t('title.blocked')}>{t('blocked.heading')}</ScreenTitle>
            <p role="alert">{t(`blocked.${block.cause}`)}</p>
          </div>
        </div>
        <div className="facts">
          <SafeFact />
          <WaitingFact />
          <ClockFact isStopped={block.isClockStopped} />
        </div>
        <Steps
          title={t('trouble.do')}
          steps={[
            [t('blocked.do-1'), t('blocked.do-1-more')],
            [t('blocked.do-2'), t('blocked.do-2-more')],
            [t('blocked.do-3'), t('blocked.do-3-more')],
          ]}
        />
      </div>
      {!isUp && (
        <div className="bar net">
          <Icon mark="wifi" />
          <NextTry />
        </div>
      )}
    </>
  );
}

function ClockFact({ isStopped }: { isStopped: boolean }) {
  const { t } = useTranslation();
  const time = useTimeLeft();
  if (time === null) return null;
  const kind = isStopped ? 'stopped' : 'runs';
  return (
    <FactCard
      state={isStopped ? 'paused' : 'work'}
      mark={isStopped ? 'pause' : 'clock'}
      title={t('blocked.clock')}
      figure={timeLeftWords(time.left)}
      foot={t(`blocked.${kind}-foot`)}
    >
      <p>{t(`blocked.${kind}`)}</p>
    </FactCard>
  );
}
