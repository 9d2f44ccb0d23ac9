import { useCallback, useEffect, useMemo, useState } from 'react';
import type { AuthoredItem, Passage } from '#domain/item/authored-item.ts';
import type { ItemReply } from '#protocol/items-http.ts';
import type { Told } from '../connection/bank-desk.ts';
import { Icon } from '../appearance/icon.tsx';
import { useSpeech } from '../messages/speech.ts';
import { previewForm } from '../state/preview-form.ts';
import { addressOf } from './bank-address.ts';
import { mayReview, mayWrite, useAnswer, useBankRoom } from './bank-context.ts';
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
  const { me } = useBankRoom();
  const [seen, setSeen] = useState<number | null>(null);
  const item = versions.at(-1);
  // A second opinion of the key is one only from somebody who has not read it first.
  const isToSolve =
    record.step === 'submitted' && mayReview(me.role) && !record.authors.some((name) => name === me.name);
  const isCovered = isToSolve && seen !== record.version;
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
          <ItemBody bank={bank} item={item} passage={passage} isCovered={isCovered} />
          {isCovered && (
            <div className="covered">
              <p>{t('bank.covered')}</p>
              <button type="button" className="btn sm" onClick={() => setSeen(record.version)}>
                <Icon name="eye" />
                {t('bank.uncover')}
              </button>
            </div>
          )}
        </article>
        <AsCandidate bank={bank} item={item} passage={passage} isOpenAtFirst={isToSolve} />
        {!isCovered && <Versions versions={versions} />}
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

interface AsCandidateParts {
  readonly bank: string;
  readonly item: AuthoredItem;
  readonly passage: Passage | null;
  readonly isOpenAtFirst: boolean;
}

/** The frame is loaded when somebody opens it, or it stands open for who is to solve the item. */
function AsCandidate({ bank, item, passage, isOpenAtFirst }: AsCandidateParts) {
  const { t } = useSpeech();
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const form = useMemo(() => previewForm(item, passage), [item, passage]);
  if (form === null) return null;
  return (
    <details className="card as-candidate" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('bank.asCandidate')}</summary>
      {isOpen && <CandidateFrame bank={bank} form={form} title={t('bank.asCandidate')} />}
    </details>
  );
}
