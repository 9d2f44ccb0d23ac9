import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerSheet } from '#domain/answer/answer-sheet.ts';
import { type LockBlock, heldIn, lockState } from '../state/lock-blocks.ts';
import { tally } from '../state/paper.ts';
import { useSitting, useSittingState } from '../state/use-sitting.ts';
import { Icon } from './icon.tsx';
import './lock-block.css';

/** Which blocks there are, and whether one may be locked now. Absent where nothing locks before the end. */
export interface Locks {
  readonly blocks: readonly LockBlock[];
  readonly isOpen: boolean;
}

interface LockButtonProps {
  readonly block: LockBlock;
  readonly sheet: AnswerSheet;
  readonly isOpen: boolean;
}

/** Stays the same button when its block is locked, so that whoever pressed it is not left without a place on the page. */
export function LockButton({ block, sheet, isOpen }: LockButtonProps) {
  const { t } = useTranslation();
  const sitting = useSitting();
  const [isAsking, setAsking] = useState(false);
  const state = useSittingState(({ view }) => lockState(block, sheet, view));
  const range = rangeOf(block);
  const mayLock = isOpen && state === 'open';
  return (
    // The keys of the list around it are not those of the dialog.
    <div className="lock-block" onKeyDown={(event) => isAsking && event.stopPropagation()}>
      <button
        className={`btn sm ${state === 'open' ? '' : 'quiet'}`}
        aria-disabled={!mayLock}
        aria-label={t(`lock.${state}-said`, range)}
        onClick={() => mayLock && setAsking(true)}
      >
        <Icon mark="lock" />
        {t(`lock.${state}`)}
      </button>
      <span className="sr" role="status">
        {state === 'open' ? '' : t(`lock.${state}-said`, range)}
      </span>
      {isAsking && (
        <ConfirmLock
          {...{ block, sheet }}
          no={() => setAsking(false)}
          yes={() => {
            setAsking(false);
            sitting.lock(block);
          }}
        />
      )}
    </div>
  );
}

interface ConfirmLockProps {
  readonly block: LockBlock;
  readonly sheet: AnswerSheet;
  no(): void;
  yes(): void;
}

/** The safe answer has the focus first, as when handing in. */
function ConfirmLock({ block, sheet, no, yes }: ConfirmLockProps) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const isShown = useSittingState(({ view }) => view?.session.livePolicy === 'locked');
  const held = useSittingState(({ view }) => heldIn(block, view?.attempt.held ?? []));
  const { blank, flagged } = tally(sheet, block.position, block.position + block.items);
  const range = rangeOf(block);
  useEffect(() => {
    const shown = dialog.current;
    if (shown?.open === false) shown.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog ref={dialog} className="confirm" aria-labelledby="lock-heading" aria-describedby="lock-final" onCancel={no}>
      <h2 id="lock-heading">{t('lock.heading', range)}</h2>
      <p id="lock-final">{t('lock.final', range)}</p>
      <ul>
        {blank > 0 && <li className="open">{t('confirm.blank', { count: blank })}</li>}
        {flagged > 0 && <li className="open">{t('confirm.flagged', { count: flagged })}</li>}
        {held > 0 && <li className="open">{t('lock.held', { count: held })}</li>}
        {blank + flagged === 0 && <li>{t('lock.complete')}</li>}
        {isShown && <li>{t('lock.shown')}</li>}
      </ul>
      <div className="acts">
        <button className="btn" autoFocus onClick={no}>
          {t('confirm.no')}
        </button>
        <button className="btn primary" onClick={yes}>
          {t('lock.yes', range)}
        </button>
      </div>
    </dialog>
  );
}

/** Above a locked item: that it can be read and not changed, and whether the engine has it. */
export function LockedNote({ block, sheet }: { block: LockBlock; sheet: AnswerSheet }) {
  const { t } = useTranslation();
  const state = useSittingState(({ view }) => lockState(block, sheet, view));
  if (state === 'open') return null;
  return (
    <p className="locked-note">
      <Icon mark="lock" />
      {t(state === 'locked' ? 'lock.note' : 'lock.note-locking', rangeOf(block))}
    </p>
  );
}

export function rangeOf({ items, position }: LockBlock): { from: number; to: number } {
  return { from: position + 1, to: position + items };
}
