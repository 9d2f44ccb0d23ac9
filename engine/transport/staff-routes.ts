import { type Request, type Response, Router, json } from 'express';
import type { SessionId } from '#domain/ids.ts';
import { refuse } from '#domain/session/refusal.ts';
import {
  type PersonSigns,
  type PinSeen,
  type PinShown,
  askSessionPin,
  changePassword as changePasswordMessage,
  staffSignIn,
} from '#protocol/staff-http.ts';
import type { PersonTimeline } from '#protocol/staff-people.ts';
import type { Desk } from '../actions/desk.ts';
import type { Person } from '../actions/person.ts';
import { changePassword, signInStaff } from '../actions/sign-in-staff.ts';
import { passSecondFactor } from '../actions/second-factor.ts';
import { beginStaffSession, endStaffSessions } from '../actions/staff-sessions.ts';
import { viewSigns } from '../actions/view-signs.ts';
import { viewTimeline } from '../actions/view-timeline.ts';
import { renewSessionPin, showSessionPin } from '../actions/session-pin.ts';
import { isWithin } from '../actions/within-rooms.ts';
import type { StaffRecord } from '../storage/writer-messages.ts';
import { accountRoutes } from './account-routes.ts';
import { whoAsks } from './ask-staff.ts';
import { isKnownDevice, rememberDevice } from './known-device.ts';
import { parseMessage } from './parse-message.ts';
import { staffOf } from './permit.ts';
import { plainAddress } from './plain-address.ts';
import { sendSebFile } from './seb-file-route.ts';
import { SignInLimits } from './sign-in-limits.ts';
import { STAFF_COOKIE } from './staff-cookie.ts';
import { workstationRoutes } from './workstation-routes.ts';

const COOKIE = { httpOnly: true, sameSite: 'strict', path: '/' } as const;

/** The staff's few HTTP calls. They stand behind the gate of `permit.ts`. */
export function staffRoutes(desk: Desk): Router {
  const limits = new SignInLimits({ perName: 10, perMachine: 100, perNameAnywhere: 60, slowSecret: true });
  const router = Router();
  router.use(json({ limit: '4kb' }));
  router.post('/sign-in', (request, response) => signIn(desk, limits, request, response));
  router.post('/sign-out', (request, response) => signOut(desk, request, response));
  router.post('/password', (request, response) => newPassword(desk, limits, request, response));
  router.get('/me', (request, response) => whoAmI(desk, request, response));
  router.get('/sessions/:id/pin', (request, response) => {
    const hall = desk.halls.get(request.params.id as SessionId);
    if (hall === undefined) return void response.status(404).json(refuse('unknown-session'));
    response.set('Cache-Control', 'no-store').json({ ok: true, seen: hall.preparation.pin } satisfies PinSeen);
  });
  router.post('/sessions/:id/pin', (request, response) => tellPin(desk, request, response));
  router.get('/sessions/:id/people/:number/signs', (request, response) =>
    tellOf(desk, request, response, (person): PersonSigns => ({ ok: true, signs: viewSigns(person) })),
  );
  router.get('/sessions/:id/people/:number/timeline', (request, response) =>
    tellOf(desk, request, response, (person): PersonTimeline => ({ ok: true, ...viewTimeline(person) })),
  );
  router.post('/sessions/:id/seb-file', (request, response) => sendSebFile(desk, request, response));
  router.use('/workstations', workstationRoutes(desk));
  router.use(accountRoutes(desk, limits));
  return router;
}

async function tellPin(desk: Desk, request: Request, response: Response): Promise<void> {
  const hall = desk.halls.get(String(request.params['id']) as SessionId);
  if (hall === undefined) return void response.status(404).json(refuse('unknown-session'));
  const asked = parseMessage(askSessionPin, request.body);
  if (!asked.ok) return void response.status(400).json(asked);
  const { name } = staffOf(response);
  const told =
    asked.value.act === 'show'
      ? await showSessionPin(desk, hall, { name, reason: '' })
      : await renewSessionPin(desk, hall, { name, reason: asked.value.reason });
  response.set('Cache-Control', 'no-store').status(told.ok ? 200 : 409);
  response.json((told.ok ? { ok: true, pin: told.value } : told) satisfies PinShown);
}

