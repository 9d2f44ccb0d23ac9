import fc from 'fast-check';
import { tinyPid } from '../../testing/tiny-exam.ts';
import type { StaffName } from '../ids.ts';
import { BROWSER_SIGNS, signLevel } from '../lockdown/sign.ts';
import { type Instant, instant, millis } from '../time.ts';
import { type Attempt, evolveAttempt, newAttempt } from './attempt.ts';
import {
  MOST_SIGNS,
  SIGNS_A_MINUTE,
  type SignOutcome,
  type SignVerdict,
  type ToldSign,
  decideSigns,
} from './decide-signs.ts';
import { type ExamSession, PREPARED, evolveSession } from './exam-session.ts';
import { signCounts } from './sign-book.ts';

const BEGIN = 1_790_000_000_000;
const by = 'pengawas' as StaffName;
const DURATION = millis(6_000_000);
const OPEN = evolveSession(PREPARED, { type: 'SESSION_OPEN', at: instant(BEGIN), by }, DURATION);
const CLOSED = evolveSession(OPEN, { type: 'SESSION_CLOSE', at: instant(BEGIN), by, reason: 'selesai' }, DURATION);

function seated(epoch = 1): Attempt {
  const setting = { session: OPEN, clockStarts: 'session' } as const;
  const signIn = { type: 'SIGN_IN', at: instant(BEGIN), pid: tinyPid, epoch, workstation: 'PC-1' } as const;
  return evolveAttempt(newAttempt(tinyPid, DURATION, 3), signIn, setting);
}

function sign(more: Partial<ToldSign> = {}): ToldSign {
  return { kind: 'copy', clientAt: BEGIN, durationMs: 0, count: 1, pos: 0, ...more };
}

function decided(attempt: Attempt, signs: readonly ToldSign[], ms = 0, session: ExamSession = OPEN): SignVerdict {
  const verdict = decideSigns(attempt, { epoch: 1, signs }, { session, now: instant(BEGIN + ms), mayLookAway: false });
  if (!verdict.ok) throw new Error(verdict.refusal.word);
  return verdict.value;
}

function taken(attempt: Attempt, { facts }: SignVerdict): Attempt {
  const setting = { session: OPEN, clockStarts: 'session' } as const;
  return facts.reduce<Attempt>((before, fact) => evolveAttempt(before, fact, setting), attempt);
}

test('a notice becomes an entry with what was told and the engine’s own time; less is only shown', () => {
  const glance = sign({ kind: 'page-hidden', durationMs: 2_000, clientAt: BEGIN + 1 });
  const { facts, outcomes } = decided(seated(), [sign({ count: 40 }), glance], 500);
  expect(outcomes).toEqual(['recorded', 'shown']);
  expect(facts).toEqual([{ type: 'INTEGRITY', at: BEGIN + 500, pid: tinyPid, epoch: 1, ...sign({ count: 40 }) }]);
});

test('what was recorded is known when it is told again, and under another sign-in it is not', () => {
  const before = seated(2);
  const after = taken(before, decided(before, [sign()]));
  expect(decided(after, [sign(), sign({ clientAt: BEGIN + 1 })]).outcomes).toEqual(['known', 'recorded']);
  const later = decideSigns(
    after,
    { epoch: 2, signs: [sign()] },
    { session: OPEN, now: instant(BEGIN), mayLookAway: false },
  );
  expect(later).toMatchObject({ ok: true, value: { outcomes: ['recorded'] } });
});

test('what the engine sees twice is recorded twice', () => {
  const seen = sign({ kind: 'address-changed', clientAt: null });
  expect(decided(taken(seated(), decided(seated(), [seen])), [seen]).outcomes).toEqual(['recorded']);
});

test('signs are taken after the end and while the clock stands', () => {
  const setting = { session: OPEN, clockStarts: 'session' } as const;
  const pause = { type: 'PAUSE', at: instant(BEGIN), by, reason: 'listrik', pid: tinyPid } as const;
  const finish = {
    type: 'FINISH',
    at: instant(BEGIN),
    pid: tinyPid,
    epoch: 1,
    seq: 1,
    reason: 'submitted',
    by: null,
    note: '',
  } as const;
  for (const fact of [pause, finish]) {
    expect(decided(evolveAttempt(seated(), fact, setting), [sign()]).outcomes).toEqual(['recorded']);
  }
});

test.each<[string, Attempt, ExamSession, number, ToldSign, string]>([
  ['before the opening', seated(), PREPARED, 1, sign(), 'not-open'],
  ['before the person’s own beginning', newAttempt(tinyPid, DURATION, 3), OPEN, 1, sign(), 'not-open'],
  ['after the session was closed', seated(), CLOSED, 1, sign(), 'session-closed'],
  ['of a sign-in that is to come', seated(), OPEN, 2, sign(), 'stale-epoch'],
  ['of a place that the paper lacks', seated(), OPEN, 1, sign({ pos: 3 }), 'unknown-position'],
])('signs %s are refused', (_, attempt, session, epoch, told, word) => {
  const verdict = decideSigns(attempt, { epoch, signs: [told] }, { session, now: instant(BEGIN), mayLookAway: false });
  expect(verdict).toEqual({ ok: false, refusal: { word } });
});

