import { useState } from 'react';
import type { RevealProgress } from '#protocol/scoreboard-down.ts';
import type { RevealBoard } from '#protocol/proctor-up.ts';
import { Icon } from '../appearance/icon.tsx';
import { useSpeech } from '../messages/speech.ts';
import type { Room } from '../state/room.ts';
import { useConsole } from './desk-context.tsx';
import { useReplySentence } from './reply-sentence.ts';
import './reveal-card.css';

const PACES = [2_000, 3_000, 5_000, 10_000] as const;
/** What a hand-held presenter sends for "on". */
const NEXT_KEYS = new Set(['ArrowRight', 'PageDown']);

/** The reveal of a frozen board, while a big screen shows it: one press a person, or one every so often. */
export function RevealCard({ room, progress }: { room: Room; progress: RevealProgress }) {
  const { t, number } = useSpeech();
  const { line } = useConsole();
  const say = useReplySentence();
  const [everyMs, setEveryMs] = useState<number>(PACES[1]);
  const [said, setSaid] = useState('');
  const isOver = progress.shown >= progress.of;
  const isRunning = progress.everyMs !== null && !isOver;
  const act = (wish: RevealBoard['wish']): void => {
    void line.act('reveal-board', { sessionId: room.head.session.id, wish }).then((reply) => setSaid(say(reply)));
  };
  return (
    <section
      className="card reveal-card"
      aria-label={t('reveal.title')}
      onKeyDown={(event) => {
        if (isOver || event.repeat || !NEXT_KEYS.has(event.key) || event.target instanceof HTMLSelectElement) return;
        event.preventDefault();
        act({ step: 'next' });
      }}
    >
      <div className="ch">
        <h2>{t('reveal.title')}</h2>
        <span className="sub" role="status">
          {isOver ? t('reveal.over') : t('reveal.progress', { shown: number(progress.shown), of: number(progress.of) })}
        </span>
      </div>
      {progress.latest !== null && <p className="latest">{t('reveal.latest', { number: progress.latest })}</p>}
      {!isOver && (
        <div className="reveal-go">
          <button type="button" className="btn primary" onClick={() => act({ step: 'next' })}>
            <Icon name="right" />
            {t('reveal.next')}
          </button>
          {isRunning ? (
            <button type="button" className="btn" onClick={() => act({ step: 'stop' })}>
              <Icon name="pause" />
              {t('reveal.stop')}
            </button>
          ) : (
            <>
              <button type="button" className="btn" onClick={() => act({ step: 'auto', everyMs })}>
                <Icon name="resume" />
                {t('reveal.auto')}
              </button>
              <select
                aria-label={t('reveal.pace')}
                value={everyMs}
                onChange={(event) => setEveryMs(Number(event.target.value))}
              >
                {PACES.map((pace) => (
                  <option key={pace} value={pace}>
                    {t('reveal.every', { seconds: number(pace / 1_000) })}
                  </option>
                ))}
              </select>
            </>
          )}
          <button type="button" className="btn" onClick={() => act({ step: 'all' })}>
            {t('reveal.all')}
          </button>
        </div>
      )}
      {said !== '' && (
        <p className="said" role="alert">
          {said}
        </p>
      )}
      <p className="foot">
        {t('reveal.how')}{' '}
        <a
          href={`/live?session=${encodeURIComponent(room.head.session.id)}&projector=1`}
          target="_blank"
          rel="noreferrer"
        >
          {t('reveal.screen')}
        </a>
      </p>
    </section>
  );
}
