import { performance } from 'node:perf_hooks';
import { type Instant, instant } from '#domain/time.ts';

/**
 * UTC at the start, monotonic from then on: setting the machine's clock moves nobody's deadline. `notBefore` is the ledger's
 * last time: a clock that was set back while the engine was away does not make time run twice.
 */
export function steadyClock(notBefore: Instant): () => Instant {
  const start = Math.max(Date.now(), notBefore);
  const began = performance.now();
  return () => instant(start + Math.floor(performance.now() - began));
}
