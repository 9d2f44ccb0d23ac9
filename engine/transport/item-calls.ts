import { type Request, type Response, Router, json, raw } from 'express';
import type { z } from 'zod';
import { type Decision, type Refusal, accept, refuse } from '#domain/session/refusal.ts';
import { importQuery } from '#protocol/items-http.ts';
import type { StaffRecord } from '../storage/writer-messages.ts';
import { parseMessage } from './parse-message.ts';
import { staffOf } from './permit.ts';

/** What a reply holds beside its `ok`. */
type Told<Reply> = Omit<Extract<Reply, { ok: true }>, 'ok'>;

/** A reply of the protocol, held to its shape. */
export function tell<Reply>(told: Told<Reply>): Decision<Told<Reply>> {
  return accept(told);
}

interface Call<Path, Body> {
  readonly path: z.ZodType<Path>;
  readonly body: z.ZodType<Body>;
}

interface Asked<Path, Body> {
  readonly staff: StaffRecord;
  readonly path: Path;
  readonly body: Body;
}

interface Uploaded<Path> {
  readonly staff: StaffRecord;
  readonly path: Path;
  readonly name: string;
  readonly bytes: Uint8Array;
}

const LARGEST_MESSAGE = '1mb';
const LARGEST_FILE = '64mb';

const readJson = json({ limit: LARGEST_MESSAGE });
const readFile = raw({ type: () => true, limit: LARGEST_FILE });

/**
 * Calls about items, behind the gate: path and body are parsed, then one action is asked. The body of somebody who may not send one is
 * never read.
 */
export class ItemCalls {
  readonly router = Router();

  get<Path, Value extends object>(
    address: string,
    { path }: Pick<Call<Path, never>, 'path'>,
    answer: (asked: Omit<Asked<Path, never>, 'body'>) => Decision<Value>,
  ): void {
    this.router.get(
      address,
      this.asStaff((staff, request, response) => {
        const parsed = parseMessage(path, request.params);
        reply(response, parsed.ok ? answer({ staff, path: parsed.value }) : parsed);
      }),
    );
  }

  send<Path, Body, Value extends object>(
    method: 'put' | 'post',
    address: string,
    { body, path }: Call<Path, Body>,
    answer: (asked: Asked<Path, Body>) => Decision<Value>,
  ): void {
    this.router[method](
      address,
      this.asStaff(async (staff, request, response) => {
        await read(readJson, request, response);
        const place = parseMessage(path, request.params);
        if (!place.ok) return reply(response, place);
        const said = parseMessage(body, request.body);
        reply(response, said.ok ? answer({ staff, path: place.value, body: said.value }) : said);
      }),
    );
  }

  /** A file as the body, by its name in the query. */
  upload<Path, Value extends object>(
    address: string,
    { path }: Pick<Call<Path, never>, 'path'>,
    answer: (uploaded: Uploaded<Path>) => Decision<Value> | Promise<Decision<Value>>,
  ): void {
    this.router.post(
      address,
      this.asStaff(async (staff, request, response) => {
        const place = parseMessage(path, request.params);
        if (!place.ok) return reply(response, place);
        const query = parseMessage(importQuery, request.query);
        if (!query.ok) return reply(response, query);
        await read(readFile, request, response);
        const bytes = Buffer.isBuffer(request.body) ? new Uint8Array(request.body) : new Uint8Array();
        if (bytes.length === 0) return reply(response, refuse('malformed', { detail: 'the file is empty' }));
        reply(response, await answer({ staff, path: place.value, name: query.value.name, bytes }));
      }),
    );
  }

  /** For a reply that is no JSON. */
  raw<Path>(
    address: string,
    { path }: Pick<Call<Path, never>, 'path'>,
    answer: (path: Path, response: Response) => unknown,
  ): void {
    this.router.get(
      address,
      this.asStaff((_, request, response) => {
        const place = parseMessage(path, request.params);
        return place.ok ? answer(place.value, response) : refused(response, place.refusal);
      }),
    );
  }

  private asStaff(answer: (staff: StaffRecord, request: Request, response: Response) => unknown) {
    return async (request: Request, response: Response): Promise<void> => {
      response.set('Cache-Control', 'no-store');
      await answer(staffOf(response), request, response);
    };
  }
}

function read(reader: ReturnType<typeof json>, request: Request, response: Response): Promise<void> {
  return new Promise((resolve, reject) => reader(request, response, (fault) => (fault ? reject(fault) : resolve())));
}

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

export function refused(response: Response, refusal: Refusal): void {
  response.status(STATUS[refusal.word] ?? 400).json({ ok: false, refusal });
}

function reply(response: Response, decided: Decision<object>): void {
  if (decided.ok) response.json({ ok: true, ...decided.value });
  else refused(response, decided.refusal);
}
