type Child = Node | string | null;

interface Attributes {
  readonly [name: string]: string | boolean | undefined;
}

/** An element; nothing is ever read as markup. */
export function element(tag: string, attributes: Attributes = {}, ...children: readonly Child[]): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

const SVG = 'http://www.w3.org/2000/svg';
const MARKS = {
  pass: 'M4.5 12.5l5 5 10-11',
  fail: 'M6 6l12 12M18 6L6 18',
  'not-checked': 'M5 12h14',
} as const;

export function mark(name: keyof typeof MARKS): SVGElement {
  const icon = document.createElementNS(SVG, 'svg');
  for (const [key, value] of [
    ['class', 'ico'],
    ['viewBox', '0 0 24 24'],
    ['aria-hidden', 'true'],
  ] as const)
    icon.setAttribute(key, value);
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', MARKS[name]);
  icon.append(path);
  return icon;
}
