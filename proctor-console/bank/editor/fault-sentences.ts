import { say } from '#domain/sentences/say.ts';
import type { ItemFault } from '#domain/authoring/item-faults.ts';
import type { Problem } from '#domain/problem.ts';
import type { Speech } from '../../messages/speech.ts';

/**
 * What is wrong, as sentences by the path of the field: in the reader's language where the form itself knows it, and as the engine
 * says it for the rest. Where the form found something at a field, the engine's sentence for it would say it twice.
 */
export function faultSentences(
  faults: readonly ItemFault[],
  problems: readonly Problem[],
  { language, t }: Pick<Speech, 'language' | 't'>,
): ReadonlyMap<string, readonly string[]> {
  const said = new Map<string, string[]>();
  const add = (where: string, sentence: string): void => {
    said.set(where, [...new Set([...(said.get(where) ?? []), sentence])]);
  };
  for (const { n, where, word } of faults) add(where, t(`edit.fault.${word}`, { n: n ?? 0 }));
  const known = faults.map(({ where }) => where);
  for (const { what, where } of problems) {
    const isTold = known.some((one) => one === where || one.startsWith(`${where}.`) || where.startsWith(one));
    if (where === '' ? known.length === 0 : !isTold) add(where, say(what, language));
  }
  return said;
}
