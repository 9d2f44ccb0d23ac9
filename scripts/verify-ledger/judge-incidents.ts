import type { Fact } from '../../engine/domain/ledger/fact.ts';
import { wrongIncident } from '../../engine/domain/session/incident.ts';
import type { Interval } from '../../engine/domain/session/intervals.ts';
import { wrongCompensation } from '../../engine/domain/session/lost-time.ts';
import type { PublicEntry } from './check-entries.ts';
import type { Findings } from './report.ts';

interface Line {
  readonly gaps: Interval[];
  readonly settled: Interval[];
}

/** Incidents are numbered without a gap, and nobody is given back more than they were without a line, nor twice. */
export function judgeIncidents(entries: readonly PublicEntry[], found: Findings): void {
  const lines = new Map<string, Line>();
  let written = 0;
  for (const { body, index, type } of entries) {
    const fact = { type, ...body } as unknown as Fact;
    const line = 'pid' in fact ? lineOf(lines, fact.pid) : { gaps: [], settled: [] };
    const wrong =
      wrongIncident(fact, written) ??
      wrongGap(fact, line) ??
      (isExtension(fact) ? wrongCompensation(fact, line) : null);
    if (wrong !== null) found.fail(`entry ${index}`, wrong);
    if (fact.type === 'INCIDENT') written += 1;
    if (fact.type === 'LINE_GAP') line.gaps.push({ from: fact.since, to: fact.until });
    if (isExtension(fact) && fact.since !== undefined && fact.until !== undefined)
      line.settled.push({ from: fact.since, to: fact.until });
  }
}

function isExtension(fact: Fact): fact is Extract<Fact, { type: 'EXTENSION' }> {
  return fact.type === 'EXTENSION';
}

function lineOf(lines: Map<string, Line>, pid: string): Line {
  const known = lines.get(pid) ?? { gaps: [], settled: [] };
  lines.set(pid, known);
  return known;
}

function wrongGap(fact: Fact, { gaps }: Line): string | null {
  if (fact.type !== 'LINE_GAP') return null;
  if (fact.since >= fact.until || fact.until > fact.at) return 'is a gap of a time that is none';
  return fact.since < (gaps.at(-1)?.to ?? 0) ? 'is a gap that began before the last one ended' : null;
}
