/** A formula inside a text, without and with the signs around it. */
export interface Formula {
  readonly tex: string;
  readonly display: 'block' | 'inline';
  readonly whole: string;
}

/** Which signs begin a formula, which end it. A single `$` is money in most texts, so it is none of them. */
const FENCES: readonly { readonly open: string; readonly close: string; readonly display: Formula['display'] }[] = [
  { open: '$$', close: '$$', display: 'block' },
  { open: '\\(', close: '\\)', display: 'inline' },
  { open: '\\[', close: '\\]', display: 'block' },
];
const LONGEST = 2_000;

/** A text cut into what is text and what is TeX. Signs without an end, and nothing between signs, are text. */
export function splitTex(text: string): (string | Formula)[] {
  const parts: (string | Formula)[] = [];
  let from = 0;
  let at = nextOpen(text, 0);
  // Once an end is not found from one place, it is not found from a later one: each fence is searched to the end at most once.
  const hopeless = new Set<string>();
  while (at !== -1) {
    const fence = FENCES.find(({ open }) => text.startsWith(open, at));
    const end = fence === undefined || hopeless.has(fence.close) ? -1 : text.indexOf(fence.close, at + 2);
    if (fence !== undefined && end === -1) hopeless.add(fence.close);
    const tex = fence === undefined || end === -1 ? '' : text.slice(at + 2, end).trim();
    if (fence === undefined || tex === '' || tex.length > LONGEST) {
      at = nextOpen(text, at + 2);
      continue;
    }
    if (at > from) parts.push(text.slice(from, at));
    parts.push({ tex, display: fence.display, whole: text.slice(at, end + 2) });
    from = end + 2;
    at = nextOpen(text, from);
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}

function nextOpen(text: string, from: number): number {
  const sign = /\$\$|\\[([]/g;
  sign.lastIndex = from;
  return sign.exec(text)?.index ?? -1;
}
