/** The line, from 1, on which each element of the list under a field of the outermost object begins. The text must be JSON. */
export function elementLines(text: string, field: string): number[] {
  let lines: number[] = [];
  let depth = 0;
  let line = 1;
  let name = '';
  let isListed = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] as string;
    if (character === '\n') line += 1;
    if (/[\s,:]/.test(character)) continue;
    if (character === ']' || character === '}') {
      depth -= 1;
      continue;
    }
    if (depth === 2 && isListed) lines.push(line);
    if (character === '[' || character === '{') {
      depth += 1;
      if (depth !== 2) continue;
      isListed = character === '[' && name === field;
      if (isListed) lines = [];
      continue;
    }
    const end = character === '"' ? endOfString(text, at) : endOfWord(text, at);
    if (depth === 1 && character === '"') name = text.slice(at + 1, end);
    at = end;
  }
  return lines;
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

function endOfWord(text: string, start: number): number {
  let at = start;
  while (at + 1 < text.length && !/[\s,\]}]/.test(text[at + 1] as string)) at += 1;
  return at;
}
