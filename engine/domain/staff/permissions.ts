import type { ItemAct } from '../authoring/decide-item.ts';
import type { ProposedAct } from '../session/proposed-act.ts';
import type { Role } from './role.ts';

/**
 * The one table of who may do what. Every message of the staff's wire and every route of the server has its line here, and what has
 * none nobody gets: the gate looks up the line before anything else runs. A test walks all of it as every role and as nobody.
 */
interface Deed {
  readonly roles: readonly Role[];
  /** `rooms`: about people or computers, and an account with rooms of its own reaches those in them alone. */
  readonly within: 'hall' | 'rooms';
}

const ROOM: readonly Role[] = ['invigilator', 'coordinator', 'committee'];
const DAY: readonly Role[] = ['coordinator', 'committee'];

export const DEEDS = {
  watch: { roles: [...ROOM, 'observer'], within: 'rooms' },
  'session-pin': { roles: DAY, within: 'hall' },
  'open-session': { roles: DAY, within: 'hall' },
  'close-session': { roles: DAY, within: 'hall' },
  'enrol-witnesses': { roles: DAY, within: 'hall' },
  'reveal-board': { roles: DAY, within: 'hall' },
  'extend-time': { roles: ROOM, within: 'rooms' },
  pause: { roles: ROOM, within: 'rooms' },
  unpause: { roles: ROOM, within: 'rooms' },
  'start-separately': { roles: ROOM, within: 'rooms' },
  'record-assistant': { roles: ROOM, within: 'rooms' },
  'release-sign-in': { roles: ROOM, within: 'rooms' },
  'move-seat': { roles: ROOM, within: 'rooms' },
  'release-workstations': { roles: ROOM, within: 'rooms' },
  'force-hand-in': { roles: ROOM, within: 'rooms' },
  workstations: { roles: [...ROOM, 'technician'], within: 'rooms' },
  'seb-file': { roles: ['committee'], within: 'hall' },
  'send-message': { roles: ROOM, within: 'rooms' },
  'write-incidents': { roles: ROOM, within: 'rooms' },
  compensate: { roles: ROOM, within: 'rooms' },
  'manage-accounts': { roles: DAY, within: 'hall' },
  'see-minutes': { roles: DAY, within: 'hall' },
  'list-held': { roles: ROOM, within: 'rooms' },
  // What counts is not for the room to decide.
  'decide-held': { roles: ['committee'], within: 'rooms' },
  // What nobody does alone: who may say that it should be done, and who, being somebody else, that it is done.
  propose: { roles: ROOM, within: 'rooms' },
  'settle-proposals': { roles: DAY, within: 'rooms' },
  'amend-keys': { roles: ['committee'], within: 'hall' },
  'see-items': { roles: ['author', 'reviewer', 'committee'], within: 'hall' },
  'write-items': { roles: ['author', 'reviewer', 'committee'], within: 'hall' },
  'import-items': { roles: ['author', 'committee'], within: 'hall' },
  'review-items': { roles: ['reviewer', 'committee'], within: 'hall' },
  'approve-items': { roles: ['committee'], within: 'hall' },
  // A bank with all its keys in one file.
  'export-items': { roles: ['committee'], within: 'hall' },
  // From one's own bank, rules and roster; and what came of it.
  'prepare-sessions': { roles: ['committee'], within: 'hall' },
  'rank-sessions': { roles: ['committee'], within: 'hall' },
  // The door before the opening, and the steps of the day.
  'check-in-sessions': { roles: ROOM, within: 'rooms' },
  // Shows people their own answers, to whoever brings the key of their receipt.
  'check-desk': { roles: ['observer', ...DAY], within: 'hall' },
  'lead-sessions': { roles: DAY, within: 'hall' },
} as const satisfies Record<string, Deed>;

export type StaffDeed = keyof typeof DEEDS;

export function may(role: string, deed: StaffDeed): boolean {
  return (DEEDS[deed].roles as readonly string[]).includes(role);
}

/** What an act on an item is, beyond seeing it. */
export const ITEM_ACT_DEEDS = {
  submit: 'write-items',
  return: 'review-items',
  review: 'review-items',
  approve: 'approve-items',
  retire: 'approve-items',
} as const satisfies Record<ItemAct, StaffDeed>;

/** Who proposes and who confirms each act that needs two accounts. Nobody confirms what they proposed. */
export const ACT_DEEDS = {
  disqualify: { propose: 'propose', confirm: 'settle-proposals' },
  reopen: { propose: 'propose', confirm: 'settle-proposals' },
  extend: { propose: 'propose', confirm: 'settle-proposals' },
  'check-in': { propose: 'propose', confirm: 'settle-proposals' },
  held: { propose: 'decide-held', confirm: 'settle-proposals' },
  amend: { propose: 'amend-keys', confirm: 'amend-keys' },
} as const satisfies Record<ProposedAct['kind'], Readonly<Record<'propose' | 'confirm', StaffDeed>>>;

