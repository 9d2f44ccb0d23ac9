import { type Request, type Response, Router, json, raw } from 'express';
import type { SessionId } from '#domain/ids.ts';
import type { Instant } from '#domain/time.ts';
import { type Refusal, refuse } from '#domain/session/refusal.ts';
import {
  type CheckReply,
  type MakeReply,
  type PostingReply,
  type ResultsReply,
  type RosterReply,
  type SessionsReply,
  type TrialReply,
  checkSession,
  makeSessionMessage,
  rosterQuery,
  tryDefinition,
} from '#protocol/sessions-http.ts';
import type { SeatsReply, SessionRoomsReply } from '#protocol/rooms-http.ts';
import { leafCode } from '#domain/ledger/tlog-proof.ts';
import { postManifest } from '../actions/post-manifest.ts';
import { listBanks } from '../actions/find-bank.ts';
import type { Hall } from '../actions/hall.ts';
import { checkChoice, makeSession, trySession } from '../actions/make-session.ts';
import type { SessionDesk } from '../actions/session-desk.ts';
import { summarise } from '../actions/view-monitor.ts';
import { seatSheet, viewSeats } from '../actions/view-seats.ts';
import { viewChanges } from '../actions/view-board.ts';
import { type CodeOf, type ResultRow, resultRows, viewResults } from '../actions/view-results.ts';
import type { StaffRecord } from '../storage/writer-messages.ts';
import { lateRoutes } from './late-routes.ts';
import { dayRoutes } from './day-routes.ts';
import { parseMessage } from './parse-message.ts';
import { staffOf } from './permit.ts';

const LARGEST_ROSTER = '16mb';
/** Ten thousand people and a definition. */
const LARGEST_CHOICE = '16mb';

type Answer = (request: Request, response: Response, staff: StaffRecord) => unknown;

