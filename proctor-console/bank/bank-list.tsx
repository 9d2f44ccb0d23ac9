import { Icon } from '../appearance/icon.tsx';
import { useSpeech } from '../messages/speech.ts';
import { addressOf } from './bank-address.ts';
import { mayImport, useAnswer, useBankRoom } from './bank-context.ts';
import { MakeBank } from './make-bank.tsx';
import { Refused } from './refused.tsx';

export function BankList() {
  const { t, number } = useSpeech();
  const { desk, me } = useBankRoom();
  const { told, refusal, again } = useAnswer(desk.banks);
  const banks = told?.banks ?? [];
  return (
    <>
      <h1>{t('bank.title')}</h1>
      <p className="lead">{t('bank.lead')}</p>
      <Refused refusal={refusal} again={again} />
      <p className="lead" role="status">
        {told === null && refusal === null && t('bank.reading')}
        {told !== null &&
          (banks.length === 0 ? t('bank.none') : t('bank.count', { count: banks.length, n: number(banks.length) }))}
      </p>
      <ul className="sessions">
        {banks.map(({ approved, id, items, language, licence, title }) => (
          <li key={id} className="card session">
            <h2>{title}</h2>
            <dl>
              <dt>{t('bank.column.id')}</dt>
              <dd className="mono">{id}</dd>
              <dt>{t('bank.language')}</dt>
              <dd>{language}</dd>
              <dt>{t('bank.licence')}</dt>
              <dd>{licence === '' ? t('bank.noLicence') : licence}</dd>
            </dl>
            <p>
              {t('bank.items', { count: items, n: number(items) })} · {t('bank.approved', { n: number(approved) })}
            </p>
            <a
              className="btn primary"
              href={addressOf({ page: 'items', bank: id })}
              aria-label={t('bank.openOne', { title })}
            >
              {t('bank.open')}
              <Icon name="right" />
            </a>
          </li>
        ))}
      </ul>
      {mayImport(me.role) && <MakeBank onMade={again} />}
    </>
  );
}
