import { OWN_STARTS } from '../../engine/domain/definition/accommodation.ts';
import { HELD_WHYS } from '../../engine/domain/answer/held-book.ts';
import type { FactType } from '../../engine/domain/ledger/fact.ts';
import { readStationKey } from '../../engine/domain/ledger/answer-chain.ts';
import { CLIENT_TIERS } from '../../engine/domain/lockdown/client-tier.ts';
import { SIGNS } from '../../engine/domain/lockdown/sign.ts';
import { PAGE_DIFFERENCES } from '../../engine/domain/workstation/page-report.ts';
import { INCIDENT_KINDS } from '../../engine/domain/session/incident-kind.ts';

type Shape = Readonly<Record<string, (value: unknown) => boolean>>;

const count = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const whole = (value: unknown): boolean => Number.isSafeInteger(value);
const text = (value: unknown): boolean => typeof value === 'string';
const flag = (value: unknown): boolean => typeof value === 'boolean';
const hash = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const pid = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{20}$/.test(value);
const texts = (value: unknown): boolean => Array.isArray(value) && value.every(text);
const pidOrAll = (value: unknown): boolean => value === 'all' || pid(value);
const oneOf =
  (...words: readonly string[]) =>
  (value: unknown): boolean =>
    words.includes(value as string);
