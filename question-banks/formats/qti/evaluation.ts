import { sentence } from '#domain/sentences/sentence.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import type { Declaration } from './declaration.ts';
import { Unsupported } from './unsupported.ts';
import { type Value, asNumber } from './value.ts';

/** An item while it is evaluated: what its variables are now. The only thing here that changes. */
export interface Evaluation {
  readonly declarations: ReadonlyMap<string, Declaration>;
  readonly values: Map<string, Value>;
  /** Where template processing set another key or another default than the declaration says. */
  readonly corrects: Map<string, Value>;
  readonly defaults: Map<string, Value>;
  readonly chance: () => number;
}

/** An expression with its parts evaluated. */
export interface Operation {
  readonly element: XmlElement;
  readonly args: readonly Value[];
  readonly evaluation: Evaluation;
}

export type Operator = (operation: Operation) => Value;

/** How many values a container may hold: more comes of no item that means well. */
export const MOST_VALUES = 10_000;

export function declarationOf({ declarations }: Evaluation, element: XmlElement): Declaration {
  const { identifier = '' } = element.attributes;
  const found = declarations.get(identifier);
  if (found === undefined)
    throw new Unsupported(
      sentence('variable-is-not-declared', { element: element.name, name: identifier || 'nothing' }),
    );
  return found;
}

/** The part at that place; NULL where there is none. */
export function arg({ args }: Operation, place: number): Value {
  return args[place] ?? null;
}

/** An attribute that is a number, or the name of a variable that holds one. */
export function numberFrom(
  { element, evaluation }: Pick<Operation, 'element' | 'evaluation'>,
  name: string,
  absent?: number,
): number {
  const said = element.attributes[name]?.trim();
  if (said === undefined) {
    if (absent !== undefined) return absent;
    throw new Unsupported(sentence('lacks-an-attribute', { element: element.name, name }));
  }
  return numberOrVariable(evaluation, said);
}

export function numberOrVariable({ values }: Evaluation, said: string): number {
  const number = Number(said);
  if (said !== '' && !Number.isNaN(number)) return number;
  const name = variableNamed(said);
  return asNumber(values.get(name) ?? null);
}

/** `{NAME}` or `NAME`. */
export function variableNamed(said: string): string {
  return /^\{(.*)\}$/u.exec(said)?.[1]?.trim() ?? said;
}
