import { type Request, type Response, Router, json } from 'express';
import type { SessionId } from '#domain/ids.ts';
import { type Refusal, refuse } from '#domain/session/refusal.ts';
import type { Instant, Millis } from '#domain/time.ts';
import {
  type CompensatedReply,
  type IncidentList,
  type LossList,
  type Minutes,
  compensateMessage,
  noteIncidentMessage,
  writeIncidentMessage,
} from '#protocol/staff-incidents.ts';
import { type Compensated, compensate, viewLosses } from '../actions/compensate.ts';
import type { Desk } from '../actions/desk.ts';
import type { Hall } from '../actions/hall.ts';
import { noteIncident, viewIncidents, writeIncident } from '../actions/incidents.ts';
import { viewMinutes } from '../actions/view-minutes.ts';
import { withinRooms } from '../actions/within-rooms.ts';
import type { StaffRecord } from '../storage/writer-messages.ts';
import { parseMessage } from './parse-message.ts';
import { staffOf } from './permit.ts';

/** Whoever was given time is told on their screen. */
export type TellGiven = (hall: Hall, given: Compensated['given']) => void;

/** Incidents of a session, what they cost people, and the minutes. Under `/staff/sessions`, behind the gate of `permit.ts`. */
export function incidentRoutes(desk: Desk, tellGiven: TellGiven): Router {
  const router = Router();
  const body = json({ limit: '512kb' });
  const onHall =
    (answer: (hall: Hall, request: Request, response: Response, staff: StaffRecord) => unknown) =>
    async (request: Request, response: Response) => {
      response.set('Cache-Control', 'no-store');
      const hall = desk.halls.get(String(request.params['id']) as SessionId);
      if (hall === undefined) return refused(response, refuse('unknown-session').refusal);
      await answer(hall, request, response, staffOf(response));
    };
  const tellAll = (hall: Hall, response: Response, { rooms }: StaffRecord): void => {
    response.json({ ok: true, incidents: viewIncidents(hall, rooms) } satisfies IncidentList);
  };
  router.get(
    '/:id/incidents',
    onHall((hall, _, response, staff) => tellAll(hall, response, staff)),
  );
  router.post(
    '/:id/incidents',
    body,
    onHall(async (hall, request, response, staff) => {
      const asked = parseMessage(writeIncidentMessage, request.body);
      if (!asked.ok) return refused(response, asked.refusal);
      const own = withinRooms(hall, staff.rooms, asked.value);
      if (own === null) return refused(response, refuse('other-room').refusal);
      const when = { since: own.since as Instant, until: own.until as Instant | null };
      const told = { kind: own.kind, whom: own.whom, ...when };
      const done = await writeIncident(desk, hall, told, { name: staff.name, reason: own.reason });
      if (!done.ok) return refused(response, done.refusal);
      tellAll(hall, response, staff);
    }),
  );
  router.post(
    '/:id/incidents/:incident/notes',
    body,
    onHall(async (hall, request, response, staff) => {
      const asked = parseMessage(noteIncidentMessage, request.body);
      if (!asked.ok) return refused(response, asked.refusal);
      const { open, reason } = asked.value;
      const what = { incident: incidentOf(request), open };
      const done = await noteIncident(desk, hall, staff.rooms, what, { name: staff.name, reason });
      if (!done.ok) return refused(response, done.refusal);
      tellAll(hall, response, staff);
    }),
  );
  router.get(
    '/:id/incidents/:incident/losses',
    onHall((hall, request, response, staff) => {
      const losses = viewLosses(desk, hall, staff.rooms, incidentOf(request));
      if (!losses.ok) return refused(response, losses.refusal);
      response.json({ ok: true, losses: losses.value } satisfies LossList);
    }),
  );
  router.post(
    '/:id/incidents/:incident/compensation',
    body,
    onHall(async (hall, request, response, staff) => {
      const asked = parseMessage(compensateMessage, request.body);
      if (!asked.ok) return refused(response, asked.refusal);
      const { reason } = asked.value;
      const amounts = asked.value.amounts.map(({ ms, number }) => ({ number, ms: ms as Millis }));
      const by = { name: staff.name, reason };
      const done = await compensate(desk, hall, staff.rooms, { incident: incidentOf(request), amounts }, by);
      if (!done.ok) return refused(response, done.refusal);
      const { entryIndex, given, proposed, spared } = done.value;
      tellGiven(hall, given);
      const affected = given.map(({ person }) => String(person.participant.number));
      const told = { affected, proposed: [...proposed], spared: [...spared], entryIndex };
      response.json({ ok: true, ...told } satisfies CompensatedReply);
    }),
  );
  router.get(
    '/:id/minutes',
    onHall((hall, _, response) => void response.json({ ok: true, ...viewMinutes(desk, hall) } satisfies Minutes)),
  );
  return router;
}

function incidentOf(request: Request): number {
  const number = Number(request.params['incident']);
  return Number.isSafeInteger(number) ? number : 0;
}

const STATUS: Partial<Record<Refusal['word'], number>> = {
  'unknown-session': 404,
  'unknown-participant': 404,
  'unknown-item': 404,
  'other-room': 403,
  'wrong-phase': 409,
  'not-stored': 500,
};

function refused(response: Response, refusal: Refusal): void {
  response.status(STATUS[refusal.word] ?? 400).json({ ok: false, refusal });
}
