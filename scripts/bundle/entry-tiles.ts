/** Entries in one file of the C2SP tlog-tiles form. */
const TILE = 256;

/**
 * Entries as C2SP tlog-tiles entry bundles: 256 a file, each entry after its length in two bytes. Null stands for an entry that is
 * withheld: it has the length 0, and its leaf stands in `withheld.jsonl`.
 */
export function entryTiles(entries: readonly (Uint8Array | null)[]): Map<string, Uint8Array> {
  const tiles = new Map<string, Uint8Array>();
  for (let from = 0; from < entries.length; from += TILE) {
    const some = entries.slice(from, from + TILE);
    tiles.set(tilePath(from / TILE, some.length), Buffer.concat(some.flatMap(lengthAndBytes)));
  }
  return tiles;
}

function lengthAndBytes(entry: Uint8Array | null): Uint8Array[] {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(entry?.length ?? 0);
  return entry === null ? [length] : [length, entry];
}

/** `tile/entries/x001/x234/067`, with `.p/44` where the tile holds only 44. */
export function tilePath(number: number, width: number): string {
  const groups: string[] = [];
  for (let rest = number; ; rest = Math.floor(rest / 1000)) {
    groups.unshift(`${groups.length === 0 ? '' : 'x'}${String(rest % 1000).padStart(3, '0')}`);
    if (rest < 1000) break;
  }
  return `tile/entries/${groups.join('/')}${width === TILE ? '' : `.p/${width}`}`;
}
