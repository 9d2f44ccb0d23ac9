import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';

const FIVE_MINUTES = 300;
const HOUR = 3_600;

interface Limits {
  readonly perName: number;
  readonly perMachine: number;
  readonly slowSecret?: boolean;
  /** Tries of one name from everywhere in an hour, but from where the name has signed in before. None unless told. */
  readonly perNameAnywhere?: number;
}

/**
 * Wrong sign-ins slow down: by who is named together with where it comes from, so that nobody can lock somebody else out from
 * another machine, and by machine. Right ones cost nothing: a hall of two thousand behind one address signs in at once.
 *
 * `perNameAnywhere`: many machines together could try one name for as long as they like. An hour's tries of them all are bounded; the
 * bound is not for a browser that has signed in to the account before, so that it locks out whoever guesses, and not the owner at
 * their own desk. In a browser that is new to them the owner may have to wait while somebody guesses.
 *
 * `slowSecret`: looking at the secret takes so long that many tries of one machine could be let through before the first of them
 * has failed. Then each counts against its machine from the beginning, and a right one is given back.
 */
export class SignInLimits {
  private readonly byName: RateLimiterMemory;
  private readonly byMachine: RateLimiterMemory;
  private readonly slowSecret: boolean;
  private readonly anywhere: RateLimiterMemory | null;

  constructor({ perName, perMachine, slowSecret = false, perNameAnywhere }: Limits) {
    this.slowSecret = slowSecret;
    this.byName = new RateLimiterMemory({ points: perName, duration: FIVE_MINUTES });
    this.anywhere =
      perNameAnywhere === undefined ? null : new RateLimiterMemory({ points: perNameAnywhere, duration: HOUR });
    this.byMachine = new RateLimiterMemory({ points: perMachine, duration: FIVE_MINUTES });
  }

  /** Counts a try before the secret is looked at, so that many at once are not all let through; `succeeded` gives it back. */
  async check(name: string, machine: string, isKnown = false): Promise<Decision<null>> {
    // A machine that is shut out makes nothing more to remember, whatever names it thinks of.
    const wait =
      waitOf(await this.byMachine.get(machine), this.byMachine.points) ||
      (await spend(this.byName, keyOf(name, machine, isKnown))) ||
      (this.anywhere === null || isKnown ? 0 : await spend(this.anywhere, name)) ||
      (this.slowSecret ? await spend(this.byMachine, machine) : 0);
    return wait > 0 ? refuse('too-many-attempts', { retryAfterMs: wait }) : accept(null);
  }

  async failed(machine: string): Promise<void> {
    if (!this.slowSecret) await spend(this.byMachine, machine);
  }

  async succeeded(name: string, machine: string, isKnown = false): Promise<void> {
    await this.byName.delete(keyOf(name, machine, isKnown));
    if (!isKnown) await this.anywhere?.reward(name);
    if (this.slowSecret) await this.byMachine.reward(machine);
  }
}

/** A browser that has signed in to the account before has tries of its own: nobody beside it uses them up. */
function keyOf(name: string, machine: string, isKnown: boolean): string {
  return `${isKnown ? 'known ' : ''}${machine} ${name}`;
}

function waitOf(spent: RateLimiterRes | null, points: number): number {
  return spent !== null && spent.consumedPoints >= points ? Math.max(1, spent.msBeforeNext) : 0;
}

/** Milliseconds to wait if there was nothing left to spend, else 0. */
async function spend(limiter: RateLimiterMemory, key: string): Promise<number> {
  try {
    await limiter.consume(key);
    return 0;
  } catch (fault) {
    if (fault instanceof RateLimiterRes) return Math.max(1, fault.msBeforeNext);
    throw fault;
  }
}
