import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Ask, compareLedgers } from '../connection/seen-ledgers.ts';
import './ledger-alarm.css';

const LOOK_EVERY_MS = 300_000;

const ask: Ask = async (path, body) => {
  const init = body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'text/plain' }, body };
  const reply = await fetch(path, { cache: 'no-store', ...init });
  return { status: reply.status, text: await reply.text() };
};

/** Stands over everything while the engine's ledgers are not those that this computer has seen. It hides and stops nothing. */
export function LedgerAlarm({ random }: { random: () => number }) {
  const { t } = useTranslation();
  const [isOther, setOther] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    // A line that is cut says so by itself.
    const look = (): Promise<void> => compareLedgers(localStorage, ask).then(setOther, () => undefined);
    // Two thousand computers do not ask in one second.
    const again = (): void =>
      void (timer = setTimeout(() => void look().then(again), LOOK_EVERY_MS * (0.75 + random() / 2)));
    void look().then(again);
    return () => clearTimeout(timer);
  }, [random]);
  if (!isOther) return null;
  return (
    <p className="ledger-alarm" role="alert">
      <b>{t('ledger.other')}</b> {t('ledger.call')}
    </p>
  );
}
