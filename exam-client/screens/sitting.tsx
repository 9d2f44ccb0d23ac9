import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Form } from '#domain/form/form.ts';
import { itemCount } from '#domain/form/form.ts';
import { hasParts } from '#domain/item/missing-parts.ts';
import { mayAct } from '../state/sitting.ts';
import { partlyCount, tally } from '../state/paper.ts';
import { unsavedPositions } from '../state/save-state.ts';
import { useDisplay, useLocalNow, useSheet, useSitting, useSittingState } from '../state/use-sitting.ts';
import { watchStore } from '../watch/watch-store.ts';
import { type Answering, useAnswering, useExamKeys } from './answering.ts';
import { Blocked, useBlock } from './blocked.tsx';
import { ClockFace, useTimeLeft } from './clock-face.tsx';
import { FullscreenStrip } from './fullscreen.tsx';
import { HandingIn } from './handing-in.tsx';
import { ItemList } from './item-list.tsx';
import { ItemPanel } from './item-panel.tsx';
import { KeptForDecision } from './kept-for-decision.tsx';
import { Messages } from './messages.tsx';
import { Notices } from './notices.tsx';
import { Palette, PaletteLegend } from './palette.tsx';
import { Paused } from './paused.tsx';
import { Review } from './review.tsx';
import { SaveChip, useSaveState } from './save-chip.tsx';
import { ProofStrip, RefusingStrip, TroubleStrip } from './strips.tsx';
import { SignNotice } from './sign-notice.tsx';
import { TimeUp } from './time-up.tsx';
import { TopBar } from './top-bar.tsx';
import { Trouble } from './trouble.tsx';
import { Uncounted } from './uncounted.tsx';
import { UnsavedStrip } from './unsaved-strip.tsx';

/** A short break is only told in a line; a longer one takes the page, until the person turns back to the items. */
const TROUBLE_MS = 3_000;

type Page = 'blocked' | 'items' | 'review' | 'trouble' | 'paused' | 'handing-in' | 'time-up';

function useTroublePage(): { isOpen: boolean; setOpen(open: boolean): void } {
  const { desk } = useSitting();
  const downSince = useSittingState(({ link }) => link.downSince);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (downSince === null) return setOpen(false);
    return desk.later(Math.max(0, downSince + TROUBLE_MS - desk.now()), () => setOpen(true));
  }, [desk, downSince]);
  return { isOpen, setOpen };
}

function usePage(isReviewing: boolean, isTroubleOpen: boolean): Page {
  const isHandingIn = useSittingState(({ pending }) => pending.some(({ deed }) => deed.kind === 'hand-in'));
  const time = useTimeLeft();
  const isPaused = useSittingState(({ view }) => view?.attempt.stoppedBy.includes('staff') === true);
  const block = useBlock();
  const isBlocking = useSittingState(({ view }) => view?.session.whenUnsaved === 'block');
  if (block?.isClockStopped === true)
    return isPaused && block.cause !== 'line' ? 'paused' : isHandingIn ? 'handing-in' : 'blocked';
  if (time?.left === 0) return 'time-up';
  if (time?.isStopped === true) return 'paused';
  if (isHandingIn) return 'handing-in';
  if (block !== null) return 'blocked';
  // Where answering will close, there is no turning back to it for long.
  if (isTroubleOpen && !isBlocking) return 'trouble';
  return isReviewing ? 'review' : 'items';
}

