import type { Day } from '../connection/day-desk.ts';
import { Icon } from '../appearance/icon.tsx';
import { useSpeech } from '../messages/speech.ts';
import './differing-pages.css';

type Pages = Day['pages'];

/** How many computers differ, the server among them. */
export function countDiffering({ differing, isServerOther }: Pages): number {
  return differing.length + (isServerOther ? 1 : 0);
}

/** What differs from the server, a line for each computer, with what to do about it. */
export function DifferingPages({ pages }: { pages: Pages }) {
  const { t, number } = useSpeech();
  if (countDiffering(pages) === 0) return null;
  return (
    <ul className="differing" aria-label={t('pages.title')}>
      {pages.isServerOther && (
        <li>
          <Icon name="alarm" />
          <span>
            <b>{t('pages.server')}</b>: {t('pages.restart')}
          </span>
        </li>
      )}
      {pages.differing.map(({ aheadMs, name, what }, place) => (
        <li key={`${name} ${place}`}>
          <Icon name="alarm" />
          <span>
            <b>{name === '' ? t('pages.nameless') : name}</b>:{' '}
            {what
              .map((each) =>
                each === 'clock'
                  ? t(`pages.what.${(aheadMs ?? 0) > 0 ? 'fast' : 'slow'}`, {
                      seconds: number(Math.round(Math.abs(aheadMs ?? 0) / 100) / 10),
                    })
                  : t(`pages.what.${each}`),
              )
              .join(' ')}
          </span>
        </li>
      ))}
    </ul>
  );
}
