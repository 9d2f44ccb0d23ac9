import type { ThresholdOutcome } from '#domain/score/thresholds.ts';
import { judgeThresholds } from '#domain/score/thresholds.ts';
import { rank } from '#domain/score/ranking.ts';
import type { ScoreBook } from '#domain/score/score-book.ts';
import type { ScoreSheet } from '#domain/score/score-sheet.ts';
import type { Hall } from './hall.ts';
import type { Person } from './person.ts';

/** One person of a session's result list. Without a score: who was absent or is still at work. Without a rank: those, and who is disqualified. */
export interface ResultRow {
  readonly rank: number | null;
  readonly number: string;
  readonly name: string;
  readonly category: string;
  readonly state: 'absent' | 'working' | 'finished' | 'disqualified';
  readonly score: ScoreSheet | null;
  readonly outcome: ThresholdOutcome | null;
  /** What the score had been told as before, oldest first. */
  readonly changes: ScoreBook['changes'];
  /** The sixteen letters of the receipt of this score; null without one. */
  readonly code: string | null;
}

/** The letters of a SCORE by its entry; null where there is no such entry. */
export type CodeOf = (entry: number) => string | null;

/** Everybody of a session, the ranked first. Ranks are computed here and are no fact of the ledger. */
export function viewResults(hall: Hall, codeOf: CodeOf): ResultRow[] {
  const { definition } = hall;
  const people = [...hall.people()];
  const scored = people.flatMap((person) => {
    const score = finalScore(person);
    return score === null || isOut(person) ? [] : [{ person, score }];
  });
  const ranked = rank(
    definition.tieBreak,
    scored,
    ({ score }) => score,
    ({ person }) => person.participant.number,
  );
  const rows = ranked.map(({ entry: { person, score }, rank: place }): ResultRow => {
    const outcome = judgeThresholds(definition, person.participant.category, score);
    return { ...who(person, codeOf), rank: place, state: 'finished', score, outcome };
  });
  const others = people.filter((person) => finalScore(person) === null || isOut(person));
  return [
    ...rows,
    ...others.map((person): ResultRow => {
      const state = isOut(person) ? 'disqualified' : person.saved.epoch === 0 ? 'absent' : 'working';
      return { ...who(person, codeOf), rank: null, state, score: finalScore(person), outcome: null };
    }),
  ];
}

function finalScore({ saved }: Person): ScoreSheet | null {
  return saved.phase === 'finished' ? saved.score : null;
}

function isOut({ saved }: Person): boolean {
  return saved.disqualified !== undefined;
}

function who(
  { participant: { category, name, number }, saved, scoreIndex, scores: { changes } }: Person,
  codeOf: CodeOf,
) {
  const code = saved.phase === 'finished' && scoreIndex !== null ? codeOf(scoreIndex) : null;
  return { number, name, category, changes, code };
}

/** The list as rows of texts, headings first; points with two places and a point, as sheets of any language can be told. */
export function resultRows(hall: Hall, rows: readonly ResultRow[]): string[][] {
  const codes = hall.definition.sections.map(({ code }) => code);
  const head = [
    'peringkat',
    'nomor',
    'nama',
    'kategori',
    'keadaan',
    ...codes,
    'total',
    'ambang_batas',
    'perubahan',
    'kode_struk',
  ];
  const points = (hundredths: number | undefined): string =>
    hundredths === undefined ? '' : (hundredths / 100).toFixed(2);
  return [
    head,
    ...rows.map(({ category, changes, code, name, number, outcome, rank: place, score, state }) => [
      place === null ? '' : String(place),
      number,
      name,
      category,
      STATES[state],
      ...codes.map((code) => points(score?.sections.find((section) => section.code === code)?.points)),
      points(score?.total),
      outcome === null ? '' : outcome.meetsAll ? 'memenuhi' : 'tidak memenuhi',
      changes
        .map(({ entry, from, reason, to }) => `${points(from.total)} → ${points(to.total)} (${entry}): ${reason}`)
        .join('; '),
      code ?? '',
    ]),
  ];
}

const STATES = {
  absent: 'tidak hadir',
  working: 'belum selesai',
  finished: 'selesai',
  disqualified: 'didiskualifikasi',
} as const;
