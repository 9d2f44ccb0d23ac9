import type { AppendResult, PackedResults } from './writer-messages.ts';

const REFUSED = -1;
const UNSAID = '';
/** A result's first index, what was said, and the pledge. */
const CELLS = 3;

/** Nearly every result is one number and two texts, and copying those from thread to thread costs a third of copying objects. */
export function packResults(results: readonly AppendResult[]): PackedResults {
  const cells: (number | string)[] = [];
  const refused: AppendResult[] = [];
  for (const result of results) {
    if (result.ok) cells.push(result.firstIndex, result.said ?? UNSAID, result.pledge ?? UNSAID);
    else {
      cells.push(REFUSED, UNSAID, UNSAID);
      refused.push(result);
    }
  }
  return { cells, refused };
}

export function unpackResults({ cells, refused }: PackedResults): AppendResult[] {
  const results: AppendResult[] = [];
  let next = 0;
  for (let i = 0; i < cells.length; i += CELLS) {
    if (cells[i] === REFUSED) results.push(refused[next++]!);
    else results.push(storedAs(cells[i] as number, cells[i + 1] as string, cells[i + 2] as string));
  }
  return results;
}

function storedAs(firstIndex: number, said: string, pledge: string): AppendResult {
  if (said === UNSAID) return { ok: true, firstIndex };
  return pledge === UNSAID ? { ok: true, firstIndex, said } : { ok: true, firstIndex, said, pledge };
}
