import { type Request, type Response, Router, json } from 'express';
import { refuse } from '#domain/session/refusal.ts';
import { type GreetedReply, greeting } from '#protocol/candidate-http.ts';
import type { Desk } from '../actions/desk.ts';
import { greetWorkstation } from '../actions/greet-workstation.ts';
import { parseMessage } from './parse-message.ts';
import { plainAddress } from './plain-address.ts';
import { keepCredential, keepTicket, shownBy } from './workstation-cookies.ts';

/** Where a candidate's page learns which computer it is on. It needs a header that another site's page cannot send unasked. */
export function greetRoutes(desk: Desk): Router {
  const router = Router();
  router.post('/', json({ limit: '4kb' }), (request, response) => {
    if (request.get('x-terang') !== 'candidate') {
      return void response.status(403).json(refuse('not-allowed', { detail: 'the header x-terang is missing' }));
    }
    greet(desk, request, response.set('Cache-Control', 'no-store'));
  });
  return router;
}

function greet(desk: Desk, request: Request, response: Response<GreetedReply>): void {
  const parsed = parseMessage(greeting, request.body);
  if (!parsed.ok) return void response.status(400).json(parsed);
  const { again, lockdown, name } = parsed.value;
  const greeted = greetWorkstation(desk, {
    shown: shownBy(request.headers.cookie),
    address: plainAddress(request.socket.remoteAddress),
    suggestedName: name,
    lockdown,
    again,
  });
  switch (greeted.state) {
    case 'enrolled': {
      const { name: called, room, seat } = greeted.workstation;
      if (greeted.credential !== null) keepCredential(response, greeted.credential, request.secure);
      return void response.json({
        ok: true,
        state: 'enrolled',
        name: called,
        room,
        seat,
        isNew: greeted.credential !== null,
      });
    }
    case 'waiting': {
      const { askAgainMs, code, isAsked, ticket } = greeted;
      keepTicket(response, ticket, request.secure);
      return void response.json({ ok: true, state: 'waiting', code, isAsked, askAgainMs });
    }
    case 'declined':
      return void response.json({ ok: true, state: 'declined', askAgainMs: greeted.askAgainMs });
  }
}
