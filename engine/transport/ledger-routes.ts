import { type RequestHandler, type Response, Router, text } from 'express';
import { toBase64 } from '#domain/ledger/base64.ts';
import { Malformed } from '#domain/malformed.ts';
import type { Hall } from '../actions/hall.ts';
import { takeNote } from '../actions/take-note.ts';
import { viewWitnesses } from '../actions/view-witnesses.ts';
import type { WitnessDesk } from '../actions/witness-desk.ts';
import { plainAddress } from './plain-address.ts';

const LARGEST_NOTE = '16kb';
const LARGEST_KEY = '1kb';

/**
 * What anybody may take home of a ledger: its key, its newest checkpoint as a C2SP signed note, and the proof that one checkpoint
 * goes on from another. Who has kept a checkpoint shows it here: a ledger that is not the one that was signed is found out. All of
 * it is public, so a page from anywhere may ask, without cookies.
 */
export function ledgerRoutes(witnessDesk: WitnessDesk): Router {
  const { desk, ledgers, witnesses } = witnessDesk;
  const router = Router();
  router.use(forAnyPage);
  const ofSession =
    (answer: (hall: Hall, response: Response, params: Record<string, string>, body: string) => unknown) =>
    async (request: Parameters<RequestHandler>[0], response: Response) => {
      const params = request.params as Record<string, string>;
      const hall = [...desk.halls.values()].find(({ id }) => id === params['session']);
      if (hall === undefined)
        return void response.status(404).send('Tidak ada sesi ini. / There is no such session.\n');
      await answer(hall, response, params, typeof request.body === 'string' ? request.body : '');
    };
  router.get('/vkey', (_, response) => void response.type('text').send(`${desk.queue.vkey}\n`));
  router.get('/sessions', (_, response) => {
    const sessions = [...desk.halls.values()].map((hall) => {
      const { size } = desk.queue.head(hall.id);
      const title = hall.definition.title;
      return { id: hall.id, title, phase: hall.session.phase, size };
    });
    response.json({ vkey: desk.queue.vkey, sessions });
  });
  router.post('/witness', text({ limit: LARGEST_KEY }), (request, response) => {
    try {
      const vkey = typeof request.body === 'string' ? request.body.trim() : '';
      witnesses.offer(vkey, desk.now(), plainAddress(request.socket.remoteAddress ?? ''));
      response.json({ ok: true });
    } catch (fault) {
      if (!(fault instanceof Malformed)) throw fault;
      response.status(400).json({ ok: false, detail: fault.message });
    }
  });
  router.get(
    '/:session/checkpoint',
    ofSession(async (hall, response) => response.type('text').send((await desk.reads.checkpoint(hall.id)) ?? '')),
  );
  router.get(
    '/:session/witnesses',
    ofSession((hall, response) => response.json(viewWitnesses(witnessDesk, hall))),
  );
  router.get(
    '/:session/consistency/:from/:to',
    ofSession(async (hall, response, { from, to }) => {
      const proof = await ledgers.consistency(hall, countOf(from), countOf(to));
      if (proof === null) response.status(404).type('text').send('no such trees\n');
      else response.type('text').send(proof.map((hash) => `${toBase64(hash)}\n`).join(''));
    }),
  );
  router.post(
    '/:session/seen',
    text({ limit: LARGEST_NOTE }),
    ofSession(async (hall, response, _, note) => {
      const taken = await takeNote(witnessDesk, hall, note);
      if (!taken.ok) response.status(400).json(taken);
      else response.status(taken.value === 'consistent' ? 200 : 409).json({ ok: true, verdict: taken.value });
    }),
  );
  return router;
}

const forAnyPage: RequestHandler = (_, response, next) => {
  response.set({ 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'no-store' });
  next();
};

function countOf(written: string | undefined): number {
  return written !== undefined && /^[1-9]\d{0,14}$/.test(written) ? Number(written) : -1;
}
