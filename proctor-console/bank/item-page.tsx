import { useCallback, useEffect, useMemo, useState } from 'react';
import type { AuthoredItem, Passage } from '#domain/item/authored-item.ts';
import type { ItemReply } from '#protocol/items-http.ts';
import type { Told } from '../connection/bank-desk.ts';
import { Icon } from '../appearance/icon.tsx';
import { useSpeech } from '../messages/speech.ts';
import { previewForm } from '../state/preview-form.ts';
import { addressOf } from './bank-address.ts';
import { mayWrite, useAnswer, useBankRoom } from './bank-context.ts';
import { BankHead } from './bank-head.tsx';
import { CandidateFrame } from './candidate-frame.tsx';
import { History } from './history.tsx';
import { ItemActs } from './item-acts.tsx';
import { ItemBody } from './item-body.tsx';
import { ItemTags } from './item-tags.tsx';
import { Refused } from './refused.tsx';
import { StepChip } from './step-chip.tsx';
import { Usage } from './usage.tsx';
import { Versions } from './versions.tsx';

export function ItemPage({ bank, id }: { bank: string; id: string }) {
  const { t } = useSpeech();
  const { desk, me } = useBankRoom();
  const { told, refusal, again } = useAnswer(useCallback(() => desk.item(bank, id), [desk, bank, id]));
  const [known, setKnown] = useState<Told<ItemReply> | null>(null);
  useEffect(() => {
    if (told !== null) setKnown(told);
  }, [told]);
  return (
    <>
      <BankHead bank={bank} page={t('bank.item', { id })}>
        {mayWrite(me.role) && known !== null && (
          <span className="r">
            <a className="btn sm" href={addressOf({ page: 'edit', bank, item: id })}>
              <Icon name="pen" />
              {t('bank.edit')}
            </a>
          </span>
        )}
      </BankHead>
      <Refused refusal={refusal} again={again} />
      {known === null ? (
        <p role="status">{refusal === null && t('bank.reading')}</p>
      ) : (
        <Known bank={bank} id={id} view={known} onDone={again} />
      )}
    </>
  );
}

interface KnownParts {
  readonly bank: string;
  readonly id: string;
  readonly view: Told<ItemReply>;
  readonly onDone: () => void;
}

function Known({ bank, id, view, onDone }: KnownParts) {
  const { t, number } = useSpeech();
  const { events, passage, record, tags, versions } = view;
  const item = versions.at(-1);
  if (item === undefined) return null;
  return (
    <div className="item-page">
      <div className="item-read">
        <article className="card item" aria-labelledby="item-title">
          <div className="item-head">
            <h2 id="item-title">{t('bank.newest', { n: number(record.version) })}</h2>
            <StepChip step={record.step} />
            <span className="q">{t(`bank.kind.${item.interaction.kind}`)}</span>
            <span className="q">{[item.section, item.topic].filter((word) => word !== '').join(' / ')}</span>
          </div>
          <ItemBody bank={bank} item={item} passage={passage} />
        </article>
        <AsCandidate bank={bank} item={item} passage={passage} />
        <Versions versions={versions} />
      </div>
      <div className="item-side">
        <section className="card facts" aria-labelledby="facts-title">
          <h2 id="facts-title">{t('bank.facts')}</h2>
          <p>{record.approved === null ? t('bank.notDrawn') : t('bank.drawn', { n: number(record.approved) })}</p>
          <dl>
            <dt>{t('bank.authors')}</dt>
            <dd>{record.authors.join(', ') || '–'}</dd>
            <dt>{t('bank.reviewer')}</dt>
            <dd>{record.reviewer ?? '–'}</dd>
            <dt>{t('bank.part.difficulty')}</dt>
            <dd>{item.difficulty === null ? '–' : t(`bank.difficulty.${item.difficulty}`)}</dd>
          </dl>
        </section>
        <ItemTags bank={bank} id={id} tags={tags} onDone={onDone} />
        <ItemActs bank={bank} id={id} record={record} onDone={onDone} />
        <Usage bank={bank} id={id} />
        <History events={events} />
      </div>
    </div>
  );
}

/** The frame is loaded when somebody opens it. */
function AsCandidate({ bank, item, passage }: { bank: string; item: AuthoredItem; passage: Passage | null }) {
  const { t } = useSpeech();
  const [isOpen, setOpen] = useState(false);
  const form = useMemo(() => previewForm(item, passage), [item, passage]);
  if (form === null) return null;
  return (
    <details className="card as-candidate" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('bank.asCandidate')}</summary>
      {isOpen && <CandidateFrame bank={bank} form={form} title={t('bank.asCandidate')} />}
    </details>
  );
}
