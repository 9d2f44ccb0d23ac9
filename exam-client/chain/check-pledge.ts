import { type Pledged, readPledge } from '#domain/ledger/pledge.ts';
import { parseVkey } from '#domain/ledger/signed-note.ts';
import { verifyPlainly } from './ed25519.ts';
import { plainHashing as h } from './sha256.ts';

/** A change, and the engine's signed word for it (SPEC section 6). */
export interface KeptPledge extends Pledged {
  /** Base64. */
  readonly pledge: string;
}

/** Of whose ledger the pledges of this page are. */
export interface PledgeGiver {
  readonly origin: string;
  /** The ledger's key, as this page was told it first. */
  readonly logKey: string;
}

export interface Source {
  readonly subtle?: SubtleCrypto | undefined;
}

/** Whether the ledger's own key has signed that. Never throws. */
export async function pledgeHolds(
  { logKey, origin }: PledgeGiver,
  { pledge, ...pledged }: KeptPledge,
  source: Source,
): Promise<boolean> {
  try {
    const claim = readPledge(h, origin, pledged, pledge);
    if (claim === null) return false;
    const { publicKey } = parseVkey(h, logKey);
    const text = new TextEncoder().encode(claim.text);
    return await verifies(source.subtle, Uint8Array.from(publicKey), text, Uint8Array.from(claim.signature));
  } catch {
    return false;
  }
}

type Plain = Uint8Array<ArrayBuffer>;

/** By the browser's own Ed25519 where it has one: the plain numbers take it some hundredths of a second. */
export async function verifies(
  subtle: SubtleCrypto | undefined,
  key: Plain,
  text: Plain,
  signature: Plain,
): Promise<boolean> {
  const imported = await subtle?.importKey('raw', key, { name: 'Ed25519' }, false, ['verify']).catch(() => undefined);
  if (subtle === undefined || imported === undefined) return verifyPlainly(key, text, signature);
  return subtle.verify({ name: 'Ed25519' }, imported, signature, text);
}
