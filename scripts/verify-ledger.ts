import { sameBytes } from '../engine/domain/bytes.ts';
import { toHex } from '../engine/domain/ledger/hex.ts';
import { type NoteKey, type NoteVerifier, ed25519Verifier, parseVkey } from '../engine/domain/ledger/signed-note.ts';
import { checkEntries } from './verify-ledger/check-entries.ts';
import { checkFrames } from './verify-ledger/check-frames.ts';
import { checkGrammar } from './verify-ledger/check-grammar.ts';
import { checkOpenings } from './verify-ledger/check-openings.ts';
import { checkPapers } from './verify-ledger/check-papers.ts';
import { checkScores } from './verify-ledger/check-scores.ts';
import { checkTables } from './verify-ledger/check-tables.ts';
import { checkTree, rootsOf } from './verify-ledger/check-tree.ts';
import { type Evidence, type SessionEvidence, readEvidence } from './verify-ledger/evidence.ts';
import { followAttempts } from './verify-ledger/follow-attempts.ts';
import { hashing, verifyEd25519 } from './verify-ledger/node-crypto.ts';
import { readRules } from './verify-ledger/read-rules.ts';
import { type Check, type Findings, type Report, type SessionReport, runCheck } from './verify-ledger/report.ts';

export interface Trusted {
  /** The key as it was published. Without it the data is only shown to agree with itself. */
  readonly vkey?: string | undefined;
  /** Signed checkpoints that somebody else has kept. */
  readonly checkpoints?: readonly string[] | undefined;
}

/**
 * Recomputes everything that a data folder claims, from the entries' bytes on. It shares the ground (formats and rules) with the
 * engine and nothing else: the judge does not trust the accused. Reads only; an engine may be running. Throws NoEvidence when
 * there is nothing that could be judged.
 */
export function verifyLedger(dataDir: string, trusted: Trusted = {}): Report {
  const evidence = readEvidence(dataDir);
  const key = readKey(evidence);
  const verifier = typeof key === 'string' ? null : ed25519Verifier(key, verifyEd25519);
  const checks = [checkWhole(evidence, key, trusted)];
  const sessions = evidence.sessions.map((session) => verifySession(session, verifier, trusted.checkpoints ?? []));
  const all = [...checks, ...sessions.flatMap((session) => session.checks)];
  return {
    ok: all.every(({ verdict }) => verdict !== 'fail'),
    vkey: evidence.instance?.vkey ?? '',
    checks,
    sessions,
  };
}

/** The key that the data names, or a sentence. */
function readKey({ instance }: Evidence): NoteKey | string {
  if (instance === null) return 'names no instance and no key';
  try {
    return parseVkey(hashing, instance.vkey);
  } catch (fault) {
    return fault instanceof Error ? fault.message : String(fault);
  }
}

function checkWhole(evidence: Evidence, key: NoteKey | string, { vkey, checkpoints = [] }: Trusted): Check {
  const sentence = 'The file is whole, its ledgers bear its name, and it is signed with the key that was published.';
  return runCheck(0, sentence, (found) => {
    found.extent = `${evidence.sessions.length} sessions`;
    if (evidence.condition !== 'ok') found.fail('terang.db', 'is damaged as a file');
    for (const { table, rows } of evidence.strays) found.fail(table, `has ${rows} rows that belong to nobody`);
    if (typeof key === 'string') return found.fail('instance', key);
    checkNames(evidence, key, found);
    for (const note of checkpoints) {
      if (!evidence.sessions.some(({ origin }) => note.startsWith(`${origin}\n`))) {
        found.fail('your checkpoints', `the ledger ${note.split('\n')[0]} is not here`);
      }
    }
    if (vkey === undefined) return found.skip('instance', 'compare its key with the published one, or name that one');
    if (!isSameKey(key, vkey)) found.fail('instance', 'is signed with another key than you gave');
  });
}

/** The name is made from the key, and every ledger's from the name: so a key stands for its ledgers and for no others. */
function checkNames({ instance, sessions }: Evidence, key: NoteKey, found: Findings): void {
  const own = `terang/${toHex(key.publicKey.subarray(0, 4))}`;
  if (instance?.name !== own || key.name !== own) found.fail('instance', 'bears a name that is not of its key');
  for (const { id, origin } of sessions) {
    if (origin !== `${own}/${id}`) found.fail(`session ${id}`, `its ledger is called ${origin}`);
  }
}

function isSameKey(key: NoteKey, vkey: string): boolean {
  const given = parseVkey(hashing, vkey.trim());
  return given.name === key.name && sameBytes(given.publicKey, key.publicKey);
}

function verifySession(
  session: SessionEvidence,
  verifier: NoteVerifier | null,
  checkpoints: readonly string[],
): SessionReport {
  const rootAt = rootsOf(session, checkpoints);
  const rules = readRules(session);
  const { checks: bytes, readable } = checkEntries(session);
  const { checks: people, hall } = followAttempts(readable, rules);
  const { check: drawn, papers } = checkPapers(session, readable, rules);
  return {
    session: session.id,
    origin: session.origin,
    entries: session.entries.length,
    root: toHex(rootAt(session.entries.length) ?? new Uint8Array(0)),
    checks: [
      ...bytes,
      checkTree(session, rootAt, verifier, checkpoints),
      checkGrammar(session, readable),
      ...people,
      checkOpenings(session, readable, papers, rules),
      drawn,
      checkScores(hall, papers, rules),
      checkTables(session, hall),
      checkFrames(readable, papers, rules),
    ],
  };
}
