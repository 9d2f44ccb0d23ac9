import { minutesRows } from './minutes-rows.ts';

type Act = Parameters<typeof minutesRows>[0][number];

const act = (index: number, type: string, more: Partial<Act> = {}): Act => ({
  ...{ index, first: index, at: index * 1_000, since: null, type, by: 'rina', reason: '' },
  ...{
    epoch: null,
    workstation: null,
    ms: null,
    count: null,
    incident: null,
    detail: null,
    forAll: false,
    number: null,
  },
  ...more,
});
const rowsOf = (...acts: Act[]) =>
  minutesRows(acts).map(({ first, last, span, who }) => ({ type: first.type, to: last.index, who, span }));

test('what one hand gave to many in a row is one line with all of them; another amount, hand or reason begins a new one', () => {
  const given = (index: number, number: string, more: Partial<Act> = {}) =>
    act(index, 'EXTENSION', { number, ms: 38_000, incident: 1, reason: 'kejadian 1', ...more });
  expect(
    rowsOf(given(1, 'A'), given(2, 'B'), given(3, 'C', { ms: 25_000 }), given(4, 'D', { by: 'siti' }), given(5, 'E')),
  ).toEqual([
    { type: 'EXTENSION', to: 2, who: ['A', 'B'], span: null },
    { type: 'EXTENSION', to: 3, who: ['C'], span: null },
    { type: 'EXTENSION', to: 4, who: ['D'], span: null },
    { type: 'EXTENSION', to: 5, who: ['E'], span: null },
  ]);
});

test('lines that were gone are told together, from the shortest to the longest', () => {
  const gone = (index: number, number: string, ms: number) => act(index, 'LINE_GAP', { number, ms, by: null });
  expect(rowsOf(gone(1, 'A', 38_000), gone(2, 'B', 22_000), gone(3, 'C', 56_000), act(4, 'RECOVERY'))).toEqual([
    { type: 'LINE_GAP', to: 3, who: ['A', 'B', 'C'], span: [22_000, 56_000] },
    { type: 'RECOVERY', to: 4, who: [], span: null },
  ]);
});

test('computers are told by their names; acts on the session never become one', () => {
  const admitted = (index: number, workstation: string) =>
    act(index, 'WORKSTATION', { workstation, detail: 'workstation-approved' });
  expect(
    rowsOf(
      admitted(1, 'LAB-01'),
      admitted(2, 'LAB-02'),
      act(3, 'SESSION_OPEN'),
      act(4, 'PAUSE', { forAll: true }),
      act(5, 'PAUSE', { forAll: true }),
    ),
  ).toEqual([
    { type: 'WORKSTATION', to: 2, who: ['LAB-01', 'LAB-02'], span: null },
    { type: 'SESSION_OPEN', to: 3, who: [], span: null },
    { type: 'PAUSE', to: 4, who: [], span: null },
    { type: 'PAUSE', to: 5, who: [], span: null },
  ]);
});
