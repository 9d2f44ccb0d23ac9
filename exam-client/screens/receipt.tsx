import QRCode from 'qrcode';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rootWords } from '#domain/ledger/root-words.ts';
import type { OwnReceipt } from '../state/own-receipt.ts';
import { useSitting } from '../state/use-sitting.ts';
import './receipt.css';

const PLACE = 'receipt';

/** The receipt may lie below the fold: brings it into view, and the reader of the screen to it. */
export function showReceipt(): void {
  document.getElementById(PLACE)?.focus();
}

/** What the person takes home: that this very result is in the signed ledger. Asked for anew whenever the score is another one. */
export function Receipt({ entryIndex }: { entryIndex: number }) {
  const { t } = useTranslation();
  const sitting = useSitting();
  const [receipt, setReceipt] = useState<OwnReceipt | null | undefined>(undefined);
  useEffect(() => {
    let isMeant = true;
    void sitting.receipt().then((found) => isMeant && setReceipt(found));
    return () => void (isMeant = false);
  }, [sitting, entryIndex]);
  const isAlarm = receipt?.isSound === false;
  return (
    <section className="receipt" id={PLACE} tabIndex={-1} aria-label={t('receipt.heading')}>
      <h2>{t('receipt.heading')}</h2>
      <div role={isAlarm ? 'alert' : 'status'}>
        {receipt === undefined && <p>{t('receipt.waiting')}</p>}
        {receipt === null && <p>{t('receipt.none')}</p>}
        {isAlarm && <p className="unsound">{t('receipt.unsound')}</p>}
        {receipt?.isSound === true && <p>{t('receipt.sound', { entry: receipt.index })}</p>}
      </div>
      {receipt?.isSound === true && <Told receipt={receipt} />}
    </section>
  );
}

function Told({ receipt }: { receipt: OwnReceipt }) {
  const { t, i18n } = useTranslation();
  const words = rootWords(receipt.root, i18n.language === 'en' ? 'en' : 'id');
  return (
    <div className="told">
      <Qr text={receipt.qr} />
      <dl>
        <dt>{t('receipt.code')}</dt>
        <dd className="letters">{receipt.code}</dd>
        <dt>{t('receipt.words')}</dt>
        <dd title={receipt.root}>{words.join(' ')}</dd>
        <dd className="size">{t('receipt.size', { size: receipt.size })}</dd>
      </dl>
      <p className="keep">{t('receipt.keep')}</p>
      <Save text={receipt.proof} name={`${receipt.code}.tlog-proof`} label={t('receipt.save')} />
      <Pledges name={receipt.code} />
    </div>
  );
}

/** What the server has signed for each answer: proof against it, should one be missing from what is published. */
function Pledges({ name }: { name: string }) {
  const { t } = useTranslation();
  const sitting = useSitting();
  const [file, setFile] = useState<string | null>(null);
  useEffect(() => {
    let isMeant = true;
    void sitting.pledges().then((found) => isMeant && setFile(found));
    return () => void (isMeant = false);
  }, [sitting]);
  if (file === null) return null;
  return (
    <>
      <p className="keep">{t('receipt.pledges')}</p>
      <Save text={file} name={`${name}.acks.json`} label={t('receipt.save-pledges')} />
    </>
  );
}

function Save({ label, name, text }: { label: string; name: string; text: string }) {
  const url = useMemo(() => URL.createObjectURL(new Blob([text], { type: 'text/plain' })), [text]);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return (
    <a className="btn sm keep-file" href={url} download={name}>
      {label}
    </a>
  );
}

/** One path of unit squares, so that no image has to be let through the content policy. */
function Qr({ text }: { text: string }) {
  const { t } = useTranslation();
  const { path, side } = useMemo(() => {
    const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
    let squares = '';
    for (let y = 0; y < modules.size; y += 1)
      for (let x = 0; x < modules.size; x += 1) if (modules.get(y, x)) squares += `M${x} ${y}h1v1h-1z`;
    return { path: squares, side: modules.size };
  }, [text]);
  return (
    <svg
      className="qr"
      viewBox={`-4 -4 ${side + 8} ${side + 8}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={t('receipt.qr')}
    >
      <path d={path} />
    </svg>
  );
}
