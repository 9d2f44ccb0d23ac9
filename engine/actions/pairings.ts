import type { ClientTier } from '#domain/lockdown/client-tier.ts';
import type { Instant } from '#domain/time.ts';
import { type Workstation, foldCode } from '#domain/workstation/workstation.ts';

/** A computer that is not enrolled, shows its code, and asks now and then what has become of it. */
export interface Pairing {
  /** What only this computer holds, so that nobody else can come for its credential. */
  readonly ticket: string;
  readonly code: string;
  readonly since: Instant;
  lastAsked: Instant;
  /** As the engine saw it at first. */
  readonly address: string;
  /** The computer's own word. */
  suggestedName: string;
  tier: ClientTier;
  outcome: 'waiting' | 'declined' | { readonly workstation: Workstation; readonly credential: string };
}

/** A computer that has been silent for so long has gone; it gets a new code when it comes back. */
const SILENT_MS = 10 * 60_000;
/** A whole hall may stand behind one address; who makes up more than that pushes out their own. */
const MOST_PER_ADDRESS = 3_000;
const MOST = 20_000;

/** All of this lives in memory: after a restart the computers that still wait show new codes. */
export class Pairings {
  private readonly byTicket = new Map<string, Pairing>();
  private readonly byCode = new Map<string, Pairing>();
  private readonly perAddress = new Map<string, number>();

  get size(): number {
    return this.byTicket.size;
  }

  /** `draw` gives another code each time it is asked. */
  begin(
    seen: Pick<Pairing, 'address' | 'suggestedName' | 'tier' | 'ticket'>,
    now: Instant,
    draw: () => string,
  ): Pairing {
    this.makeRoom(seen.address, now);
    let code = draw();
    while (this.byCode.has(code)) code = draw();
    const pairing: Pairing = { ...seen, code, since: now, lastAsked: now, outcome: 'waiting' };
    this.byTicket.set(seen.ticket, pairing);
    this.byCode.set(code, pairing);
    this.perAddress.set(seen.address, (this.perAddress.get(seen.address) ?? 0) + 1);
    return pairing;
  }

  find(ticket: string, now: Instant): Pairing | null {
    const found = this.byTicket.get(ticket);
    return found === undefined || isSilent(found, now) ? null : found;
  }

  /** The one that waits under a code as somebody typed or pressed it. */
  waitingUnder(code: string, now: Instant): Pairing | null {
    const found = this.byCode.get(foldCode(code));
    return found === undefined || found.outcome !== 'waiting' || isSilent(found, now) ? null : found;
  }

  /** Who waits, the longest first. */
  *waiting(now: Instant): Generator<Pairing> {
    for (const pairing of this.byTicket.values()) {
      if (pairing.outcome === 'waiting' && !isSilent(pairing, now)) yield pairing;
    }
  }

  forget({ address, code, ticket }: Pick<Pairing, 'address' | 'code' | 'ticket'>): void {
    if (!this.byTicket.delete(ticket)) return;
    this.byCode.delete(code);
    const left = (this.perAddress.get(address) ?? 1) - 1;
    if (left === 0) this.perAddress.delete(address);
    else this.perAddress.set(address, left);
  }

  private makeRoom(address: string, now: Instant): void {
    if (this.isFull(address)) for (const one of this.byTicket.values()) if (isSilent(one, now)) this.forget(one);
    if (!this.isFull(address)) return;
    const isOwnFault = (this.perAddress.get(address) ?? 0) >= MOST_PER_ADDRESS;
    for (const one of this.byTicket.values()) if (!isOwnFault || one.address === address) return this.forget(one);
  }

  private isFull(address: string): boolean {
    return this.byTicket.size >= MOST || (this.perAddress.get(address) ?? 0) >= MOST_PER_ADDRESS;
  }
}

function isSilent({ lastAsked }: Pairing, now: Instant): boolean {
  return now - lastAsked > SILENT_MS;
}
