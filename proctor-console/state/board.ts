import type { SectionCode } from '#domain/ids.ts';
import type { Points } from '#domain/points.ts';
import { rank } from '#domain/score/ranking.ts';
import type { ScoreSheet } from '#domain/score/score-sheet.ts';
import { type WhyRank, whyRank } from '#domain/score/why-rank.ts';
import type { BoardFrame, BoardRow, BoardSession } from '#protocol/scoreboard-down.ts';

export type BoardHead = Omit<BoardFrame, 'rows' | 'whole'>;

/** The live board as this page knows it. `heardAt` is a moment of this computer's clock. */
export interface Board {
  readonly head: BoardHead;
  readonly rows: ReadonlyMap<string, BoardRow>;
  readonly heardAt: number;
}

export type BoardStep = { readonly kind: 'applied'; readonly board: Board } | { readonly kind: 'old' | 'gap' };

/** A whole frame replaces everything; a difference must be the very next one. */
export function applyFrame(board: Board | null, frame: BoardFrame, heardAt: number): BoardStep {
  const { rows: changed, whole, ...told } = frame;
  const head = { ...told, session: sameSession(board, told.session) };
  if (whole) return { kind: 'applied', board: { head, rows: rowsOf(changed), heardAt } };
  if (board === null || frame.frame > board.head.frame + 1) return { kind: 'gap' };
  // A lower number at a later time: the engine has started again and counts anew.
  if (frame.frame <= board.head.frame) return { kind: frame.asOf > board.head.asOf ? 'gap' : 'old' };
  if (changed.length === 0) return { kind: 'applied', board: { head, rows: board.rows, heardAt } };
  const rows = new Map(board.rows);
  for (const row of changed) rows.set(row.number, row);
  return { kind: 'applied', board: { head, rows, heardAt } };
}

/** Every frame names the session anew; a row that has not changed is not drawn again for that. */
function sameSession(board: Board | null, told: BoardSession): BoardSession {
  const known = board?.head.session;
  return known !== undefined && JSON.stringify(known) === JSON.stringify(told) ? known : told;
}

function rowsOf(rows: readonly BoardRow[]): ReadonlyMap<string, BoardRow> {
  return new Map(rows.map((row) => [row.number, row]));
}

export type BoardOrder = 'rank' | 'number';

const text = new Intl.Collator('id', { numeric: true });

/** A row with its place: from 1, shared by people whom the rules cannot tell apart; null where there is no total yet. */
export interface Placed {
  readonly row: BoardRow;
  readonly rank: number | null;
}

interface Scored {
  readonly row: BoardRow;
  readonly sheet: ScoreSheet;
}

/** Everybody with a total by rank, then the others by number. Who is disqualified has no rank and takes none from anybody. */
export function placeRows(rows: Iterable<BoardRow>, tieBreak: readonly string[]): Placed[] {
  const scored: Scored[] = [];
  const others: Placed[] = [];
  for (const row of rows) {
    if (row.total === null || row.disqualified === true) others.push({ row, rank: null });
    else scored.push({ row, sheet: sheetOf(row, row.total) });
  }
  const ranked = rank(
    tieBreak as readonly SectionCode[],
    scored,
    ({ sheet }) => sheet,
    ({ row }) => row.number,
  );
  others.sort((a, b) => text.compare(a.row.number, b.row.number));
  return [...ranked.map(({ entry, rank: place }) => ({ row: entry.row, rank: place })), ...others];
}

function sheetOf(row: BoardRow, total: number): ScoreSheet {
  const sections = row.sections.map(({ code, points }) => ({
    code: code as SectionCode,
    points: (points ?? 0) as Points,
  }));
  return { sections, total: total as Points };
}

/** What keeps others ahead of one person of the board; null for who has no rank. */
export function whyPlaced(mine: Placed, everybody: readonly Placed[], tieBreak: readonly string[]): WhyRank | null {
  if (mine.rank === null || mine.row.total === null) return null;
  const others = everybody.flatMap(({ rank: place, row }) =>
    place === null || row.total === null || row.number === mine.row.number ? [] : [sheetOf(row, row.total)],
  );
  return whyRank(tieBreak as readonly SectionCode[], sheetOf(mine.row, mine.row.total), others);
}

export function orderBoard(placed: readonly Placed[], order: BoardOrder): readonly Placed[] {
  return order === 'rank' ? placed : [...placed].sort((a, b) => text.compare(a.row.number, b.row.number));
}

/** What a board is narrowed to; empty is everybody. */
export interface BoardFilter {
  readonly room: string;
  readonly category: string;
}

/** Ranks stay those of the whole board. */
export function filterBoard(placed: readonly Placed[], { room, category }: BoardFilter): readonly Placed[] {
  if (room === '' && category === '') return placed;
  return placed.filter(
    ({ row }) => (room === '' || row.room === room) && (category === '' || row.category === category),
  );
}

export function roomsOf(placed: readonly Placed[]): readonly string[] {
  const rooms = new Set(placed.flatMap(({ row }) => row.room ?? []));
  return [...rooms].sort(text.compare);
}

/** Letters of the longest number, at least one. */
export function longestNumber(placed: readonly Placed[]): number {
  return placed.reduce((longest, { row }) => Math.max(longest, row.number.length), 1);
}

/** Who was meant by what was typed: their number in full, or the end of it when only one fits. */
export type Found =
  | { readonly kind: 'one'; readonly placed: Placed }
  | { readonly kind: 'several'; readonly count: number }
  | { readonly kind: 'nobody' };

export function findRow(placed: Iterable<Placed>, typed: string): Found {
  const wanted = typed.trim().toLowerCase();
  const fitting: Placed[] = [];
  if (wanted === '') return { kind: 'nobody' };
  for (const each of placed) {
    const number = each.row.number.toLowerCase();
    if (number === wanted) return { kind: 'one', placed: each };
    if (number.endsWith(wanted)) fitting.push(each);
  }
  const [first] = fitting;
  if (first === undefined) return { kind: 'nobody' };
  return fitting.length === 1 ? { kind: 'one', placed: first } : { kind: 'several', count: fitting.length };
}

export type StateWord = 'waiting' | 'live' | 'delayed' | 'frozen' | 'provisional' | 'final';

/** A board that can still change and hears nothing for two intervals says so by itself. */
export function stateWord(board: Board, now: number): StateWord {
  const { state, intervalMs } = board.head;
  if (state === 'waiting' || state === 'final') return state;
  return now - board.heardAt > 2 * intervalMs ? 'delayed' : state;
}

export type Verdict = 'none' | 'running' | 'met' | 'below';

/** Below the threshold is said only when the points cannot rise any more. */
export function verdictOf(points: number | null, threshold: number | null, isSettled: boolean): Verdict {
  if (points === null) return 'none';
  if (threshold === null) return 'running';
  if (points >= threshold) return 'met';
  return isSettled ? 'below' : 'running';
}
