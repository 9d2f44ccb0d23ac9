import { useMemo, useState } from 'react';
import { type AnswerSheet, type Change, applyChange, blankSheet, shownSheet } from '#domain/answer/answer-sheet.ts';
import { type Form, itemCount } from '#domain/form/form.ts';
import { sameResponse } from '#domain/item/response.ts';
import { type Answering, type Strikes, struckIn, withStrike } from './answering.ts';

export const DEEDS = ['choose', 'change', 'clear', 'flag', 'strike', 'palette', 'keys'] as const;
export type PracticeDeed = (typeof DEEDS)[number];

export interface Practising {
  readonly sheet: AnswerSheet;
  readonly answering: Answering;
  readonly tried: ReadonlySet<PracticeDeed>;
  /** By which way something came about, where the answering itself cannot tell. */
  note(deed: PracticeDeed): void;
}

interface Kept {
  readonly sheet: AnswerSheet;
  readonly strikes: Strikes;
  readonly position: number;
  readonly tried: ReadonlySet<PracticeDeed>;
}

/** Everything of a practice, for as long as nobody leaves the page: nothing is sent, and nothing stored. */
export function usePractising(form: Form, leave: () => void): Practising {
  const [kept, setKept] = useState<Kept>(() => ({
    sheet: shownSheet(blankSheet(itemCount(form))),
    strikes: new Map(),
    position: 0,
    tried: new Set(),
  }));
  return useMemo(() => {
    const note = (...deeds: PracticeDeed[]): void =>
      setKept((before) => ({ ...before, tried: new Set([...before.tried, ...deeds]) }));
    const apply = (change: Change): void =>
      setKept((before) => ({ ...before, sheet: applyChange(before.sheet, change) }));
    const mark = (at: number, response: number, isStruck: boolean): void =>
      setKept((before) => ({ ...before, strikes: withStrike(before.strikes, at, response, isStruck) }));
    const { position, sheet, strikes, tried } = kept;
    const answering: Answering = {
      position,
      isReviewing: false,
      struckAt: (at) => struckIn(strikes, at),
      respond(at, response) {
        if (response === null) return answering.clear(at);
        const before = sheet.responses[at] ?? null;
        if (typeof response === 'number') mark(at, response, false);
        apply({ kind: 'choose', position: at, response });
        note('choose', ...(before !== null && !sameResponse(before, response) ? (['change'] as const) : []));
      },
      clear(at) {
        if ((sheet.responses[at] ?? null) === null) return;
        apply({ kind: 'clear', position: at });
        note('clear');
      },
      flag(at, flagged) {
        apply({ kind: 'flag', position: at, flagged });
        note('flag');
      },
      strike(at, response) {
        mark(at, response, !struckIn(strikes, at).has(response));
        note('strike');
      },
      go(at) {
        if (at >= 0 && at < itemCount(form)) setKept((before) => ({ ...before, position: at }));
      },
      review: leave,
    };
    return { sheet, answering, tried, note };
  }, [form, kept, leave]);
}
