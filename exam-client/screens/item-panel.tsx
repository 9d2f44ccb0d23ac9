import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type AnswerSheet, isLocked } from '#domain/answer/answer-sheet.ts';
import { type Form, faceAt, passageAt } from '#domain/form/form.ts';
import { ItemView } from '../items/item-view.tsx';
import { lockBlockAt } from '../state/lock-blocks.ts';
import { canStrike, keyedOptions } from '../state/option-keys.ts';
import { placedSections } from '../state/paper.ts';
import { useDisplay } from '../state/use-sitting.ts';
import type { Answering } from './answering.ts';
import { Icon } from './icon.tsx';
import { LockedNote, type Locks } from './lock-block.tsx';
import { KeysHint } from './keys-hint.tsx';
import { PassagePane } from './passage-pane.tsx';
import './item-panel.css';

interface ItemPanelProps {
  readonly form: Form;
  readonly sheet: AnswerSheet;
  readonly position: number;
  readonly answering: Answering;
  readonly isOpen: boolean;
  readonly locks?: Locks | undefined;
  /** Not the exam, and it says so. */
  readonly isPractice?: boolean;
}

export function ItemPanel({ form, sheet, position, answering, locks, isPractice = false, ...more }: ItemPanelProps) {
  const face = faceAt(form, position);
  const isOpen = more.isOpen && !isLocked(sheet, position);
  const block = lockBlockAt(locks?.blocks ?? [], position);
  const isFlagged = sheet.flagged[position] === true;
  const passage = passageAt(form, position);
  if (face === undefined) return null;
  return (
    <>
      <div className="item-area">
        {passage !== undefined && <PassagePane key={face.passage} passage={passage} />}
        <article className="item">
          <div className="item-in">
            <ItemHeading {...{ form, position, isFlagged, isPractice }} />
            {block !== undefined && <LockedNote {...{ block, sheet }} />}
            <ItemView
              key={position}
              face={face}
              position={position}
              response={sheet.responses[position] ?? null}
              struck={answering.struckAt(position)}
              isOpen={isOpen}
              respond={(response) => answering.respond(position, response)}
              strike={(response) => answering.strike(position, response)}
            />
            <KeysHint options={keyedOptions(face)} strikes={canStrike(face)} />
          </div>
        </article>
      </div>
      <ItemBar {...{ form, sheet, position, answering, isOpen, isPractice }} />
    </>
  );
}

interface ItemHeadingProps {
  readonly form: Form;
  readonly position: number;
  readonly isFlagged: boolean;
  readonly isPractice: boolean;
}

function ItemHeading({ form, position, isFlagged, isPractice }: ItemHeadingProps) {
  const { t, i18n } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const isLinear = useDisplay((display) => display.isLinear);
  useEffect(() => {
    // Whoever turns pages with a button keeps that button; everybody else, and who reads in order, starts at the new heading.
    if (isLinear || !document.activeElement?.closest('.bar')) heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView?.({ block: 'nearest' });
    document.title = `${isPractice ? t('title.practice') : t('title.item', { number: position + 1 })} · Terang`;
  }, [position, isLinear, isPractice, t]);
  const words = t(isPractice ? 'practice.heading' : 'item.heading', { number: position + 1 });
  const passage = passageAt(form, position);
  const placed = placedSections(form).find(({ end }) => position < end);
  if (placed === undefined) return null;
  const { section, start, end } = placed;
  const place = {
    section: i18n.language === 'en' ? section.name.en : section.name.id,
    number: position - start + 1,
    count: end - start,
  };
  return (
    <div className="ih">
      <h1 ref={heading} tabIndex={-1}>
        {words}
      </h1>
      <p>{t('item.place', place)}</p>
      {isFlagged && (
        <span className="chip s-doubtful">
          <Icon mark="flag" />
          {t('item.doubtful')}
        </span>
      )}
      <span className="sr" role="status">
        {words}, {t('item.place', place)}
        {passage !== undefined && `, ${t('content.passage-said', { title: passage.title })}`}
      </span>
    </div>
  );
}

function ItemBar({ form, sheet, position, answering, isOpen, isPractice = false }: ItemPanelProps) {
  const { t } = useTranslation();
  const isFlagged = sheet.flagged[position] === true;
  const isLast = faceAt(form, position + 1) === undefined;
  const hasShortcuts = useDisplay((display) => display.hasShortcuts);
  return (
    <nav className="bar" aria-label={t('item.move')}>
      <button className="btn" aria-disabled={position === 0} onClick={() => answering.go(position - 1)}>
        <Icon mark="left" />
        {t('item.previous')}
      </button>
      <button
        className="btn quiet"
        aria-disabled={!isOpen || sheet.responses[position] === null}
        onClick={() => answering.clear(position)}
      >
        {t('item.clear')}
      </button>
      <span className="sp" />
      <button
        className="btn flag"
        aria-pressed={isFlagged}
        aria-disabled={!isOpen}
        {...(hasShortcuts && { 'aria-keyshortcuts': 'R F' })}
        onClick={() => answering.flag(position, !isFlagged)}
      >
        <Icon mark="flag" />
        {t('item.doubtful')}
      </button>
      <button className="btn primary next" onClick={() => (isLast ? answering.review() : answering.go(position + 1))}>
        {t(isLast ? (isPractice ? 'practice.done' : 'item.review') : 'item.next')}
        <Icon mark="right" />
      </button>
    </nav>
  );
}
