import { sentence } from '#domain/sentences/sentence.ts';
import { type XmlElement, allNamed, childNamed, childrenNamed, elementsIn, textOf } from '../../xml/xml-element.ts';
import { Unsupported } from '../unsupported.ts';

/** Responses by the identifier of each `response_…`. */
export type Given = Readonly<Record<string, readonly string[]>>;

/** The points that an item's `resprocessing` gives (QTI 1.2.1, ASI information model §3.6). */
export function earnedBy(item: XmlElement, given: Given): number {
  const processing = childNamed(item, 'resprocessing');
  if (processing === null) throw new Unsupported(sentence('an-item-without-rules-for-scoring'));
  const declared = allNamed(processing, 'decvar');
  const values = new Map(
    declared.map(({ attributes }) => [attributes.varname ?? 'SCORE', Number(attributes.defaultval ?? 0)]),
  );
  for (const condition of childrenNamed(processing, 'respcondition')) {
    const holds = childNamed(condition, 'conditionvar');
    if (holds === null || !elementsIn(holds).every((one) => isTrue(one, given))) continue;
    for (const set of childrenNamed(condition, 'setvar')) apply(set, values);
    // The standard stops here where nothing is said; most files that say nothing mean to go on.
    if (condition.attributes.continue?.toLowerCase() === 'no') break;
  }
  const name = [...values.keys()].find((one) => one.toUpperCase() === 'SCORE') ?? [...values.keys()][0];
  const { maxvalue, minvalue } =
    declared.find(({ attributes }) => (attributes.varname ?? 'SCORE') === name)?.attributes ?? {};
  const value = values.get(name ?? '') ?? 0;
  return Math.min(Math.max(value, bound(minvalue, -Infinity)), bound(maxvalue, Infinity));
}

function bound(said: string | undefined, absent: number): number {
  const number = Number(said ?? 'none');
  return Number.isNaN(number) || said === '' ? absent : number;
}

function apply(set: XmlElement, values: Map<string, number>): void {
  const { action = 'Set', varname = 'SCORE' } = set.attributes;
  const [now, by] = [values.get(varname) ?? 0, Number(textOf(set).trim())];
  if (Number.isNaN(by)) return;
  switch (action.toLowerCase()) {
    case 'set':
      return void values.set(varname, by);
    case 'add':
      return void values.set(varname, now + by);
    case 'subtract':
      return void values.set(varname, now - by);
    case 'multiply':
      return void values.set(varname, now * by);
    case 'divide':
      return void values.set(varname, now / by);
    default:
      throw new Unsupported(sentence('a-setvar-that-does', { action }));
  }
}

function isTrue(condition: XmlElement, given: Given): boolean {
  const inside = elementsIn(condition);
  switch (condition.name) {
    case 'and':
      return inside.every((one) => isTrue(one, given));
    case 'or':
      return inside.some((one) => isTrue(one, given));
    case 'not':
      return !inside.every((one) => isTrue(one, given));
    case 'other':
      return true;
    case 'unanswered':
      return givenTo(condition.attributes.respident ?? '', given).length === 0;
    default:
      return isCompared(condition, given);
  }
}

/** A response that nobody gave is none, whatever it is called. */
function givenTo(respident: string, given: Given): readonly string[] {
  return Object.hasOwn(given, respident) ? (given[respident] ?? []) : [];
}

function isCompared(condition: XmlElement, given: Given): boolean {
  const { case: cases = 'No', index, respident = '' } = condition.attributes;
  const all = givenTo(respident, given);
  const values = index === undefined ? all : all.slice(Number(index) - 1, Number(index));
  const wanted = textOf(condition).trim();
  const spelt = (text: string): string => (cases.toLowerCase() === 'yes' ? text.trim() : text.trim().toLowerCase());
  const numbers = values.filter((value) => value.trim() !== '').map(Number);
  switch (condition.name) {
    case 'varequal':
      return values.some((value) => spelt(value) === spelt(wanted) || isSameNumber(value, wanted));
    case 'varsubstring':
      return values.some((value) => spelt(value).includes(spelt(wanted)));
    case 'vargte':
      return numbers.some((number) => number >= Number(wanted));
    case 'vargt':
      return numbers.some((number) => number > Number(wanted));
    case 'varlte':
      return numbers.some((number) => number <= Number(wanted));
    case 'varlt':
      return numbers.some((number) => number < Number(wanted));
    default:
      throw new Unsupported(sentence('the-condition', { condition: condition.name }));
  }
}

const NUMBER = /^[+-]?\d+(?:[.]\d+)?$/u;

/** 5 is 5.0; names of options that look like numbers are the same only letter by letter anyway. */
function isSameNumber(one: string, other: string): boolean {
  return (
    NUMBER.test(one.trim()) && NUMBER.test(other.trim()) && /[.]/u.test(one + other) && Number(one) === Number(other)
  );
}
