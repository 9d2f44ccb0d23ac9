import { knownEntry } from '../../engine/domain/ledger/entry-bytes.ts';
import type { ExamDefinition } from '../../engine/domain/definition/exam-definition.ts';
import type { Fact, FactOf } from '../../engine/domain/ledger/fact.ts';
import { rank } from '../../engine/domain/score/ranking.ts';
import { type Attempt, evolveAttempt, newAttempt } from '../../engine/domain/session/attempt.ts';
import { PREPARED, evolveSession } from '../../engine/domain/session/exam-session.ts';
import type { SessionEvidence } from '../verify-ledger/evidence.ts';

export interface Result {
  readonly pid: string;
  readonly outcome: 'score' | 'disqualified' | 'absent' | 'none';
  /** The entry that says so. */
  readonly entry: number | null;
  readonly sections: FactOf<'SCORE'>['sections'] | null;
  readonly total: number | null;
}

/** What a bundle claims about its session beside the entries: others compute each of these anew. */
export interface Claims {
  readonly facts: readonly Fact[];
  readonly results: readonly Result[];
  readonly ranking: readonly { readonly pid: string; readonly rank: number; readonly total: number }[];
  /** For each person the entry that stands at each place of the paper, null where nothing does. */
  readonly standing: readonly { readonly pid: string; readonly entries: readonly (number | null)[] }[];
}

export function claimsOf(session: SessionEvidence, definition: ExamDefinition): Claims {
  const facts = session.entries.map(({ entry }) => {
    const { type, body } = knownEntry(Buffer.from(entry).toString('utf8'));
    return { type, ...body } as Fact;
  });
  const results = resultsOf(facts);
  const scored = results.flatMap((result) =>
    result.outcome !== 'score' || result.sections === null || result.total === null
      ? []
      : [{ pid: result.pid, sheet: { sections: result.sections, total: result.total as never } }],
  );
  const ranked = rank(
    definition.tieBreak,
    scored,
    ({ sheet }) => sheet,
    ({ pid }) => pid,
  );
  const ranking = ranked.map(({ entry, rank: place }) => ({ pid: entry.pid, rank: place, total: entry.sheet.total }));
  return { facts, results, ranking, standing: standingOf(facts, definition) };
}

function byPid(a: { readonly pid: string }, b: { readonly pid: string }): number {
  return a.pid < b.pid ? -1 : 1;
}

function resultsOf(facts: readonly Fact[]): Result[] {
  const results = new Map<string, Result>();
  facts.forEach((fact, entry) => {
    if (fact.type === 'PAPER')
      results.set(fact.pid, { pid: fact.pid, outcome: 'none', entry: null, sections: null, total: null });
    if (fact.type === 'ABSENT')
      results.set(fact.pid, { pid: fact.pid, outcome: 'absent', entry, sections: null, total: null });
    if (fact.type === 'SCORE') {
      const { pid, sections, total } = fact;
      const outcome = results.get(pid)?.outcome === 'disqualified' ? 'disqualified' : 'score';
      results.set(pid, { pid, outcome, entry, sections, total });
    }
    if (fact.type === 'DISQUALIFY' || fact.type === 'REOPEN') {
      const before = results.get(fact.pid) as Result;
      results.set(fact.pid, { ...before, outcome: fact.type === 'REOPEN' ? 'score' : 'disqualified' });
    }
  });
  return [...results.values()].sort(byPid);
}

/** The engine's own fold, with the number of its entry in the place of each answer. */
function standingOf(facts: readonly Fact[], definition: ExamDefinition): Claims['standing'] {
  const people = new Map<string, Attempt>();
  let session = PREPARED;
  facts.forEach((fact, entry) => {
    if (fact.type === 'PAPER') {
      people.set(fact.pid, newAttempt(fact.pid, fact.allotted, fact.items, fact.start ?? null));
      return;
    }
    const numbered = hides(fact) ? { ...fact, response: entry } : fact;
    session = evolveSession(session, fact, definition.duration);
    const setting = { session, clockStarts: definition.clockStarts };
    for (const pid of 'pid' in fact && fact.pid !== 'all' ? [fact.pid] : [...people.keys()]) {
      const before = people.get(pid);
      if (before !== undefined) people.set(pid, evolveAttempt(before, numbered as Fact, setting));
    }
  });
  return [...people]
    .map(([pid, { sheet }]) => ({
      pid,
      entries: [...sheet.responses].map((entry) => (entry as number | null) ?? null),
    }))
    .sort(byPid);
}

function hides({ type }: Fact): boolean {
  return type === 'ANSWER' || type === 'HELD';
}
