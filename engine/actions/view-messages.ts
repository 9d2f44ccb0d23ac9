import { unread } from '#domain/session/message-book.ts';
import type { Person } from './person.ts';

/** More than this at once are read one after the other. */
const MOST_SHOWN = 10;

/** What the staff have said to somebody and is not read yet, the oldest first; nothing where there is nothing. */
export function unreadMessages({ saved }: Person) {
  const left = unread(saved.messages ?? []).slice(0, MOST_SHOWN);
  return left.length === 0 ? {} : { messages: left.map(shown) };
}

function shown({ at, number, takesBack, text }: ReturnType<typeof unread>[number]) {
  return { number, at, text, ...(takesBack !== undefined && { takesBack }) };
}

/** For the console: how many, and since when the oldest waits to be read. Null where nothing was said. */
export function countMessages({ saved }: Person) {
  const told = saved.messages ?? [];
  if (told.length === 0) return null;
  const left = unread(told);
  return { sent: told.length, unread: left.length, oldestUnreadAt: left[0]?.at ?? null };
}
