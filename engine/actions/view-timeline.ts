import type { Fact } from '#domain/ledger/fact.ts';
import { type ChronicleFact, type ChronicleLine, type SavedRun, isRun } from './chronicle.ts';
import type { Person } from './person.ts';

/** More than a whole exam of one person makes; the oldest lines are told to be left off, never silently. */
export const MOST_LINES = 1_000;

/** One person's way through the exam as the ledger has it, the newest first: who did what when and why, never what was answered. */
export function viewTimeline({ chronicle, saved }: Person) {
  const gone = new Set(
    (saved.messages ?? []).flatMap(({ entry, isWithdrawn }) => (isWithdrawn === true ? [entry] : [])),
  );
  const told = (line: ReturnType<typeof lineOf>) =>
    line.type === 'MESSAGE' && gone.has(line.index) ? { ...line, detail: 'message-withdrawn' } : line;
  const lines = chronicle.lines
    .slice(-MOST_LINES)
    .map((line) => told(lineOf(line)))
    .reverse();
  return { lines, older: Math.max(0, chronicle.lines.length - MOST_LINES) };
}

/** Fields that a line may show, whatever the type. What is not named here, such as an answer or its place, is never copied. */
interface Told {
  readonly by?: string | null;
  readonly reason?: string;
  readonly note?: string;
  readonly text?: string;
  readonly assistant?: string;
  readonly epoch?: number;
  readonly workstation?: string;
  readonly ms?: number;
  readonly durationMs?: number;
  readonly count?: number;
  readonly incident?: number;
  readonly kind?: string;
  readonly why?: string;
  readonly cause?: string;
  readonly confirmed?: boolean;
  readonly start?: string;
  readonly pid?: string;
}

function lineOf(line: ChronicleLine) {
  return isRun(line) ? lineOfRun(line) : lineOfFact(line);
}

function lineOfRun({ count, first, from, last, to }: SavedRun) {
  return {
    ...NOTHING,
    index: last,
    first,
    at: to,
    since: from as number | null,
    type: 'SAVED',
    count: count as number | null,
  };
}

const NOTHING = {
  by: null as string | null,
  reason: '',
  epoch: null as number | null,
  workstation: null as string | null,
  ms: null as number | null,
  count: null as number | null,
  incident: null as number | null,
  detail: null as string | null,
  since: null as number | null,
  forAll: false,
};

export function lineOfFact({ fact, index }: ChronicleFact) {
  const told = fact as Told;
  return {
    ...NOTHING,
    index,
    first: index,
    at: fact.at as number,
    type: fact.type as string,
    by: told.by ?? null,
    reason: (fact.type === 'FINISH' ? told.note : told.reason) ?? told.text ?? told.assistant ?? '',
    epoch: told.epoch ?? null,
    workstation: told.workstation ?? null,
    ms: told.ms ?? told.durationMs ?? (fact.type === 'LINE_GAP' ? fact.until - fact.since : null),
    count: told.count ?? null,
    incident: told.incident ?? null,
    detail: detailOf(fact, told),
    forAll: told.pid === 'all',
  };
}

/** One word of a closed list that tells lines of one type apart. */
function detailOf(fact: Fact, { cause, confirmed, kind, start, why }: Told): string | null {
  if (fact.type === 'IDENTITY') return confirmed === true ? 'confirmed' : 'denied';
  if (fact.type === 'FINISH') return fact.reason;
  return kind ?? why ?? cause ?? start ?? null;
}
