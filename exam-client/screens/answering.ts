import { useEffect, useMemo, useState } from 'react';
import type { AnswerSheet } from '#domain/answer/answer-sheet.ts';
import { type Form, faceAt, itemCount } from '#domain/form/form.ts';
import { type Response, sameResponse } from '#domain/item/response.ts';
import { afterKey, canStrike, keyedOptions } from '../state/option-keys.ts';
import { useDisplay, useSitting } from '../state/use-sitting.ts';

/** What the person can do on the exam screen, by mouse, touch or key. */
export interface Answering {
  readonly position: number;
  readonly isReviewing: boolean;
  struckAt(position: number): ReadonlySet<number>;
  /** Null takes the answer away. */
  respond(position: number, response: Response | null): void;
  clear(position: number): void;
  flag(position: number, flagged: boolean): void;
  strike(position: number, response: number): void;
  go(position: number): void;
  review(): void;
}

const NONE: ReadonlySet<number> = new Set();
/** Options struck out, by position. */
export type Strikes = ReadonlyMap<number, ReadonlySet<number>>;

export function struckIn(strikes: Strikes, position: number): ReadonlySet<number> {
  return strikes.get(position) ?? NONE;
}

export function withStrike(strikes: Strikes, position: number, response: number, isStruck: boolean): Strikes {
  const at = new Set(strikes.get(position));
  if (isStruck) at.add(response);
  else at.delete(response);
  return new Map(strikes).set(position, at);
}

const LAST_PLACE = 'terang-last-place';

/** A reload opens the item that was open; a new workstation the first that is blank. */
function placeAtOpening(form: Form, sheet: AnswerSheet): number {
  const last = Number(sessionStorage.getItem(LAST_PLACE) ?? Number.NaN);
  if (faceAt(form, last) !== undefined) return last;
  return Math.max(0, sheet.responses.indexOf(null));
}

/** Strikes are the person's own scribbles: they stay on this screen and are never sent. */
export function useAnswering(form: Form, sheet: AnswerSheet): Answering {
  const sitting = useSitting();
  const [position, setPosition] = useState(() => placeAtOpening(form, sheet));
  const [isReviewing, setReviewing] = useState(false);
  const [strikes, setStrikes] = useState<Strikes>(new Map());
  return useMemo(
    () => ({
      position,
      isReviewing,
      struckAt: (at) => struckIn(strikes, at),
      respond(at, response) {
        const before = sheet.responses[at] ?? null;
        if (response === null) {
          if (before !== null) sitting.clear(at);
          return;
        }
        if (typeof response === 'number') setStrikes((strikes) => withStrike(strikes, at, response, false));
        if (before === null || !sameResponse(before, response)) sitting.choose(at, response);
      },
      clear(at) {
        if (sheet.responses[at] !== null) sitting.clear(at);
      },
      flag: (at, flagged) => sitting.flag(at, flagged),
      strike(at, response) {
        setStrikes((before) => withStrike(before, at, response, !before.get(at)?.has(response)));
      },
      go(at) {
        if (at < 0 || at >= itemCount(form)) return;
        setReviewing(false);
        setPosition(at);
        sessionStorage.setItem(LAST_PLACE, String(at));
      },
      review: () => setReviewing(true),
    }),
    [form, sheet, sitting, position, isReviewing, strikes],
  );
}

/** Which option a key means, or -1. With Shift a digit row prints signs, so digits go by their place on the board. */
function optionOf({ key, code }: KeyboardEvent): number {
  const letter = /^[a-j]$/i.exec(key)?.[0];
  if (letter !== undefined) return letter.toUpperCase().charCodeAt(0) - 65;
  const digit = /^[1-9]$/.exec(key)?.[0] ?? /^Digit([1-9])$/.exec(code)?.[1];
  return digit === undefined ? -1 : Number(digit) - 1;
}

function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return true;
  return (
    event.target instanceof Element && event.target.closest('dialog, input[type="text"], textarea, select') !== null
  );
}

/** A–E and 1–5 choose, with Shift they strike out; R and F flag; the side arrows turn the page. */
export function useExamKeys(form: Form, sheet: AnswerSheet, answering: Answering, isShown: boolean): void {
  const isOn = useDisplay((display) => display.hasShortcuts) && isShown;
  useEffect(() => {
    if (!isOn) return undefined;
    const { position } = answering;
    const face = faceAt(form, position);
    const options = face === undefined ? 0 : keyedOptions(face);
    const onKey = (event: KeyboardEvent): void => {
      if (isTaken(event)) return;
      const option = optionOf(event);
      if (event.key === 'ArrowLeft') answering.go(position - 1);
      else if (event.key === 'ArrowRight') answering.go(position + 1);
      else if (face !== undefined && option >= 0 && option < options) {
        if (event.repeat || (event.shiftKey && !canStrike(face))) return;
        if (event.shiftKey) answering.strike(position, option);
        else answering.respond(position, afterKey(face, sheet.responses[position] ?? null, option));
      } else if (/^[rf]$/i.test(event.key)) {
        if (!event.repeat) answering.flag(position, sheet.flagged[position] !== true);
      } else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [form, sheet, answering, isOn]);
}
