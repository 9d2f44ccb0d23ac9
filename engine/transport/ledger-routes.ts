import { Router } from 'express';
import type { Desk } from '../actions/desk.ts';

/**
 * What anybody may take home of a ledger: its key, and its newest checkpoint as a C2SP signed note. Who has kept one can show
 * later that the ledger was changed or cut short (`terang verify-ledger --vkey … --checkpoint …`).
 */
export function ledgerRoutes(desk: Desk): Router {
  const router = Router();
  router.get('/vkey', (_, response) => void response.type('text').send(`${desk.queue.vkey}\n`));
  router.get('/:session/checkpoint', async (request, response) => {
    const note = await desk.reads.checkpoint(request.params.session);
    response.set('Cache-Control', 'no-store').type('text');
    if (note === null) response.status(404).send('Tidak ada sesi ini. / There is no such session.\n');
    else response.send(note);
  });
  return router;
}
