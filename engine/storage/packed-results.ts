import type { AppendResult, PackedResults } from './writer-messages.ts';

const REFUSED = -1;
const UNSAID = '';

/** Nearly every result is one number and one text, and copying those from thread to thread costs a third of copying objects. */
export function packResults(results: readonly AppendResult[]): PackedResults {
  const cells: (number | string)[] = [];
  const refused: AppendResult[] = [];
  for (const result of results) {
    if (result.ok) cells.push(result.firstIndex, result.said ?? UNSAID);
    else {
      cells.push(REFUSED, UNSAID);
      refused.push(result);
    }
  }
  return { cells, refused };
}

export function unpackResults({ cells, refused }: PackedResults): AppendResult[] {
  const results: AppendResult[] = [];
  let next = 0;
  for (let i = 0; i < cells.length; i += 2) {
    const [firstIndex, said] = [cells[i] as number, cells[i + 1] as string];
    if (firstIndex === REFUSED) results.push(refused[next++]!);
    else results.push(said === UNSAID ? { ok: true, firstIndex } : { ok: true, firstIndex, said });
  }
  return results;
}
