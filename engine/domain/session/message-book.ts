import type { StaffName } from '../ids.ts';
import type { FactOf } from '../ledger/fact.ts';
import type { Instant } from '../time.ts';

/** What the staff said to one person; its number is its place in their book, from 1. */
export interface ToldMessage {
  readonly at: Instant;
  readonly by: StaffName;
  /** Where it takes another back: why. */
  readonly text: string;
  readonly readAt: Instant | null;
  /** Its entry; null where that is not known, as before it is on disk. */
  readonly entry: number | null;
  /** Taken back: what says so stands further on in the book. */
  readonly isWithdrawn?: true;
  /** It takes back what was said at this moment. */
  readonly takesBack?: Instant;
}

export type MessageBook = readonly ToldMessage[];

export function withMessage(
  book: MessageBook,
  { at, by, text }: FactOf<'MESSAGE'>,
  entry: number | null = null,
): MessageBook {
  return [...book, { at, by, text, readAt: null, entry }];
}

export function withRead(book: MessageBook, { at, message }: FactOf<'MESSAGE_READ'>): MessageBook {
  return book.map((told, place) => (place === message - 1 && told.readAt === null ? { ...told, readAt: at } : told));
}

/** The word that a message is taken back is one of its own: it is to be read, whether the message was or not. */
export function withWithdrawal(
  book: MessageBook,
  { at, by, message, reason }: FactOf<'MESSAGE_WITHDRAW'>,
  entry: number | null = null,
): MessageBook {
  const told = withdrawable(book).find((one) => one.entry === message);
  if (told === undefined) return book;
  const before = book.map((one) => (one === told ? { ...one, isWithdrawn: true as const } : one));
  return [...before, { at, by, text: reason, readAt: null, entry, takesBack: told.at }];
}

/** What can still be taken back. */
export function withdrawable(book: MessageBook): readonly ToldMessage[] {
  return book.filter(({ isWithdrawn, takesBack }) => isWithdrawn === undefined && takesBack === undefined);
}

/** Messages without a word that they were read, by number; not those that were taken back. */
export function unread(book: MessageBook): readonly (ToldMessage & { readonly number: number })[] {
  return book.flatMap((told, place) =>
    told.readAt === null && told.isWithdrawn === undefined ? [{ ...told, number: place + 1 }] : [],
  );
}
