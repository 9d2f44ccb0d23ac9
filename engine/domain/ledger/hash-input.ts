const LONGEST = 1_024;
const SCRATCH = new Uint8Array(LONGEST);
/** By length: making a view costs as much as a short hash, and nearly all inputs have one of a few lengths. */
const VIEWS: (Uint8Array | undefined)[] = [];

/**
 * Memory for what is hashed next: to be filled and hashed before anything else asks. Hashing is done when it returns, so short inputs
 * share one piece; every answer makes half a dozen.
 */
export function hashInput(length: number): Uint8Array {
  if (length > LONGEST) return new Uint8Array(length);
  return (VIEWS[length] ??= SCRATCH.subarray(0, length));
}
