import { type Request, type Response, Router, raw } from 'express';
import type { SessionId } from '#domain/ids.ts';
import { LARGEST_PHOTO } from '#domain/roster/photo.ts';
import { refuse } from '#domain/session/refusal.ts';
import { type PhotosReply, rosterQuery } from '#protocol/sessions-http.ts';
import { openToken } from '../actions/attempt-token.ts';
import type { Hall } from '../actions/hall.ts';
import { type Photo, ownPhoto, readPhoto, takePhotos, withoutPhoto } from '../actions/photos.ts';
import type { SessionDesk } from '../actions/session-desk.ts';
import { isWithin } from '../actions/within-rooms.ts';
import { MediaLimits } from './media-limits.ts';
import { parseMessage } from './parse-message.ts';
import { staffOf } from './permit.ts';

/** Two thousand pictures as cameras of identity cards make them. */
const LARGEST_ARCHIVE = '128mb';
const BEARER = /^Bearer (\S{1,400})$/;
const body = raw({ type: () => true, limit: LARGEST_ARCHIVE });

/** Pictures of participants under `/sessions/:id`: given by the committee, looked at by who may check people in. */
export function photoRoutes(sessions: SessionDesk): Router {
  const router = Router();
  const { desk, isExamRunning, photos } = sessions;
  const onHall =
    (answer: (hall: Hall, request: Request, response: Response) => unknown) =>
    async (request: Request, response: Response) => {
      response.set('Cache-Control', 'no-store');
      const hall = desk.halls.get(String(request.params['id']) as SessionId);
      if (hall === undefined) return void response.status(404).json(refuse('unknown-session'));
      await answer(hall, request, response);
    };
  router.get(
    '/:id/photos',
    onHall(async (hall, _, response) => {
      const without = await withoutPhoto(photos, hall);
      response.json({ ok: true, taken: 0, without, problems: [] } satisfies PhotosReply);
    }),
  );
  router.post(
    '/:id/photos',
    onHall(async (hall, request, response) => {
      const query = parseMessage(rosterQuery, request.query);
      if (!query.ok) return response.status(400).json(query);
      const bytes = await bytesOf(request, response);
      // To unpack thousands takes the time of those who are answering; one face may come at any time.
      if (bytes.length > LARGEST_PHOTO && isExamRunning()) return response.status(409).json(refuse('exam-running'));
      const { problems, taken, without } = await takePhotos(sessions, hall, query.value.name, bytes);
      response.json({ ok: true, taken, without, problems } satisfies PhotosReply);
    }),
  );
  router.post(
    '/:id/photos/remove',
    onHall(async (hall, _, response) => {
      await photos.erase(hall.id);
      const without = await withoutPhoto(photos, hall);
      response.json({ ok: true, taken: 0, without, problems: [] } satisfies PhotosReply);
    }),
  );
  router.get(
    '/:id/people/:number/photo',
    onHall(async (hall, request, response) => {
      const person = hall.personByNumber(String(request.params['number']).trim());
      if (person === undefined) return response.status(404).json(refuse('unknown-participant'));
      if (!isWithin(staffOf(response).rooms, person)) return response.status(403).json(refuse('other-room'));
      send(response, await readPhoto(photos, hall.id, person.participant.number));
    }),
  );
  return router;
}

/** One's own picture, to who shows the token of the attempt at the computer where they sit. */
export function ownPhotoRoute({ desk, photos }: SessionDesk): Router {
  const router = Router();
  const limits = new MediaLimits();
  router.get('/', async (request, response) => {
    const token = BEARER.exec(request.get('authorization') ?? '')?.[1] ?? '';
    response.set({ 'Cache-Control': 'no-store', Vary: 'Authorization' });
    const seat = openToken(desk, token);
    const wait = await limits.spend(seat && JSON.stringify(seat), request.socket.remoteAddress ?? '');
    if (wait > 0) return void response.set('Retry-After', String(wait)).status(429).end();
    const photo = await ownPhoto(desk, photos, token);
    if (photo === 'not-signed-in') return void response.status(401).end();
    send(response, photo);
  });
  return router;
}

function send(response: Response, photo: Photo | null): void {
  // That there is none is an answer, and no error.
  if (photo === null) return void response.status(204).end();
  response.set('Content-Security-Policy', "default-src 'none'; sandbox");
  response.type(photo.type).end(photo.bytes);
}

async function bytesOf(request: Request, response: Response): Promise<Uint8Array> {
  await new Promise<void>((resolve, reject) => {
    body(request, response, (fault) => (fault === undefined ? resolve() : reject(fault as Error)));
  });
  return Buffer.isBuffer(request.body) ? new Uint8Array(request.body) : new Uint8Array();
}
