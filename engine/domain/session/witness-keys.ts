import type { FactOf } from '../ledger/fact.ts';

/** The witnesses' keys that a ledger names, by the name of each key. */
export function evolveWitnesses(
  before: ReadonlyMap<string, string>,
  { act, vkey }: FactOf<'WITNESS'>,
): ReadonlyMap<string, string> {
  const after = new Map(before);
  const name = vkey.slice(0, vkey.indexOf('+'));
  if (act === 'enrolled') after.set(name, vkey);
  else after.delete(name);
  return after;
}
