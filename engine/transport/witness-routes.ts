import { Router } from 'express';
import { toHex } from '#domain/ledger/hex.ts';
import {
  type WitnessList,
  enrolWitness as enrolMessage,
  removeWitness as removeMessage,
} from '#protocol/staff-witnesses.ts';
import { enrolWitness, removeWitness } from '../actions/enrol-witness.ts';
import type { WitnessDesk } from '../actions/witness-desk.ts';
import { parseMessage } from './parse-message.ts';
import { staffOf } from './permit.ts';

/** Whose cosignatures count, for the staff who take up a witness's key. Stands behind the gate. */
export function witnessRoutes(witnessDesk: WitnessDesk): Router {
  const router = Router();
  router.get('/', (_, response) => void response.set('Cache-Control', 'no-store').json(listOf(witnessDesk)));
  router.post('/enrol', async (request, response) => {
    const parsed = parseMessage(enrolMessage, request.body);
    if (!parsed.ok) return void response.status(400).json(parsed);
    const { name, reason, vkey } = parsed.value;
    const done = await enrolWitness(witnessDesk, name, vkey, { name: staffOf(response).name, reason });
    if (done.ok) response.json(listOf(witnessDesk));
    else response.status(409).json(done);
  });
  router.post('/remove', async (request, response) => {
    const parsed = parseMessage(removeMessage, request.body);
    if (!parsed.ok) return void response.status(400).json(parsed);
    const done = await removeWitness(witnessDesk, parsed.value.name, {
      name: staffOf(response).name,
      reason: parsed.value.reason,
    });
    if (done.ok) response.json(listOf(witnessDesk));
    else response.status(409).json(done);
  });
  return router;
}

function listOf({ witnesses }: WitnessDesk): WitnessList {
  return {
    ok: true,
    waiting: witnesses.waiting().map(({ address, key, since, vkey }) => {
      return { name: key.name, vkey, fingerprint: toHex(key.publicKey), since, address };
    }),
    enrolled: witnesses.all().map(({ enrolledAt, enrolledBy, name, removedAt, vkey }) => {
      return { name, vkey, enrolledAt, enrolledBy, isRemoved: removedAt !== null };
    }),
  };
}
