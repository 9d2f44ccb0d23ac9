import type { Hashing } from '#domain/draw/hashing.ts';
import type { WorkstationId } from '#domain/ids.ts';
import { toHex } from '#domain/ledger/hex.ts';
import type { Instant } from '#domain/time.ts';
import type { Workstation } from '#domain/workstation/workstation.ts';
import type { WorkstationRecord } from '../storage/writer-messages.ts';
import { PageReports } from './page-reports.ts';
import { Pairings } from './pairings.ts';
import type { Person } from './person.ts';

/** What a browser shows of the computer that it runs on; empty where it shows nothing. */
export interface ShownWorkstation {
  readonly credential: string;
  /** Of a computer that waits to be let in. */
  readonly ticket: string;
}

export const NO_WORKSTATION: ShownWorkstation = { credential: '', ticket: '' };

/** The hall's computers: those that staff have let in, those that wait for it, and who sits where. */
export class Workstations {
  readonly pairings = new Pairings();
  readonly pages = new PageReports();
  private readonly byCredential = new Map<string, WorkstationRecord>();
  private readonly sitters = new Map<WorkstationId, Person>();
  private readonly onShutOut: ((id: WorkstationId) => void)[] = [];
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly desk: { readonly hashing: Hashing; readonly now: () => Instant },
    known: readonly WorkstationRecord[],
  ) {
    this.put(known);
  }

  /** Takes in what is on disk. */
  put(records: readonly WorkstationRecord[]): void {
    for (const record of records) {
      const key = toHex(record.credentialHash);
      if (record.revokedAt === null) this.byCredential.set(key, record);
      else this.byCredential.delete(key);
    }
  }

  /** From now on its credential opens nothing, whatever the disk says to it later. */
  shutOut({ credentialHash, id }: WorkstationRecord): void {
    this.byCredential.delete(toHex(credentialHash));
    for (const tell of this.onShutOut) tell(id);
  }

  whenShutOut(act: (id: WorkstationId) => void): void {
    this.onShutOut.push(act);
  }

  holderOf(credential: string): Workstation | null {
    return credential === '' ? null : (this.byCredential.get(toHex(this.hashOf(credential))) ?? null);
  }

  hashOf(credential: string): Uint8Array {
    return this.desk.hashing.sha256(this.desk.hashing.utf8(credential));
  }

  byId(id: string): WorkstationRecord | null {
    for (const record of this.byCredential.values()) if (record.id === id) return record;
    return null;
  }

  byName(name: string): WorkstationRecord | null {
    const wanted = name.toLowerCase();
    for (const record of this.byCredential.values()) if (record.name.toLowerCase() === wanted) return record;
    return null;
  }

  /** Which computer other than `butId` stands on a seat; null where none does, and where the place names no seat of a room. */
  atSeat({ room, seat }: { readonly room: string; readonly seat: string }, butId: string | null): Workstation | null {
    if (room === '' || seat === '') return null;
    for (const record of this.byCredential.values()) {
      if (record.id !== butId && record.room === room && record.seat === seat) return record;
    }
    return null;
  }

  /** By name, as people look for them. */
  standing(): WorkstationRecord[] {
    const byName = new Intl.Collator('en', { numeric: true });
    return [...this.byCredential.values()].sort((a, b) => byName.compare(a.name, b.name));
  }

  /** The code that an unknown computer shows, for the sentence that refuses it. */
  codeOf(ticket: string): string | null {
    return this.pairings.find(ticket, this.desk.now())?.code ?? null;
  }

  sit(id: WorkstationId, person: Person): void {
    this.sitters.set(id, person);
  }

  /** Who is signed in and connected there now, and has not finished. */
  sitterAt(id: WorkstationId): Person | null {
    const sitter = this.sitters.get(id);
    if (sitter === undefined || sitter.head.enrolment !== id || sitter.head.phase === 'finished') return null;
    return sitter.connection?.alive === true ? sitter : null;
  }

  /** Acts on the hall's computers happen one after the other: two at once could give one name twice. */
  inTurn<T>(act: () => Promise<T>): Promise<T> {
    const mine = this.turn.then(act, act);
    this.turn = mine.catch(() => undefined);
    return mine;
  }
}
