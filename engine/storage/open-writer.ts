import { join } from 'node:path';
import { ed25519Signer, ed25519Verifier, formatVkey, noteKey } from '#domain/ledger/signed-note.ts';
import { generatePrivateKey, signingKey, verifySignature } from './ed25519.ts';
import { keyFile } from './key-files.ts';
import { LedgerWriter } from './ledger-writer.ts';
import { migrate } from './migrate.ts';
import { nodeHashing } from './node-hashing.ts';
import { UnusableDatabase, openForWriting } from './open-database.ts';

const KEY_BYTES = 32;

export function databasePath(dataDir: string): string {
  return join(dataDir, 'terang.db');
}

/** Opens (or makes) the data of a folder for the one writer. Throws UnusableDatabase when the data must not be served. */
export function openWriter(dataDir: string): { writer: LedgerWriter; vkey: string } {
  const key = signingKey(keyFile(join(dataDir, 'ledger.key'), generatePrivateKey, KEY_BYTES));
  const db = openForWriting(databasePath(dataDir));
  try {
    migrate(db);
    const name = instanceName(db, key.publicKey);
    const ownKey = noteKey(nodeHashing, name, key.publicKey);
    const vkey = formatVkey(ownKey);
    const known = db.prepare('SELECT ledger_vkey FROM instance').pluck().get() as string | undefined;
    if (known === undefined) db.prepare('INSERT INTO instance VALUES (1, ?, ?)').run(name, vkey);
    else if (known !== vkey) {
      throw new UnusableDatabase(
        `ledger.key in ${dataDir} is not the key that signed this data. Restore the folder's own ledger.key from its backup.`,
      );
    }
    const signer = ed25519Signer(ownKey, key.sign);
    const verifier = ed25519Verifier(ownKey, verifySignature);
    return { writer: new LedgerWriter(db, nodeHashing, signer, verifier, name), vkey };
  } catch (fault) {
    db.close();
    throw fault;
  }
}

/** `terang/` and the head of the first public key: two halls' ledgers never share a name. */
function instanceName(db: import('better-sqlite3').Database, publicKey: Uint8Array): string {
  const known = db.prepare('SELECT name FROM instance').pluck().get() as string | undefined;
  return known ?? `terang/${Buffer.from(publicKey.subarray(0, 4)).toString('hex')}`;
}
