import type { Percentiles } from './percentiles.ts';

/** From what was done at one end to the last place at the other that has to know of it. */
export interface ConsoleTimes {
  readonly consoles: number;
  /** People in the rooms of the console that is an invigilator's. */
  readonly ownPeople: number;
  readonly people: number;
  /** Of whom so many do not answer: with them lines are cut, windows left, and staff act on them. */
  readonly apart: number;
  readonly answersPerSecond: number;
  /** From the browser's message, so the commit is in it. */
  readonly answers: Percentiles;
  readonly lines: Percentiles;
  readonly signs: Percentiles;
  readonly messages: Percentiles;
  readonly pauses: Percentiles;
  /** Time for the people of a console's own rooms, and a pause of everybody: one sample a person. */
  readonly extensions: Percentiles;
  readonly pausesOfAll: Percentiles;
  /** Differences that a console missed. */
  readonly gaps: number;
}

/** A session that is open, an account that may do everything in it, and how much everybody answers meanwhile. */
export interface TimeConsoles {
  readonly port: number;
  readonly session: string;
  readonly name: string;
  readonly password: string;
  readonly ms: number;
  readonly perSecond: number;
}