export function Sitting({ form }: { form: Form }) {
  const { t } = useTranslation();
  const sheet = useSheet();
  const answering = useAnswering(form, sheet);
  const trouble = useTroublePage();
  const unsaved = useUnsaved();
  const page = usePage(answering.isReviewing, trouble.isOpen);
  const { desk, store } = useSitting();
  const isLinear = useDisplay((display) => display.isLinear);
  useLocalNow(1_000);
  const isOpen = mayAct(store.getState(), desk.now());
  const blocks = useSittingState(({ view }) => view?.session.lockBlocks);
  const locks = blocks === undefined || blocks.length === 0 ? undefined : { blocks, isOpen };
  useExamKeys(form, sheet, answering, page === 'items' && isOpen);
  useEffect(() => {
    watchStore.setState({ openItem: page === 'items' ? answering.position : null });
  }, [page, answering.position]);
  const go = (position: number): void => {
    trouble.setOpen(false);
    answering.go(position);
  };
  const pages: Record<Page, () => ReactNode> = {
    items: () => <ItemPanel {...{ form, sheet, answering, isOpen, locks }} position={answering.position} />,
    review: () => <Review {...{ form, sheet, isOpen, locks }} go={go} back={() => go(answering.position)} />,
    blocked: () => <Blocked />,
    trouble: () => <Trouble goOn={() => go(answering.position)} />,
    paused: () => <Paused />,
    'handing-in': () => <HandingIn />,
    'time-up': () => <TimeUp />,
  };
  return (
    <div className="frame">
      <TopBar text>
        <SaveChip />
        <ClockFace />
      </TopBar>
      <main>
        <Messages />
        <Notices />
        <SignNotice />
        <FullscreenStrip />
        <LineStrips page={page} mayAnswer={isOpen} see={() => trouble.setOpen(true)} />
        <KeptForDecision />
        <Uncounted />
        {pages[page]()}
        {isLinear && page === 'items' && (
          <>
            <HandBar {...{ form, sheet, answering }} isReviewOpen />
            <ItemList {...{ form, sheet, locks, go }} unsaved={unsaved} current={answering.position} />
          </>
        )}
      </main>
      {!isLinear && (
        <aside aria-label={t('palette.label')}>
          <div className="side-scroll">
            <Palette {...{ form, sheet, unsaved, locks, go }} current={answering.position} />
            <PaletteLegend
              hasParts={form.sections.some(({ items }) => items.some(hasParts))}
              hasLocks={locks !== undefined}
            />
          </div>
          <HandBar {...{ form, sheet, answering }} isReviewOpen={page === 'items' || page === 'trouble'} />
        </aside>
      )}
    </div>
  );
}

/** What the line and the saves are like, on every page that does not say so itself. */
function LineStrips({ page, mayAnswer, see }: { page: Page; mayAnswer: boolean; see(): void }) {
  const mayTurn = page !== 'trouble' && page !== 'time-up' && page !== 'blocked';
  return (
    <>
      {mayTurn && <TroubleStrip see={see} />}
      <RefusingStrip />
      <ProofStrip />
      {page !== 'blocked' && <UnsavedStrip mayAnswer={mayAnswer} see={mayTurn ? see : undefined} />}
    </>
  );
}

function useUnsaved(): ReadonlySet<number> {
  const pending = useSittingState((state) => state.pending);
  const isUnsaved = useSaveState().kind === 'unsaved';
  return isUnsaved ? unsavedPositions(pending) : new Set<number>();
}

interface HandBarProps {
  readonly form: Form;
  readonly sheet: ReturnType<typeof useSheet>;
  readonly answering: Answering;
  readonly isReviewOpen: boolean;
}

function HandBar({ form, sheet, answering, isReviewOpen }: HandBarProps) {
  const { t } = useTranslation();
  const count = itemCount(form);
  const { answered, blank, flagged } = tally(sheet, 0, count);
  const partly = partlyCount(form, sheet);
  return (
    <div className="hand">
      <span>
        <b>{t('palette.answered-of', { answered, count })}</b>
        {t('palette.rest', { flagged, blank })}
        {partly > 0 && (
          <>
            , <span className="whole">{t('palette.rest-partly', { partly })}</span>
          </>
        )}
      </span>
      <button className="btn sm" aria-disabled={!isReviewOpen} onClick={() => isReviewOpen && answering.review()}>
        {t('palette.review')}
      </button>
    </div>
  );
}
