import type { Pid } from '#domain/ids.ts';
import { knownEntry } from '#domain/ledger/entry-bytes.ts';
import { fromBase64 } from '#domain/ledger/base64.ts';
import { toHex } from '#domain/ledger/hex.ts';
import { ed25519Verifier, parseVkey } from '#domain/ledger/signed-note.ts';
import { receiptSession, writeReceipt } from '#domain/ledger/receipt-payload.ts';
import { leafCode, readTlogProof, signatureBy } from '#domain/ledger/tlog-proof.ts';
import type { ScoreReceipt } from '#protocol/candidate-down.ts';
import { verifyPlainly } from '../chain/ed25519.ts';
import { plainHashing } from '../chain/sha256.ts';
import type { Room } from './sitting-store.ts';

/** The proof that this score is in the signed ledger, after this page has computed it itself. */
export interface OwnReceipt {
  /** For a file that `terang verify --receipt` reads. */
  readonly proof: string;
  /** Letters to compare with a list. */
  readonly code: string;
  readonly index: number;
  readonly size: number;
  /** Hex. */
  readonly root: string;
  /** What a phone reads off the screen or the paper. */
  readonly qr: string;
  /** False where what the server gave does not prove this score. */
  readonly isSound: boolean;
}

export async function askReceipt({ desk, store }: Room): Promise<OwnReceipt | null> {
  try {
    const reply = await desk.line.ask('receipt', {});
    const { view } = store.getState();
    if (!reply.ok || view === null) return null;
    const { chain, score } = view.attempt;
    // The key that this page was told at its sign-in is the one that it holds the proof against.
    const isSameKey = chain === undefined || chain.logKey === reply.vkey;
    return readReceipt(reply, isSameKey && score !== null ? score.total : null);
  } catch {
    return null;
  }
}

const UNSOUND = { code: '', index: 0, size: 0, root: '', qr: '', isSound: false };

export function readReceipt(
  { ownKey, proof, vkey }: Extract<ScoreReceipt, { ok: true }>,
  total: number | null,
): OwnReceipt {
  try {
    const verifier = ed25519Verifier(parseVkey(plainHashing, vkey), verifyPlainly);
    const { entry, index, leaf, origin, root, size } = readTlogProof(plainHashing, proof, verifier);
    const { body, type } = knownEntry(new TextDecoder().decode(entry));
    const isSound = type === 'SCORE' && 'total' in body && body.total === total;
    const rootHex = toHex(root);
    if (!isSound || !('pid' in body)) return { proof, ...UNSOUND };
    const { keyId, signature } = signatureBy(verifier.key, proof);
    const own = { pid: body.pid as Pid, ownKey: fromBase64(ownKey), keyId, signature };
    const qr = writeReceipt({ session: receiptSession(plainHashing, origin), index, size, root, leaf, ...own });
    return { proof, code: leafCode(leaf), index, size, root: rootHex, qr, isSound };
  } catch {
    return { proof, ...UNSOUND };
  }
}
