import { useState } from 'react';
import { useNow } from '../figures/second-hand.tsx';
import { SeenBy } from '../figures/seen-by.tsx';
import { useSpeech } from '../messages/speech.ts';
import { type Board, type BoardOrder, stateWord } from '../state/board.ts';
import { lagOf } from '../state/standings-store.ts';
import type { Layout } from './layout.ts';
import type { Page } from './paged-rows.tsx';
import { Policy } from './policy.tsx';
import { RootQr, rootText } from './root-qr.tsx';
import { RootWords } from './root-words.tsx';
import { Slip } from './slip.tsx';

interface FooterParts {
  readonly board: Board;
  readonly offset: number | null;
  readonly layout: Layout['kind'];
  readonly order: BoardOrder;
  readonly count: number;
  /** Null where the reader scrolls. */
  readonly page: Page | null;
}

export function BoardFooter({ board, offset, layout, order, count, page }: FooterParts) {
  return layout === 'wide' ? (
    <WideFooter board={board} offset={offset} order={order} count={count} page={page} />
  ) : (
    <NarrowFooter board={board} />
  );
}

function WideFooter({ board, offset, order, count, page }: Omit<FooterParts, 'layout'>) {
  const { t, number, seconds } = useSpeech();
  const now = useNow();
  const { frame, ledger, session } = board.head;
  const lag = lagOf(board, offset, stateWord(board, now) === 'delayed' ? now : board.heardAt);
  return (
    <footer className="ft">
      <div>
        <div className="pg">
          {page === null
            ? t(`board.listed.${order}`, { count, n: number(count) })
            : t('board.pageOf', { first: number(page.first), last: number(page.last), of: number(count) })}
          {page !== null && <PageDots page={page} />}
          <SeenBy session={session.id} />
        </div>
        <Policy board={board} />
      </div>
      <div className="prf">
        <div className="k">
          <span>
            {t('board.frame')} <b>{number(frame)}</b>
          </span>
          <span>
            {t('board.lag')} <b className="lag">{t('board.seconds', { seconds: seconds(lag) })}</b>
          </span>
          <span>
            {t('board.ledger')} <b>{t('board.entries', { count: ledger.size, n: number(ledger.size) })}</b>
          </span>
        </div>
        <RootWords root={ledger.root} />
      </div>
      <RootQr text={rootText(session.id, ledger.size, ledger.root)} />
    </footer>
  );
}

/** Sixteen dots at most; beyond that the figures beside them say enough. */
const MOST_DOTS = 16;

function PageDots({ page }: { page: Page }) {
  const { t, number } = useSpeech();
  const dots = Math.min(MOST_DOTS, page.pages);
  const lit = Math.floor((page.index / page.pages) * dots);
  return (
    <span
      className="dots"
      role="img"
      aria-label={t('board.page', { n: number(page.index + 1), of: number(page.pages) })}
    >
      {Array.from({ length: dots }, (_, index) => (
        <i key={index} className={index === lit ? 'on' : undefined} />
      ))}
    </span>
  );
}

function NarrowFooter({ board }: { board: Board }) {
  const { t, number } = useSpeech();
  const [isOpen, setOpen] = useState(false);
  const { ledger } = board.head;
  return (
    <footer className="ft">
      <div>
        <p>
          {t('board.entriesWords', { count: ledger.size, n: number(ledger.size) })}{' '}
          <SeenBy session={board.head.session.id} />
        </p>
        <RootWords root={ledger.root} />
      </div>
      <button type="button" className="btn" onClick={() => setOpen(true)}>
        {t('board.proof')}
      </button>
      {isOpen && <ProofDialog board={board} onClose={() => setOpen(false)} />}
    </footer>
  );
}

function ProofDialog({ board, onClose }: { board: Board; onClose: () => void }) {
  const { t, number, clockInZone } = useSpeech();
  // The slip stands still while it is read and scanned, although the board goes on.
  const [{ head }] = useState(board);
  return (
    <Slip kind="proof-slip" title={t('board.proofTitle')} onClose={onClose}>
      <p>
        {t('board.proofWhat', {
          at: clockInZone(head.asOf, head.session.zone),
          count: head.ledger.size,
          n: number(head.ledger.size),
        })}
      </p>
      <RootQr text={rootText(head.session.id, head.ledger.size, head.ledger.root)} />
      <RootWords root={head.ledger.root} />
      <code className="whole">{head.ledger.root}</code>
      <Policy board={board} />
    </Slip>
  );
}