/** Messages of the namespace `/staff`, by the name of the event. The other namespaces know no staff. */
export const MESSAGES = {
  watch: 'watch',
  'open-session': 'open-session',
  'close-session': 'close-session',
  'reveal-board': 'reveal-board',
  'extend-time': 'extend-time',
  pause: 'pause',
  unpause: 'unpause',
  'start-separately': 'start-separately',
  'record-assistant': 'record-assistant',
  'release-sign-in': 'release-sign-in',
  'move-seat': 'move-seat',
  'release-workstations': 'release-workstations',
  'force-hand-in': 'force-hand-in',
  'send-message': 'send-message',
  'withdraw-message': 'send-message',
  'withdraw-extension': 'extend-time',
  'list-held': 'list-held',
  // Which act it is decides further: `ACT_DEEDS`.
  'preview-act': 'propose',
  propose: 'propose',
  'confirm-proposal': 'settle-proposals',
  'reject-proposal': 'settle-proposals',
  'withdraw-proposal': 'propose',
} as const satisfies Record<string, StaffDeed>;

/** `anybody`: no account is asked for, but perhaps a candidate's token. `own-account`: whoever is signed in, about themselves. */
export type WhoMayEnter = 'anybody' | 'own-account' | StaffDeed;

/** `:name` stands for one part of a path, `*` at the end for any more. GET stands for HEAD too. */
export const ROUTES = {
  'GET /healthz': 'anybody',
  'GET /ca.pem': 'anybody',
  'GET /': 'anybody',
  'GET /console': 'anybody',
  'GET /bank': 'anybody',
  'GET /bank/preview': 'anybody',
  'GET /preview-assets/assets/*': 'anybody',
  'GET /committee': 'anybody',
  'GET /live': 'anybody',
  'GET /live/exams': 'anybody',
  'GET /portal': 'anybody',
  'GET /verify': 'anybody',
  'GET /verify/:file': 'anybody',
  'GET /leave': 'anybody',
  'GET /assets/*': 'anybody',
  'GET /console-assets/assets/*': 'anybody',
  'GET /ledger/vkey': 'anybody',
  'GET /ledger/:session/checkpoint': 'anybody',
  'GET /ledger/sessions': 'anybody',
  'GET /ledger/:session/witnesses': 'anybody',
  'GET /ledger/:session/consistency/:from/:to': 'anybody',
  'POST /ledger/witness': 'anybody',
  'POST /ledger/:session/seen': 'anybody',
  'GET /witness': 'anybody',
  'GET /check': 'anybody',
  'POST /check/:session': 'check-desk',
  'POST /workstation': 'anybody',
  'GET /enter': 'anybody',
  'GET /enter/:nonce': 'anybody',
  'GET /media/:name': 'anybody',
  // To who shows the token of an attempt: their own.
  'GET /own-photo': 'anybody',
  'POST /staff/sign-in': 'anybody',
  'POST /staff/sign-out': 'anybody',
  'POST /staff/password': 'own-account',
  'GET /staff/me': 'anybody',
  'GET /staff/factor': 'own-account',
  'POST /staff/factor/begin': 'own-account',
  'POST /staff/factor/confirm': 'own-account',
  'POST /staff/factor/drop': 'own-account',
  // Whose account it is decides further: `mayManage`.
  'GET /staff/accounts': 'manage-accounts',
  'POST /staff/accounts': 'manage-accounts',
  'POST /staff/accounts/acts': 'manage-accounts',
  'GET /staff/sessions/:id/pin': 'session-pin',
  'POST /staff/sessions/:id/pin': 'session-pin',
  'GET /staff/sessions/:id/people/:number/signs': 'watch',
  'GET /staff/sessions/:id/people/:number/timeline': 'watch',
  'GET /staff/sessions/:id/incidents': 'watch',
  'POST /staff/sessions/:id/incidents': 'write-incidents',
  'POST /staff/sessions/:id/incidents/:incident/notes': 'write-incidents',
  'GET /staff/sessions/:id/incidents/:incident/losses': 'watch',
  'POST /staff/sessions/:id/incidents/:incident/compensation': 'compensate',
  'GET /staff/sessions/:id/minutes': 'see-minutes',
  'POST /staff/sessions/:id/seb-file': 'seb-file',
  'GET /staff/workstations': 'workstations',
  'POST /staff/workstations/approve': 'workstations',
  'POST /staff/workstations/decline': 'workstations',
  'POST /staff/workstations/rename': 'workstations',
  'POST /staff/workstations/revoke': 'workstations',
  // Who lets computers in puts them on the seats of a map.
  'GET /rooms': 'workstations',
  'PUT /rooms': 'prepare-sessions',
  'POST /rooms/remove': 'prepare-sessions',
  'GET /staff/witnesses': 'enrol-witnesses',
  'POST /staff/witnesses/enrol': 'enrol-witnesses',
  'POST /staff/witnesses/remove': 'enrol-witnesses',
  'GET /sessions': 'prepare-sessions',
  'POST /sessions': 'prepare-sessions',
  'POST /sessions/roster': 'prepare-sessions',
  'POST /sessions/check': 'prepare-sessions',
  'POST /sessions/trial': 'prepare-sessions',
  'GET /sessions/:id/day': 'check-in-sessions',
  'GET /sessions/:id/people/:number': 'check-in-sessions',
  'GET /sessions/:id/people/:number/photo': 'check-in-sessions',
  'GET /sessions/:id/photos': 'prepare-sessions',
  'POST /sessions/:id/photos': 'prepare-sessions',
  'POST /sessions/:id/photos/remove': 'prepare-sessions',
  'POST /sessions/:id/check-in': 'check-in-sessions',
  'POST /sessions/:id/late': 'propose',
  'POST /sessions/:id/late/confirm': 'settle-proposals',
  'POST /sessions/:id/late/reject': 'settle-proposals',
  'POST /sessions/:id/late/withdraw': 'propose',
  'POST /sessions/:id/card': 'check-in-sessions',
  'POST /sessions/:id/posting': 'lead-sessions',
  'POST /sessions/:id/door': 'lead-sessions',
  'POST /sessions/:id/lots': 'lead-sessions',
  'GET /sessions/:id/rooms': 'watch',
  'GET /sessions/:id/seats': 'check-in-sessions',
  'GET /sessions/:id/seats.csv': 'check-in-sessions',
  'GET /sessions/:id/results': 'rank-sessions',
  'GET /sessions/:id/results.csv': 'rank-sessions',
  'GET /items/banks': 'see-items',
  'PUT /items/banks/:bank': 'import-items',
  'GET /items/banks/:bank': 'see-items',
  'GET /items/banks/:bank/duplicates': 'see-items',
  'GET /items/banks/:bank/items/:item': 'see-items',
  'PUT /items/banks/:bank/items': 'write-items',
  // Which act it is decides further: `ITEM_ACT_DEEDS`.
  'POST /items/banks/:bank/items/:item/acts': 'see-items',
  'POST /items/banks/:bank/preview': 'import-items',
  'POST /items/banks/:bank/imports': 'import-items',
  'GET /items/imports/:id': 'import-items',
  'GET /items/banks/:bank/usage': 'see-items',
  'POST /items/banks/:bank/tags': 'write-items',
  'POST /items/banks/:bank/check': 'write-items',
  'GET /items/definitions': 'see-items',
  'POST /items/banks/:bank/paper': 'see-items',
  'GET /items/banks/:bank/export': 'export-items',
  'GET /items/banks/:bank/media': 'see-items',
  'POST /items/banks/:bank/media': 'write-items',
  'GET /items/banks/:bank/media/:name': 'see-items',
} as const satisfies Record<string, WhoMayEnter>;

export type RouteName = keyof typeof ROUTES;

const PATTERNS = (Object.keys(ROUTES) as RouteName[]).map((name) => {
  const [method = '', path = ''] = name.split(' ');
  return { name, method, parts: path.split('/').slice(1) };
});

/** The line of a request, or null where the table has none. Case and a slash at the end do not matter, as they do not to the
 * router. */
export function routeOf(method: string, path: string): RouteName | null {
  const asked = path.split('/').slice(1);
  if (asked.length > 1 && asked.at(-1) === '') asked.pop();
  const verb = method === 'HEAD' ? 'GET' : method;
  return PATTERNS.find((pattern) => pattern.method === verb && fits(pattern.parts, asked))?.name ?? null;
}

function fits(parts: readonly string[], asked: readonly string[]): boolean {
  const isOpen = parts.at(-1) === '*';
  if (isOpen ? asked.length < parts.length : asked.length !== parts.length) return false;
  return parts.every((part, place) => part === asked[place]?.toLowerCase() || isStandIn(part, asked[place] ?? ''));
}

function isStandIn(part: string, asked: string): boolean {
  return part === '*' || (part.startsWith(':') && asked !== '');
}
