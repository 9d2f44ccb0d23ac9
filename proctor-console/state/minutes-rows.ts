import type { Minutes } from '#protocol/staff-incidents.ts';

type Act = Extract<Minutes, { ok: true }>['acts'][number];

/** One line of the printed minutes: an act, or what one hand did to many in a row. */
export interface MinutesRow {
  readonly first: Act;
  readonly last: Act;
  /** Participants, or computers where it is about those; none where it is about the session. */
  readonly who: readonly string[];
  /** Of what lasted for some time: the shortest and the longest, in milliseconds. */
  readonly span: readonly [number, number] | null;
}

/** What happened by itself to each, with a length of its own: told with the shortest and the longest. */
const SPANNED = 'LINE_GAP';

/**
 * Acts that follow one another and differ in nothing but whom they are about become one line, so that a switch that failed does not
 * fill pages. The sheet keeps every act.
 */
export function minutesRows(acts: readonly Act[]): MinutesRow[] {
  const rows: MinutesRow[] = [];
  for (const act of acts) {
    const before = rows.at(-1);
    const own = aboutWhom(act);
    const span = act.type === SPANNED && act.ms !== null ? ([act.ms, act.ms] as const) : null;
    if (before === undefined || own === null || keyOf(before.last) !== keyOf(act)) {
      rows.push({ first: act, last: act, who: own === null ? [] : [own], span });
    } else {
      const wider = span === null || before.span === null ? null : widened(before.span, span[0]);
      rows[rows.length - 1] = { ...before, last: act, who: [...before.who, own], span: wider };
    }
  }
  return rows;
}

function aboutWhom({ number, type, workstation }: Act): string | null {
  return type === 'WORKSTATION' ? workstation : number;
}

function keyOf({ by, detail, forAll, incident, ms, number, reason, type }: Act): string {
  const amount = type === SPANNED ? null : ms;
  return JSON.stringify([
    type,
    by,
    reason,
    detail,
    incident,
    forAll,
    amount,
    number === null && type !== 'WORKSTATION',
  ]);
}

function widened([least, most]: readonly [number, number], ms: number): readonly [number, number] {
  return [Math.min(least, ms), Math.max(most, ms)];
}
