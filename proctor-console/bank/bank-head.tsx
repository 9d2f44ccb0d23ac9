import type { ReactNode } from 'react';
import { useSpeech } from '../messages/speech.ts';
import { AT_BANKS, addressOf } from './bank-address.ts';

interface HeadParts {
  readonly bank: string;
  /** The page below the bank; the bank itself without it. */
  readonly page?: string;
  readonly children?: ReactNode;
}

/** Where one is, with the way back. */
export function BankHead({ bank, page, children }: HeadParts) {
  const { t } = useSpeech();
  return (
    <div className="bank-head">
      <nav aria-label={t('bank.home')}>
        <a href={AT_BANKS}>{t('bank.title')}</a>
        <span aria-hidden="true">/</span>
        {page !== undefined && (
          <>
            <a href={addressOf({ page: 'items', bank })}>{bank}</a>
            <span aria-hidden="true">/</span>
          </>
        )}
      </nav>
      <h1>{page ?? bank}</h1>
      {children}
    </div>
  );
}
