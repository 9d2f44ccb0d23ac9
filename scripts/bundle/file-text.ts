import { canonicalJson } from '../../engine/domain/ledger/canonical-json.ts';

export function text(words: string): Uint8Array {
  return new TextEncoder().encode(words);
}

/** One canonical JSON value a line. */
export function lines(values: readonly object[]): Uint8Array {
  return text(values.map((value) => `${canonicalJson(value)}\n`).join(''));
}
