import { sameBytes } from '#domain/bytes.ts';
import { type Checkpoint, parseCheckpoint } from '#domain/ledger/checkpoint.ts';
import { cosignaturesIn } from '#domain/ledger/cosignature.ts';
import { NoteError, ed25519Verifier, openNote, parseVkey, splitNote } from '#domain/ledger/signed-note.ts';
import { Malformed } from '#domain/malformed.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import { verifySignature } from '../storage/ed25519.ts';
import type { Hall } from './hall.ts';
import type { WitnessDesk } from './witness-desk.ts';

export type NoteVerdict = 'consistent' | 'contradiction';

/**
 * A checkpoint that somebody has seen: a workstation, a witness, anybody. It counts only with this engine's own signature, so
 * nobody else can make one up. Where the ledger here is not the one that was signed, this engine must not go on. The cosignatures
 * of witnesses in it are kept.
 */
export async function takeNote(witnessDesk: WitnessDesk, hall: Hall, note: string): Promise<Decision<NoteVerdict>> {
  const { desk, ledgers, onContradiction } = witnessDesk;
  const read = readOwnNote(witnessDesk, hall, note);
  if (!read.ok) return read;
  const { checkpoint, signature } = read.value;
  const root = await ledgers.root(hall, checkpoint.size);
  if (root === null || !sameBytes(root, checkpoint.root)) {
    const held = desk.queue.head(hall.id).size;
    onContradiction(note, sentenceOf(hall.id, checkpoint.size, root === null ? held : null));
    return accept('contradiction');
  }
  await keepCosignatures(witnessDesk, hall, checkpoint.size, note, signature);
  return accept('consistent');
}

function sentenceOf(session: string, size: number, held: number | null): string {
  return held === null
    ? `The ledger of session "${session}" is not the one that was signed and seen: one of its first ${size} entries is another one.`
    : `The ledger of session "${session}" has ${held} entries, and somebody has seen ${size} signed ones: this data is older than what was shown.`;
}

/** The note as the log alone signed it; its origin is this session's. */
function readOwnNote(
  { desk }: WitnessDesk,
  hall: Hall,
  note: string,
): Decision<{ readonly checkpoint: Checkpoint; readonly signature: string }> {
  const { hashing, queue } = desk;
  try {
    const key = parseVkey(hashing, queue.vkey);
    const { text } = openNote(hashing, note, [ed25519Verifier(key, verifySignature)]);
    const checkpoint = parseCheckpoint(text);
    if (checkpoint.origin !== `${key.name}/${hall.id}`) throw new NoteError('it is of another session');
    const start = `\u2014 ${key.name} `;
    const signature = note.split('\n').find((line) => line.startsWith(start)) ?? '';
    return accept({ checkpoint, signature: `${text}\n${signature}\n` });
  } catch (fault) {
    if (fault instanceof Malformed) return refuse('malformed', { detail: fault.message.slice(0, 200) });
    throw fault;
  }
}

async function keepCosignatures(
  { desk, witnesses }: WitnessDesk,
  hall: Hall,
  size: number,
  note: string,
  own: string,
): Promise<void> {
  if (splitNote(note).signatures.length < 2) return;
  const { good } = cosignaturesIn(desk.hashing, note, witnesses.keys(), verifySignature);
  const records = good.map(({ key, line, time }) => ({
    session: hall.id,
    size,
    name: key.name,
    time,
    line,
    note: own,
  }));
  if (records.length === 0) return;
  await desk.queue.putCosignatures(records);
  witnesses.take(records);
}
