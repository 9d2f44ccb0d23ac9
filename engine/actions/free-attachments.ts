import { sentence } from '#domain/sentences/sentence.ts';
import type { ItemProblem, Passage, ReadItems } from '#domain/item/authored-item.ts';
import { withMediaRenamed, withPassageMediaRenamed } from '#domain/item/rename-media.ts';
import { spokenText } from '#domain/item/rich-text.ts';
import { likeness } from '#domain/authoring/near-duplicates.ts';
import type { ItemShelf } from '../storage/item-shelf.ts';

/** No item in the bank gets another picture, sound or passage because a file calls its own by the same name. */
export function withFreeAttachments(shelf: ItemShelf, bank: string, read: ReadItems, samePassage: number): ReadItems {
  return withFreePassages(shelf, bank, withFreeMedia(shelf, bank, read), samePassage);
}

/** What has other bytes than the bank's file of its path gets a path of its own; the same file brought again, the same one. */
function withFreeMedia(shelf: ItemShelf, bank: string, read: ReadItems): ReadItems {
  const renames = new Map<string, string>();
  const media = new Map<string, Uint8Array>();
  for (const [path, bytes] of read.media) {
    const isFree = (name: string): boolean => {
      const there = shelf.medium(bank, name);
      const isTaken = name !== path && (read.media.has(name) || media.has(name));
      return !isTaken && (there === null || Buffer.compare(there, bytes) === 0);
    };
    const free = firstFree((copy) => path.replace(/(\.[^.]*)?$/u, `-${copy}$1`), path, isFree);
    media.set(free, bytes);
    if (free !== path) renames.set(path, free);
  }
  if (renames.size === 0) return read;
  return {
    ...read,
    media,
    items: read.items.map((item) => withMediaRenamed(item, renames)),
    passages: read.passages.map((passage) => withPassageMediaRenamed(passage, renames)),
  };
}

/** A passage that only has the id of another gets one of its own, and is told. */
function withFreePassages(shelf: ItemShelf, bank: string, read: ReadItems, least: number): ReadItems {
  const arriving = new Set(read.passages.map(({ id }) => id));
  const renames = new Map<string, string>();
  const notes: ItemProblem[] = [];
  const passages = read.passages.map((passage) => {
    const { id } = passage;
    const isFree = (name: string): boolean =>
      (name === id || !arriving.has(name)) && isSamePassage(shelf.passage(bank, name), passage, least);
    const free = firstFree((copy) => `${id.slice(0, 26)}-${copy}`, id, isFree);
    if (free === id) return passage;
    arriving.add(free);
    renames.set(id, free);
    notes.push({
      severity: 'note',
      where: id,
      what: sentence('the-bank-has-another-passage', { passage: id, id: free }),
    });
    return { ...passage, id: free };
  });
  const items = read.items.map((item) => {
    const { passage } = item;
    return passage === null ? item : { ...item, passage: renames.get(passage) ?? passage };
  });
  return { ...read, items, passages, problems: [...read.problems, ...notes] };
}

function isSamePassage(there: Passage | null, passage: Passage, least: number): boolean {
  return there === null || likeness(spokenText(there.text), spokenText(passage.text)) >= least;
}

function firstFree(named: (copy: number) => string, wanted: string, isFree: (name: string) => boolean): string {
  let name = wanted;
  for (let copy = 2; !isFree(name); copy += 1) name = named(copy);
  return name;
}
