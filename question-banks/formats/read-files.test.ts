import { mediaOfItem } from './reading/media-of.ts';
import { readFiles } from './read-files.ts';

const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1);
const OTHER = PNG.with(8, 2);

/** The pictures of a sheet's only item; null where the row is refused. */
async function shown(cell: string, files: Readonly<Record<string, Uint8Array>>) {
  const sheet = Buffer.from(`question,option_a,option_b,key,picture\nMana?,a,b,A,${cell}\n`);
  const { items, media } = await readFiles(new Map([['bab/soal.csv', sheet], ...Object.entries(files)]), 'soal.zip');
  const [item] = items;
  return item === undefined ? null : mediaOfItem(item).map((path) => media.get(path));
}

describe('a picture that a sheet names', () => {
  const two = { 'bab/a/x.png': PNG, 'lain/x.png': OTHER };
  test.each<readonly [string, string, Readonly<Record<string, Uint8Array>>, Uint8Array | null]>([
    ['by its path from the sheet', 'a/X.png', two, PNG],
    ['by its path from the sheet, a folder up', '../lain/x.png', two, OTHER],
    ['with the strokes of Windows', String.raw`a\x.png`, two, PNG],
    ['by its path from the top', 'lain/x.png', two, OTHER],
    ['by its name alone, wherever it lies', 'x.png', { 'lain/x.png': OTHER }, OTHER],
    ['by its name, as a bank has it', 'media/x.png', { 'lain/x.png': OTHER }, OTHER],
    ['by its name, beside the sheet before any other', 'x.png', { ...two, 'bab/x.png': PNG }, PNG],
    ['by a name that two have, is not taken', 'x.png', two, null],
    ['above everything, is not taken', '../../x.png', two, null],
  ])('%s', async (_, cell, files, expected) => {
    expect(await shown(cell, files)).toEqual(expected === null ? null : [expected]);
  });
});
