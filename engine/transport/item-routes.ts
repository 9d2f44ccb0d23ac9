import { type Request, type Response, Router, json, raw } from 'express';
import type { Logger } from 'pino';
import { spokenText } from '#domain/item/rich-text.ts';
import { type Refusal, refuse } from '#domain/session/refusal.ts';
import {
  type BanksReply,
  type DuplicatesReply,
  type ImportProgress,
  type ImportStarted,
  type ItemRecordReply,
  type ItemReply,
  type ItemsReply,
  type PreviewReply,
  bankPath,
  importQuery,
  itemActMessage,
  itemPath,
  putBank,
  putItem,
} from '#protocol/items-http.ts';
import { previewImport } from '../actions/import-items.ts';
import type { ItemDesk } from '../actions/item-desk.ts';
import { viewDuplicates, viewItem, viewItems } from '../actions/view-items.ts';
import { actOnItem, writeItem } from '../actions/write-item.ts';
import type { StaffRecord } from '../storage/writer-messages.ts';
import { ItemImports } from './item-imports.ts';
import { onlyFromConsole } from './only-from-console.ts';
import { parseMessage } from './parse-message.ts';
import { type StaffDeed, may } from './staff-permissions.ts';

/** Asks who a request comes from. */
type WhoAsks = (request: Request) => Promise<StaffRecord | null>;

const LARGEST_FILE = '64mb';
const LARGEST_ITEM = '1mb';
/** Items of a preview that are sent whole, to be looked at. */
const WHOLE_ITEMS = 300;

/** A picture of an item is shown by its name; what is no picture is not shown. */
const PICTURES: Readonly<Record<string, string>> = {
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
};

/** The committee's items. Authors, reviewers and approvers each may what the table says; nobody else gets a word. */
export function itemRoutes(desk: ItemDesk, whoAsks: WhoAsks, log: Logger): Router {
  const imports = new ItemImports(desk, (fault) => log.error({ fault }, 'an import met a fault'));
  const router = Router();
  const asStaff = (deed: StaffDeed, answer: (staff: StaffRecord, request: Request, response: Response) => unknown) => {
    return async (request: Request, response: Response): Promise<void> => {
      response.set('Cache-Control', 'no-store');
      const staff = await whoAsks(request);
      if (staff === null) return void response.status(401).json(refuse('not-signed-in'));
      if (!may(staff.role, deed)) return void response.status(403).json(refuse('not-allowed'));
      await answer(staff, request, response);
    };
  };
  router.get(
    '/banks/:bank/media/:name',
    asStaff('see-items', (_, request, response) => showPicture(desk, request, response)),
  );
  router.use(onlyFromConsole);
  router.get(
    '/banks',
    asStaff('see-items', (_, __, response) => {
      say<BanksReply>(response, { ok: true, banks: desk.shelf.banks() });
    }),
  );
  router.put(
    '/banks/:bank',
    json({ limit: LARGEST_ITEM }),
    asStaff('import-items', (_, request, response) => {
      const path = parseMessage(bankPath, request.params);
      const body = parseMessage(putBank, request.body);
      if (!path.ok) return refused(response, path.refusal);
      if (!body.ok) return refused(response, body.refusal);
      desk.shelf.putBank({ id: path.value.bank, ...body.value });
      say<BanksReply>(response, { ok: true, banks: desk.shelf.banks() });
    }),
  );
  router.get(
    '/banks/:bank',
    asStaff('see-items', (_, request, response) => {
      const found = viewItems(desk, String(request.params['bank']));
      if (!found.ok) return refused(response, found.refusal);
      say<ItemsReply>(response, { ok: true, items: found.value });
    }),
  );
  router.get(
    '/banks/:bank/duplicates',
    asStaff('see-items', (_, request, response) => {
      const found = viewDuplicates(desk, String(request.params['bank']));
      if (!found.ok) return refused(response, found.refusal);
      say<DuplicatesReply>(response, { ok: true, duplicates: found.value });
    }),
  );
  router.get(
    '/banks/:bank/items/:item',
    asStaff('see-items', (_, request, response) => {
      const found = viewItem(desk, String(request.params['bank']), String(request.params['item']));
      if (!found.ok) return refused(response, found.refusal);
      say<ItemReply>(response, { ok: true, ...found.value });
    }),
  );
  router.put(
    '/banks/:bank/items',
    json({ limit: LARGEST_ITEM }),
    asStaff('write-items', (staff, request, response) => {
      const path = parseMessage(bankPath, request.params);
      const body = parseMessage(putItem, request.body);
      if (!path.ok) return refused(response, path.refusal);
      if (!body.ok) return refused(response, body.refusal);
      const { base, item, note } = body.value;
      const kept = writeItem(desk, { bank: path.value.bank, base, json: item, by: staff.name, note });
      if (!kept.ok) return refused(response, kept.refusal);
      say<ItemRecordReply>(response, { ok: true, record: kept.value });
    }),
  );
  router.post(
    '/banks/:bank/items/:item/acts',
    json({ limit: '4kb' }),
    asStaff('see-items', (staff, request, response) => {
      const path = parseMessage(itemPath, request.params);
      const body = parseMessage(itemActMessage, request.body);
      if (!path.ok) return refused(response, path.refusal);
      if (!body.ok) return refused(response, body.refusal);
      if (!may(staff.role, ACT_DEEDS[body.value.act])) return refused(response, refuse('not-allowed').refusal);
      const done = actOnItem(desk, { ...path.value, ...body.value, by: staff.name });
      if (!done.ok) return refused(response, done.refusal);
      say<ItemRecordReply>(response, { ok: true, record: done.value });
    }),
  );
  const file = raw({ type: () => true, limit: LARGEST_FILE });
  router.post(
    '/banks/:bank/preview',
    asStaff('import-items', (_, request, response) => {
      return withFile(file, request, response, async (order) => {
        const found = await previewImport(desk, order);
        if (!found.ok) return refused(response, found.refusal);
        const lines = found.value.lines.map(({ fate, item }, place) => {
          const { id, interaction, section, stem, topic } = item;
          const whole = place < WHOLE_ITEMS ? item : null;
          return { id, kind: interaction.kind, section, topic, said: spokenText(stem), fate, item: whole };
        });
        say<PreviewReply>(response, { ok: true, ...found.value, lines });
      });
    }),
  );
  router.post(
    '/banks/:bank/imports',
    asStaff('import-items', (staff, request, response) => {
      return withFile(file, request, response, (order) => {
        if (desk.isExamRunning()) return refused(response, refuse('exam-running').refusal);
        const started = imports.start({ ...order, by: staff.name });
        if (!started.ok) return refused(response, started.refusal);
        say<ImportStarted>(response, { ok: true, id: started.value });
      });
    }),
  );
  router.get(
    '/imports/:id',
    asStaff('import-items', (_, request, response) => {
      const running = imports.progress(String(request.params['id']));
      if (running === null) return refused(response, refuse('malformed', { detail: 'id: no such import' }).refusal);
      const { done, of, outcome } = running;
      const told = outcome === null ? null : outcome.ok ? { ok: true as const, ...outcome.value } : outcome;
      say<ImportProgress>(response, { ok: true, done, of, outcome: told });
    }),
  );
  return router;
}

