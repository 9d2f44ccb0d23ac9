import type { Millis } from '../time.ts';
import type { Words } from './words.ts';

/** When a person's clock begins, where it does not begin as everybody's: at their own sign-in, or when staff start them. */
export const OWN_STARTS = ['sign-in', 'proctor'] as const;
export type OwnStart = (typeof OWN_STARTS)[number];

/** Sizes of an item's text, in percent of the usual one. */
export const LARGER_TEXTS = [120, 150, 200] as const;

/** What the exam grants to who has this code. What is not granted is absent, so that older definitions keep their hash. */
export interface Accommodation {
  readonly code: string;
  readonly name: Words;
  /** The whole allotted time of who has it, instead of the definition's. */
  readonly duration: Millis | null;
  /** Larger text from the start, one of `LARGER_TEXTS`. */
  readonly textPercent?: number;
  readonly highContrast?: true;
  /** One column in reading order, nothing to drag, large targets, and nothing made of where the focus is. */
  readonly screenReader?: true;
  /** Items may be heard: what an item's sound says may be read, and its text be read aloud. */
  readonly readAloud?: true;
  readonly start?: OwnStart;
  /** Somebody sits beside the person; staff record who. */
  readonly assistant?: true;
  /** Sits in a room apart, where the session has rooms. */
  readonly apart?: true;
  /** Which settings file of Safe Exam Browser this person's workstation needs, by the name that the staff know it under. */
  readonly sebConfig?: string;
}

/** What all accommodations of one person grant together, apart from time. */
export interface Grants {
  /** 100 where the text is as usual. */
  readonly textPercent: number;
  readonly highContrast: boolean;
  readonly screenReader: boolean;
  readonly readAloud: boolean;
  /** Null where the clock begins as everybody's. */
  readonly start: OwnStart | null;
  readonly assistant: boolean;
  readonly sebConfig: string | null;
}

/** The accommodations that a roster's codes name, in the definition's order. */
export function accommodationsOf(
  definition: { readonly accommodations: readonly Accommodation[] },
  codes: readonly string[],
): readonly Accommodation[] {
  return definition.accommodations.filter(({ code }) => codes.includes(code));
}

/** The largest text, any other grant of any, and the start by staff before the one at sign-in. */
export function grantsOf(accommodations: readonly Accommodation[]): Grants {
  const starts = accommodations.map(({ start }) => start);
  return {
    textPercent: Math.max(100, ...accommodations.map(({ textPercent }) => textPercent ?? 100)),
    highContrast: accommodations.some(({ highContrast }) => highContrast === true),
    screenReader: accommodations.some(({ screenReader }) => screenReader === true),
    readAloud: accommodations.some(({ readAloud }) => readAloud === true),
    start: starts.includes('proctor') ? 'proctor' : starts.includes('sign-in') ? 'sign-in' : null,
    assistant: accommodations.some(({ assistant }) => assistant === true),
    sebConfig: accommodations.find(({ sebConfig }) => sebConfig !== undefined)?.sebConfig ?? null,
  };
}

/** When the clock of who has these codes begins, if not as everybody's. */
export function ownStart(
  definition: { readonly accommodations: readonly Accommodation[] },
  codes: readonly string[],
): OwnStart | null {
  return grantsOf(accommodationsOf(definition, codes)).start;
}
