import type { WorkstationId } from '#domain/ids.ts';
import type { FactOf } from '#domain/ledger/fact.ts';
import { toHex } from '#domain/ledger/hex.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import { enrolmentNeedsReason } from '#domain/workstation/workstation.ts';
import type { WorkstationRecord } from '../storage/writer-messages.ts';
import { appendFacts } from './append-facts.ts';
import type { Desk } from './desk.ts';
import type { Actor } from './staff-act.ts';

const CREDENTIAL_BYTES = 32;
const ID_BYTES = 8;
const LEAST_REASON = 3;

export interface Place {
  readonly name: string;
  readonly room: string;
  readonly seat: string;
}

export interface Approval extends Place {
  readonly code: string;
  /** Who approves has seen that it is a managed kiosk. */
  readonly isKiosk: boolean;
  /** The computer that had this name gives way. */
  readonly replaces: boolean;
}

/** Whether staff must say why they let computers in now. */
export function needsReason(desk: Desk): boolean {
  return enrolmentNeedsReason([...desk.halls.values()].map(({ session }) => session));
}

/** Lets the computer that shows a code in as one of the hall's. It comes for its credential by itself. */
export function approveWorkstation(desk: Desk, approval: Approval, by: Actor): Promise<Decision<WorkstationRecord>> {
  const { workstations } = desk;
  return workstations.inTurn(async () => {
    const now = desk.now();
    const pairing = workstations.pairings.waitingUnder(approval.code, now);
    if (pairing === null) return refuse('unknown-workstation');
    if (lacksReason(desk, by)) return refuse('reason-missing');
    const before = workstations.byName(approval.name);
    if (before !== null && !approval.replaces) return refuse('name-taken', { where: before.name });
    const neighbour = workstations.atSeat(approval, before?.id ?? null);
    if (neighbour !== null) return refuse('seat-taken', { where: neighbour.name });
    const credential = Buffer.from(desk.randomBytes(CREDENTIAL_BYTES)).toString('base64url');
    const record: WorkstationRecord = {
      id: toHex(desk.randomBytes(ID_BYTES)) as WorkstationId,
      name: approval.name,
      room: approval.room,
      seat: approval.seat,
      isKiosk: approval.isKiosk,
      credentialHash: workstations.hashOf(credential),
      approvedAt: now,
      approvedBy: by.name,
      revokedAt: null,
    };
    const revoked = before === null ? [] : [{ ...before, revokedAt: now }];
    if (before !== null) workstations.shutOut(before);
    const stored = await store(
      desk,
      [...revoked, record],
      [...revoked.map((each) => factOf('revoked', each, now, by)), factOf('approved', record, now, by)],
    );
    if (!stored.ok) {
      if (before !== null) workstations.put([before]);
      return stored;
    }
    pairing.outcome = { workstation: record, credential };
    return accept(record);
  });
}

/** The computer is told so, and may ask again. Nothing has happened that the record would need. */
export function declineWorkstation(desk: Desk, code: string): Decision<null> {
  const pairing = desk.workstations.pairings.waitingUnder(code, desk.now());
  if (pairing === null) return refuse('unknown-workstation');
  pairing.outcome = 'declined';
  return accept(null);
}

/** The same computer under another name, or in another place. */
export function renameWorkstation(
  desk: Desk,
  id: string,
  place: Place,
  by: Actor,
): Promise<Decision<WorkstationRecord>> {
  const { workstations } = desk;
  return workstations.inTurn(async () => {
    const before = workstations.byId(id);
    if (before === null) return refuse('unknown-workstation');
    if (lacksReason(desk, by)) return refuse('reason-missing');
    const other = workstations.byName(place.name);
    if (other !== null && other.id !== id) return refuse('name-taken', { where: other.name });
    const neighbour = workstations.atSeat(place, id);
    if (neighbour !== null) return refuse('seat-taken', { where: neighbour.name });
    const { name, room, seat } = place;
    const record = { ...before, name, room, seat };
    const stored = await store(desk, [record], [factOf('renamed', record, desk.now(), by)]);
    return stored.ok ? accept(record) : stored;
  });
}

/** Its credential is worth nothing from this moment on; why stands on the record. */
export function revokeWorkstation(desk: Desk, id: string, by: Actor): Promise<Decision<WorkstationRecord>> {
  const { workstations } = desk;
  return workstations.inTurn(async () => {
    const before = workstations.byId(id);
    if (before === null) return refuse('unknown-workstation');
    if (by.reason.length < LEAST_REASON) return refuse('reason-missing');
    const record = { ...before, revokedAt: desk.now() };
    workstations.shutOut(before);
    const stored = await store(desk, [record], [factOf('revoked', record, record.revokedAt, by)]);
    if (stored.ok) return accept(record);
    workstations.put([before]);
    return stored;
  });
}

function lacksReason(desk: Desk, { reason }: Actor): boolean {
  return needsReason(desk) && reason.length < LEAST_REASON;
}

function factOf(
  act: FactOf<'WORKSTATION'>['act'],
  { id, isKiosk, name, room, seat }: WorkstationRecord,
  at: FactOf<'WORKSTATION'>['at'],
  by: Actor,
): FactOf<'WORKSTATION'> {
  const place = { enrolment: id, name, room, seat, kiosk: isKiosk };
  return { type: 'WORKSTATION', at, act, ...place, by: by.name, reason: by.reason };
}

/**
 * The hall's rows, and the facts in every session that is not closed. The rows are written in one commit with the first
 * session's facts; once they stand the act has happened, whatever becomes of the other ledgers.
 */
async function store(
  desk: Desk,
  records: readonly WorkstationRecord[],
  facts: readonly FactOf<'WORKSTATION'>[],
): Promise<Decision<null>> {
  let isStored = false;
  for (const hall of desk.halls.values()) {
    const written = await hall.inTurn(async () => {
      if (hall.session.phase === 'closed') return null;
      const at = desk.now();
      const now = facts.map((fact) => ({ ...fact, at }));
      return appendFacts(desk, hall, now, null, isStored ? {} : { workstations: records });
    });
    if (written === null) continue;
    if (!written.ok && !isStored) return written;
    isStored ||= written.ok;
  }
  if (!isStored) {
    try {
      await desk.queue.putWorkstations(records);
    } catch (fault) {
      return refuse('not-stored', { detail: fault instanceof Error ? fault.message : String(fault) });
    }
  }
  desk.workstations.put(records);
  return accept(null);
}