/** The committee's sessions. `onMade` tells the consoles and boards of a session that is new. */
export function sessionRoutes(sessions: SessionDesk, onMade: () => void): Router {
  const router = Router();
  const { desk, formats } = sessions;
  const asStaff = (answer: Answer) => async (request: Request, response: Response) => {
    response.set('Cache-Control', 'no-store');
    await answer(request, response, staffOf(response));
  };
  // Behind the gate: nobody else makes this machine read megabytes.
  const body = json({ limit: LARGEST_CHOICE });
  const withBody = (read: typeof body, answer: Answer) =>
    asStaff(async (request, response, staff) => {
      await new Promise<void>((resolve, reject) => {
        read(request, response, (fault) => (fault === undefined ? resolve() : reject(fault as Error)));
      });
      await answer(request, response, staff);
    });
  router.get(
    '/',
    asStaff((_, response) => {
      const definitions = sessions.folders.definitions() as Readonly<Record<string, unknown>>[];
      const halls = [...desk.halls.values()].map(summarise);
      say<SessionsReply>(response, { ok: true, banks: listBanks(sessions), definitions, sessions: halls });
    }),
  );
  router.post(
    '/roster',
    withBody(raw({ type: () => true, limit: LARGEST_ROSTER }), async (request, response) => {
      const query = parseMessage(rosterQuery, request.query);
      if (!query.ok) return refused(response, query.refusal);
      const bytes = Buffer.isBuffer(request.body) ? new Uint8Array(request.body) : new Uint8Array();
      say<RosterReply>(response, { ok: true, ...wire(await formats.readRoster(bytes, query.value.name)) });
    }),
  );
  router.post(
    '/check',
    withBody(body, async (request, response) => {
      const choice = parseMessage(checkSession, request.body);
      if (!choice.ok) return refused(response, choice.refusal);
      const found = await checkChoice(sessions, choice.value);
      if (!found.ok) return refused(response, found.refusal);
      say<CheckReply>(response, { ok: true, problems: found.value });
    }),
  );
  router.post(
    '/',
    withBody(body, async (request, response, { name }) => {
      const choice = parseMessage(makeSessionMessage, request.body);
      if (!choice.ok) return refused(response, choice.refusal);
      const opensAt = choice.value.opensAt as Instant | null;
      const made = await makeSession(sessions, { ...choice.value, opensAt }, name);
      if (!made.ok) return refused(response, made.refusal);
      if ('problems' in made.value) {
        return say<MakeReply>(response, { ok: true, problems: made.value.problems, made: null });
      }
      onMade();
      const { cards, hall, sessionPin } = made.value;
      say<MakeReply>(response, { ok: true, problems: [], made: { id: hall.id, sessionPin, cards } });
    }),
  );
  router.post(
    '/trial',
    withBody(body, async (request, response, { name }) => {
      const choice = parseMessage(tryDefinition, request.body);
      if (!choice.ok) return refused(response, choice.refusal);
      const tried = await trySession(sessions, choice.value, name);
      if (!tried.ok) return refused(response, tried.refusal);
      if ('problems' in tried.value) {
        return say<TrialReply>(response, { ok: true, problems: tried.value.problems, made: null });
      }
      onMade();
      const { hall, participants, sessionPin } = tried.value;
      say<TrialReply>(response, { ok: true, problems: [], made: { id: hall.id, sessionPin, participants } });
    }),
  );
  router.use(dayRoutes(desk, onMade));
  router.use(lateRoutes(desk));
  router.post(
    '/:id/posting',
    asStaff(async (request, response, staff) => {
      const hall = desk.halls.get(String(request.params['id']) as SessionId);
      if (hall === undefined) return refused(response, refuse('unknown-session').refusal);
      const first = await postManifest(desk, hall, staff.name);
      if (!first.ok) return refused(response, first.refusal);
      const { definition, id, origin } = hall.stored;
      const { note, page } = await sessions.posting({ id, origin, definition, ...first.value });
      onMade();
      say<PostingReply>(response, { ok: true, note, page });
    }),
  );
  const withHall = (answer: (hall: Hall, response: Response, staff: StaffRecord) => unknown) =>
    asStaff((request, response, staff) => {
      const hall = desk.halls.get(String(request.params['id']) as SessionId);
      if (hall === undefined) return refused(response, refuse('unknown-session').refusal);
      return answer(hall, response, staff);
    });
  router.get(
    '/:id/rooms',
    withHall((hall, response) => {
      const rooms = hall.stored.rooms.map((room) => ({ ...room, cells: [...room.cells] }));
      say<SessionRoomsReply>(response, { ok: true, rooms });
    }),
  );
  router.get(
    '/:id/seats',
    withHall((hall, response, staff) => {
      say<SeatsReply>(response, { ok: true, title: hall.definition.title, seats: viewSeats(hall, staff.rooms) });
    }),
  );
  router.get(
    '/:id/seats.csv',
    withHall((hall, response, staff) => {
      response.set('Content-Disposition', `attachment; filename="meja-${hall.id}.csv"`);
      response.type('text/csv').send(formats.csv(seatSheet(hall, staff.rooms)));
    }),
  );
  const codeOf =
    (hall: Hall): CodeOf =>
    (entry) => {
      const [leaf] = desk.reads.leaves(hall.stored.no, entry, 1);
      return leaf === undefined ? null : leafCode(leaf);
    };
  router.get(
    '/:id/results',
    withHall((hall, response) => {
      const { root, size } = desk.queue.head(hall.id);
      const sections = hall.definition.sections.map(({ code }) => code);
      const rows = viewResults(hall, codeOf(hall)).map(wireRow);
      say<ResultsReply>(response, { ok: true, session: summarise(hall), sections, rows, ledger: { size, root } });
    }),
  );
  router.get(
    '/:id/results.csv',
    withHall((hall, response) => {
      response.set('Content-Disposition', `attachment; filename="hasil-${hall.id}.csv"`);
      response.type('text/csv').send(formats.csv(resultRows(hall, viewResults(hall, codeOf(hall)))));
    }),
  );
  return router;
}

/** Faults of single lines are the file's, and go as they are. */
function wire(read: Awaited<ReturnType<SessionDesk['formats']['readRoster']>>) {
  const lines = read.lines.map((line) => ({ ...line, accommodations: [...line.accommodations] }));
  return { lines, problems: read.problems, notes: read.notes };
}

function wireRow({ changes, outcome, score, ...row }: ResultRow) {
  const sections = (score?.sections ?? []).map(({ code, points }) => {
    const met = outcome?.sections.find((section) => section.code === code)?.met ?? null;
    return { code, points, met };
  });
  return {
    ...row,
    sections,
    total: score?.total ?? null,
    totalMet: outcome?.totalMet ?? null,
    meetsAll: outcome?.meetsAll ?? null,
    changes: viewChanges(changes),
  };
}

const STATUS: Partial<Record<Refusal['word'], number>> = {
  'unknown-bank': 404,
  'unknown-session': 404,
  'exam-running': 409,
};

function refused(response: Response, refusal: Refusal): void {
  response.status(STATUS[refusal.word] ?? 400).json({ ok: false, refusal });
}

function say<Reply>(response: Response, reply: Reply): void {
  response.json(reply);
}
