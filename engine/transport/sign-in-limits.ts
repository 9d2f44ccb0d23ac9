import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';

const FIVE_MINUTES = 300;

/**
 * Wrong sign-ins slow down: by who is named together with where it comes from, so that nobody can lock somebody else out from
 * another machine, and by machine. Right ones cost nothing: a hall of two thousand behind one address signs in at once.
 */
export class SignInLimits {
  private readonly byName: RateLimiterMemory;
  private readonly byMachine: RateLimiterMemory;

  constructor({ perName, perMachine }: { perName: number; perMachine: number }) {
    this.byName = new RateLimiterMemory({ points: perName, duration: FIVE_MINUTES });
    this.byMachine = new RateLimiterMemory({ points: perMachine, duration: FIVE_MINUTES });
  }

  /** Counts a try before the secret is looked at, so that many at once are not all let through; `succeeded` gives it back. */
  async check(name: string, machine: string): Promise<Decision<null>> {
    const all = await this.byMachine.get(machine);
    const wait = Math.max(waitOf(all, this.byMachine.points), await spend(this.byName, `${machine} ${name}`));
    return wait > 0 ? refuse('too-many-attempts', { retryAfterMs: wait }) : accept(null);
  }

  async failed(machine: string): Promise<void> {
    await spend(this.byMachine, machine);
  }

  async succeeded(name: string, machine: string): Promise<void> {
    await this.byName.delete(`${machine} ${name}`);
  }
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
