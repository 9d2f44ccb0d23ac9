import type { AuthoredItem, Passage } from './authored-item.ts';

type Renames = ReadonlyMap<string, string>;

/** The item with every picture and sound it names under the path `renames` has for it. */
export function withMediaRenamed(item: AuthoredItem, renames: Renames): AuthoredItem {
  const { interaction, sounds, stem } = item;
  return { ...item, ...renamed({ interaction, sounds, stem }, renames) };
}

export function withPassageMediaRenamed(passage: Passage, renames: Renames): Passage {
  const { sounds, text } = passage;
  return { ...passage, ...renamed({ sounds, text }, renames) };
}

/** `src` is what a text names a picture by, `source` what a graphic or a sound is named by; neither has another meaning in an item. */
function renamed<T extends object>(part: T, renames: Renames): T {
  const revived: unknown = JSON.parse(JSON.stringify(part), (key, value: unknown) =>
    (key === 'src' || key === 'source') && typeof value === 'string' ? (renames.get(value) ?? value) : value,
  );
  return revived as T;
}
