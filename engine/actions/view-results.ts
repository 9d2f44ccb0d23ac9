import type { ThresholdOutcome } from '#domain/score/thresholds.ts';
import { judgeThresholds } from '#domain/score/thresholds.ts';
import { rank } from '#domain/score/ranking.ts';
import type { ScoreSheet } from '#domain/score/score-sheet.ts';
import type { Hall } from './hall.ts';
import type { Person } from './person.ts';

/** One person of a session's result list. Null in `rank` and `score`: no score, for who was absent or is still at work. */
export interface ResultRow {
  readonly rank: number | null;
  readonly number: string;
  readonly name: string;
  readonly category: string;
  readonly state: 'absent' | 'working' | 'finished' | 'disqualified';
  readonly score: ScoreSheet | null;
  readonly outcome: ThresholdOutcome | null;
}

/** Everybody of a session, the ranked first. Ranks are computed here and are no fact of the ledger. */
export function viewResults(hall: Hall): ResultRow[] {
  const { definition } = hall;
  const people = [...hall.people()];
  const scored = people.flatMap((person) => {
    const score = finalScore(person);
    return score === null || person.saved.disqualified !== undefined ? [] : [{ person, score }];
  });
  const ranked = rank(
    definition.tieBreak,
    scored,
    ({ score }) => score,
    ({ person }) => person.participant.number,
  );
  const rows = ranked.map(({ entry: { person, score }, rank: place }): ResultRow => {
    const outcome = judgeThresholds(definition, person.participant.category, score);
    return { ...who(person), rank: place, state: 'finished', score, outcome };
  });
  const others = people.filter((person) => finalScore(person) === null || person.saved.disqualified !== undefined);
  return [
    ...rows,
    ...others.map((person): ResultRow => {
      if (person.saved.disqualified !== undefined) {
        return { ...who(person), rank: null, state: 'disqualified', score: finalScore(person), outcome: null };
      }
      const state = person.saved.epoch === 0 ? 'absent' : 'working';
      return { ...who(person), rank: null, state, score: null, outcome: null };
    }),
  ];
}

function finalScore({ saved }: Person): ScoreSheet | null {
  return saved.phase === 'finished' ? saved.score : null;
}

function who({ participant: { category, name, number } }: Person) {
  return { number, name, category };
}

/** The list as rows of texts, headings first; points with two places and a point, as sheets of any language can be told. */
export function resultRows(hall: Hall, rows: readonly ResultRow[]): string[][] {
  const codes = hall.definition.sections.map(({ code }) => code);
  const head = ['peringkat', 'nomor', 'nama', 'kategori', 'keadaan', ...codes, 'total', 'ambang_batas'];
  const points = (hundredths: number | undefined): string =>
    hundredths === undefined ? '' : (hundredths / 100).toFixed(2);
  return [
    head,
    ...rows.map(({ category, name, number, outcome, rank: place, score, state }) => [
      place === null ? '' : String(place),
      number,
      name,
      category,
      STATES[state],
      ...codes.map((code) => points(score?.sections.find((section) => section.code === code)?.points)),
      points(score?.total),
      outcome === null ? '' : outcome.meetsAll ? 'memenuhi' : 'tidak memenuhi',
    ]),
  ];
}

const STATES = {
  absent: 'tidak hadir',
  working: 'belum selesai',
  finished: 'selesai',
  disqualified: 'didiskualifikasi',
} as const;
