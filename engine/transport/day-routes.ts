import { type Request, type Response, Router, json } from 'express';
import type { SessionId } from '#domain/ids.ts';
import { type Decision, type Refusal, refuse } from '#domain/session/refusal.ts';
import {
  type CardReply,
  type DayReply,
  type DoorPersonReply,
  cardMessage,
  checkInMessage,
  doorMessage,
  lotsMessage,
} from '#protocol/sessions-http.ts';
import { checkIn, closeCheckIn, renewCard } from '../actions/check-in.ts';
import type { Desk } from '../actions/desk.ts';
import { drawLots } from '../actions/draw-lots.ts';
import type { Hall } from '../actions/hall.ts';
import { viewAtDoor, viewDay } from '../actions/view-day.ts';
import { isWithin } from '../actions/within-rooms.ts';
import type { StaffRecord } from '../storage/writer-messages.ts';
import { parseMessage } from './parse-message.ts';
import { staffOf } from './permit.ts';

type OnHall = (hall: Hall, request: Request, response: Response, staff: StaffRecord) => unknown;

/** The door and the steps of an exam's day, under `/sessions/:id`. `onStep` tells consoles and boards that a step was made. */
export function dayRoutes(desk: Desk, onStep: () => void): Router {
  const router = Router();
  const body = json({ limit: '4kb' });
  const onHall = (answer: OnHall) => async (request: Request, response: Response) => {
    response.set('Cache-Control', 'no-store');
    const hall = desk.halls.get(String(request.params['id']) as SessionId);
    if (hall === undefined) return refused(response, refuse('unknown-session').refusal);
    await answer(hall, request, response, staffOf(response));
  };
  const tellDay = (hall: Hall, response: Response): void => {
    response.json({ ok: true, ...viewDay(desk, hall, staffOf(response).rooms) } satisfies DayReply);
  };
  const after = (hall: Hall, response: Response, done: Decision<unknown>): void => {
    if (!done.ok) return refused(response, done.refusal);
    onStep();
    tellDay(hall, response);
  };
  router.get(
    '/:id/day',
    onHall((hall, _, response) => tellDay(hall, response)),
  );
  router.get(
    '/:id/people/:number',
    onHall((hall, request, response, staff) => tellPerson(hall, String(request.params['number']), response, staff)),
  );
  router.post(
    '/:id/check-in',
    body,
    onHall(async (hall, request, response, staff) => {
      const asked = parseMessage(checkInMessage, request.body);
      if (!asked.ok) return refused(response, asked.refusal);
      const { number, reason } = asked.value;
      if (isElsewhere(hall, number, staff)) return refused(response, refuse('other-room').refusal);
      const done = await checkIn(desk, hall, number, { name: staff.name, reason });
      if (!done.ok) return refused(response, done.refusal);
      tellPerson(hall, number, response, staff);
    }),
  );
  router.post(
    '/:id/card',
    body,
    onHall(async (hall, request, response, staff) => {
      const asked = parseMessage(cardMessage, request.body);
      if (!asked.ok) return refused(response, asked.refusal);
      const { number, reason } = asked.value;
      if (isElsewhere(hall, number, staff)) return refused(response, refuse('other-room').refusal);
      const pin = await renewCard(desk, hall, number, { name: staff.name, reason });
      if (!pin.ok) return refused(response, pin.refusal);
      response.json({ ok: true, pin: pin.value } satisfies CardReply);
    }),
  );
  router.post(
    '/:id/door',
    body,
    onHall(async (hall, request, response, staff) => {
      const asked = parseMessage(doorMessage, request.body);
      if (!asked.ok) return refused(response, asked.refusal);
      after(hall, response, await closeCheckIn(desk, hall, { name: staff.name, reason: asked.value.reason }));
    }),
  );
  router.post(
    '/:id/lots',
    body,
    onHall(async (hall, request, response, staff) => {
      const asked = parseMessage(lotsMessage, request.body);
      if (!asked.ok) return refused(response, asked.refusal);
      after(hall, response, await drawLots(desk, hall, asked.value.digits, staff.name));
    }),
  );
  return router;
}

/** A number that nobody has is nowhere: the act itself has a word for that. */
function isElsewhere(hall: Hall, number: string, { rooms }: StaffRecord): boolean {
  const person = hall.personByNumber(number.trim());
  return person !== undefined && !isWithin(rooms, person);
}

function tellPerson(hall: Hall, number: string, response: Response, staff: StaffRecord): void {
  const person = hall.personByNumber(number.trim());
  if (person === undefined) return refused(response, refuse('unknown-participant').refusal);
  if (isElsewhere(hall, number, staff)) return refused(response, refuse('other-room').refusal);
  response.json({ ok: true, person: viewAtDoor(hall, person) } satisfies DoorPersonReply);
}

const STATUS: Partial<Record<Refusal['word'], number>> = {
  'unknown-session': 404,
  'other-room': 403,
  'unknown-participant': 404,
  'wrong-phase': 409,
  'check-in-open': 409,
  'lots-differ': 409,
  'same-person': 409,
  'already-present': 409,
  'too-late': 409,
  'not-stored': 500,
};

function refused(response: Response, refusal: Refusal): void {
  response.status(STATUS[refusal.word] ?? 400).json({ ok: false, refusal });
}
