import { same } from '../verify/bytes.ts';
import { type LogKey, isSigned, parseCheckpoint, parseKey } from '../verify/note.ts';
import { isPledged, parseAcks, readAck } from '../verify/steps/ack-steps.ts';
import { judgeNote } from './judge-note.ts';
import { type Alarm, type World, raise } from './watch.ts';

/** `fits`: all of it is under the newest root that this witness has seen. */
export type Comparison =
  | { readonly kind: 'fits' | 'not-of-this' }
  | { readonly kind: 'contradicts'; readonly why: Extract<Alarm['why'], 'behind' | 'fork' | 'no-proof'> };

interface Shown {
  readonly session: string;
  /** Entries that the ledger must have at least. */
  readonly size: number;
  /** A checkpoint, where it is one. */
  readonly note: string | null;
}

/**
 * What somebody else has kept, a signed checkpoint or what a candidate was pledged, against what this witness has seen. To be asked
 * right after a look: what was signed before it, the ledger must have by then. An alarm stays on record like any other.
 */
export async function compareShown(world: World, text: string): Promise<Comparison> {
  const found: Comparison[] = [];
  for (const one of notesIn(text)) found.push(await compareOne(world, one));
  const worst = found.find(({ kind }) => kind === 'contradicts');
  return worst ?? found.find(({ kind }) => kind === 'fits') ?? { kind: 'not-of-this' };
}

/** One text, or the notes that another witness has saved. */
function notesIn(text: string): string[] {
  if (!text.startsWith('[')) return [text];
  try {
    const all = JSON.parse(text) as { readonly note?: unknown }[];
    return all.flatMap((one) => (typeof one?.note === 'string' ? [one.note] : []));
  } catch {
    return [];
  }
}

async function compareOne(world: World, text: string): Promise<Comparison> {
  const vkey = await world.memory.logKey();
  const log = vkey === null ? null : parseKey(world.p, vkey);
  const shown = log === null ? null : (readNote(world, log, text) ?? readPledges(world, log, text));
  const newest = shown === null ? null : await world.memory.newest(shown.session);
  if (log === null || shown === null || newest === null) return { kind: 'not-of-this' };
  const why = shown.size > newest.size ? 'behind' : await contradiction(world, log, shown, newest);
  if (why === null) return { kind: 'fits' };
  await raise(world, { id: shown.session, phase: '', title: null }, why, text);
  return { kind: 'contradicts', why };
}

async function contradiction(
  { get, p }: World,
  log: LogKey,
  { note, session, size }: Shown,
  newest: { readonly note: string; readonly size: number },
): Promise<'fork' | 'no-proof' | null> {
  // That a pledged entry is the one that was pledged, V22 tells when the entries are published.
  if (note === null) return null;
  const [older, newer] = [parseCheckpoint(note), parseCheckpoint(newest.note)];
  if (older === null || newer === null) return 'no-proof';
  if (size === newest.size) return same(older.root, newer.root) ? null : 'fork';
  const proof = await get(`/ledger/${session}/consistency/${size}/${newest.size}`);
  const judged = judgeNote(p, log, session, { size, note }, newest.note, proof.ok ? proof.text : null);
  return judged.kind === 'consistent' ? null : judged.why === 'fork' ? 'fork' : 'no-proof';
}

function readNote({ p }: World, log: LogKey, text: string): Shown | null {
  const checkpoint = parseCheckpoint(text);
  if (checkpoint === null || !isSigned(p, checkpoint, log)) return null;
  const session = sessionOf(log, checkpoint.origin);
  return session === null ? null : { session, size: checkpoint.size, note: text };
}

/** Only what the ledger's own key has signed counts; a file with anything else in it proves nothing. */
function readPledges({ p }: World, log: LogKey, text: string): Shown | null {
  const file = parseAcks(text);
  const session = file === null ? null : sessionOf(log, file.origin);
  if (file === null || session === null || file.acks.length === 0) return null;
  let size = 0;
  for (const one of file.acks) {
    const ack = readAck(one);
    if (ack === null || !isPledged(p, log, file.origin, ack)) return null;
    size = Math.max(size, ack.index + 1);
  }
  return { session, size, note: null };
}

function sessionOf({ name }: LogKey, origin: string): string | null {
  return origin.startsWith(`${name}/`) ? origin.slice(name.length + 1) : null;
}
