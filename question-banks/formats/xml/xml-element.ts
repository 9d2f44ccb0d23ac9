/** A file of XML as a tree, with nothing left to resolve: no entities, no includes, no DTD. */
export type XmlNode = XmlElement | string;

export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  /** The namespace's address, empty where there is none. */
  readonly space: string;
  /** By the name as written (`identifier`, `xml:lang`). */
  readonly attributes: Readonly<Record<string, string>>;
  /** Text as it stands, CDATA as text; comments and processing instructions are not kept. */
  readonly children: readonly XmlNode[];
  /** Where its tag begins, from 1. */
  readonly line: number;
}

export function elementsIn(element: XmlElement): XmlElement[] {
  return element.children.filter((child): child is XmlElement => typeof child !== 'string');
}

/** The children of that name. */
export function childrenNamed(element: XmlElement, name: string): XmlElement[] {
  return elementsIn(element).filter((child) => child.name === name);
}

export function childNamed(element: XmlElement, name: string): XmlElement | null {
  return elementsIn(element).find((child) => child.name === name) ?? null;
}

/** Everything of that name below the element, in the file's order. */
export function allNamed(element: XmlElement, name: string): XmlElement[] {
  return elementsIn(element).flatMap((child) => [...(child.name === name ? [child] : []), ...allNamed(child, name)]);
}

/** All text below the element, as it stands. */
export function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}
