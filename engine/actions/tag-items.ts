import { sentence } from '#domain/sentences/sentence.ts';
import { refuseProblems } from './shelf-bank.ts';
import { MOST_TAGS, changedTags, isTag } from '#domain/authoring/tags.ts';
import type { StaffName } from '#domain/ids.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import type { Tagged } from '../storage/item-shelf.ts';
import type { ItemDesk } from './item-desk.ts';

interface TagItems {
  readonly bank: string;
  readonly items: readonly string[];
  readonly add: readonly string[];
  readonly remove: readonly string[];
  readonly by: StaffName;
}

/** Puts tags on items and takes some off, on all that are named or on none. Says how many changed. */
export function tagItems({ now, shelf }: ItemDesk, command: TagItems): Decision<number> {
  const { add, bank, by, items, remove } = command;
  if (shelf.bank(bank) === null) return refuse('unknown-bank');
  const odd = add.find((tag) => !isTag(tag));
  if (odd !== undefined) return refuse('malformed', { detail: 'add: is no tag' });
  const at = now();
  const tagged: Tagged[] = [];
  for (const item of new Set(items)) {
    const { version } = shelf.record(bank, item);
    if (version === 0) return refuse('unknown-item', { detail: item });
    const before = shelf.tags(bank, item);
    const tags = changedTags(before, { add, remove });
    if (tags === null) continue;
    if (tags.length > MOST_TAGS) {
      return refuseProblems([
        { where: item, what: sentence('has-tags-at-most-are-taken', { count: tags.length, most: MOST_TAGS }) },
      ]);
    }
    tagged.push({ item, tags, event: { kind: 'tagged', version, at, by, note: difference(before, tags) } });
  }
  shelf.tag(bank, tagged);
  return accept(tagged.length);
}

function difference(before: readonly string[], after: readonly string[]): string {
  const gone = before.filter((tag) => !after.includes(tag)).map((tag) => `−${tag}`);
  return [...after.filter((tag) => !before.includes(tag)).map((tag) => `+${tag}`), ...gone].join(', ');
}
