import { isClockOff } from '#domain/workstation/page-report.ts';
import type { StationFacts } from '#protocol/candidate-down.ts';

/** What the page finds of its own surroundings. Pixels are CSS pixels. */
export interface Surroundings {
  readonly width: number;
  readonly height: number;
  readonly fillsScreen: boolean;
  readonly mayFillScreen: boolean;
  readonly isSecure: boolean;
}

/** One answer of the engine to a computer at which nobody has signed in. */
export interface HeardOfServer {
  readonly facts: StationFacts;
  /** Milliseconds from asking to the answer. */
  readonly tookMs: number;
  /** Milliseconds by which the computer's clock is ahead of the server's. */
  readonly aheadMs: number;
}

/** Null where the answer is still awaited. */
export interface StationFound {
  readonly isUp: boolean;
  /** A first connection, or the first one anew, is not called lost before it was given the time to come about. */
  readonly isFirstTry: boolean;
  readonly server: HeardOfServer | null;
  readonly storageWorks: boolean | null;
  readonly surroundings: Surroundings;
}

export const CHECKS = [
  'server',
  'storage',
  'clock',
  'enrolment',
  'lockdown',
  'secure',
  'fullscreen',
  'window',
] as const;
export type CheckName = (typeof CHECKS)[number];
/** `bad` prevents signing in; `warn` is to be put right and does not. */
export type CheckState = 'ok' | 'warn' | 'bad' | 'busy';

export interface Check {
  readonly name: CheckName;
  readonly state: CheckState;
  /** The last part of the sentence's key. */
  readonly says: string;
  readonly facts?: Readonly<Record<string, string | number>>;
  /** Of the session that the sentence is about, in both languages. */
  readonly title?: StationFacts['sessions'][number]['title'];
}

export type Verdict = 'ready' | 'not-ready' | 'blocked' | 'checking';

const LEAST = { width: 1024, height: 600 };

export function checkStation(found: StationFound): Check[] {
  const how: Record<CheckName, () => Omit<Check, 'name'>> = {
    server: () => ofServer(found),
    storage: () => ofStorage(found),
    clock: () => ofClock(found),
    enrolment: () => ofPlace(found, 'workstation'),
    lockdown: () => ofPlace(found, 'lockdown'),
    secure: () => yesOrWarn(found.surroundings.isSecure),
    fullscreen: () => yesOrWarn(found.surroundings.fillsScreen),
    window: () => ofWindow(found.surroundings),
  };
  return CHECKS.map((name) => ({ name, ...how[name]() }));
}

export function verdictOf(checks: readonly Check[]): Verdict {
  const has = (state: CheckState): boolean => checks.some((check) => check.state === state);
  if (has('bad')) return 'blocked';
  if (has('busy')) return 'checking';
  return has('warn') ? 'not-ready' : 'ready';
}

/** Whether somebody may go on to sign in: nothing prevents it, and nothing that could is unknown. */
export function maySignIn(checks: readonly Check[]): boolean {
  return checks.every(
    ({ name, state }) => state !== 'bad' && (state !== 'busy' || (name !== 'server' && name !== 'storage')),
  );
}

function yesOrWarn(isGood: boolean): Omit<Check, 'name'> {
  return isGood ? { state: 'ok', says: 'ok' } : { state: 'warn', says: 'warn' };
}

function ofServer({ isFirstTry, isUp, server }: StationFound): Omit<Check, 'name'> {
  if (!isUp) return isFirstTry ? { state: 'busy', says: 'busy' } : { state: 'bad', says: 'bad' };
  if (server === null) return { state: 'busy', says: 'busy' };
  return { state: 'ok', says: 'ok', facts: { ms: Math.max(1, Math.round(server.tookMs)) } };
}

function ofStorage({ storageWorks }: StationFound): Omit<Check, 'name'> {
  if (storageWorks === null) return { state: 'busy', says: 'busy' };
  return storageWorks ? { state: 'ok', says: 'ok' } : { state: 'bad', says: 'bad' };
}

function ofClock({ server }: StationFound): Omit<Check, 'name'> {
  if (server === null) return { state: 'busy', says: 'busy' };
  const facts = { seconds: Math.round(Math.abs(server.aheadMs) / 100) / 10 };
  if (!isClockOff(server)) return { state: 'ok', says: 'ok', facts };
  return { state: 'warn', says: server.aheadMs > 0 ? 'warn-fast' : 'warn-slow', facts };
}

function ofWindow({ height, width }: Surroundings): Omit<Check, 'name'> {
  return { ...yesOrWarn(width >= LEAST.width && height >= LEAST.height), facts: { width, height } };
}

type Session = StationFacts['sessions'][number];

/** The worst comes first: a computer is good for a session or is not. */
const WORST_FIRST: { readonly [Of in 'lockdown' | 'workstation']: Readonly<Record<Session[Of], CheckState>> } = {
  workstation: { refused: 'bad', unknown: 'warn', enrolled: 'ok', 'not-asked': 'ok' },
  lockdown: { wrong: 'bad', missing: 'bad', unverified: 'warn', verified: 'ok', kiosk: 'ok', 'not-asked': 'ok' },
};

function ofPlace({ server }: StationFound, of: keyof typeof WORST_FIRST): Omit<Check, 'name'> {
  if (server === null) return { state: 'busy', says: 'busy' };
  const { sessions } = server.facts;
  for (const [says, state] of Object.entries(WORST_FIRST[of])) {
    const session = sessions.find((each) => each[of] === says);
    if (session === undefined) continue;
    // A computer that one session refuses may still be used for another.
    const isOpenElsewhere = state === 'bad' && !sessions.every(isRefused);
    return { state: isOpenElsewhere ? 'warn' : state, says, title: session.title };
  }
  return { state: 'ok', says: 'none' };
}

function isRefused({ lockdown, workstation }: Session): boolean {
  return WORST_FIRST.lockdown[lockdown] === 'bad' || WORST_FIRST.workstation[workstation] === 'bad';
}
