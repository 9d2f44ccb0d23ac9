import type { Body, Entry } from './entry.ts';
import type { FollowFinding } from './evidence.ts';
import { SEEN_INCIDENTS } from './shapes.ts';

type Stretch = readonly [number, number];

interface Line {
  readonly gaps: Stretch[];
  readonly settled: Stretch[];
}

/** SPEC section 9: incidents in their numbers, and no more given back than somebody was without a line, nor twice. */
export function followIncidents(entries: readonly Entry[]): FollowFinding[] {
  const lines = new Map<string, Line>();
  const findings: FollowFinding[] = [];
  let written = 0;
  for (const { body, index, type } of entries) {
    const line = lines.get(body.pid) ?? { gaps: [], settled: [] };
    if (body.pid !== undefined) lines.set(body.pid, line);
    const code = wrong(type, body, line, written);
    if (code !== null) findings.push({ step: 'V14', code, entry: index, type });
    if (type === 'INCIDENT') written += 1;
    if (body.since === undefined || typeof body.until !== 'number') continue;
    if (type === 'LINE_GAP') line.gaps.push([body.since, body.until]);
    if (type === 'EXTENSION') line.settled.push([body.since, body.until]);
  }
  return findings;
}

function wrong(type: string, body: Body, line: Line, written: number): string | null {
  if (type === 'INCIDENT') return wrongIncident(body, written);
  if (type === 'INCIDENT_NOTE') return isKnown(body.incident, written) ? null : 'incident-unknown';
  if (type === 'LINE_GAP') return wrongGap(body, line);
  return type === 'EXTENSION' ? wrongCompensation(body, line, written) : null;
}

function isKnown(incident: number | undefined, written: number): boolean {
  return incident !== undefined && incident >= 1 && incident <= written;
}

function wrongIncident({ at, by, incident, kind, since = 0, until = null }: Body, written: number): string | null {
  if (incident !== written + 1) return 'incident-number';
  if (since > at || (until !== null && (until < since || until > at))) return 'incident-time';
  return SEEN_INCIDENTS.includes(kind) === (by === 'engine') ? null : 'incident-by';
}

function wrongGap({ at, since = 0, until }: Body, { gaps }: Line): string | null {
  const end = until ?? 0;
  if (since >= end || end > at || since < (gaps.at(-1)?.[1] ?? 0)) return 'gap-not-possible';
  return null;
}

function wrongCompensation({ at, incident, ms, pid, since, until }: Body, line: Line, written: number): string | null {
  const linked = [incident, since, until].filter((field) => field !== undefined && field !== null).length;
  if (linked === 0) return null;
  if (linked !== 3 || pid === 'all' || typeof until !== 'number' || since === undefined) return 'compensation-half';
  if (!isKnown(incident, written)) return 'incident-unknown';
  if (since >= until || until > at) return 'compensation-stretch';
  if (overlap(line.settled, since, until) > 0) return 'compensation-twice';
  return ms > overlap(line.gaps, since, until) ? 'compensation-too-much' : null;
}

/** Neither gaps nor compensations of one person overlap one another. */
function overlap(stretches: readonly Stretch[], since: number, until: number): number {
  return stretches.reduce((sum, [from, to]) => sum + Math.max(0, Math.min(to, until) - Math.max(from, since)), 0);
}
