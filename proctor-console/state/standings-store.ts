import { createStore } from 'zustand/vanilla';
import type { BoardFrame, BoardList } from '#protocol/scoreboard-down.ts';
import { type Board, applyFrame } from './board.ts';

/** More than this while one question is open means that the answer will not join on anyway. */
const MOST_EARLY = 100;

export interface StandingsState {
  readonly isConnected: boolean;
  readonly boards: BoardList | null;
  readonly watching: string | null;
  /** The address names no session: a screen that hangs in a hall for days shows whichever is open. */
  readonly follows: boolean;
  readonly board: Board | null;
  /** The whole board has been asked for and is not here yet. */
  readonly isAsking: boolean;
  /** Differences that came while it was on its way, also those that the board at hand could take in. */
  readonly early: readonly BoardFrame[];
  /** The least that the server's clock was ever seen ahead of ours is nearest to the truth: news only arrives late. */
  readonly offset: number | null;
  /** Why the board was refused, as a refusal's word. */
  readonly refused: string | null;
}

export function createStandingsStore(watching: string | null) {
  return createStore<StandingsState>(() => ({
    isConnected: false,
    boards: null,
    watching,
    follows: watching === null,
    board: null,
    isAsking: false,
    early: [],
    offset: null,
    refused: null,
  }));
}
export type StandingsStore = ReturnType<typeof createStandingsStore>;

/** The board to show when the address names none: the first that is open, else the first. */
export function firstBoard(list: BoardList): string | null {
  return (list.boards.find((board) => board.phase === 'open') ?? list.boards[0])?.id ?? null;
}

function closerOffset(known: number | null, serverAt: number, heardAt: number): number {
  return Math.max(known ?? Number.NEGATIVE_INFINITY, serverAt - heardAt);
}

/** Returns the board to ask for, if the list has just decided it. */
export function hearBoards(store: StandingsStore, boards: BoardList, heardAt: number): string | null {
  const { offset } = store.getState();
  const decided = nextBoard(store.getState(), boards);
  store.setState({
    boards,
    offset: closerOffset(offset, boards.serverAt, heardAt),
    ...(decided === null ? {} : { watching: decided, board: null, early: [] }),
  });
  return decided;
}

/** An open session is not left for another one. */
function nextBoard({ follows, watching }: StandingsState, list: BoardList): string | null {
  if (!follows) return null;
  const isOpen = list.boards.find(({ id }) => id === watching)?.phase === 'open';
  const first = firstBoard(list);
  if (isOpen || first === null || first === watching) return null;
  const isFirstOpen = list.boards.find(({ id }) => id === first)?.phase === 'open';
  return watching === null || isFirstOpen ? first : null;
}

/** Returns whether the whole board must be asked for again. */
export function hearFrame(store: StandingsStore, frame: BoardFrame, heardAt: number): boolean {
  const state = store.getState();
  if (frame.session.id !== state.watching) return false;
  if (!frame.whole && state.board === null) {
    store.setState({ early: kept(state.early, frame) });
    return false;
  }
  const step = applyFrame(state.board, frame, heardAt);
  if (step.kind !== 'applied') {
    const isGap = step.kind === 'gap';
    if (isGap) store.setState({ early: kept(state.early, frame) });
    return isGap;
  }
  const { board, missed } = joinEarly(step.board, frame.whole ? state.early : [], heardAt);
  const offset = closerOffset(state.offset, board.head.asOf, heardAt);
  const early = frame.whole ? [] : state.isAsking ? kept(state.early, frame) : state.early;
  store.setState({ board, early, offset, refused: null });
  return missed;
}

function kept(early: readonly BoardFrame[], frame: BoardFrame): readonly BoardFrame[] {
  return [...early, frame].slice(-MOST_EARLY);
}

function joinEarly(whole: Board, early: readonly BoardFrame[], heardAt: number): { board: Board; missed: boolean } {
  let board = whole;
  let missed = false;
  for (const frame of early) {
    const step = applyFrame(board, frame, heardAt);
    if (step.kind === 'applied') board = step.board;
    if (step.kind === 'gap') missed = true;
  }
  return { board, missed };
}

/** How old the figures were when they came, or are by now if nothing came since. */
export function lagOf(board: Board, offset: number | null, now: number): number {
  return Math.max(0, now + (offset ?? 0) - board.head.asOf);
}
