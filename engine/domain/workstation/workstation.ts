import type { StaffName, WorkstationId } from '../ids.ts';
import type { ExamSession } from '../session/exam-session.ts';
import { type Decision, accept, refuse } from '../session/refusal.ts';
import type { Instant } from '../time.ts';

/** A computer that staff have let in as one of the hall's own. Only who holds its credential is it. */
export interface Workstation {
  readonly id: WorkstationId;
  /** As staff call it, `LAB-07`; no two that stand have the same. */
  readonly name: string;
  /** Empty where nobody said. */
  readonly room: string;
  readonly seat: string;
  /** Who approved it has seen that it is a managed kiosk. */
  readonly isKiosk: boolean;
  readonly approvedAt: Instant;
  readonly approvedBy: StaffName;
  readonly revokedAt: Instant | null;
}

/** Unknown workstations are refused; or let in, recorded and shown to the proctor; or not looked at. */
export type WorkstationPolicy = 'required' | 'flagged' | 'open';
export const WORKSTATION_POLICIES = ['required', 'flagged', 'open'] as const satisfies readonly WorkstationPolicy[];

export const CODE_LENGTH = 8;
/** No 0 and O, no 1 and I: 32 symbols, of which a byte gives each as often. */
export const CODE_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** `k7qm-2xw9` as somebody types it is the code `K7QM2XW9`. */
export function foldCode(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]+/g, '');
}

/**
 * Whether somebody may sign in at a computer, and which enrolment the record names: an id, null where the exam looks and the
 * computer is unknown, nothing where it does not look. `code` is what the unknown computer shows, for the sentence.
 */
export function judgeWorkstation(
  policy: WorkstationPolicy | undefined,
  known: Pick<Workstation, 'id'> | null,
  code: string | null,
): Decision<WorkstationId | null | undefined> {
  if (policy === undefined || policy === 'open') return accept(known?.id);
  if (known !== null || policy === 'flagged') return accept(known?.id ?? null);
  return refuse('workstation-unknown', code === null ? {} : { where: code });
}

/**
 * Before the doors open a computer is let in by its code alone. Later somebody says why, and the record keeps it; who wants a
 * second person then asks for one here.
 */
export function enrolmentNeedsReason(sessions: Iterable<Pick<ExamSession, 'phase'>>): boolean {
  for (const { phase } of sessions) if (phase === 'open') return true;
  return false;
}
