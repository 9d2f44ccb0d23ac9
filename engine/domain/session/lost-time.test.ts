import fc from 'fast-check';
import type { Pid, StaffName } from '../ids.ts';
import type { Fact } from '../ledger/fact.ts';
import type { Instant, Millis } from '../time.ts';
import { type Interval, lengthOf, union, within, without } from './intervals.ts';
import { type TimeRecord, lostTime, timeRecord, wrongCompensation } from './lost-time.ts';

const at = (n: number): Instant => n as Instant;
const stretch = (from: number, to: number): Interval => ({ from: at(from), to: at(to) });
const NONE: TimeRecord = { gaps: [], stops: [], runs: [], settled: [], given: [] };
const by = 'pengawas' as StaffName;
const pid = 'ab'.repeat(10) as Pid;

const LONGEST = 10_000;
const interval = fc.tuple(fc.nat(LONGEST), fc.nat(LONGEST)).map(([a, b]) => stretch(Math.min(a, b), Math.max(a, b)));
const intervals = fc.array(interval, { maxLength: 8 });
const record: fc.Arbitrary<TimeRecord> = fc.record({
  gaps: intervals,
  stops: intervals,
  runs: intervals,
  settled: intervals,
  given: fc.array(fc.record({ at: fc.nat(LONGEST).map(at), ms: fc.nat(500).map((ms) => ms as Millis) }), {
    maxLength: 3,
  }),
});

describe('intervals', () => {
  const has = (list: readonly Interval[], moment: number) => list.some(({ from, to }) => from <= moment && moment < to);

  it('are joined, cut and taken away as sets of moments are', () => {
    fc.assert(
      fc.property(intervals, intervals, fc.nat(LONGEST), (one, other, moment) => {
        expect(has(union(one), moment)).toBe(has(one, moment));
        expect(has(within(one, other), moment)).toBe(has(one, moment) && has(other, moment));
        expect(has(without(one, other), moment)).toBe(has(one, moment) && !has(other, moment));
      }),
    );
  });
});

describe('the time that somebody lost', () => {
  it('is never more than the incident was long, never more than the line was gone, and never below zero', () => {
    fc.assert(
      fc.property(record, interval, (known, incident) => {
        const { lostMs, owedMs, parts } = lostTime(known, incident);
        expect(owedMs).toBeGreaterThanOrEqual(0);
        expect(lostMs).toBeLessThanOrEqual(incident.to - incident.from);
        expect(lostMs).toBeLessThanOrEqual(lengthOf(known.gaps));
        expect(owedMs).toBeLessThanOrEqual(lostMs);
        expect(lengthOf(parts)).toBe(lostMs);
      }),
    );
  });

  it('is given once: what was given back is owed to nobody again, in this incident or in one that overlaps it', () => {
    fc.assert(
      fc.property(record, interval, interval, (known, incident, other) => {
        const first = lostTime(known, incident);
        const from = first.parts[0]?.from;
        const to = first.parts.at(-1)?.to;
        fc.pre(from !== undefined && to !== undefined);
        const after: TimeRecord = { ...known, settled: [...known.settled, { from: from!, to: to! }] };
        expect(lostTime(after, incident).owedMs).toBe(0);
        const both = lengthOf(within(known.gaps, [incident, other]));
        expect(first.lostMs + lostTime(after, other).lostMs).toBeLessThanOrEqual(both);
      }),
    );
  });

  it('leaves out when the clock stood, what came before it ran and after it ended', () => {
    const known = { ...NONE, gaps: [stretch(100, 900)], stops: [stretch(300, 400)], runs: [stretch(200, 800)] };
    expect(lostTime(known, stretch(0, 1_000))).toMatchObject({
      parts: [stretch(200, 300), stretch(400, 800)],
      lostMs: 500,
    });
  });

  it('is less what staff gave by hand since it began', () => {
    const given = [
      { at: at(50), ms: 40 as Millis },
      { at: at(500), ms: 70 as Millis },
    ];
    const known = { ...NONE, gaps: [stretch(100, 200)], runs: [stretch(0, 1_000)], given };
    expect(lostTime(known, stretch(100, 600))).toMatchObject({ lostMs: 100, givenMs: 70, owedMs: 30 });
  });
});

describe('the record of a person', () => {
  const act = { by, reason: 'listrik padam' };
  const facts: Fact[] = [
    { type: 'PAUSE', at: at(100), pid: 'all', ...act },
    { type: 'PAUSE', at: at(150), pid, ...act },
    { type: 'RESUME', at: at(200), pid: 'all', ...act },
    { type: 'RESUME', at: at(250), pid, ...act },
    { type: 'PAUSE', at: at(320), pid, by: 'engine' as StaffName, reason: '', cause: 'unsaved', since: at(300) },
    { type: 'RESUME', at: at(350), pid, by: 'engine' as StaffName, reason: '', cause: 'unsaved' },
    { type: 'LINE_GAP', at: at(500), pid, epoch: 1, since: at(290), until: at(480) },
    { type: 'EXTENSION', at: at(510), pid, ms: 60 as Millis, ...act },
    { type: 'EXTENSION', at: at(520), pid, ms: 60 as Millis, incident: 1, since: at(290), until: at(480), ...act },
  ];

  it('holds each stop by whom it was made, gaps, what was given and what it was given for', () => {
    expect(timeRecord(facts, at(50), at(900))).toEqual({
      gaps: [stretch(290, 480)],
      stops: [stretch(100, 250), stretch(300, 350)],
      runs: [stretch(50, 900)],
      settled: [stretch(290, 480)],
      given: [{ at: at(510), ms: 60 }],
    });
  });

  it('says what is wrong with a compensation', () => {
    const known = { gaps: [stretch(100, 200)], settled: [] as Interval[] };
    const give = (more: object) =>
      ({
        type: 'EXTENSION',
        at: at(300),
        pid,
        ms: 100 as Millis,
        incident: 1,
        since: at(100),
        until: at(200),
        ...act,
        ...more,
      }) as Extract<Fact, { type: 'EXTENSION' }>;
    expect(wrongCompensation(give({}), known)).toBeNull();
    expect(wrongCompensation(give({ ms: 101 }), known)).toMatch(/101 ms for 100/);
    expect(wrongCompensation(give({ until: at(301) }), known)).toMatch(/none/);
    expect(wrongCompensation(give({}), { ...known, settled: [stretch(199, 250)] })).toMatch(/second time/);
  });
});
