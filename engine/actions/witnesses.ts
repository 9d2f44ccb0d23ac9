import { COSIGNATURE } from '#domain/ledger/cosignature.ts';
import { type NoteKey, parseVkey } from '#domain/ledger/signed-note.ts';
import type { SessionId } from '#domain/ids.ts';
import type { Instant } from '#domain/time.ts';
import type { CosignatureRecord, WitnessRecord } from '../storage/writer-messages.ts';
import type { Desk } from './desk.ts';

/** Who asks is anybody on the network, so only so many are remembered, the newest. */
const MOST_OFFERS = 12;

export interface Offer {
  readonly vkey: string;
  readonly key: NoteKey;
  readonly since: Instant;
  readonly address: string;
}

/** The hall's witnesses: who asks to be one, whose keys staff have taken up, and what each has seen last. */
export class Witnesses {
  private readonly offers = new Map<string, Offer>();
  private readonly known = new Map<string, { readonly record: WitnessRecord; readonly key: NoteKey }>();
  private readonly seen = new Map<SessionId, Map<string, CosignatureRecord>>();

  constructor(
    private readonly desk: Pick<Desk, 'hashing'>,
    records: readonly WitnessRecord[],
    cosignatures: readonly CosignatureRecord[],
  ) {
    for (const record of records) this.put(record);
    this.take(cosignatures);
  }

  put(record: WitnessRecord): void {
    const key = parseVkey(this.desk.hashing, record.vkey, COSIGNATURE);
    this.known.set(record.name, { record, key });
    this.offers.delete(record.name);
  }

  take(cosignatures: readonly CosignatureRecord[]): void {
    for (const one of cosignatures) {
      const ofSession = this.seen.get(one.session) ?? new Map<string, CosignatureRecord>();
      this.seen.set(one.session, ofSession);
      if ((ofSession.get(one.name)?.size ?? 0) <= one.size) ofSession.set(one.name, one);
    }
  }

  /** Throws NoteError for what is no witness's key. */
  offer(vkey: string, since: Instant, address: string): void {
    const key = parseVkey(this.desk.hashing, vkey, COSIGNATURE);
    this.offers.delete(key.name);
    this.offers.set(key.name, { vkey, key, since, address });
    for (const name of this.offers.keys()) {
      if (this.offers.size <= MOST_OFFERS) break;
      this.offers.delete(name);
    }
  }

  offered(name: string): Offer | null {
    return this.offers.get(name) ?? null;
  }

  waiting(): readonly Offer[] {
    return [...this.offers.values()].filter(({ vkey, key }) => this.known.get(key.name)?.record.vkey !== vkey);
  }

  /** Every key that was ever taken up. */
  all(): readonly WitnessRecord[] {
    return [...this.known.values()].map(({ record }) => record);
  }

  byName(name: string): WitnessRecord | null {
    return this.known.get(name)?.record ?? null;
  }

  /** Keys whose cosignatures count now. */
  keys(): readonly NoteKey[] {
    return [...this.known.values()].filter(({ record }) => record.removedAt === null).map(({ key }) => key);
  }

  newest(session: SessionId): readonly CosignatureRecord[] {
    const ofSession = [...(this.seen.get(session)?.values() ?? [])];
    return ofSession.filter(({ name }) => this.known.get(name)?.record.removedAt === null);
  }
}
