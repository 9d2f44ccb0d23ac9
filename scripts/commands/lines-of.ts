/** A line without its end, or null for one longer than allowed: it is read over and not kept. */
export type Line = string | null;

/**
 * The lines of a stream one after the other, however large it is. A last line need not end.
 * @param longest characters
 */
export async function* linesOf(input: AsyncIterable<Uint8Array | string>, longest: number): AsyncGenerator<Line> {
  const decoder = new TextDecoder();
  let begun: Line = '';
  let isBegun = false;
  for await (const piece of input) {
    const text: string = typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true });
    const parts: string[] = text.split('\n');
    for (const [at, part] of parts.entries()) {
      begun = begun === null || begun.length + part.length > longest ? null : begun + part;
      isBegun ||= part !== '';
      if (at === parts.length - 1) continue;
      yield withoutReturn(begun);
      begun = '';
      isBegun = false;
    }
  }
  if (isBegun) yield withoutReturn(begun);
}

function withoutReturn(line: Line): Line {
  return line?.endsWith('\r') === true ? line.slice(0, -1) : line;
}
