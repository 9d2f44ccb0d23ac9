import type Database from 'better-sqlite3';
import { sameBytes } from '#domain/bytes.ts';
import type { Hashing } from '#domain/draw/hashing.ts';
import { type Checkpoint, parseCheckpoint } from '#domain/ledger/checkpoint.ts';
import { toHex } from '#domain/ledger/hex.ts';
import { Frontier, leafHash } from '#domain/ledger/merkle-tree.ts';
import { type NoteVerifier, openNote } from '#domain/ledger/signed-note.ts';
import { UnusableDatabase } from './open-database.ts';

interface StoredSession {
  readonly no: number;
  readonly id: string;
  readonly origin: string;
}

interface StoredNote {
  readonly size: number;
  readonly note: string;
}

/**
 * A session's tree, rebuilt from every entry and compared with the signed checkpoints: with the newest one whole, with the
 * older ones so as to say between which sizes something was changed. Throws UnusableDatabase with the place.
 */
export function rebuildLedger(
  db: Database.Database,
  h: Hashing,
  verifier: NoteVerifier,
  session: StoredSession,
  seen: readonly Checkpoint[] = [],
): Frontier {
  const head = db
    .prepare<[number], StoredNote>('SELECT size, note FROM checkpoint_head WHERE session_no = ?')
    .get(session.no);
  const older = db
    .prepare<[number], StoredNote>('SELECT size, note FROM checkpoint WHERE session_no = ? ORDER BY size')
    .all(session.no);
  if (head === undefined) throw damaged(session, 'has no signed checkpoint');
  const expected = new Map([...older, head].map(({ size, note }) => [size, rootIn(session, verifier, h, size, note)]));
  for (const { root, size } of seen) {
    if (size > head.size) throw behind(session, size, head.size);
    const own = expected.get(size);
    if (own !== undefined && !sameBytes(own, root)) throw differs(session, size);
    expected.set(size, root);
  }
  const frontier = Frontier.empty(h);
  let agreed = 0;
  const rows = db
    .prepare<[number]>('SELECT idx, entry, leaf FROM ledger WHERE session_no = ? ORDER BY idx')
    .raw()
    .iterate(session.no) as IterableIterator<[idx: number, entry: Uint8Array, leaf: Uint8Array]>;
  for (const [idx, entry, leaf] of rows) {
    if (idx !== frontier.size) throw damaged(session, `lacks entry ${frontier.size}`);
    const computed = leafHash(h, entry);
    if (!sameBytes(computed, leaf)) throw damaged(session, `entry ${idx} is not what was written`);
    frontier.append(computed);
    const root = expected.get(frontier.size);
    if (root === undefined) continue;
    if (!sameBytes(root, frontier.root())) {
      if (seen.some(({ size }) => size === frontier.size)) throw differs(session, frontier.size);
      throw damaged(session, `an entry from ${agreed} to ${frontier.size - 1} is not what was signed`);
    }
    agreed = frontier.size;
  }
  if (frontier.size !== head.size) {
    throw damaged(session, `has ${frontier.size} entries, its last checkpoint was signed over ${head.size}`);
  }
  return frontier;
}

function rootIn(session: StoredSession, verifier: NoteVerifier, h: Hashing, size: number, note: string): Uint8Array {
  try {
    const checkpoint = parseCheckpoint(openNote(h, note, [verifier]).text);
    if (checkpoint.origin !== session.origin) throw new Error(`its origin is ${checkpoint.origin}`);
    if (checkpoint.size !== size) throw new Error(`it is signed for size ${checkpoint.size}`);
    return checkpoint.root;
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : String(fault);
    throw damaged(session, `the checkpoint of size ${size} cannot be trusted: ${why}`);
  }
}

function behind({ id }: StoredSession, seen: number, held: number): UnusableDatabase {
  return new UnusableDatabase(
    `This data is older than what was seen: the ledger of session "${id}" has ${held} entries here, and a signed checkpoint of ${seen} was kept. An old copy was put back, or the disk has lost entries. The engine does not serve it. Put the newest copy of the data folder in its place; where there is none, the exam of this session cannot go on in this ledger.`,
  );
}

function differs({ id }: StoredSession, size: number): UnusableDatabase {
  return new UnusableDatabase(
    `The ledger of session "${id}" is not the one that was seen: among its first ${size} entries is another one than was signed then. The engine does not serve it. Keep a copy of the data folder and of the checkpoint: together they are evidence.`,
  );
}

function damaged(session: StoredSession, what: string): UnusableDatabase {
  return new UnusableDatabase(
    `The ledger of session "${session.id}" ${what}. The engine does not serve it. Keep a copy of the data folder and run "terang verify-ledger".`,
  );
}

export function rootHex(frontier: Frontier): string {
  return toHex(frontier.root());
}
