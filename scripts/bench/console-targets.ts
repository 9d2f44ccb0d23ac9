import type { BenchRun } from './bench-run.ts';
import type { Percentiles } from './percentiles.ts';
import { FRAME_MS, type Target, atMost, count, partsOf } from './target.ts';

/** What a person still takes for "at once" on a screen they keep an eye on. */
const SEEN_MS = 500;
const REACHED_MS = 1_000;

/** The consoles of a hall of two thousand who answer, and the table of one in a browser. */
export function consoleTargets({ consoleFrames, consoles }: Pick<BenchRun, 'consoles' | 'consoleFrames'>): Target[] {
  const of = ({ maxMs, p50Ms, samples }: Percentiles): string =>
    `${count(samples)} samples, median ${p50Ms.toFixed(0)} ms, longest ${maxMs.toFixed(0)} ms`;
  const load = `${count(consoles.people)} people, ${count(consoles.answersPerSecond)} answers/s`;
  const eyes = `${consoles.consoles} consoles, one with ${count(consoles.ownPeople)} of the people`;
  const seen = (id: string, what: string, times: Percentiles): Target =>
    atMost(SEEN_MS, { id, what: `${what} → the last console, p99`, value: times.p99Ms, unit: 'ms', limit: of(times) });
  const reached = (id: string, what: string, times: Percentiles): Target =>
    atMost(REACHED_MS, { id, what: `${what}, p99`, value: times.p99Ms, unit: 'ms', limit: of(times) });
  const frame = (id: string, what: string, look: 'changes' | 'scrolling' | 'sorting'): Target =>
    atMost(FRAME_MS, {
      id,
      what: `the console's table, 2,000 rows in a browser: ${what}`,
      value: consoleFrames?.[look].totalMs ?? null,
      unit: 'ms',
      limit: partsOf(consoleFrames?.[look] ?? null),
    });
  return [
    atMost(0, {
      id: 'console-gaps',
      what: 'differences that a console missed',
      value: consoles.gaps,
      unit: '',
      limit: `${load}; ${eyes}`,
    }),
    seen('console-answers', 'an answer is sent', consoles.answers),
    seen('console-lines', 'a line is cut, or comes back', consoles.lines),
    seen('console-signs', 'a window is left', consoles.signs),
    reached('act-message', 'a message to one → its socket', consoles.messages),
    reached('act-pause', 'a pause of one, and its end → its socket', consoles.pauses),
    reached('act-extend', 'time for an invigilator’s rooms → each socket', consoles.extensions),
    reached(
      'act-pause-all',
      `a pause of all ${count(consoles.people)}, and its end → each socket`,
      consoles.pausesOfAll,
    ),
    frame('frame-console', 'one difference of 100 changes', 'changes'),
    frame('frame-console-scroll', 'one frame of scrolling, every sixth with such a difference', 'scrolling'),
    frame('frame-console-sort', 'one press that sorts', 'sorting'),
  ];
}
