import { type Request, type Response, Router, json } from 'express';
import type { Refusal } from '#domain/session/refusal.ts';
import { type RoomsReply, layOutRoomMessage, removeRoomMessage } from '#protocol/rooms-http.ts';
import type { Desk } from '../actions/desk.ts';
import { layOutRoom, removeRoom } from '../actions/lay-out-rooms.ts';
import { parseMessage } from './parse-message.ts';

/** Rooms as the committee lays them out. Stands behind the gate. */
export function roomRoutes(desk: Desk): Router {
  const router = Router();
  const body = json({ limit: '256kb' });
  const tell = async (response: Response, faults: Extract<RoomsReply, { ok: true }>['faults'] = []) => {
    const rooms = (await desk.reads.roomPlans()).map((room) => ({ ...room, cells: [...room.cells] }));
    response.set('Cache-Control', 'no-store').json({ ok: true, rooms, faults } satisfies RoomsReply);
  };
  router.get('/', (_, response) => tell(response));
  router.put('/', body, async (request: Request, response) => {
    const asked = parseMessage(layOutRoomMessage, request.body);
    if (!asked.ok) return refused(response, asked.refusal);
    const done = await layOutRoom(desk, asked.value.plan, asked.value.before);
    if (!done.ok) return refused(response, done.refusal);
    await tell(response, done.value);
  });
  router.post('/remove', body, async (request: Request, response) => {
    const asked = parseMessage(removeRoomMessage, request.body);
    if (!asked.ok) return refused(response, asked.refusal);
    const done = await removeRoom(desk, asked.value.name);
    if (!done.ok) return refused(response, done.refusal);
    await tell(response);
  });
  return router;
}

function refused(response: Response, refusal: Refusal): void {
  response.status(refusal.word === 'malformed' ? 400 : 409).json({ ok: false, refusal });
}
