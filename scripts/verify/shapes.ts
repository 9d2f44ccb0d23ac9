import { type Json, isObject } from './canonical.ts';

export type Check = (value: Json | undefined) => boolean;
export type Shape = Readonly<Record<string, Check>>;

export const count: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
export const whole: Check = (value) => Number.isSafeInteger(value);
export const text: Check = (value) => typeof value === 'string';
export const flag: Check = (value) => typeof value === 'boolean';
export const hash: Check = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
export const pid: Check = (value) => typeof value === 'string' && /^[0-9a-f]{20}$/.test(value);
export const oneOf =
  (...words: readonly string[]): Check =>
  (value) =>
    words.includes(value as string);
export const nullable =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
export const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
export const fields =
  (shape: Shape): Check =>
  (value) =>
    wrongIn(value, shape) === null;
export const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const pidOrAll: Check = (value) => value === 'all' || pid(value);
const enrolment: Check = (value) => typeof value === 'string' && /^[0-9a-f]{16}$/.test(value);

/** The first field that is not as the shape says, by name; null where all are, and there is no other. */
export function wrongIn(value: Json | undefined, shape: Shape): string | null {
  if (!isObject(value)) return '';
  for (const name of Object.keys(shape).sort()) {
    if (!(shape[name] as Check)(Object.hasOwn(value, name) ? value[name] : undefined)) return name;
  }
  return (
    Object.keys(value)
      .sort()
      .find((name) => !Object.hasOwn(shape, name)) ?? null
  );
}

/** Any names, all with values of one kind. */
const mapOf =
  (check: Check): Check =>
  (value) =>
    isObject(value) && Object.values(value).every(check);
const signature: Check = (value) => typeof value === 'string' && /^[A-Za-z0-9+/]{86}==$/.test(value);
const stationKey: Check = (value) => typeof value === 'string' && /^(?:[A-Za-z0-9+/]{44}){1,2}$/.test(value);
const signed = { said: optional(hash), signature: optional(signature) };
const mutation = { at: count, pid, epoch: count, seq: count, clientAt: whole, pos: count, ...signed };
const staffAct = { at: count, by: text, reason: text };
const seconded = { proposal: count, confirmedBy: text };
const maybeSeconded = { proposal: optional(count), confirmedBy: optional(text) };
export const sections = listOf(fields({ code: text, points: whole }));
const refs = listOf(fields({ epoch: count, mutation: count }));
const anyOf =
  (...shapes: readonly Shape[]): Check =>
  (value) =>
    shapes.some((shape) => fields(shape)(value));
const keyRule = anyOf({ kind: oneOf('full', 'none') }, { kind: oneOf('key'), options: listOf(count) });
const pids: Check = (value) => value === 'all' || listOf(pid)(value);
const proposedAct = anyOf(
  { kind: oneOf('disqualify', 'check-in'), pid },
  { kind: oneOf('reopen'), pid, ms: count },
  { kind: oneOf('extend'), pids, ms: count },
  { kind: oneOf('held'), pid, verdict: oneOf('admit', 'reject'), answers: refs },
  { kind: oneOf('amend'), item: text, rule: keyRule },
);
const despite = listOf(fields({ workstation: text, what: oneOf('build', 'rules', 'clock') }));
const told = [
  ...['focus-lost', 'page-hidden', 'fullscreen-left', 'second-tab', 'second-screen', 'copy', 'cut', 'paste', 'print'],
  ...['context-menu', 'drag', 'foreign-content', 'clock-jump'],
];
const seen = ['second-connection', 'workstation-changed', 'address-changed', 'left-out', 'chain-broken'];

/** Incidents that the engine notices itself; the others are written down by staff. */
export const SEEN_INCIDENTS = [
  ...['server-restart', 'line-loss', 'unsaved', 'unknown-workstation', 'signs', 'clock-skew', 'pledge', 'unproven'],
];
const TOLD_INCIDENTS = ['network', 'power', 'computer', 'health', 'room', 'conduct', 'identity', 'other'];

/** Signs that a browser tells of itself; the others are the engine's. */
export const TOLD_SIGNS: ReadonlySet<string> = new Set(told);

