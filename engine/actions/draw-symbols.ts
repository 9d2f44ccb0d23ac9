import type { Desk } from './desk.ts';

const BYTE_VALUES = 256;

/** Symbols of an alphabet, each equally likely: bytes beyond its last whole multiple are thrown away. */
export function drawSymbols(desk: Pick<Desk, 'randomBytes'>, alphabet: string, count: number): string[] {
  const limit = BYTE_VALUES - (BYTE_VALUES % alphabet.length);
  const drawn: string[] = [];
  while (drawn.length < count) {
    for (const byte of desk.randomBytes(count * 2)) {
      if (byte < limit && drawn.length < count) drawn.push(alphabet[byte % alphabet.length]!);
    }
  }
  return drawn;
}
