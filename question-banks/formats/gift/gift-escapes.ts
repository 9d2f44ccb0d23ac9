/**
 * Signs that a backslash takes their meaning from stand as characters for private use while a question is taken apart, so that only
 * signs with a meaning are found.
 */
const SIGNS = '\\:#={}~';
const FIRST = 0xe000;
const NEW_LINE = String.fromCharCode(FIRST + SIGNS.length);
const HIDDEN = /[\ue000-\ue007]/g;

export function hideEscapes(text: string): string {
  return text
    .replace(HIDDEN, '')
    .replace(/\\([\\:#={}~n])/g, (_, sign: string) =>
      sign === 'n' ? NEW_LINE : String.fromCharCode(FIRST + SIGNS.indexOf(sign)),
    );
}

export function showEscapes(text: string): string {
  return text.replace(HIDDEN, (hidden) => (hidden === NEW_LINE ? '\n' : (SIGNS[hidden.charCodeAt(0) - FIRST] ?? '')));
}
