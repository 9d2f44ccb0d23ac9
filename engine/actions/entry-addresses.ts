import type { ShownKeys } from '#domain/lockdown/client-tier.ts';
import type { Instant } from '#domain/time.ts';

/** From being sent to the address to opening it: nobody types it. */
const UNOPENED_MS = 120_000;
/** From the opened page to the sign-in: a hall is made ready hours before the exam. */
const OPENED_MS = 12 * 3_600_000;
const MOST = 20_000;

interface Entry {
  readonly since: Instant;
  readonly shown: ShownKeys | null;
  /** The sign-in that has used it: it stays good for that one's page to come back after a lost connection. */
  readonly seat: string | null;
}

/**
 * Addresses that are opened once and good for one sign-in. A hash that Safe Exam Browser shows is bound to its page's address
 * and to nothing else: at an address that stays it could be copied into any browser.
 */
export class EntryAddresses {
  private readonly entries = new Map<string, Entry>();

  /** A new address has been given out. */
  issue(nonce: string, now: Instant): void {
    // Whoever asks may have one, so the oldest gives way; its page asks for another when it is loaded again.
    if (this.entries.size >= MOST) for (const [oldest] of this.entries) return this.replace(oldest, nonce, now);
    this.entries.set(nonce, { since: now, shown: null, seat: null });
  }

  private replace(oldest: string, nonce: string, now: Instant): void {
    this.entries.delete(oldest);
    this.entries.set(nonce, { since: now, shown: null, seat: null });
  }

  /** The page is opened, and this is what its request showed. False for any but the first time. */
  open(nonce: string, shown: ShownKeys, now: Instant): boolean {
    const entry = this.entries.get(nonce);
    if (entry === undefined || entry.shown !== null || now - entry.since > UNOPENED_MS) return false;
    this.entries.delete(nonce);
    this.entries.set(nonce, { since: now, shown, seat: null });
    return true;
  }

  /** What the opened page's request showed; null once it is too old, or used by anybody but `seat`. */
  opened(nonce: string, now: Instant, seat: string | null): ShownKeys | null {
    const entry = this.entries.get(nonce);
    if (entry === undefined || now - entry.since > OPENED_MS) return null;
    return entry.seat === null || entry.seat === seat ? entry.shown : null;
  }

  /** A sign-in, told by its seat, has used it. */
  spend(nonce: string, seat: string): void {
    const entry = this.entries.get(nonce);
    if (entry !== undefined) this.entries.set(nonce, { ...entry, seat });
  }
}
