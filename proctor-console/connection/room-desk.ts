import type { LayOutRoom, RoomsReply, SeatsReply, SessionRoomsReply } from '#protocol/rooms-http.ts';
import type { Told } from './bank-desk.ts';
import { type DeskReply, askEngine, callStaff } from './staff-desk.ts';

type Answer = Promise<DeskReply<Told<RoomsReply>>>;

/** Rooms as they are laid out; each call is answered by all of them. */
export const roomDesk = {
  rooms: (): Answer => callStaff('/rooms'),
  layOut: (wish: LayOutRoom): Answer => askEngine('/rooms', { method: 'PUT', body: JSON.stringify(wish) }),
  ofSession: (session: string): Promise<DeskReply<Told<SessionRoomsReply>>> =>
    callStaff(`/sessions/${encodeURIComponent(session)}/rooms`),
  seats: (session: string): Promise<DeskReply<Told<SeatsReply>>> =>
    callStaff(`/sessions/${encodeURIComponent(session)}/seats`),
  remove: (name: string): Answer => callStaff('/rooms/remove', { name }),
};
