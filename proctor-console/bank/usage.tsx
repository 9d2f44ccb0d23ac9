import { useCallback } from 'react';
import { useSpeech } from '../messages/speech.ts';
import { useAnswer, useBankRoom } from './bank-context.ts';
import { Refused } from './refused.tsx';

/** In which closed sessions the item was, and how it went, with what the figures are counted from. */
export function Usage({ bank, id }: { bank: string; id: string }) {
  const { t, language, number, words } = useSpeech();
  const { desk } = useBankRoom();
  const { told, refusal } = useAnswer(useCallback(() => desk.usage(bank), [desk, bank]));
  const uses = told?.uses[id] ?? [];
  const day = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'medium' });
  const isWaiting = refusal?.word === 'exam-running';
  return (
    <section className="card usage" aria-labelledby="usage-title">
      <h2 id="usage-title">{t('usage.title')}</h2>
      <p className="q">{t('usage.lead', { bank })}</p>
      {isWaiting ? <p>{t('usage.waits')}</p> : <Refused refusal={refusal} />}
      {told !== null && uses.length === 0 && <p>{t('usage.never')}</p>}
      {uses.length > 0 && (
        <div className="wide" role="group" aria-label={t('usage.title')} tabIndex={0}>
          <table>
            <thead>
              <tr>
                {['session', 'version', 'drawn', 'answered', 'right'].map((column) => (
                  <th key={column} scope="col">
                    {t(`usage.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {uses.map(({ answered, closedAt, drawn, right, session, title, version }) => (
                <tr key={session}>
                  <th scope="row">
                    {words(title)}
                    <span className="q">
                      {session} · {day.format(closedAt)}
                    </span>
                  </th>
                  <td>{version === null ? t('usage.otherText') : number(version)}</td>
                  <td>{number(drawn)}</td>
                  <td>{number(answered)}</td>
                  <td>
                    {right === null
                      ? t('usage.few')
                      : t('usage.share', { percent: number(Math.round((100 * right) / answered)) })}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {uses.some(({ right }) => right === null) && <p className="q">{t('usage.hidden')}</p>}
    </section>
  );
}
