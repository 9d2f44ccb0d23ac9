import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AnswerSheet, isLocked } from '#domain/answer/answer-sheet.ts';
import { type Form, itemCount } from '#domain/form/form.ts';
import { hasParts } from '#domain/item/missing-parts.ts';
import { isPartly, partlyCount, placedSections, tally } from '../state/paper.ts';
import { useSitting } from '../state/use-sitting.ts';
import { ConfirmHandIn } from './confirm-hand-in.tsx';
import { Icon } from './icon.tsx';
import { LockButton, type Locks, rangeOf } from './lock-block.tsx';
import { ScreenTitle } from './screen-title.tsx';
import './review.css';

interface ReviewProps {
  readonly form: Form;
  readonly sheet: AnswerSheet;
  readonly isOpen: boolean;
  readonly locks?: Locks | undefined;
  go(position: number): void;
  back(): void;
}

export function Review({ form, sheet, isOpen, locks, go, back }: ReviewProps) {
  const { t } = useTranslation();
  const sitting = useSitting();
  const [isAsking, setAsking] = useState(false);
  const { answered, blank, flagged } = tally(sheet, 0, itemCount(form));
  const partly = partlyCount(form, sheet);
  const isOfParts = form.sections.some(({ items }) => items.some(hasParts));
  return (
    <>
      <article className="review">
        <ScreenTitle windowTitle={t('title.review')}>{t('review.heading')}</ScreenTitle>
        <p className="lead">{t('review.lead')}</p>
        <dl className="counts">
          <Count name={t('review.answered')} count={answered} className="done" />
          <Count name={t('review.blank')} count={blank} className="" />
          <Count name={t('review.flagged')} count={flagged} className={flagged > 0 ? 'doubt' : ''} />
        </dl>
        {locks !== undefined && <LockList {...{ form, sheet, locks }} />}
        <JumpList
          {...{ form, sheet, go }}
          title={t('review.blank')}
          none={t('review.blank-none')}
          className="pc"
          isListed={(position) => sheet.responses[position] === null}
        />
        {isOfParts && (
          <JumpList
            {...{ form, sheet, go }}
            title={t('review.partly')}
            none={t('review.partly-none')}
            className="pc answered partly"
            isListed={(position) => isPartly(form, sheet, position)}
          />
        )}
        <JumpList
          {...{ form, sheet, go }}
          title={t('review.flagged')}
          none={t('review.flagged-none')}
          className="pc answered doubtful"
          isListed={(position) => sheet.flagged[position] === true}
        />
      </article>
      <div className="bar">
        <button className="btn" onClick={back}>
          <Icon mark="left" />
          {t('review.back')}
        </button>
        <span className="sp" />
        <button className="btn primary" aria-disabled={!isOpen} onClick={() => isOpen && setAsking(true)}>
          {t('review.finish')}
        </button>
      </div>
      {isAsking && (
        <ConfirmHandIn {...{ blank, partly, flagged }} no={() => setAsking(false)} yes={() => sitting.handIn()} />
      )}
    </>
  );
}

/** Every block with what is open in it, to lock one after a last look. */
function LockList({ form, sheet, locks }: Pick<ReviewProps, 'form' | 'sheet'> & { locks: Locks }) {
  const { t } = useTranslation();
  return (
    <section className="jump" aria-label={t('lock.list')}>
      <h2>{t('lock.list')}</h2>
      <ul className="lock-list">
        {locks.blocks.map((block) => {
          const { position, items } = block;
          const { answered, blank, flagged } = tally(sheet, position, position + items);
          const code = placedSections(form).find(({ end }) => position < end)?.section.code;
          return (
            <li key={position}>
              <b>
                {code} {t('palette.range', rangeOf(block))}
              </b>
              <span>
                {t('palette.answered-of', { answered, count: items })} · {t('palette.rest', { flagged, blank })}
              </span>
              <LockButton block={block} sheet={sheet} isOpen={locks.isOpen} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Count({ name, count, className }: { name: string; count: number; className: string }) {
  return (
    <div className={className}>
      <dt>{name}</dt>
      <dd>{count}</dd>
    </div>
  );
}

interface JumpListProps {
  readonly form: Form;
  readonly sheet: AnswerSheet;
  readonly title: string;
  readonly none: string;
  readonly className: string;
  isListed(position: number): boolean;
  go(position: number): void;
}

function JumpList({ form, sheet, title, none, className, isListed, go }: JumpListProps) {
  const { t } = useTranslation();
  const groups = placedSections(form).map(({ section, start, end }) => ({
    code: section.code,
    positions: Array.from({ length: end - start }, (_, index) => start + index).filter(isListed),
  }));
  const isEmpty = groups.every(({ positions }) => positions.length === 0);
  return (
    <section className="jump">
      <h2>{title}</h2>
      {isEmpty && (
        <p className="none">
          <Icon mark="check" />
          {none}
        </p>
      )}
      {groups.map(({ code, positions }) =>
        positions.length === 0 ? null : (
          <div key={code} className="jump-row">
            <b>{code}</b>
            <ul>
              {positions.map((position) => (
                <li key={position}>
                  <button
                    className={`${className}${isLocked(sheet, position) ? ' locked' : ''}`}
                    aria-label={t(isLocked(sheet, position) ? 'review.jump-locked' : 'review.jump', {
                      number: position + 1,
                    })}
                    onClick={() => go(position)}
                  >
                    {position + 1}
                  </button>
                </li>
              ))}
            </ul>
          </div>
        ),
      )}
    </section>
  );
}
