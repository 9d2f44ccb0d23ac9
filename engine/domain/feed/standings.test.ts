import fc from 'fast-check';
import { tinyDefinition, tinyKeys, tinyPid } from '../../testing/tiny-exam.ts';
import { blankSheet } from '../answer/answer-sheet.ts';
import { Places } from '../answer/places.ts';
import type { ExamDefinition, LivePolicy } from '../definition/exam-definition.ts';
import type { SectionCode } from '../ids.ts';
import type { Points } from '../points.ts';
import { scorePaper } from '../score/score-paper.ts';
import { type Attempt, newAttempt } from '../session/attempt.ts';
import { startClock, stopClock } from '../session/exam-clock.ts';
import { MINUTE, instant } from '../time.ts';
import { publicState, standingOf } from './standings.ts';

const keys = tinyKeys();
const at = instant(1_790_000_000_000);
const clock = startClock(at, MINUTE);
const absent = newAttempt(tinyPid, MINUTE, keys.length);
const waiting: Attempt = { ...absent, epoch: 1, workstation: 'PC-1' };
const working: Attempt = { ...waiting, phase: 'working', clock };
const paused: Attempt = { ...waiting, phase: 'working', clock: stopClock(clock, at) };
const sections = [{ code: 'VER' as SectionCode, points: 700 as Points }];
const finished: Attempt = {
  ...waiting,
  phase: 'finished',
  clock,
  finishedAt: at,
  reason: 'submitted',
  score: { sections, total: 700 as Points },
};
const unscored: Attempt = { ...finished, score: null };
const answered = (attempt: Attempt, responses: readonly (number | null)[]): Attempt => ({
  ...attempt,
  sheet: { ...blankSheet(keys.length), responses: Places.of(responses) },
});
const under = (livePolicy: LivePolicy): ExamDefinition => ({ ...tinyDefinition, livePolicy });
const nothing = {
  sections: [
    { code: 'VER', points: null },
    { code: 'CHR', points: null },
  ],
  total: null,
  counted: 0,
};
const POLICIES: readonly LivePolicy[] = ['running', 'locked', 'finished'];

test.each([
  ['who never signed in', absent, 'absent'],
  ['who signed in before the opening', waiting, 'waiting'],
  ['who has the paper open', working, 'working'],
  ['whose clock stands', paused, 'paused'],
  ['who is done', finished, 'finished'],
])('%s is shown as such', (_, attempt, state) => {
  expect(publicState(attempt)).toBe(state);
  for (const policy of POLICIES) expect(standingOf(under(policy), keys, attempt).state).toBe(state);
});

const partly = [0, 1, null, null, 2, null, null, null, 4, null, null, 3];

test('under running, every saved answer counts at once', () => {
  const attempt = answered(working, partly);
  expect(standingOf(under('running'), keys, attempt)).toEqual({
    state: 'working',
    ...scorePaper(tinyDefinition, keys, attempt.sheet),
    counted: 5,
  });
  expect(standingOf(under('running'), keys, answered(paused, partly)).counted).toBe(5);
});

test('under running, a person who has not begun has no points yet, which is not zero points', () => {
  expect(standingOf(under('running'), keys, waiting)).toEqual({ state: 'waiting', ...nothing });
  expect(standingOf(under('running'), keys, working)).toMatchObject({ total: 0, counted: 0 });
});

test.each(['locked', 'finished'] as const)('under %s, nothing of an open paper counts', (policy) => {
  expect(standingOf(under(policy), keys, answered(working, partly))).toEqual({ state: 'working', ...nothing });
});

/** Locks these places, as blocks do. */
function withLocked(attempt: Attempt, places: readonly number[]): Attempt {
  const locked = [...attempt.sheet.responses].map((_, place) => places.includes(place));
  return { ...attempt, sheet: { ...attempt.sheet, locked } };
}

describe('under locked, with locked blocks', () => {
  const first = [0, 1, 2, 3];
  const attempt = answered(working, partly);

  test('exactly their points are shown, and a section without any shows none', () => {
    const onlyFirst = partly.map((response, place) => (first.includes(place) ? response : null));
    const alone = scorePaper(tinyDefinition, keys, { ...attempt.sheet, responses: onlyFirst });
    expect(standingOf(under('locked'), keys, withLocked(attempt, first))).toEqual({
      state: 'working',
      sections: [
        { ...alone.sections[0], counted: 4 },
        { code: 'CHR', points: null },
      ],
      total: alone.sections[0]?.points,
      counted: 4,
    });
  });

  test('blanks count as what they earn: the number tells blocks, not answers', () => {
    const blank = standingOf(under('locked'), keys, withLocked(answered(working, Array<null>(12).fill(null)), first));
    expect([blank.total, blank.counted]).toEqual([0, 4]);
  });

  test('all blocks together show the whole score', () => {
    const all = standingOf(under('locked'), keys, withLocked(attempt, [...partly.keys()]));
    expect(all).toEqual({ state: 'working', ...scorePaper(tinyDefinition, keys, attempt.sheet), counted: 12 });
  });

  test('under finished a locked block shows nothing, under running it changes nothing', () => {
    const locked = withLocked(attempt, first);
    expect(standingOf(under('finished'), keys, locked)).toEqual({ state: 'working', ...nothing });
    expect(standingOf(under('running'), keys, locked)).toEqual(standingOf(under('running'), keys, attempt));
  });
});

test.each(POLICIES)('under %s, the end shows the recorded score and counts the whole paper', (policy) => {
  expect(standingOf(under(policy), keys, answered(finished, partly))).toEqual({
    state: 'finished',
    sections,
    total: 700,
    counted: 12,
  });
});

test.each(POLICIES)('under %s, an end without a recorded score shows none', (policy) => {
  expect(standingOf(under(policy), keys, answered(unscored, partly))).toEqual({ state: 'finished', ...nothing });
});

test('under locked and finished, no answer of an open paper can be told from its standing', () => {
  const responses = fc.array(fc.option(fc.nat({ max: 4 })), { minLength: 12, maxLength: 12 });
  const flags = fc.array(fc.boolean(), { minLength: 12, maxLength: 12 });
  const policy = fc.constantFrom<LivePolicy>('locked', 'finished');
  const open = fc.constantFrom<Attempt>(working, paused, waiting);
  fc.assert(
    fc.property(
      policy,
      open,
      responses,
      responses,
      flags,
      fc.nat(),
      (livePolicy, attempt, one, other, flagged, seq) => {
        const shown = (sheet: readonly (number | null)[], more: object) =>
          JSON.stringify(standingOf(under(livePolicy), keys, { ...answered(attempt, sheet), ...more }));
        const later = {
          lastMutation: seq,
          lastSavedAt: at,
          sheet: { responses: Places.of(other), flagged: Places.of(flagged) },
        };
        expect(shown(other, later)).toBe(shown(one, {}));
      },
    ),
  );
});