const ACT_DEEDS = {
  submit: 'write-items',
  return: 'review-items',
  review: 'review-items',
  approve: 'approve-items',
  retire: 'approve-items',
} as const satisfies Record<string, StaffDeed>;

const STATUS: Partial<Record<Refusal['word'], number>> = {
  'unknown-bank': 404,
  'unknown-item': 404,
  'not-allowed': 403,
  'own-work': 403,
  'stale-version': 409,
  'wrong-phase': 409,
  'exam-running': 409,
  overloaded: 429,
  'not-stored': 500,
};

function refused(response: Response, refusal: Refusal): void {
  response.status(STATUS[refusal.word] ?? 400).json({ ok: false, refusal });
}

function say<Reply>(response: Response, reply: Reply): void {
  response.json(reply);
}

interface FileOrder {
  readonly bank: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Reads the body only of those who may send one. */
async function withFile(
  file: ReturnType<typeof raw>,
  request: Request,
  response: Response,
  answer: (order: FileOrder) => unknown,
): Promise<void> {
  const path = parseMessage(bankPath, request.params);
  const query = parseMessage(importQuery, request.query);
  if (!path.ok) return refused(response, path.refusal);
  if (!query.ok) return refused(response, query.refusal);
  await new Promise<void>((resolve, reject) => file(request, response, (fault) => (fault ? reject(fault) : resolve())));
  const bytes = Buffer.isBuffer(request.body) ? new Uint8Array(request.body) : new Uint8Array();
  if (bytes.length === 0) return refused(response, refuse('malformed', { detail: 'the file is empty' }).refusal);
  await answer({ bank: path.value.bank, name: query.value.name, bytes });
}

/** An SVG opened as a page of its own could run a script: it may not, here. */
function showPicture(desk: ItemDesk, request: Request, response: Response): void {
  const { bank, name } = request.params as { bank: string; name: string };
  const type = PICTURES[name.split('.').at(-1)?.toLowerCase() ?? ''];
  const bytes = type === undefined ? null : desk.shelf.medium(bank, `media/${name}`);
  if (type === undefined || bytes === null) return void response.status(404).end();
  response.set({
    'Content-Type': type,
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  });
  response.end(bytes);
}
