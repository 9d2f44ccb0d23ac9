import { readFiles } from '../question-banks/formats/read-files.ts';
import type { ItemFormats } from './actions/item-desk.ts';

/** The formats of question banks, as the committee's import uses them. */
export const itemFormats: ItemFormats = {
  read: (name, bytes) => readFiles(new Map([[name, bytes]]), name),
  readItem: () => ({ item: null, problems: [{ where: 'item', what: 'cannot be written here yet' }] }),
};
