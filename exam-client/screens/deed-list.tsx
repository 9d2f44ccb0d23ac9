import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Change } from '#domain/answer/answer-sheet.ts';
import type { Pending } from '../connection/outbox.ts';
import { serverMoment } from '../state/exam-time.ts';
import { optionLetter } from '../state/paper.ts';
import { useSittingState } from '../state/use-sitting.ts';
import { timeOfDay } from './words-of-time.ts';

function changeWords(change: Change, t: TFunction): string {
  if (change.kind === 'choose') {
    const { response } = change;
    return typeof response === 'number'
      ? t('trouble.option', { letter: optionLetter(response) })
      : t('trouble.answered');
  }
  if (change.kind === 'clear') return t('trouble.cleared');
  if (change.kind === 'play') return t('trouble.played');
  if (change.kind === 'lock') return t('trouble.locked');
  return t(change.flagged ? 'trouble.flag' : 'trouble.unflag');
}

/** What the person did, the latest last: item, what, when. */
export function DeedList({ deeds, listed }: { deeds: readonly Pending[]; listed: number }) {
  const { t } = useTranslation();
  const zone = useSittingState(({ view }) => view?.session.zone ?? 'UTC');
  const estimate = useSittingState((state) => state.estimate);
  const hidden = Math.max(0, deeds.length - listed);
  return (
    <ul className="wait">
      {hidden > 0 && <li className="more">{t('trouble.more', { count: hidden })}</li>}
      {deeds.slice(-listed).map(({ id, deed, clientAt }) =>
        deed.kind === 'change' ? (
          <li key={id}>
            <b>{t('trouble.item', { number: deed.change.position + 1 })}</b>
            <span>{changeWords(deed.change, t)}</span>
            <span>{timeOfDay(serverMoment(clientAt, estimate), zone)}</span>
          </li>
        ) : null,
      )}
    </ul>
  );
}
