/** What makes a typed text one that an item accepts. */
interface Sameness {
  readonly ignoresCase: boolean;
  readonly ignoresAccents: boolean;
  readonly ignoresPunctuation: boolean;
}

export function isTheText(
  typed: string,
  { text, wildcard }: { readonly text: string; readonly wildcard: boolean },
  sameness: Sameness,
): boolean {
  const given = folded(typed, sameness).trim();
  if (!wildcard) return given === folded(text, sameness).trim();
  const pieces = text.split(/(?<!\\)\*/u).map((piece) => folded(piece.replaceAll('\\*', '*'), sameness));
  const [first = '', last = ''] = [pieces[0], pieces.at(-1)];
  if (pieces.length === 1) return given === first.trim();
  const [start, end] = [first.trimStart(), last.trimEnd()];
  if (!given.startsWith(start) || !given.endsWith(end)) return false;
  let at = start.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = given.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= given.length - end.length;
}

function folded(text: string, { ignoresAccents, ignoresCase, ignoresPunctuation }: Sameness): string {
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
