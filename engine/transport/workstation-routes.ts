import { type Request, type Response, Router } from 'express';
import type { z } from 'zod';
import { type Decision, refuse } from '#domain/session/refusal.ts';
import { type Rooms, reaches } from '#domain/staff/rooms.ts';
import * as up from '#protocol/staff-workstations.ts';
import type { Desk } from '../actions/desk.ts';
import {
  approveWorkstation,
  declineWorkstation,
  needsReason,
  renameWorkstation,
  revokeWorkstation,
} from '../actions/enrol-workstation.ts';
import type { Actor } from '../actions/staff-act.ts';
import type { WorkstationRecord } from '../storage/writer-messages.ts';
import { parseMessage } from './parse-message.ts';
import { staffOf } from './permit.ts';

/** The hall's computers, for the staff who let them in. Stands behind the gate. */
export function workstationRoutes(desk: Desk): Router {
  const router = Router();
  router.get('/', (_, response) => {
    response.set('Cache-Control', 'no-store').json(listOf(desk, staffOf(response).rooms));
  });
  const on = actsUnder(desk, router);
  on('/approve', up.approveWorkstation, ({ reason: _, ...approval }, by) => approveWorkstation(desk, approval, by));
  on('/decline', up.declineWorkstation, ({ code }) => Promise.resolve(declineWorkstation(desk, code)));
  on('/rename', up.renameWorkstation, ({ id, reason: _, ...place }, by) => renameWorkstation(desk, id, place, by));
  on('/revoke', up.revokeWorkstation, ({ id }, by) => revokeWorkstation(desk, id, by));
  return router;
}

function actsUnder(desk: Desk, router: Router) {
  return <Message extends object>(
    path: string,
    schema: z.ZodType<Message>,
    act: (message: Message, by: Actor) => Promise<Decision<WorkstationRecord | null>>,
  ): void => {
    router.post(path, async (request: Request, response: Response) => {
      const staff = staffOf(response);
      const parsed = parseMessage(schema, request.body);
      if (!parsed.ok) return void response.status(400).json(parsed);
      const reason = 'reason' in parsed.value ? String(parsed.value.reason) : '';
      if (isElsewhere(desk, staff.rooms, parsed.value)) return void response.status(403).json(refuse('other-room'));
      const done = await act(parsed.value, { name: staff.name, reason });
      if (done.ok) response.json(listOf(desk, staff.rooms));
      else response.status(409).json(done);
    });
  };
}

/** Where the computer stands and where it is said to stand from now on: both are in the account's rooms, or it is refused. */
function isElsewhere(desk: Desk, rooms: Rooms, message: { readonly id?: string; readonly room?: string }): boolean {
  const standing = message.id === undefined ? null : desk.workstations.byId(message.id);
  const places = [message.room, standing?.room].filter((room) => room !== undefined);
  return places.some((room) => !reaches(rooms, room));
}

function listOf(desk: Desk, rooms: Rooms): up.WorkstationList {
  const { workstations } = desk;
  const serverAt = desk.now();
  const waiting = [...workstations.pairings.waiting(serverAt)].map(({ address, code, since, suggestedName, tier }) => {
    return { code, since, address, suggestedName, tier };
  });
  const within = workstations.standing().filter(({ room }) => reaches(rooms, room));
  const enrolled = within.map(({ approvedAt, approvedBy, id, isKiosk, name, room, seat }) => {
    const isInUse = workstations.sitterAt(id) !== null;
    return { id, name, room, seat, isKiosk, approvedAt, approvedBy, isInUse };
  });
  return { ok: true, serverAt, needsReason: needsReason(desk), waiting, enrolled };
}
