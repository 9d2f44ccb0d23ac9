/**
 * Texts that a script assigns to places of a list, `name[3] = "…";` and `name[3][1] = '…'`, found by reading the script as text; nothing
 * of it is ever run. Comments are passed over, and so is everything that is no such assignment.
 */
export interface Assigned {
  readonly list: string;
  readonly places: readonly number[];
  readonly text: string;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', '0': '\0' };

export function assignedTexts(script: string): Assigned[] {
  const found: Assigned[] = [];
  const next = /\/\/[^\n]*|\/\*[^]*?\*\/|(["'`])|\b([A-Za-z_$][\w$]*)\s*\[\s*(\d{1,4})\s*\](?:\s*\[\s*(\d{1,4})\s*\])?\s*=\s*(?=["'])/g;
  for (let match = next.exec(script); match !== null; match = next.exec(script)) {
    const [whole, quote, list, first, second] = match;
    if (quote === undefined && list === undefined) continue;
    const start = match.index + whole.length - (quote === undefined ? 0 : 1);
    const { end, text } = literalAt(script, start);
    next.lastIndex = end;
    // What follows a text that is put together from several is not its end.
    if (list !== undefined && !/^\s*\+/.test(script.slice(end, end + 20))) {
      found.push({ list, places: [first, second].flatMap((place) => (place === undefined ? [] : [Number(place)])), text });
    }
  }
  return found;
}

function literalAt(script: string, start: number): { text: string; end: number } {
  const quote = script[start];
  let text = '';
  let at = start + 1;
  for (; at < script.length && script[at] !== quote; at += 1) {
    if (script[at] !== '\\') {
      text += script[at];
      continue;
    }
    at += 1;
    const sign = script[at] ?? '';
    const code = /^(?:x([\da-f]{2})|u([\da-f]{4}))/i.exec(script.slice(at, at + 5));
    if (code !== null) {
      text += String.fromCharCode(parseInt(code[1] ?? code[2] ?? '', 16));
      at += code[0].length - 1;
    } else text += ESCAPES[sign] ?? sign;
  }
  return { text, end: at + 1 };
}
