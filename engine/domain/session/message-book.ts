import type { StaffName } from '../ids.ts';
import type { FactOf } from '../ledger/fact.ts';
import type { Instant } from '../time.ts';

/** What the staff said to one person; its number is its place in their book, from 1. */
export interface ToldMessage {
  readonly at: Instant;
  readonly by: StaffName;
  readonly text: string;
  readonly readAt: Instant | null;
}

export type MessageBook = readonly ToldMessage[];

export function withMessage(book: MessageBook, { at, by, text }: FactOf<'MESSAGE'>): MessageBook {
  return [...book, { at, by, text, readAt: null }];
}

export function withRead(book: MessageBook, { at, message }: FactOf<'MESSAGE_READ'>): MessageBook {
  return book.map((told, place) => (place === message - 1 && told.readAt === null ? { ...told, readAt: at } : told));
}

/** Messages without a word that they were read, by number. */
export function unread(book: MessageBook): readonly (ToldMessage & { readonly number: number })[] {
  return book.flatMap((told, place) => (told.readAt === null ? [{ ...told, number: place + 1 }] : []));
}
