import type { TextSameness } from '../item/interaction.ts';

/** Whether two typed texts say the same under an item's rule. */
export function sameText(typed: string, accepted: string, sameness: TextSameness): boolean {
  return folded(typed, sameness) === folded(accepted, sameness);
}

/**
 * Whether a typed text fits a pattern in which `*` stands for any characters, none included, and `\*` for a star. The pieces
 * between stars are looked for from left to right, so a hostile text costs no more than its length.
 */
export function fitsPattern(typed: string, pattern: string, sameness: TextSameness): boolean {
  const text = folded(typed, sameness);
  const pieces = piecesOf(pattern).map((piece) => foldedPiece(piece, sameness));
  const first = pieces[0] ?? '';
  const last = pieces.at(-1) ?? '';
  if (pieces.length === 1) return text === first.trim();
  const [start, end] = [first.trimStart(), last.trimEnd()];
  if (!text.startsWith(start) || !text.endsWith(end)) return false;
  let at = start.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= text.length - end.length;
}

function piecesOf(pattern: string): string[] {
  return pattern.split(/(?<!\\)\*/u).map((piece) => piece.replaceAll('\\*', '*'));
}

function folded(text: string, sameness: TextSameness): string {
  return foldedPiece(text, sameness).trim();
}

function foldedPiece(text: string, { ignoresAccents, ignoresCase, ignoresPunctuation }: TextSameness): string {
  let out = text.normalize('NFC');
  if (ignoresAccents)
    out = out
      .normalize('NFD')
      .replace(/\p{Mn}/gu, '')
      .normalize('NFC');
  if (ignoresCase) out = out.toLowerCase();
  if (ignoresPunctuation) out = out.replace(/[\p{P}\p{S}]/gu, ' ');
  return out.replace(/\s+/gu, ' ');
}
