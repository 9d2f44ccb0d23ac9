import { type Cidr, isInside, readAddress } from './cidr.ts';

/** For whom a page or a socket is. */
export type Audience = 'candidate' | 'staff' | 'board';

/** From where each audience may come; null where it may come from everywhere. */
export type AllowLists = Readonly<Record<Audience, readonly Cidr[] | null>>;

export const ALLOW_ALL: AllowLists = { candidate: null, staff: null, board: null };

/** Whether something that is for any of `audiences` may be given to an address, as its socket tells it. */
export function isAllowed(lists: AllowLists, audiences: readonly Audience[], from: string): boolean {
  const address = readAddress(from);
  return audiences.some((audience) => {
    const list = lists[audience];
    return list === null || (address !== null && list.some((block) => isInside(block, address)));
  });
}
