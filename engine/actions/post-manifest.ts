import type { StaffName } from '#domain/ids.ts';
import { postedText } from '#domain/ledger/posted-text.ts';
import { toHex } from '#domain/ledger/hex.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import { appendFacts } from './append-facts.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';

/** The bodies of a session's first two entries, in the bytes that the ledger has, and what the second commits to. */
export interface FirstEntries {
  readonly manifest: string;
  readonly seed: string;
  readonly commitment: string;
}

/**
 * What the session has fixed is posted: an entry says who had the sheet made, and when. The sheet can be made again, without another
 * entry and also after the lots, as it is always the same; posted for the first time after them it would prove nothing.
 */
export function postManifest(desk: Desk, hall: Hall, by: StaffName): Promise<Decision<FirstEntries>> {
  return hall.inTurn(async () => {
    const first = firstEntries(desk, hall);
    if (first === null) return refuse('not-stored');
    const { lots, posted } = hall.preparation;
    if (posted !== null) return accept(first);
    if (lots !== null) return refuse('wrong-phase');
    const text = postedText(hall.stored.origin, first.manifest, first.seed);
    const sheet = toHex(desk.hashing.sha256(desk.hashing.utf8(text)));
    const stored = await appendFacts(desk, hall, [{ type: 'POSTED', at: desk.now(), by, sheet }], null);
    return stored.ok ? accept(first) : stored;
  });
}

function firstEntries({ reads }: Desk, { preparation, stored }: Hall): FirstEntries | null {
  const [manifest, seed] = [0, 1].map((index) => {
    const entry = reads.entry(stored.no, index);
    const text = entry === null ? '' : new TextDecoder().decode(entry);
    return text.slice(text.indexOf('\n') + 1);
  });
  if (manifest === undefined || seed === undefined || manifest === '' || seed === '') return null;
  return { manifest, seed, commitment: preparation.fixed?.commitment ?? '' };
}
