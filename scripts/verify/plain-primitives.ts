import { verifyEd25519 } from './ed25519.ts';
import { verifyP256 } from './p256.ts';
import type { Primitives } from './primitives.ts';
import { hmac, sha256 } from './sha256.ts';

/** Nothing but arithmetic: for a page that was opened from a file and has no network. */
export const plainPrimitives: Primitives = { sha256, hmac, verifyEd25519, verifyP256 };
