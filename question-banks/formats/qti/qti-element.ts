import type { XmlElement } from '../xml/xml-element.ts';

/** 3.0 writes these in small letters, 2.x did not. */
const ODD_NAMES: ReadonlyMap<string, string> = new Map([
  ['durationLt', 'durationLT'],
  ['durationGte', 'durationGTE'],
]);

/**
 * The same tree with the names of QTI 2.x: `qti-choice-interaction` becomes `choiceInteraction` and `max-choices` `maxChoices`, so
 * that everything after this knows one spelling. What is not QTI's own (HTML, MathML, `data-` and `aria-`) stays.
 */
export function withOneSpelling(element: XmlElement): XmlElement {
  const children = element.children.map((child) => (typeof child === 'string' ? child : withOneSpelling(child)));
  if (!element.name.startsWith('qti-')) return { ...element, children };
  const name = joined(element.name.slice('qti-'.length));
  return { ...element, name: ODD_NAMES.get(name) ?? name, attributes: joinedAttributes(element.attributes), children };
}

function joinedAttributes(attributes: Readonly<Record<string, string>>): Record<string, string> {
  const named = Object.create(null) as Record<string, string>;
  for (const [name, value] of Object.entries(attributes)) {
    named[/^(?:data|aria)-|:/u.test(name) ? name : joined(name)] = value;
  }
  return named;
}

function joined(name: string): string {
  return name.replace(/-([a-z0-9])/gu, (_, letter: string) => letter.toUpperCase());
}

/** An attribute that says true or false; what it means when it is not there. */
export function flag(element: XmlElement, name: string, absent: boolean): boolean {
  const said = element.attributes[name]?.trim();
  return said === undefined ? absent : said === 'true' || said === '1';
}
