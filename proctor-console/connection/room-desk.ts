import type { LayOutRoom, RoomsReply } from '#protocol/rooms-http.ts';
import type { Told } from './bank-desk.ts';
import { type DeskReply, askEngine, callStaff } from './staff-desk.ts';

type Answer = Promise<DeskReply<Told<RoomsReply>>>;

/** Rooms as they are laid out; each call is answered by all of them. */
export const roomDesk = {
  rooms: (): Answer => callStaff('/rooms'),
  layOut: (wish: LayOutRoom): Answer => askEngine('/rooms', { method: 'PUT', body: JSON.stringify(wish) }),
  remove: (name: string): Answer => callStaff('/rooms/remove', { name }),
};
