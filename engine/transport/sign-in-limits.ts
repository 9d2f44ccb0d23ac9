import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';

const FIVE_MINUTES = 300;

interface Limits {
  readonly perName: number;
  readonly perMachine: number;
  readonly slowSecret?: boolean;
}

/**
 * Wrong sign-ins slow down: by who is named together with where it comes from, so that nobody can lock somebody else out from
 * another machine, and by machine. Right ones cost nothing: a hall of two thousand behind one address signs in at once.
 *
 * `slowSecret`: looking at the secret takes so long that many tries of one machine could be let through before the first of them
 * has failed. Then each counts against its machine from the beginning, and a right one is given back.
 */
export class SignInLimits {
  private readonly byName: RateLimiterMemory;
  private readonly byMachine: RateLimiterMemory;
  private readonly slowSecret: boolean;

  constructor({ perName, perMachine, slowSecret = false }: Limits) {
    this.slowSecret = slowSecret;
    this.byName = new RateLimiterMemory({ points: perName, duration: FIVE_MINUTES });
    this.byMachine = new RateLimiterMemory({ points: perMachine, duration: FIVE_MINUTES });
  }

  /** Counts a try before the secret is looked at, so that many at once are not all let through; `succeeded` gives it back. */
  async check(name: string, machine: string): Promise<Decision<null>> {
    // A machine that is shut out makes nothing more to remember, whatever names it thinks of.
    const wait =
      waitOf(await this.byMachine.get(machine), this.byMachine.points) ||
      (await spend(this.byName, `${machine} ${name}`)) ||
      (this.slowSecret ? await spend(this.byMachine, machine) : 0);
    return wait > 0 ? refuse('too-many-attempts', { retryAfterMs: wait }) : accept(null);
  }

  async failed(machine: string): Promise<void> {
    if (!this.slowSecret) await spend(this.byMachine, machine);
  }

  async succeeded(name: string, machine: string): Promise<void> {
    await this.byName.delete(`${machine} ${name}`);
    if (this.slowSecret) await this.byMachine.reward(machine);
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
