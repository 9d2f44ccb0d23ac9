import { PROTOCOL_PREFIX, taggedHash } from '../ledger/tagged-hash.ts';
import type { Hashing } from './hashing.ts';
import { hkdf } from './key-derivation.ts';

const KEY_BYTES = 32;

/** What is logged the day before: binds the engine to its secret without telling it. Secret and manifest hash: 32 bytes each. */
export function seedCommit(h: Hashing, secret: Uint8Array, manifestHash: Uint8Array): Uint8Array {
  check32(secret, manifestHash);
  return taggedHash(h, 'seed-commit', secret, manifestHash);
}

/** From the secret of yesterday and the digits drawn in the room, e.g. `4 2 6 1 3 5 5 2`, written as they were logged. */
export function sessionSeed(h: Hashing, secret: Uint8Array, digits: string, manifestHash: Uint8Array): Uint8Array {
  check32(secret, manifestHash);
  return taggedHash(h, 'session-seed', secret, digits, manifestHash);
}

/** K of the specification: a key for one use in a session, e.g. `seat`, `tie`. */
export function drawKey(h: Hashing, seed: Uint8Array, manifestHash: Uint8Array, label: string): Uint8Array {
  check32(seed, manifestHash);
  return hkdf(h, seed, manifestHash, h.utf8(PROTOCOL_PREFIX + label), KEY_BYTES);
}

/** Everything about one candidate's form follows from this key. */
export function candidateKey(h: Hashing, seed: Uint8Array, manifestHash: Uint8Array, pid: string): Uint8Array {
  return drawKey(h, seed, manifestHash, `candidate|${pid}`);
}

/** `sub` of the specification: a key for one shuffle of one candidate, e.g. `select|TWK|easy`, `order|TWK`, `options|TWK-NAS-001`. */
export function subKey(h: Hashing, candidate: Uint8Array, label: string): Uint8Array {
  check32(candidate);
  return hkdf(h, candidate, new Uint8Array(0), h.utf8(PROTOCOL_PREFIX + label), KEY_BYTES);
}

function check32(...values: readonly Uint8Array[]): void {
  for (const value of values) {
    if (value.length !== KEY_BYTES) throw new RangeError(`expected ${KEY_BYTES} bytes, not ${value.length}`);
  }
}