/** SPEC section 3: what the body of an entry of each type consists of. A type that is not here is unknown to this verifier. */
export const ENTRY_SHAPES: Readonly<Record<string, Shape>> = {
  MANIFEST: {
    ...{ at: count, session: text, definition: hash, bank: hash, roster: hash, participants: count },
    ...{ bankRoot: optional(hash), keyRoot: optional(hash) },
    ...{ livePolicy: oneOf('running', 'locked', 'finished'), official: flag },
    keys: optional(fields({ log: text, witnesses: listOf(text) })),
    ...{ software: optional(mapOf(hash)), disclosure: optional(oneOf('commitments')) },
    ...{ framesMs: optional(count), framesWithin: optional(count), mmdMs: optional(count) },
  },
  SEED_COMMIT: { at: count, commitment: hash },
  DRAW: { at: count, digits: text, automatic: flag, by: optional(text), confirmedBy: optional(text) },
  CHECK_IN: { ...staffAct, ...maybeSeconded, pid },
  CARD: { ...staffAct, pid },
  CHECK_IN_CLOSE: staffAct,
  POSTED: { at: count, by: text, sheet: hash },
  SESSION_PIN: { ...staffAct, act: oneOf('made', 'shown', 'renewed') },
  CHECK_DESK: { at: count, pid, by: text },
  BOARD_REVEAL: { at: count, by: text, shown: count, everyMs: nullable(count) },
  BOARD: { at: count, size: count, frame: hash },
  PAPER: { at: count, pid, form: hash, items: count, allotted: count, start: optional(oneOf('sign-in', 'proctor')) },
  ROOM: { at: count, room: text, seats: listOf(text), spare: listOf(text), apart: flag },
  SEAT_KEPT: { at: count, pid, room: text, seat: nullable(text) },
  SEAT: { at: count, pid, room: text, seat: text },
  SEAT_CHANGE: { ...staffAct, pid, room: text, seat: text },
  SESSION_OPEN: { at: count, by: text, reason: optional(text), despite: optional(despite) },
  SIGN_IN: {
    ...{ at: count, pid, epoch: count, workstation: text },
    tier: optional(oneOf('seb', 'managed-kiosk', 'plain-browser')),
    enrolment: optional(nullable(enrolment)),
    key: optional(stationKey),
    elsewhere: optional(flag),
  },
  IDENTITY: { at: count, pid, epoch: count, confirmed: flag },
  ANSWER: { ...mutation, commitment: hash },
  CLEAR: { ...mutation, commitment: hash },
  FLAG: { ...mutation, flagged: flag },
  PLAY: { ...mutation, sound: count },
  LOCK: { ...mutation, items: count },
  FINISH: {
    ...{ at: count, pid, epoch: count, seq: count, note: text, by: nullable(text), ...signed },
    reason: oneOf('submitted', 'expired', 'terminated'),
  },
  SCORE: { at: count, pid, sections, total: whole },
  HELD: {
    ...{ at: count, pid, epoch: count, mutation: count, pos: count, clientAt: whole, recordedAt: count },
    ...{ why: oneOf('late', 'other-workstation'), commitment: hash },
  },
  ADMIT: { ...staffAct, ...maybeSeconded, pid, answers: refs },
  REJECT: { ...staffAct, ...maybeSeconded, pid, answers: refs },
  PROPOSAL: { ...staffAct, proposal: count, until: count, what: proposedAct },
  RESOLVE: { ...staffAct, proposal: count, how: oneOf('confirmed', 'rejected', 'withdrawn', 'expired') },
  DISQUALIFY: { ...staffAct, ...seconded, pid },
  REOPEN: { ...staffAct, ...seconded, pid, ms: count },
  AMEND: { ...staffAct, ...seconded, item: text, rule: keyRule },
  ABSENT: { at: count, pid },
  PAUSE: { ...staffAct, pid: pidOrAll, cause: optional(oneOf('unsaved')), since: optional(count) },
  RESUME: { ...staffAct, pid: pidOrAll, cause: optional(oneOf('unsaved')) },
  EXTENSION: {
    ...{ ...staffAct, ...maybeSeconded, pid: pidOrAll, ms: count },
    ...{ incident: optional(count), since: optional(count), until: optional(count) },
  },
  EXTENSION_WITHDRAW: { ...staffAct, pid: pidOrAll, given: count, ms: count },
  LINE_GAP: { at: count, pid, epoch: count, since: count, until: count },
  INCIDENT: {
    ...{ ...staffAct, incident: count, kind: oneOf(...SEEN_INCIDENTS, ...TOLD_INCIDENTS), rooms: listOf(text) },
    ...{ pids: (value) => value === 'all' || listOf(pid)(value), since: count, until: nullable(count) },
  },
  INCIDENT_NOTE: { ...staffAct, incident: count, open: flag },
  RELEASE: { ...staffAct, pid },
  WORKSTATION: {
    ...{ ...staffAct, enrolment, name: text, room: text, seat: text, kiosk: flag },
    act: oneOf('approved', 'renamed', 'revoked'),
  },
  WITNESS: { ...staffAct, act: oneOf('enrolled', 'removed'), vkey: text },
  START: { ...staffAct, pid },
  ASSISTANT: { at: count, pid, by: text, assistant: text },
  MESSAGE: { at: count, pid: pidOrAll, by: text, text },
  MESSAGE_WITHDRAW: { ...staffAct, pid: pidOrAll, message: count },
  MESSAGE_READ: { at: count, pid, epoch: count, message: count },
  SESSION_CLOSE: staffAct,
  SEED_REVEAL: { at: count, secret: hash },
  INTEGRITY: {
    ...{ at: count, pid, epoch: count, kind: oneOf(...told, ...seen), durationMs: count, count },
    ...{ clientAt: nullable(whole), pos: nullable(count) },
  },
  RECOVERY: { at: count, lastAt: count },
};
