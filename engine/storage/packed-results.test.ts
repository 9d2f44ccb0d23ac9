import fc from 'fast-check';
import { packResults, unpackResults } from './packed-results.ts';
import type { AppendResult } from './writer-messages.ts';

const result: fc.Arbitrary<AppendResult> = fc.oneof(
  fc.record({ ok: fc.constant(true as const), firstIndex: fc.nat() }),
  fc.record({ ok: fc.constant(true as const), firstIndex: fc.nat(), said: fc.stringMatching(/^[0-9a-f]{64}$/) }),
  fc.record({
    ok: fc.constant(true as const),
    firstIndex: fc.nat(),
    said: fc.stringMatching(/^[0-9a-f]{64}$/),
    pledge: fc.stringMatching(/^[A-Za-z0-9+/]{8,40}$/),
  }),
  fc.record({
    ok: fc.constant(false as const),
    why: fc.constantFrom('fenced' as const, 'not-stored' as const),
    detail: fc.string(),
  }),
);

test('every result arrives at its place as it was sent', () => {
  fc.assert(
    fc.property(fc.array(result), (results) => {
      expect(unpackResults(structuredClone(packResults(results)))).toEqual(results);
    }),
  );
});
