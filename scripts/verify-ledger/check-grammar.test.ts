import type { PublicEntry } from './check-entries.ts';
import { checkGrammar } from './check-grammar.ts';
import type { SessionEvidence } from './evidence.ts';

/** A closed session of two people, and what stands behind its closing. */
function said(...behind: { type: string; shown?: number }[]): string {
  const session = { id: 'tiny' } as SessionEvidence;
  const start = ['MANIFEST', 'SEED_COMMIT', 'DRAW', 'PAPER', 'PAPER', 'SESSION_OPEN', 'SESSION_CLOSE', 'SEED_REVEAL'];
  const bodies = [{ session: 'tiny', participants: 2 }, {}, {}, { pid: 'a' }, { pid: 'b' }, {}, {}, {}];
  const entries = [
    ...start.map((type, place) => ({ type, body: bodies[place] })),
    ...behind.map(({ type, shown }) => ({ type, body: { shown } })),
  ].map(({ body, type }, index) => ({ index, type, body: { at: index, ...body } }) as unknown as PublicEntry);
  return JSON.stringify(checkGrammar(session, entries));
}

const reveal = (shown: number) => ({ type: 'BOARD_REVEAL', shown });

test('a board is revealed after the closing, each time more of it', () => {
  expect(said(reveal(0), reveal(1), reveal(1), reveal(2))).toContain('"verdict":"pass"');
});

test.each([
  ['takes back what the board showed: 1 after 2', [reveal(2), reveal(1)]],
  ['shows 3 of 2 participants', [reveal(3)]],
] as const)('a ledger that %s is not sound', (what, behind) => {
  expect(said(...behind)).toContain(what);
});
