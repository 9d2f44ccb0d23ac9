import type { ShownKeys } from '#domain/lockdown/client-tier.ts';
import type { Instant } from '#domain/time.ts';

/** From being sent to the address to opening it: nobody types it. */
const UNOPENED_MS = 120_000;
/** From the opened page to the sign-in: a hall is made ready hours before the exam. */
const OPENED_MS = 12 * 3_600_000;
const MOST = 20_000;
/** A whole hall may stand behind one address; who asks for more than that drives out their own. */
const MOST_PER_MACHINE = 5_000;

interface Entry {
  readonly since: Instant;
  /** The machine that asked for it, as the engine saw it. */
  readonly from: string;
  readonly shown: ShownKeys | null;
}

/**
 * Addresses that are opened once and good for one sign-in. A hash that Safe Exam Browser shows is bound to its page's address
 * and to nothing else: at an address that stays it could be copied into any browser.
 */
export class EntryAddresses {
  /** Anybody may have one of these, so the oldest gives way; its page asks for another when it is loaded again. */
  private readonly unspent = new Map<string, Entry>();
  private readonly perMachine = new Map<string, number>();
  /** By the seat that has used it, which comes back with it after a lost connection: nobody without a PIN drives these out. */
  private readonly bySeat = new Map<string, Entry & { readonly nonce: string }>();

  /** A new address has been given out. */
  issue(nonce: string, from: string, now: Instant): void {
    this.makeRoom(from);
    this.unspent.set(nonce, { since: now, from, shown: null });
    this.perMachine.set(from, this.countOf(from) + 1);
  }

  /** The page is opened, and this is what its request showed. False for any but the first time. */
  open(nonce: string, shown: ShownKeys, now: Instant): boolean {
    const entry = this.unspent.get(nonce);
    if (entry === undefined || entry.shown !== null || now - entry.since > UNOPENED_MS) return false;
    this.unspent.delete(nonce);
    this.unspent.set(nonce, { ...entry, since: now, shown });
    return true;
  }

  /** What the opened page's request showed; null once it is too old, or used by anybody but `seat`. */
  opened(nonce: string, now: Instant, seat: string | null): ShownKeys | null {
    const spent = seat === null ? undefined : this.bySeat.get(seat);
    const entry = spent?.nonce === nonce ? spent : this.unspent.get(nonce);
    return entry === undefined || now - entry.since > OPENED_MS ? null : entry.shown;
  }

  /** A sign-in, told by its seat, has used it. What the seat used before is good for nobody from then on. */
  spend(nonce: string, seat: string): void {
    const entry = this.unspent.get(nonce);
    if (entry === undefined) return;
    this.drop(nonce);
    this.bySeat.set(seat, { ...entry, nonce });
  }

  private countOf(from: string): number {
    return this.perMachine.get(from) ?? 0;
  }

  private makeRoom(from: string): void {
    const isOwnFault = this.countOf(from) >= MOST_PER_MACHINE;
    if (!isOwnFault && this.unspent.size < MOST) return;
    for (const [oldest, entry] of this.unspent) if (!isOwnFault || entry.from === from) return this.drop(oldest);
  }

  private drop(nonce: string): void {
    const from = this.unspent.get(nonce)?.from;
    if (from === undefined) return;
    this.unspent.delete(nonce);
    const left = this.countOf(from) - 1;
    if (left === 0) this.perMachine.delete(from);
    else this.perMachine.set(from, left);
  }
}