/** Of one person within reach of who asks. */
function tellOf(desk: Desk, request: Request, response: Response, tell: (person: Person) => object): void {
  const { id, number } = request.params;
  const person = desk.halls.get(String(id) as SessionId)?.personByNumber(String(number));
  if (person === undefined) return void response.status(404).json(refuse('unknown-participant'));
  if (!isWithin(staffOf(response).rooms, person)) return void response.status(403).json(refuse('other-room'));
  response.set('Cache-Control', 'no-store').json(tell(person));
}

/** That nobody is signed in is an answer here, and no error: a page asks it before it shows the form. */
async function whoAmI(desk: Desk, request: Request, response: Response): Promise<void> {
  const found = await whoAsks(desk, request);
  response.json(found === null ? refuse('not-signed-in') : me(found.staff));
}

async function signIn(desk: Desk, limits: SignInLimits, request: Request, response: Response): Promise<void> {
  const parsed = parseMessage(staffSignIn, request.body);
  if (!parsed.ok) return void response.status(400).json(parsed);
  const { code, name, password } = parsed.value;
  const machine = request.ip ?? '';
  const isKnown = isKnownDevice(desk, request, name);
  const allowed = await limits.check(name, machine, isKnown);
  if (!allowed.ok) return void response.status(429).json(allowed);
  const right = await signInStaff(desk, name, password);
  const known = right.ok ? await passSecondFactor(desk, right.value.name, code ?? null) : right;
  if (!known.ok) {
    await limits.failed(machine);
    return void response.status(401).json(known);
  }
  await limits.succeeded(name, machine, isKnown);
  await leaveBehind(desk, request);
  await welcome(desk, request, response, known.value);
}

async function newPassword(desk: Desk, limits: SignInLimits, request: Request, response: Response): Promise<void> {
  const parsed = parseMessage(changePasswordMessage, request.body);
  if (!parsed.ok) return void response.status(400).json(parsed);
  const staff = staffOf(response);
  const machine = request.ip ?? '';
  const isKnown = isKnownDevice(desk, request, staff.name);
  const allowed = await limits.check(staff.name, machine, isKnown);
  if (!allowed.ok) return void response.status(429).json(allowed);
  const changed = await changePassword(desk, staff.name, parsed.value.current, parsed.value.next);
  if (!changed.ok) {
    await limits.failed(machine);
    return void response.status(changed.refusal.word === 'weak-password' ? 400 : 401).json(changed);
  }
  await limits.succeeded(staff.name, machine, isKnown);
  await welcome(desk, request, response, changed.value);
}

async function signOut(desk: Desk, request: Request, response: Response): Promise<void> {
  await leaveBehind(desk, request);
  response.clearCookie(STAFF_COOKIE, COOKIE).json({ ok: true });
}

/** Whatever the browser was signed in as before is over, here and for whoever has copied it. */
async function leaveBehind(desk: Desk, request: Request): Promise<void> {
  const before = await whoAsks(desk, request);
  if (before !== null) await endStaffSessions(desk, before.staff.name, { only: before.session.id });
}

async function welcome(desk: Desk, request: Request, response: Response, staff: StaffRecord): Promise<void> {
  const token = await beginStaffSession(desk, staff.name, plainAddress(request.socket.remoteAddress));
  response.cookie(STAFF_COOKIE, token, { ...COOKIE, secure: request.secure });
  rememberDevice(desk, request, response, staff.name);
  response.json(me(staff));
}

function me(staff: StaffRecord) {
  return { ok: true, name: staff.name, role: staff.role, usesInitialPassword: staff.usesInitialPassword };
}
