import type { Difficulty } from '../bank/bank.ts';
import type { SectionCode } from '../ids.ts';
import type { Lockdown } from '../lockdown/client-tier.ts';
import type { WorkstationPolicy } from '../workstation/workstation.ts';
import type { Points } from '../points.ts';
import type { Millis } from '../time.ts';
import type { Accommodation } from './accommodation.ts';
import type { PublicBoard } from './public-board.ts';
import type { UnsavedPolicy } from './when-unsaved.ts';
import type { Words } from './words.ts';

/** How many items of which kind one paper draws. Draws of one section never overlap: each item fits at most one. */
export interface Draw {
  /** Topic code, or null for any topic of the section. */
  readonly topic: string | null;
  readonly difficulty: Difficulty | null;
  readonly count: number;
}

export type SectionScoring =
  | { readonly kind: 'right-wrong'; readonly right: Points; readonly wrong: Points; readonly blank: Points }
  /** Every option earns the bank's own weight. */
  | { readonly kind: 'weighted'; readonly blank: Points; readonly maximum: Points };

export interface SectionDefinition {
  readonly code: SectionCode;
  readonly name: Words;
  readonly scoring: SectionScoring;
  readonly draw: readonly Draw[];
  /** How many items each block has that locks as one, in the order of the paper; absent where nothing locks before the end. */
  readonly lockBlocks?: readonly number[];
}

/** Who must reach what. All conditions of a rule must hold. */
export interface ThresholdRule {
  readonly appliesTo: readonly string[];
  readonly perSection: Readonly<Record<string, Points>>;
  readonly total: Points | null;
  readonly legalBasis: string;
}

/** `running`: every saved answer counts at once. `locked`: only what can no longer change. `finished`: at hand-in. */
export type LivePolicy = 'running' | 'locked' | 'finished';

/** What the public board says of a person beside the participant number. */
export type PublicNames = 'full' | 'initials' | 'number';
export const PUBLIC_NAMES: readonly PublicNames[] = ['full', 'initials', 'number'];

/** All rules of an exam, as data. What changes from year to year stands here and nowhere in code. */
export interface ExamDefinition {
  readonly format: 'terang-exam/1';
  readonly id: string;
  readonly title: Words;
  /** The decree that these rules follow, by name. Shown wherever a threshold is shown. */
  readonly legalBasis: string;
  readonly official: boolean;
  readonly bank: string;
  readonly duration: Millis;
  /** Whether everybody's time runs from the session's opening, or each person's from their own first sign-in after it. */
  readonly clockStarts: 'session' | 'sign-in';
  /** How late an answer may arrive after its deadline: network lag, not thinking time. */
  readonly lagGrace: Millis;
  readonly sections: readonly SectionDefinition[];
  readonly categories: readonly { readonly code: string; readonly name: Words }[];
  readonly accommodations: readonly Accommodation[];
  readonly thresholds: readonly ThresholdRule[];
  /** Equal totals are ordered by these sections, one after the other; who is still equal shares the rank. */
  readonly tieBreak: readonly SectionCode[];
  /** How many times the number of posts go on to the next stage; null where nothing follows. */
  readonly shortlistFactor: number | null;
  readonly livePolicy: LivePolicy;
  /** An official exam under `running` must say that it knows what a running score can be used for. */
  readonly acknowledgesRunningSignal: boolean;
  /** Full names where it is absent. */
  readonly publicNames?: PublicNames;
  readonly publicBoard?: PublicBoard;
  /** Absent where the exam has no rule about it, so that older definitions keep their hash. */
  readonly lockdown?: Lockdown;
  /** Absent is `go-on`, so that older definitions keep their hash. */
  readonly whenUnsaved?: UnsavedPolicy;
  /** All extensions of one person beyond this need a second account; without it one may always give time. */
  readonly extensionLimit?: Millis;
  /** Which computers may be signed in at. Absent is `open`, and keeps older definitions their hash. */
  readonly workstations?: WorkstationPolicy;
  /** How many witnesses of how many must have cosigned the end. Absent: more than half of those that are taken up. */
  readonly witnesses?: { readonly needed: number; readonly of: number };
  /** So long after the check-in was closed one person alone lets in whoever comes late; from then on it takes two. Absent: always one. */
  readonly lateCutOff?: Millis;
  /** Where rooms are laid out: whether people may sign in elsewhere than at their seat. Absent is yes, unasked. */
  readonly seats?: SeatPolicy;
}

/** Refused at another seat than one's own; or let in, recorded and shown to the staff. */
export type SeatPolicy = 'required' | 'flagged';
export const SEAT_POLICIES = ['required', 'flagged'] as const satisfies readonly SeatPolicy[];

export function sectionItems(section: SectionDefinition): number {
  return section.draw.reduce((count, draw) => count + draw.count, 0);
}

export function sectionMaximum(section: SectionDefinition): Points {
  const perItem = section.scoring.kind === 'right-wrong' ? section.scoring.right : section.scoring.maximum;
  return (perItem * sectionItems(section)) as Points;
}

export function examItems(definition: ExamDefinition): number {
  return definition.sections.reduce((count, section) => count + sectionItems(section), 0);
}

export function thresholdRuleFor(definition: ExamDefinition, category: string): ThresholdRule | null {
  return definition.thresholds.find((rule) => rule.appliesTo.includes(category)) ?? null;
}

/** The time a participant has in all: the longest that one of their accommodations grants, else the definition's. */
export function allottedTime(definition: ExamDefinition, accommodations: readonly string[]): Millis {
  let longest = definition.duration;
  for (const { code, duration } of definition.accommodations) {
    if (duration !== null && accommodations.includes(code) && duration > longest) longest = duration;
  }
  return longest;
}
