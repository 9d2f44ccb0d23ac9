import { sentence } from '#domain/sentences/sentence.ts';
import { type XmlElement, elementsIn } from '../../xml/xml-element.ts';
import { Unsupported } from '../unsupported.ts';

/** Elements of rules gone through for one item, which takes two or three seconds. */
const MOST_STEPS = 2_000_000;
/** As many parts as any kind of item may have. */
const MOST_PARTS = 60;

/** Rules that are asked again and again, until they have been gone through too often. */
export function patiently<T>(item: XmlElement, earns: (given: T) => number): (given: T) => number {
  const size = elementCount(item);
  let steps = 0;
  return (given) => {
    steps += size;
    if (steps > MOST_STEPS) throw new Unsupported(sentence('rules-too-large-to-find-the-key'));
    return earns(given);
  };
}

function elementCount(element: XmlElement): number {
  return elementsIn(element).reduce((sum, child) => sum + elementCount(child), 1);
}

/** Refuses lists that no item may have before anything is tried with them. */
export function fewEnough<T>(parts: readonly T[], what: 'gaps' | 'options' | 'areas' | 'parts'): readonly T[] {
  if (parts.length > MOST_PARTS)
    throw new Unsupported(sentence(`too-many-${what}`, { count: parts.length, most: MOST_PARTS }));
  return parts;
}
