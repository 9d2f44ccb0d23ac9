import { useCallback, useMemo } from 'react';
import { useSpeech } from '../messages/speech.ts';
import { useAnswer, useBankRoom } from './bank-context.ts';
import { BankHead } from './bank-head.tsx';
import { DuplicateTable } from './duplicate-table.tsx';
import { Refused } from './refused.tsx';

const everyItem = () => true;

export function DuplicatesPage({ bank }: { bank: string }) {
  const { t } = useSpeech();
  const { desk } = useBankRoom();
  const { told, refusal, again } = useAnswer(useCallback(() => desk.duplicates(bank), [desk, bank]));
  const { told: kept } = useAnswer(useCallback(() => desk.items(bank), [desk, bank]));
  const said = useMemo(() => new Map(kept?.items.map((item) => [item.id, item.said])), [kept]);
  const saidOf = useCallback((id: string) => said.get(id) ?? '', [said]);
  return (
    <>
      <BankHead bank={bank} page={t('bank.duplicates')} />
      <p className="lead">{t('bank.duplicatesLead')}</p>
      <Refused refusal={refusal} again={again} />
      {told === null ? (
        <p role="status">{refusal === null && t('bank.reading')}</p>
      ) : (
        <section className="card pairs" aria-label={t('bank.nearDuplicates')}>
          <DuplicateTable bank={bank} pairs={told.duplicates} isKept={everyItem} saidOf={saidOf} />
        </section>
      )}
    </>
  );
}
