import { type Bytes, hex, join, u64 } from '../verify/bytes.ts';
import { publicKeyOf, signEd25519 } from '../verify/ed25519.ts';
import { COSIGNATURE, type LogKey, cosignedText, keyOf } from '../verify/note.ts';
import type { Primitives } from '../verify/primitives.ts';
import { toBase64 } from './base64.ts';

export interface WitnessKey {
  readonly secret: Bytes;
  readonly key: LogKey;
}

const NAME = /^[^\s+\u0085]{1,60}$/;

/** Null where the name cannot be one, or the secret is not of 32 bytes. */
export function witnessKey(p: Primitives, name: string, secret: Bytes): WitnessKey | null {
  if (!NAME.test(name) || secret.length !== 32) return null;
  return { secret, key: keyOf(p, name, publicKeyOf(secret), COSIGNATURE) };
}

/** The public half as C2SP writes it: `name+id+base64(0x04 ‖ key)`. */
export function vkeyOf({ id, name, publicKey }: LogKey): string {
  return `${name}+${hex(id)}+${toBase64(join(Uint8Array.of(COSIGNATURE), publicKey))}`;
}

/** A cosignature's line in a note, C2SP tlog-cosignature. `time` in Unix seconds, by the witness's own clock. */
export function cosign({ key, secret }: WitnessKey, checkpoint: string, time: number): string {
  const signature = signEd25519(secret, new TextEncoder().encode(cosignedText(time, checkpoint)));
  return `\u2014 ${key.name} ${toBase64(join(key.id, u64(time), signature))}\n`;
}
