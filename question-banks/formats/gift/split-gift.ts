/** A question as it stands between two empty lines. */
export interface GiftBlock {
  /** Its first line, from 1. */
  readonly line: number;
  readonly text: string;
  /** From a comment before it: `[id:…]` and `[tag:…]`. */
  readonly id: string | null;
  readonly tags: readonly string[];
}

/** The questions of a file, without comments. Each is read by itself, so what is wrong with one is wrong with no other. */
export function splitGift(text: string): GiftBlock[] {
  const blocks: GiftBlock[] = [];
  let lines: string[] = [];
  let since = 0;
  let id: string | null = null;
  let tags: string[] = [];
  const close = (): void => {
    if (lines.length === 0) return;
    blocks.push({ line: since, text: lines.join('\n'), id, tags });
    [lines, id, tags] = [[], null, []];
  };
  text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .forEach((line, place) => {
      const plain = line.trim();
      if (plain === '') return close();
      if (plain.startsWith('//')) {
        id = /\[id:([^\]]{1,200})\]/.exec(plain)?.[1]?.trim() ?? id;
        tags.push(...[...plain.matchAll(/\[tag:([^\]]{1,200})\]/g)].map(([, tag]) => tag as string));
        return;
      }
      if (lines.length === 0) since = place + 1;
      lines.push(line);
      // A category is a line by itself, whatever follows.
      if (lines.length === 1 && plain.startsWith('$CATEGORY:')) close();
    });
  close();
  return blocks;
}
