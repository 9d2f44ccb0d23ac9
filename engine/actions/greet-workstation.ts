import { type ClientTier, judgeClient } from '#domain/lockdown/client-tier.ts';
import { CODE_ALPHABET, CODE_LENGTH, type Workstation } from '#domain/workstation/workstation.ts';
import type { Desk } from './desk.ts';
import { drawSymbols } from './draw-symbols.ts';
import type { Pairing } from './pairings.ts';
import { type ShownLockdown, showingOf } from './shown-lockdown.ts';
import type { ShownWorkstation } from './workstations.ts';

export interface Greeting {
  readonly shown: ShownWorkstation;
  /** As the engine sees it. */
  readonly address: string;
  readonly suggestedName: string;
  readonly lockdown?: ShownLockdown | undefined;
  /** Who was declined asks for a new code. */
  readonly again: boolean;
}

/** What a computer is told of itself. What is to be kept by the browser stands beside it and is told once. */
export type Greeted =
  | { readonly state: 'enrolled'; readonly workstation: Workstation; readonly credential: string | null }
  | {
      readonly state: 'waiting';
      readonly code: string;
      readonly ticket: string;
      /** An exam that is not over looks at it. */
      readonly isAsked: boolean;
      readonly askAgainMs: number;
    }
  | { readonly state: 'declined'; readonly askAgainMs: number };

const TICKET_BYTES = 16;
const ASK_AGAIN_MS = 4_000;
/** Where no exam looks at it, nobody stands there and waits. */
const UNASKED_MS = 20_000;
/** However many wait, they ask no more often than this many times a second all together. */
const MOST_A_SECOND = 100;

/** A browser that opens the page says hello: it is one of the hall's computers, or it gets a code and waits. */
export function greetWorkstation(desk: Desk, greeting: Greeting): Greeted {
  const { pairings } = desk.workstations;
  const { credential, ticket } = greeting.shown;
  const known = desk.workstations.holderOf(credential);
  if (known !== null) return { state: 'enrolled', workstation: known, credential: null };
  const now = desk.now();
  const found = pairings.find(ticket, now);
  if (found !== null && typeof found.outcome === 'object') {
    const { workstation } = found.outcome;
    const stands = desk.workstations.holderOf(found.outcome.credential) !== null;
    if (stands) return { state: 'enrolled', workstation, credential: found.outcome.credential };
  }
  const isOver =
    found !== null && (typeof found.outcome === 'object' || (found.outcome === 'declined' && greeting.again));
  if (isOver) pairings.forget(found);
  const seen = {
    address: greeting.address,
    suggestedName: greeting.suggestedName,
    tier: tierOf(desk, greeting.lockdown),
  };
  const pairing =
    found === null || isOver
      ? beginPairing(desk, seen)
      : Object.assign(found, { suggestedName: seen.suggestedName, tier: seen.tier, lastAsked: now });
  const isAsked = isLookedAt(desk);
  const askAgainMs = Math.max(isAsked ? ASK_AGAIN_MS : UNASKED_MS, spread(pairings.size));
  if (pairing.outcome === 'declined') return { state: 'declined', askAgainMs };
  return { state: 'waiting', code: pairing.code, ticket: pairing.ticket, isAsked, askAgainMs };
}

function beginPairing(desk: Desk, seen: Pick<Pairing, 'address' | 'suggestedName' | 'tier'>): Pairing {
  const ticket = Buffer.from(desk.randomBytes(TICKET_BYTES)).toString('base64url');
  const draw = (): string => drawSymbols(desk, CODE_ALPHABET, CODE_LENGTH).join('');
  return desk.workstations.pairings.begin({ ...seen, ticket }, desk.now(), draw);
}

function spread(waiting: number): number {
  return Math.ceil((waiting * 1_000) / MOST_A_SECOND);
}

function isLookedAt(desk: Desk): boolean {
  for (const { definition, session } of desk.halls.values()) {
    if (session.phase === 'closed') continue;
    const { lockdown, workstations } = definition;
    if (workstations === 'required' || workstations === 'flagged' || lockdown?.acceptsManagedKiosk === true)
      return true;
  }
  return false;
}

/** Whether it is Safe Exam Browser under the settings of any session that is not over. */
function tierOf(desk: Desk, lockdown: ShownLockdown | undefined): ClientTier {
  const showing = showingOf(desk, lockdown, null);
  for (const { definition, session } of desk.halls.values()) {
    if (session.phase === 'closed') continue;
    const judged = judgeClient(desk.hashing, definition.lockdown, showing);
    if (judged.ok && judged.value === 'seb') return 'seb';
  }
  return 'plain-browser';
}
