export interface Piece {
  readonly kind: 'same' | 'gone' | 'added';
  readonly text: string;
}

/** A longer stretch is told as replaced: nobody reads a difference of thousands of words word by word. */
const MOST_CELLS = 1_000_000;

/** How a text became another, in words: by their longest common subsequence. */
export function wordDiff(before: string, after: string): readonly Piece[] {
  const old = before.split(/(?<=\s)/u);
  const young = after.split(/(?<=\s)/u);
  let head = 0;
  while (head < old.length && head < young.length && old[head] === young[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(old.length, young.length) - head && old.at(-1 - tail) === young.at(-1 - tail)) tail += 1;
  const pieces: Piece[] = [];
  add(pieces, 'same', old.slice(0, head).join(''));
  middle(pieces, old.slice(head, old.length - tail), young.slice(head, young.length - tail));
  add(pieces, 'same', old.slice(old.length - tail).join(''));
  return pieces;
}

function middle(pieces: Piece[], old: readonly string[], young: readonly string[]): void {
  if (old.length * young.length > MOST_CELLS) {
    add(pieces, 'gone', old.join(''));
    add(pieces, 'added', young.join(''));
    return;
  }
  const width = young.length + 1;
  const longest = new Uint32Array((old.length + 1) * width);
  const cell = (i: number, j: number) => longest[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = young.length - 1; j >= 0; j--) {
      longest[i * width + j] = old[i] === young[j] ? cell(i + 1, j + 1) + 1 : Math.max(cell(i + 1, j), cell(i, j + 1));
    }
  }
  let [i, j] = [0, 0];
  while (i < old.length || j < young.length) {
    if (i < old.length && j < young.length && old[i] === young[j]) {
      add(pieces, 'same', old[i++] ?? '');
      j += 1;
    } else if (j === young.length || (i < old.length && cell(i + 1, j) >= cell(i, j + 1))) {
      add(pieces, 'gone', old[i++] ?? '');
    } else {
      add(pieces, 'added', young[j++] ?? '');
    }
  }
}

function add(pieces: Piece[], kind: Piece['kind'], text: string): void {
  if (text === '') return;
  const last = pieces.at(-1);
  if (last?.kind === kind) pieces[pieces.length - 1] = { kind, text: last.text + text };
  else pieces.push({ kind, text });
}
