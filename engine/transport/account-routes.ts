import { type Request, type Response, Router } from 'express';
import type { Decision } from '#domain/session/refusal.ts';
import {
  type AccountActed,
  type AccountList,
  type FactorBegun,
  type FactorConfirmed,
  type FactorState,
  accountActMessage,
  factorCodeMessage,
  makeAccountMessage,
} from '#protocol/staff-accounts.ts';
import type { Desk } from '../actions/desk.ts';
import { actOnAccount, makeAccount, viewAccounts } from '../actions/manage-accounts.ts';
import { beginSecondFactor, confirmSecondFactor, dropSecondFactor } from '../actions/second-factor.ts';
import { parseMessage } from './parse-message.ts';
import { signedInOf } from './permit.ts';
import type { SignInLimits } from './sign-in-limits.ts';

/** Accounts of the staff, and one's own second factor. Behind the gate of `permit.ts`. */
export function accountRoutes(desk: Desk, limits: SignInLimits): Router {
  const router = Router();
  router.get('/accounts', async (_, response) => {
    send(response, { ok: true, ...(await viewAccounts(desk, signedInOf(response))) } satisfies AccountList);
  });
  router.post('/accounts', async (request, response) => {
    const asked = parseMessage(makeAccountMessage, request.body);
    if (!asked.ok) return send(response, asked);
    told(response, await makeAccount(desk, signedInOf(response), asked.value));
  });
  router.post('/accounts/acts', async (request, response) => {
    const asked = parseMessage(accountActMessage, request.body);
    if (!asked.ok) return send(response, asked);
    const { name, reason, what } = asked.value;
    told(response, await actOnAccount(desk, signedInOf(response), name, what, reason));
  });
  router.get('/factor', (_, response) => {
    const { recovery, totp } = signedInOf(response).staff;
    send(response, { ok: true, isOn: totp !== null, codesLeft: recovery.length } satisfies FactorState);
  });
  router.post('/factor/begin', (_, response) => {
    send(response, { ok: true, ...beginSecondFactor(desk, signedInOf(response)) } satisfies FactorBegun);
  });
  router.post('/factor/confirm', (request, response) =>
    withCode(request, response, limits, async (code) => {
      const done = await confirmSecondFactor(desk, signedInOf(response), code);
      return done.ok ? ({ ok: true, codes: [...done.value] } satisfies FactorConfirmed) : done;
    }),
  );
  router.post('/factor/drop', (request, response) =>
    withCode(request, response, limits, async (code) => {
      const done = await dropSecondFactor(desk, signedInOf(response), code);
      return done.ok ? { ok: true } : done;
    }),
  );
  return router;
}

/** Six digits are guessed in an hour by who may try without end. */
async function withCode(
  request: Request,
  response: Response,
  limits: SignInLimits,
  act: (code: string) => Promise<{ readonly ok: boolean }>,
): Promise<void> {
  const asked = parseMessage(factorCodeMessage, request.body);
  if (!asked.ok) return send(response, asked);
  const { name } = signedInOf(response).staff;
  const machine = `code ${request.ip ?? ''}`;
  const allowed = await limits.check(name, machine, true);
  if (!allowed.ok) return void response.status(429).json(allowed);
  const done = await act(asked.value.code);
  if (done.ok) await limits.succeeded(name, machine, true);
  send(response, done);
}

function told(response: Response, done: Decision<string | null>): void {
  send(response, done.ok ? ({ ok: true, password: done.value } satisfies AccountActed) : done);
}

function send<Reply extends { readonly ok: boolean }>(response: Response, reply: Reply): void {
  response
    .status(reply.ok ? 200 : 400)
    .set('Cache-Control', 'no-store')
    .json(reply);
}