test('more than ten in a minute are left out, which one entry says; the next minute takes signs again', () => {
  const many = Array.from({ length: 15 }, (_, n) => sign({ clientAt: BEGIN + n }));
  const first = decided(seated(), many);
  expect(first.outcomes.filter((outcome) => outcome === 'left-out')).toHaveLength(5);
  expect(first.facts.at(-1)).toMatchObject({ kind: 'left-out', count: 5, clientAt: null });
  expect(first.facts).toHaveLength(SIGNS_A_MINUTE + 1);
  const full = taken(seated(), first);
  expect(decided(full, [sign({ clientAt: BEGIN + 99 })], 59_999)).toEqual({ facts: [], outcomes: ['left-out'] });
  expect(decided(full, [sign({ clientAt: BEGIN + 99 })], 60_000).outcomes).toEqual(['recorded']);
});

test('counts are of entries, and that some were left out is none', () => {
  const many = Array.from({ length: 12 }, (_, n) => sign({ clientAt: BEGIN + n, count: 100 }));
  const mixed = [...many.slice(0, 9), sign({ kind: 'focus-lost', durationMs: 4_000 }), ...many.slice(9)];
  const { signs } = taken(seated(), decided(seated(), mixed));
  expect(signCounts(signs)).toEqual({ focus: 1, other: 9 });
});

const told = fc.record({
  kind: fc.constantFrom(...BROWSER_SIGNS),
  clientAt: fc.integer({ min: 0, max: 5_000 }),
  durationMs: fc.constantFrom(0, 2_000, 40_000),
  count: fc.integer({ min: 1, max: 9 }),
  pos: fc.constantFrom(null, 0, 2),
});
const messages = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 20_000 }), fc.array(told, { minLength: 1, maxLength: 10 })),
  {
    maxLength: 120,
  },
);

test('whatever is told however fast: bounds of a minute and of an attempt hold, and nothing below a notice is written', () => {
  fc.assert(
    fc.property(messages, (sent) => {
      let attempt = seated();
      let now = 0;
      const at: Instant[] = [];
      for (const [wait, signs] of sent) {
        now += wait;
        const verdict = decided(attempt, signs, now);
        expect(verdict.outcomes).toHaveLength(signs.length);
        for (const fact of verdict.facts) {
          at.push(fact.at);
          expect(signLevel(fact.kind, fact.durationMs)).toBe('notice');
        }
        attempt = taken(attempt, verdict);
      }
      expect(at.length).toBeLessThanOrEqual(MOST_SIGNS + 1);
      expect(attempt.signs.entries).toBe(at.length);
      for (const one of at) {
        expect(at.filter((other) => other >= one && other - one < 60_000).length).toBeLessThanOrEqual(
          SIGNS_A_MINUTE + 1,
        );
      }
    }),
    { numRuns: 60 },
  );
});

test('an attempt that goes on giving signs ends with one entry that says that no more are written', () => {
  let attempt = seated();
  const outcomes: SignOutcome[] = [];
  for (let minute = 0; minute < 60; minute += 1) {
    const signs = Array.from({ length: 10 }, (_, n) => sign({ clientAt: minute * 100 + n }));
    const verdict = decided(attempt, signs, minute * 60_000);
    outcomes.push(...verdict.outcomes);
    attempt = taken(attempt, verdict);
  }
  expect(attempt.signs.entries).toBe(MOST_SIGNS + 1);
  expect(attempt.signs.newest.at(-1)?.kind).toBe('left-out');
  expect(outcomes.filter((outcome) => outcome === 'recorded')).toHaveLength(MOST_SIGNS);
});

test('where the focus is says nothing of who uses a screen reader; everything else does', () => {
  const kinds = ['focus-lost', 'page-hidden', 'fullscreen-left', 'copy'] as const;
  const signs = kinds.map((kind, place) => sign({ kind, durationMs: 60_000, clientAt: BEGIN + place }));
  const situation = { session: OPEN, now: instant(BEGIN), mayLookAway: true };
  const verdict = decideSigns(seated(), { epoch: 1, signs }, situation);
  expect(verdict).toMatchObject({
    ok: true,
    value: { outcomes: ['granted', 'granted', 'granted', 'recorded'], facts: [{ kind: 'copy' }] },
  });
  expect(decided(seated(), signs).outcomes).toEqual(['recorded', 'recorded', 'recorded', 'recorded']);
});
