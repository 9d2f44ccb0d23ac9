import { textFaults } from '../plain-text.ts';

/** Labels by which a committee finds its items. They say nothing to a candidate and nothing to an exam. */
const LONGEST_TAG = 40;
export const MOST_TAGS = 30;

/** As a tag is kept: trimmed, single spaces, NFC. A comma parts tags where they are typed, so none holds one. */
export function plainTag(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

export function isTag(text: string): boolean {
  return (
    text !== '' &&
    text === plainTag(text) &&
    text.length <= LONGEST_TAG &&
    !text.includes(',') &&
    !textFaults(text).length
  );
}

/** Typed with commas between them; the order is kept, none is there twice. */
export function tagsIn(text: string): string[] {
  return [...new Set(text.split(',').map(plainTag))].filter((tag) => tag !== '');
}

/** The tags of an item after some were put on and some taken off; null when nothing changes. */
export function changedTags(
  tags: readonly string[],
  { add, remove }: { readonly add: readonly string[]; readonly remove: readonly string[] },
): string[] | null {
  const kept = tags.filter((tag) => !remove.includes(tag));
  const after = [...kept, ...add.filter((tag) => !kept.includes(tag))];
  return after.length === tags.length && after.every((tag, at) => tag === tags[at]) ? null : after;
}
