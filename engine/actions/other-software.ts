import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';

/**
 * Parts of the program that are not those of a sheet that was posted, by name. What was put up before everybody binds this engine: with
 * another one the session is not opened, by nobody; the sealed program is started again, or the session is made and posted anew.
 */
export function otherSoftware(
  { published }: Pick<Desk, 'published'>,
  { preparation }: Pick<Hall, 'preparation'>,
): string[] {
  const sealed = preparation.posted === null ? null : (preparation.fixed?.software ?? null);
  if (sealed === null) return [];
  const own = published?.().software ?? {};
  return [...new Set([...Object.keys(sealed), ...Object.keys(own)])]
    .filter((part) => sealed[part] !== own[part])
    .sort();
}
