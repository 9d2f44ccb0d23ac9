/** Row and column of a cell's name (`C5`), both from 1; null where it is no name. */
export function cellPlace(name: string): { readonly column: number; readonly row: number } | null {
  const found = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(name);
  if (found === null) return null;
  const column = [...(found[1] as string)].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { column, row: Number(found[2]) };
}
