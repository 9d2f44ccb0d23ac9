import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

const MINUTE_SECONDS = 60;
/** Every picture of a long paper at once, and again and again while a line comes and goes. */
export const A_MINUTE_PER_SEAT = 1_000;
/** What shows no token of ours costs next to nothing; a page that works sends none. */
export const STRAYS_A_MINUTE = 300;

/**
 * How often media may be asked for: by the seat that a token names, so that a hall behind one address does not share its budget,
 * and by machine where the token is none.
 */
export class MediaLimits {
  private readonly seats = new RateLimiterMemory({ points: A_MINUTE_PER_SEAT, duration: MINUTE_SECONDS });
  private readonly strays = new RateLimiterMemory({ points: STRAYS_A_MINUTE, duration: MINUTE_SECONDS });

  /** `seat` is null for a token that the engine did not make. Seconds to wait, 0 where it may go on. */
  async spend(seat: string | null, machine: string): Promise<number> {
    try {
      await (seat === null ? this.strays.consume(machine) : this.seats.consume(seat));
      return 0;
    } catch (fault) {
      if (fault instanceof RateLimiterRes) return Math.max(1, Math.ceil(fault.msBeforeNext / 1_000));
      throw fault;
    }
  }
}
