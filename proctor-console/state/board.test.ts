import { NOON, boardFrame, boardRow } from '../testing/sample-room.ts';
import { applyFrame, placeRows, whyPlaced } from './board.ts';

const rows = [boardRow('1', 6_000), boardRow('2', 5_000)];
const whole = () => {
  const step = applyFrame(null, boardFrame(1, rows, { whole: true }), NOON);
  if (step.kind !== 'applied') throw new Error(step.kind);
  return step.board;
};
/** As it comes over the wire: equal, and another object. */
const anew = <T>(value: T): T => structuredClone(value);

test('a frame that changes one row leaves all others, and the session, the very objects that they were', () => {
  const before = whole();
  const step = applyFrame(before, anew(boardFrame(2, [boardRow('2', 5_500)])), NOON + 250);
  if (step.kind !== 'applied') throw new Error(step.kind);
  expect(step.board.head.session).toBe(before.head.session);
  expect(step.board.rows.get('1')).toBe(before.rows.get('1'));
  expect(step.board.rows.get('2')).toMatchObject({ total: 5_500 });
});

test('a session that changed is another one', () => {
  const frame = boardFrame(2, []);
  const step = applyFrame(whole(), { ...frame, session: { ...frame.session, phase: 'closed' } }, NOON + 250);
  expect(step).toMatchObject({ kind: 'applied', board: { head: { session: { phase: 'closed' } } } });
});

test('why somebody stands where they stand leaves out who has no rank', () => {
  const out = boardRow('3', 9_000, { disqualified: true });
  const placed = placeRows([...rows, out, boardRow('4', null)], []);
  const [first, second] = placed;
  expect(whyPlaced(second!, placed, [])).toEqual({ total: 1, ahead: [], behind: [], equal: 0 });
  expect(whyPlaced(first!, placed, [])).toMatchObject({ total: 0 });
  for (const unranked of placed.slice(2)) expect(whyPlaced(unranked, placed, [])).toBeNull();
});
