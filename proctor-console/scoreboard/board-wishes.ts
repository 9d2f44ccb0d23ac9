import type { BoardOrder } from '../state/board.ts';

/** `page` for who sits before it, `projector` for a hall, `ticker` and `table` to lie over a live stream. */
export const LOOKS = ['page', 'projector', 'ticker', 'table'] as const;
export type BoardLook = (typeof LOOKS)[number];

/** What a screen was set up to show, all of it in its address: a screen that is switched on again shows the same. */
export interface BoardWishes {
  /** Null follows whichever session is open. */
  readonly session: string | null;
  readonly look: BoardLook;
  readonly order: BoardOrder;
  /** Empty is all of them. */
  readonly room: string;
  readonly category: string;
  /** The number, or its end, of whom this screen follows; empty for nobody. */
  readonly find: string;
}

export function readWishes(search: string): BoardWishes {
  const asked = new URLSearchParams(search);
  const overlay = asked.get('overlay');
  return {
    session: asked.get('session'),
    look: overlay === 'ticker' || overlay === 'table' ? overlay : asked.get('projector') === '1' ? 'projector' : 'page',
    order: asked.get('order') === 'number' ? 'number' : 'rank',
    room: asked.get('room') ?? '',
    category: asked.get('category') ?? '',
    find: asked.get('find') ?? '',
  };
}

/** The address with these wishes; what it says beside them stays. */
export function withWishes(address: string, { session, look, order, room, category, find }: BoardWishes): string {
  const next = new URL(address);
  const say = (name: string, value: string | null): void => {
    if (value === null || value === '') next.searchParams.delete(name);
    else next.searchParams.set(name, value);
  };
  say('session', session);
  say('projector', look === 'projector' ? '1' : null);
  say('overlay', look === 'ticker' || look === 'table' ? look : null);
  say('order', order === 'number' ? order : null);
  say('room', room);
  say('category', category);
  say('find', find);
  return next.href;
}