const enrolment = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{16}$/.test(value);
const optional =
  (isSound: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    value === undefined || isSound(value);
const mapOf =
  (isSound: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(isSound);
const nullable =
  (isSound: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    value === null || isSound(value);
const sections = (value: unknown): boolean =>
  Array.isArray(value) && value.every((section) => wrongIn(section, { code: text, points: whole }) === null);
const answers = (value: unknown): boolean =>
  Array.isArray(value) && value.every((answer) => wrongIn(answer, { epoch: count, mutation: count }) === null);

const signature = (value: unknown): boolean => typeof value === 'string' && /^[A-Za-z0-9+/]{86}==$/.test(value);
const stationKey = (value: unknown): boolean => typeof value === 'string' && readStationKey(value) !== null;
const signed = { said: optional(hash), signature: optional(signature) };
const mutation = { at: count, pid, epoch: count, seq: count, clientAt: whole, ...signed };
const staffAct = { at: count, by: text, reason: text };
const seconded = { proposal: count, confirmedBy: text };
const maybeSeconded = { proposal: optional(count), confirmedBy: optional(text) };
const keyRule = (value: unknown): boolean =>
  wrongIn(value, { kind: oneOf('full', 'none') }) === null ||
  wrongIn(value, { kind: oneOf('key'), options: (list) => Array.isArray(list) && list.every(count) }) === null;
const pids = (value: unknown): boolean => value === 'all' || (Array.isArray(value) && value.every(pid));
const ACTS: readonly Shape[] = [
  { kind: oneOf('disqualify', 'check-in'), pid },
  { kind: oneOf('reopen'), pid, ms: count },
  { kind: oneOf('extend'), pids, ms: count },
  { kind: oneOf('held'), pid, verdict: oneOf('admit', 'reject'), answers },
  { kind: oneOf('amend'), item: text, rule: keyRule },
];
const proposedAct = (value: unknown): boolean => ACTS.some((shape) => wrongIn(value, shape) === null);

const despite = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.every((each) => wrongIn(each, { workstation: text, what: oneOf(...PAGE_DIFFERENCES) }) === null);

/** What the public body of each type of entry consists of: these fields, no others. */
const SHAPES: Readonly<Record<FactType, Shape>> = {
  MANIFEST: {
    at: count,
    session: text,
    definition: hash,
    bank: hash,
    bankRoot: optional(hash),
    keyRoot: optional(hash),
    roster: hash,
    participants: count,
    livePolicy: oneOf('running', 'locked', 'finished'),
    official: flag,
    keys: optional((value) => wrongIn(value, { log: text, witnesses: texts }) === null),
    software: optional(mapOf(hash)),
    disclosure: optional(oneOf('commitments')),
    framesMs: optional(count),
    framesWithin: optional(count),
    mmdMs: optional(count),
  },
  BOARD: { at: count, size: count, frame: hash },
  SEED_COMMIT: { at: count, commitment: hash },
  DRAW: { at: count, digits: text, automatic: flag, by: optional(text), confirmedBy: optional(text) },
  CHECK_IN: { ...staffAct, ...maybeSeconded, pid },
  CARD: { ...staffAct, pid },
  CHECK_IN_CLOSE: staffAct,
  POSTED: { at: count, by: text, sheet: hash },
  SESSION_PIN: { ...staffAct, act: oneOf('made', 'shown', 'renewed') },
  PAPER: { at: count, pid, form: hash, items: count, allotted: count, start: optional(oneOf(...OWN_STARTS)) },
  ROOM: { at: count, room: text, seats: texts, spare: texts, apart: flag },
  SEAT_KEPT: { at: count, pid, room: text, seat: nullable(text) },
  SEAT: { at: count, pid, room: text, seat: text },
  SEAT_CHANGE: { ...staffAct, pid, room: text, seat: text },
  SESSION_OPEN: { at: count, by: text, reason: optional(text), despite: optional(despite) },
  SIGN_IN: {
    at: count,
    pid,
    epoch: count,
    workstation: text,
    tier: optional(oneOf(...CLIENT_TIERS)),
    enrolment: optional((value) => value === null || enrolment(value)),
    key: optional(stationKey),
    elsewhere: optional(flag),
  },
  IDENTITY: { at: count, pid, epoch: count, confirmed: flag },
  ANSWER: { ...mutation, pos: count, commitment: hash },
  CLEAR: { ...mutation, pos: count, commitment: hash },
  FLAG: { ...mutation, pos: count, flagged: flag },
  PLAY: { ...mutation, pos: count, sound: count },
  LOCK: { ...mutation, pos: count, items: count },
  FINISH: {
    at: count,
    pid,
    epoch: count,
    seq: count,
    reason: oneOf('submitted', 'expired', 'terminated'),
    by: (value) => value === null || text(value),
    note: text,
    ...signed,
  },
  SCORE: { at: count, pid, sections, total: whole },
  HELD: {
    at: count,
    pid,
    epoch: count,
    mutation: count,
    pos: count,
    clientAt: whole,
    recordedAt: count,
    why: oneOf(...HELD_WHYS),
    commitment: hash,
  },
  ADMIT: { ...staffAct, ...maybeSeconded, pid, answers },
  REJECT: { ...staffAct, ...maybeSeconded, pid, answers },
  ABSENT: { at: count, pid },
  PAUSE: { ...staffAct, pid: pidOrAll, cause: optional(oneOf('unsaved')), since: optional(count) },
  RESUME: { ...staffAct, pid: pidOrAll, cause: optional(oneOf('unsaved')) },
  EXTENSION: {
    ...staffAct,
    ...maybeSeconded,
    pid: pidOrAll,
    ms: count,
    incident: optional(count),
    since: optional(count),
    until: optional(count),
  },
  EXTENSION_WITHDRAW: { ...staffAct, pid: pidOrAll, given: count, ms: count },
  LINE_GAP: { at: count, pid, epoch: count, since: count, until: count },
  INCIDENT: {
    ...staffAct,
    incident: count,
    kind: oneOf(...INCIDENT_KINDS),
    pids: (value) => value === 'all' || (Array.isArray(value) && value.every(pid)),
    rooms: (value) => Array.isArray(value) && value.every(text),
    since: count,
    until: nullable(count),
  },
  INCIDENT_NOTE: { ...staffAct, incident: count, open: flag },
  PROPOSAL: { ...staffAct, proposal: count, until: count, what: proposedAct },
  RESOLVE: { ...staffAct, proposal: count, how: oneOf('confirmed', 'rejected', 'withdrawn', 'expired') },
  DISQUALIFY: { ...staffAct, ...seconded, pid },
  REOPEN: { ...staffAct, ...seconded, pid, ms: count },
  AMEND: { ...staffAct, ...seconded, item: text, rule: keyRule },
  RELEASE: { ...staffAct, pid },
  WORKSTATION: {
    ...staffAct,
    act: oneOf('approved', 'renamed', 'revoked'),
    enrolment,
    name: text,
    room: text,
    seat: text,
    kiosk: flag,
  },
  WITNESS: { ...staffAct, act: oneOf('enrolled', 'removed'), vkey: text },
  START: { ...staffAct, pid },
  ASSISTANT: { at: count, pid, by: text, assistant: text },
  MESSAGE: { at: count, pid: pidOrAll, by: text, text },
  MESSAGE_WITHDRAW: { ...staffAct, pid: pidOrAll, message: count },
  MESSAGE_READ: { at: count, pid, epoch: count, message: count },
  SESSION_CLOSE: staffAct,
  SEED_REVEAL: { at: count, secret: hash },
  CHECK_DESK: { at: count, pid, by: text },
  BOARD_REVEAL: { at: count, by: text, shown: count, everyMs: nullable(count) },
  INTEGRITY: {
    at: count,
    pid,
    epoch: count,
    kind: oneOf(...SIGNS),
    clientAt: nullable(whole),
    durationMs: count,
    count,
    pos: nullable(count),
  },
  RECOVERY: { at: count, lastAt: count },
};

/** What is wrong with the body of an entry, or null. */
export function wrongBody(type: string, body: unknown): string | null {
  const shape = Object.hasOwn(SHAPES, type) ? SHAPES[type as FactType] : undefined;
  return shape === undefined ? `is of the unknown type ${type}` : wrongIn(body, shape);
}

function wrongIn(value: unknown, shape: Shape): string | null {
  if (typeof value !== 'object' || value === null) return 'is no object';
  const fields = value as Readonly<Record<string, unknown>>;
  for (const [name, isSound] of Object.entries(shape)) {
    if (!isSound(fields[name])) return `has a wrong ${name}`;
  }
  const other = Object.keys(fields).find((name) => !Object.hasOwn(shape, name));
  return other === undefined ? null : `has a field that its type does not have: ${other}`;
}
