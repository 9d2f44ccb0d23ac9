import type { Pid } from '#domain/ids.ts';
import { fromBase64 } from '#domain/ledger/base64.ts';
import { knownEntry } from '#domain/ledger/entry-bytes.ts';
import { receiptSession, writeReceipt } from '#domain/ledger/receipt-payload.ts';
import { ed25519Verifier, parseVkey } from '#domain/ledger/signed-note.ts';
import { readTlogProof, signatureBy } from '#domain/ledger/tlog-proof.ts';
import { verifySignature } from '../storage/ed25519.ts';
import { nodeHashing } from '../storage/node-hashing.ts';
import type { TestCandidate } from './clients.ts';

/** The text of the QR code that the candidate's page makes of what it is given. */
export async function receiptCode(candidate: TestCandidate): Promise<string> {
  const reply = await candidate.receipt();
  if (!reply.ok) throw new Error(reply.refusal.word);
  const verifier = ed25519Verifier(parseVkey(nodeHashing, reply.vkey), verifySignature);
  const { entry, index, leaf, origin, root, size } = readTlogProof(nodeHashing, reply.proof, verifier);
  const { pid } = knownEntry(new TextDecoder().decode(entry)).body as { pid: Pid };
  const { keyId, signature } = signatureBy(verifier.key, reply.proof);
  const session = receiptSession(nodeHashing, origin);
  const ownKey = fromBase64(reply.ownKey);
  return writeReceipt({ session, index, size, root, pid, leaf, ownKey, keyId, signature });
}
