import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { ed25519Signer, ed25519Verifier, formatVkey, noteKey } from '#domain/ledger/signed-note.ts';
import { generatePrivateKey, signingKey, verifySignature } from './ed25519.ts';
import { keyFile } from './key-files.ts';
import { openKept } from './kept-notes.ts';
import { LedgerWriter } from './ledger-writer.ts';
import { MIGRATIONS, migrate } from './migrate.ts';
import { nodeHashing } from './node-hashing.ts';
import { UnusableDatabase, lockForOneEngine, openForWriting } from './open-database.ts';

const KEY_BYTES = 32;

export function databasePath(dataDir: string): string {
  return join(dataDir, 'terang.db');
}

/**
 * Opens (or makes) the data of a folder for the one writer. Throws UnusableDatabase when the data must not be served.
 * `onReadable`: the tables are there, and what is in them has not been looked at yet.
 */
export function openWriter(
  dataDir: string,
  notes: readonly string[] = [],
  onReadable: () => void = () => undefined,
): { writer: LedgerWriter; vkey: string } {
  const lock = lockForOneEngine(join(dataDir, 'engine.lock'));
  try {
    refuseLostData(dataDir);
    const db = openForWriting(databasePath(dataDir), MIGRATIONS.length);
    try {
      migrate(db);
      onReadable();
      return writerOver(db, lock, dataDir, notes);
    } catch (fault) {
      db.close();
      throw fault;
    }
  } catch (fault) {
    lock.close();
    throw fault;
  }
}

/** The engine's second key is made after its data: beside it a missing file was lost, and a new one would hide that. */
function refuseLostData(dataDir: string): void {
  const found = statSync(databasePath(dataDir), { throwIfNoEntry: false });
  if ((found !== undefined && found.size > 0) || !existsSync(join(dataDir, 'server.key'))) return;
  throw new UnusableDatabase(
    `${databasePath(dataDir)} is ${found === undefined ? 'missing' : 'empty'} beside the keys of its engine. Restore it from the backup of this data folder, or start in a new one.`,
  );
}

function writerOver(db: Database.Database, lock: Database.Database, dataDir: string, notes: readonly string[]) {
  const { key, name, vkey, ownKey } = identity(db, dataDir);
  const signer = ed25519Signer(ownKey, key.sign);
  const verifier = ed25519Verifier(ownKey, verifySignature);
  const seen = openKept(nodeHashing, verifier, notes);
  return { writer: new LedgerWriter(db, nodeHashing, signer, verifier, name, () => lock.close(), seen), vkey };
}

/** Under which name and key this folder's ledgers are signed; made once, with the data. */
function identity(db: Database.Database, dataDir: string) {
  const known = db.prepare('SELECT name, ledger_vkey AS vkey FROM instance').get() as Instance | undefined;
  const make = known === undefined ? generatePrivateKey : null;
  const key = signingKey(keyFile(join(dataDir, 'ledger.key'), make, KEY_BYTES));
  const name = known?.name ?? instanceName(key.publicKey);
  const ownKey = noteKey(nodeHashing, name, key.publicKey);
  const vkey = formatVkey(ownKey);
  if (known === undefined) db.prepare('INSERT INTO instance VALUES (1, ?, ?)').run(name, vkey);
  else if (known.vkey !== vkey) {
    throw new UnusableDatabase(
      `ledger.key in ${dataDir} is not the key that signed this data. Restore the folder's own ledger.key from its backup.`,
    );
  }
  return { key, name, vkey, ownKey };
}

interface Instance {
  readonly name: string;
  readonly vkey: string;
}

/** `terang/` and the head of the first public key: two halls' ledgers never share a name. */
function instanceName(publicKey: Uint8Array): string {
  return `terang/${Buffer.from(publicKey.subarray(0, 4)).toString('hex')}`;
}
