import { type Sentence, sentence } from '#domain/sentences/sentence.ts';
import { readXml } from '../xml/read-xml.ts';
import { type XmlElement, elementsIn, textOf } from '../xml/xml-element.ts';

const SVG = 'http://www.w3.org/2000/svg';
const RUNS = new Set(['script', 'foreignObject', 'handler', 'listener', 'iframe', 'object', 'embed', 'audio', 'video']);
/** They could change a reference while the picture is shown. */
const CHANGES = new Set(['animate', 'animateTransform', 'animateMotion', 'animateColor', 'set', 'discard']);
const INSIDE = /^(#|data:image\/(png|jpeg|webp);base64,)/;

/**
 * Why a drawing may not become part of a bank, in one sentence; null where it only draws. Screens show it as a picture, where no
 * script runs anyway; but a bank is copied, opened and looked at in other programs too.
 */
export function svgRefusal(bytes: Uint8Array): Sentence | null {
  const read = readXml(bytes, '');
  if (!read.ok) return read.problem.what;
  if (read.root.name !== 'svg' || read.root.space !== SVG) return sentence('is-xml-but-no-svg');
  return elementRefusal(read.root);
}

function elementRefusal(element: XmlElement): Sentence | null {
  const { name } = element;
  if (RUNS.has(name)) return sentence('is-an-svg-with', { tag: name });
  if (CHANGES.has(name)) return sentence('is-an-svg-that-moves', { tag: name });
  if (name === 'style' && leavesStyle(textOf(element))) return sentence('is-an-svg-with-a-style-sheet-that');
  for (const [attribute, value] of Object.entries(element.attributes)) {
    const plain = attribute.replace(/^.*:/, '').toLowerCase();
    if (plain.startsWith('on')) return sentence('is-an-svg-with-an-event-handler');
    if ((plain === 'href' || plain === 'src') && !INSIDE.test(value.trim()))
      return sentence('is-an-svg-that-refers-outside-itself');
    if (leavesStyle(value)) return sentence('is-an-svg-that-refers-outside-itself');
  }
  for (const child of elementsIn(element)) {
    const refusal = elementRefusal(child);
    if (refusal !== null) return refusal;
  }
  return null;
}

/** Whether CSS, or an attribute that holds some, loads anything but a part of the drawing. A backslash could hide a word. */
function leavesStyle(css: string): boolean {
  if (/@import|\\|image-set|expression\s*\(|javascript:/i.test(css)) return true;
  return [...css.matchAll(/url\(\s*(['"]?)\s*(.?)/gi)].some(([, , first]) => first !== '#');
}
