import { useLayoutEffect, useRef } from 'react';
import { Icon } from '../appearance/icon.tsx';
import { useSpeech } from '../messages/speech.ts';
import type { ActResult } from './carry-out.ts';
import { useRoom } from './desk-context.tsx';
import { exactName } from './person.ts';
import { UndoAct } from './undo-act.tsx';
import { useSettled } from './use-settled.ts';

const MOST_NAMED = 8;

interface ResultParts {
  readonly result: ActResult | null;
  readonly sessionId: string;
  readonly onDismiss: () => void;
  readonly onUndone: (result: ActResult) => void;
}

/**
 * Stays until it is dismissed or the next selection begins; nothing that happened to people may flit by. What was proposed goes
 * when it is settled: the proposals say what became of it.
 */
export function ActResultLine({ result, sessionId, onDismiss, onUndone }: ResultParts) {
  const { t, number, clock } = useSpeech();
  const zone = useRoom((state) => state.room?.head.session.zone ?? 'UTC');
  const rows = useRoom((state) => state.room?.rows);
  const place = useTakenFocus(result);
  useSettled(result, onDismiss);
  const called = (participant: string) => {
    const row = rows?.get(participant);
    return row === undefined ? participant : exactName(row);
  };
  const listed = (numbers: readonly string[]) => {
    const named = numbers.slice(0, MOST_NAMED).map(called).join(', ');
    return numbers.length > MOST_NAMED
      ? `${named} ${t('act.more', { n: number(numbers.length - MOST_NAMED) })}`
      : named;
  };
  const inWords = ({ at, by, why }: ActResult['spared'][number]) => {
    const words = t([`spared.${why}`, `refusal.${why}`], { defaultValue: why });
    return by === undefined || at === undefined ? words : t('act.byOther', { words, by, at: clock(at, zone) });
  };
  return (
    <div role="status" className="act-result">
      {result !== null && result.said === '' && (
        <div ref={place} tabIndex={-1} className="notice s-saved">
          <Icon name="saved" />
          <p>
            <b>{t(`act.${result.act}`)}</b>{' '}
            {t(result.isProposed === true ? 'act.proposed' : 'act.done', {
              count: result.affected.length,
              n: number(result.affected.length),
              who: listed(result.affected),
            })}{' '}
            {byWhy(result.spared, inWords).map(([why, numbers]) => (
              <span key={why}>
                {t('act.notDone', {
                  who: listed(numbers),
                  why: asSentence(why),
                })}{' '}
              </span>
            ))}
            {result.entryIndex !== null && result.entryIndex >= 0 && t('act.entry', { n: number(result.entryIndex) })}
          </p>
          <UndoAct {...{ sessionId, result, onUndone }} />
          <button type="button" className="btn sm quiet" onClick={onDismiss}>
            {t('act.dismiss')}
          </button>
        </div>
      )}
    </div>
  );
}

/** Whoever acted without a mouse goes on from what became of it, as the button that they pressed is gone. */
function useTakenFocus(result: ActResult | null) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (result !== null && document.activeElement === document.body) place.current?.focus({ preventScroll: true });
  }, [result]);
  return place;
}

/** A reason may be a few words or a sentence of its own. */
function asSentence(words: string): string {
  return words.endsWith('.') ? words : `${words}.`;
}

function byWhy(
  spared: ActResult['spared'],
  inWords: (one: ActResult['spared'][number]) => string,
): readonly (readonly [string, readonly string[]])[] {
  const whys = new Map<string, string[]>();
  for (const one of spared) whys.set(inWords(one), [...(whys.get(inWords(one)) ?? []), one.number]);
  return [...whys];
}
