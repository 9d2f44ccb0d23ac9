import { gunzipSync } from 'node:zlib';
import { Router, json } from 'express';
import type { SessionId } from '#domain/ids.ts';
import { type Refusal, refuse } from '#domain/session/refusal.ts';
import { type Visited, visitCheckDesk as visitMessage } from '#protocol/check-desk.ts';
import { visitCheckDesk } from '../actions/visit-check-desk.ts';
import type { WitnessDesk } from '../actions/witness-desk.ts';
import { parseMessage } from './parse-message.ts';
import { staffOf } from './permit.ts';

/** What the check desk's page asks for. Under `/check`, behind the gate of `permit.ts`. */
export function checkRoutes({ desk, ledgers }: WitnessDesk): Router {
  const router = Router();
  router.post('/:session', json({ limit: '4kb' }), async (request, response) => {
    response.set('Cache-Control', 'no-store');
    const refused = (refusal: Refusal): unknown => response.status(409).json({ ok: false, refusal });
    const hall = desk.halls.get(String(request.params['session']) as SessionId);
    if (hall === undefined) return refused(refuse('unknown-session').refusal);
    const asked = parseMessage(visitMessage, request.body);
    if (!asked.ok) return refused(asked.refusal);
    const visit = await visitCheckDesk(desk, ledgers, hall, asked.value.receipt, staffOf(response).name);
    if (!visit.ok) return refused(visit.refusal);
    const { person, ...told } = visit.value;
    const { no } = person.participant;
    const form: unknown = JSON.parse(gunzipSync(await desk.reads.formGzip(no)).toString());
    response.json({ ok: true, ...told, plan: await desk.reads.plan(no), form } satisfies Record<
      keyof Visited,
      unknown
    >);
  });
  return router;
}
