import { toBase64 } from '#domain/ledger/base64.ts';
import type { AnswerOpening } from '#domain/ledger/fact-entry.ts';
import { type ReceiptPayload, readReceipt, receiptSession } from '#domain/ledger/receipt-payload.ts';
import type { StaffName } from '#domain/ids.ts';
import { Malformed } from '#domain/malformed.ts';
import { sameBytes } from '#domain/bytes.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import { appendFacts } from './append-facts.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import type { Person } from './person.ts';
import type { SeenLedgers } from './seen-ledgers.ts';

export interface Visit {
  readonly title: Hall['definition']['title'];
  readonly zone: string;
  readonly vkey: string;
  readonly note: string;
  readonly entries: readonly { readonly index: number; readonly text: string; readonly proof: readonly string[] }[];
  readonly openings: readonly (AnswerOpening & { readonly entry: number })[];
  readonly person: Person;
}

/** They tell a reader when the session ran; all others given are about the person alone. */
const STAGES: ReadonlySet<string> = new Set(['MANIFEST', 'SESSION_OPEN', 'SESSION_CLOSE']);

/**
 * What the ledger has of the person whose receipt this is, with what opens it: to nobody who does not bring the receipt's key,
 * and not before the session is closed, as its items are shown. The visit is an entry of the ledger.
 */
export async function visitCheckDesk(
  desk: Desk,
  ledgers: SeenLedgers,
  hall: Hall,
  text: string,
  by: StaffName,
): Promise<Decision<Visit>> {
  const receipt = receiptIn(text);
  if (receipt === null) return refuse('malformed');
  if (!sameBytes(receipt.session, receiptSession(desk.hashing, hall.stored.origin))) return refuse('unknown-session');
  const person = hall.personByPid(receipt.pid);
  if (person === undefined || !isKey(desk, person.participant.answerKey, receipt.ownKey))
    return refuse('unknown-participant');
  if (hall.session.phase !== 'closed') return refuse('wrong-phase');
  const { pid } = person.participant;
  const stored = await appendFacts(desk, hall, [{ type: 'CHECK_DESK', at: desk.now(), pid, by }], null);
  if (!stored.ok) return stored;
  const note = await desk.reads.checkpoint(hall.id);
  const size = Number(note?.split('\n')[1]);
  if (note === null) return refuse('not-stored');
  const own = desk.reads.entriesAbout(hall.stored.no, pid, STAGES);
  const entries: Visit['entries'][number][] = [];
  for (const { index, text: entry } of own) {
    const proof = index < size ? await ledgers.inclusion(hall, index, size) : null;
    if (proof === null) return refuse('not-stored');
    entries.push({ index, text: entry, proof: proof.map(toBase64) });
  }
  const openings = own.flatMap(({ index, opening }) =>
    opening === null ? [] : [{ entry: index, ...(JSON.parse(opening) as AnswerOpening) }],
  );
  const { title } = hall.definition;
  return accept({ title, zone: hall.stored.zone, vkey: desk.queue.vkey, note, entries, openings, person });
}

function receiptIn(text: string): ReceiptPayload | null {
  try {
    return readReceipt(text);
  } catch (fault) {
    if (fault instanceof Malformed) return null;
    throw fault;
  }
}

/** Compared under a key that nobody outside has, so that the time it takes tells nothing of the right one. */
function isKey({ hashing, serverKey }: Desk, known: Uint8Array, given: Uint8Array): boolean {
  return sameBytes(hashing.hmac(serverKey, known), hashing.hmac(serverKey, given));
}
