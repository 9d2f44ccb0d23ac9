import { type Request, type Response, Router, json } from 'express';
import type { SessionId } from '#domain/ids.ts';
import { type Decision, refuse } from '#domain/session/refusal.ts';
import { type LateReply, checkInMessage, settleLateMessage } from '#protocol/sessions-http.ts';
import type { Desk } from '../actions/desk.ts';
import type { Hall } from '../actions/hall.ts';
import { confirmAct, dropAct, proposalOf, proposeAct } from '../actions/proposals.ts';
import type { Actor } from '../actions/staff-act.ts';
import { isWithin } from '../actions/within-rooms.ts';
import { parseMessage } from './parse-message.ts';
import { staffOf } from './permit.ts';

/** Who comes after the cut-off, under `/sessions/:id/late`: one account proposes at the door, another confirms or rejects. */
export function lateRoutes(desk: Desk): Router {
  const router = Router();
  const body = json({ limit: '4kb' });
  router.post('/:id/late', body, (request, response) => propose(desk, request, response));
  const settle = (path: string, act: Settle): void => {
    router.post(path, body, (request, response) => settled(desk, request, response, act));
  };
  settle('/:id/late/confirm', (hall, number, by) => confirmAct(desk, hall, number, by));
  settle('/:id/late/reject', (hall, number, by) => dropAct(desk, hall, number, 'rejected', by));
  settle('/:id/late/withdraw', (hall, number, by) => dropAct(desk, hall, number, 'withdrawn', by));
  return router;
}

type Settle = (hall: Hall, number: number, by: Actor) => Promise<Decision<unknown>>;

async function propose(desk: Desk, request: Request, response: Response): Promise<void> {
  const hall = hallOf(desk, request);
  const asked = parseMessage(checkInMessage, request.body);
  if (hall === undefined) return tell(response, refuse('unknown-session'));
  if (!asked.ok) return tell(response, asked);
  const { name, rooms } = staffOf(response);
  const { number, reason } = asked.value;
  const person = hall.personByNumber(number.trim());
  if (person === undefined) return tell(response, refuse('unknown-participant'));
  if (!isWithin(rooms, person)) return tell(response, refuse('other-room'));
  if (reason === '') return tell(response, refuse('reason-missing'));
  tell(response, await proposeAct(desk, hall, { kind: 'check-in', pid: person.participant.pid }, { name, reason }));
}

/** Other proposals are settled where it is seen what they are about. */
async function settled(desk: Desk, request: Request, response: Response, act: Settle): Promise<void> {
  const hall = hallOf(desk, request);
  const asked = parseMessage(settleLateMessage, request.body);
  if (hall === undefined) return tell(response, refuse('unknown-session'));
  if (!asked.ok) return tell(response, asked);
  const { proposal, reason } = asked.value;
  const proposed = proposalOf(hall, proposal)?.act;
  const person = proposed?.kind === 'check-in' ? hall.personByPid(proposed.pid) : undefined;
  if (person === undefined) return tell(response, refuse('unknown-proposal'));
  const { name, rooms } = staffOf(response);
  if (!isWithin(rooms, person)) return tell(response, refuse('other-room'));
  tell(response, await act(hall, proposal, { name, reason }));
}

function hallOf(desk: Desk, request: Request): Hall | undefined {
  return desk.halls.get(String(request.params['id']) as SessionId);
}

function tell(response: Response, done: Decision<unknown>): void {
  response.set('Cache-Control', 'no-store').status(done.ok ? 200 : done.refusal.word === 'malformed' ? 400 : 409);
  response.json((done.ok ? { ok: true } : done) satisfies LateReply);
}
