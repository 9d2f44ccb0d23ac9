import { type Response, sameResponse } from '../item/response.ts';
import { Places } from './places.ts';

/** What a candidate can do to a sheet. Positions count from 0. */
export type Change =
  | { readonly kind: 'choose'; readonly position: number; readonly response: Response }
  | { readonly kind: 'clear'; readonly position: number }
  | { readonly kind: 'flag'; readonly position: number; readonly flagged: boolean }
  /** A play of a sound began; the position is the first of its items, the sound counts through the paper from 0. */
  | { readonly kind: 'play'; readonly position: number; readonly sound: number }
  /** A block is locked: nothing in it changes any more. Named by its first place and its length. */
  | { readonly kind: 'lock'; readonly position: number; readonly items: number };

/** One place an item, null where blank; flags are the candidate's own doubts (ragu-ragu). */
interface SheetOf<Responses, Flags> {
  readonly responses: Responses;
  readonly flagged: Flags;
  /** How often each sound was played; absent before the first play. */
  readonly plays?: readonly number[] | undefined;
  /** Which places are locked; absent before the first block is. */
  readonly locked?: readonly boolean[] | undefined;
}

/** A candidate's answers as a screen shows them. */
export type AnswerSheet = SheetOf<readonly (Response | null)[], readonly boolean[]>;

/** The same as the engine follows it. */
export type KeptSheet = SheetOf<Places<Response | null>, Places<boolean>>;

/** What stands at a place, of either. */
export interface Responses {
  at(place: number): Response | null | undefined;
}

export function blankSheet(items: number): KeptSheet {
  return { responses: Places.filled<Response | null>(items, null), flagged: Places.filled(items, false) };
}

export function shownSheet({ flagged, responses, ...more }: KeptSheet): AnswerSheet {
  return { ...more, responses: [...responses], flagged: [...flagged] };
}

/** The sheet after a change; the last mutation of a position wins. The position must exist. */
export function applyChange<Sheet extends AnswerSheet | KeptSheet>(sheet: Sheet, change: Change): Sheet {
  if (change.kind === 'flag') return { ...sheet, flagged: sheet.flagged.with(change.position, change.flagged) };
  if (change.kind === 'play') return { ...sheet, plays: playedOnce(sheet.plays ?? [], change.sound) };
  if (change.kind === 'lock') return { ...sheet, locked: withLock(sheet, change) };
  const response = change.kind === 'choose' ? change.response : null;
  return { ...sheet, responses: sheet.responses.with(change.position, response) };
}

function playedOnce(plays: readonly number[], sound: number): readonly number[] {
  const counted = Array.from({ length: Math.max(plays.length, sound + 1) }, (_, place) => plays[place] ?? 0);
  return counted.with(sound, (counted[sound] ?? 0) + 1);
}

function withLock(
  { locked, responses }: AnswerSheet | KeptSheet,
  { items, position }: { position: number; items: number },
): boolean[] {
  const isIn = (place: number): boolean => place >= position && place < position + items;
  return Array.from({ length: responses.length }, (_, place) => locked?.[place] === true || isIn(place));
}

export function isLocked({ locked }: Pick<AnswerSheet, 'locked'>, position: number): boolean {
  return locked?.[position] === true;
}

export function answeredCount(sheet: AnswerSheet | KeptSheet): number {
  let count = 0;
  for (const response of sheet.responses) if (response !== null) count += 1;
  return count;
}

export function flaggedCount(sheet: AnswerSheet | KeptSheet): number {
  let count = 0;
  for (const isFlagged of sheet.flagged) if (isFlagged) count += 1;
  return count;
}

export function sameChange(a: Change, b: Change): boolean {
  if (a.kind !== b.kind || a.position !== b.position) return false;
  if (a.kind === 'choose' && b.kind === 'choose') return sameResponse(a.response, b.response);
  if (a.kind === 'play' && b.kind === 'play') return a.sound === b.sound;
  if (a.kind === 'lock' && b.kind === 'lock') return a.items === b.items;
  return a.kind !== 'flag' || b.kind !== 'flag' || a.flagged === b.flagged;
}
