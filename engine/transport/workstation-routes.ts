import { type Request, type Response, Router } from 'express';
import type { z } from 'zod';
import type { Decision } from '#domain/session/refusal.ts';
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
import { whoMay } from './ask-staff.ts';
import { parseMessage } from './parse-message.ts';

/** The hall's computers, for the staff who let them in. Stands behind the header that all of the staff's calls need. */
export function workstationRoutes(desk: Desk): Router {
  const router = Router();
  router.get('/', async (request, response) => {
    if ((await whoMay(desk, 'workstations', request, response)) === null) return;
    response.set('Cache-Control', 'no-store').json(listOf(desk));
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
      const staff = await whoMay(desk, 'workstations', request, response);
      if (staff === null) return;
      const parsed = parseMessage(schema, request.body);
      if (!parsed.ok) return void response.status(400).json(parsed);
      const reason = 'reason' in parsed.value ? String(parsed.value.reason) : '';
      const done = await act(parsed.value, { name: staff.name, reason });
      if (done.ok) response.json(listOf(desk));
      else response.status(409).json(done);
    });
  };
}

function listOf(desk: Desk): up.WorkstationList {
  const { workstations } = desk;
  const serverAt = desk.now();
  const waiting = [...workstations.pairings.waiting(serverAt)].map(({ address, code, since, suggestedName, tier }) => {
    return { code, since, address, suggestedName, tier };
  });
  const enrolled = workstations.standing().map(({ approvedAt, approvedBy, id, isKiosk, name, room, seat }) => {
    const isInUse = workstations.sitterAt(id) !== null;
    return { id, name, room, seat, isKiosk, approvedAt, approvedBy, isInUse };
  });
  return { ok: true, serverAt, needsReason: needsReason(desk), waiting, enrolled };
}
