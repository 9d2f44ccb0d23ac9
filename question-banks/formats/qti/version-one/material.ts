import { sentence } from '#domain/sentences/sentence.ts';
import type { RichText } from '#domain/item/rich-text.ts';
import { type XmlElement, elementsIn, textOf } from '../../xml/xml-element.ts';
import { cleanHtml } from '../../html/clean-html.ts';
import { texToMath } from '../../maths/tex.ts';
import { type ItemSource, joinedText } from '../items/item-source.ts';

/** Elements that only lay out what they hold. */
const HOLDERS: ReadonlySet<string> = new Set([
  'material',
  'flow',
  'flow_mat',
  'flow_label',
  'material_ref',
  'presentation',
  'itemfeedback',
]);

/** The material in an element, without what stands in responses. */
export function materialIn(element: XmlElement, source: ItemSource): RichText {
  return joinedText(...partsIn(element, source));
}

function partsIn(element: XmlElement, source: ItemSource): RichText[] {
  return elementsIn(element).flatMap((child): RichText[] => {
    if (HOLDERS.has(child.name)) return partsIn(child, source);
    if (child.name === 'mattext' || child.name === 'matemtext') return [mattext(child, source)];
    if (child.name === 'matbreak') return [];
    if (child.name === 'matimage')
      return [
        source.text([
          {
            ...child,
            name: 'img',
            attributes: { src: child.attributes.uri ?? '', alt: child.attributes.label ?? '' },
            children: [],
          },
        ]),
      ];
    if (child.name === 'mataudio') {
      source.addSound(child.attributes.uri ?? '', '', null);
      return [];
    }
    if (child.name.startsWith('mat'))
      source.reading.loss(sentence('element-is-left-out', { tag: child.name.slice(0, 30) }));
    return [];
  });
}

/** HTML as text, HTML as elements, or plain text. */
function mattext(element: XmlElement, source: ItemSource): RichText {
  const type = element.attributes.texttype?.toLowerCase() ?? 'text/plain';
  if (elementsIn(element).length > 0) return source.text(element.children);
  const text = textOf(element);
  return type === 'text/html' || type === 'text/xhtml' ? html(text, source) : source.reading.plain(text);
}

function html(text: string, source: ItemSource): RichText {
  return cleanHtml(text, {
    losses: source.reading.losses,
    picture: (name) => source.picture(name),
    formula: (tex, display) => {
      const math = texToMath(tex, display === 'block');
      return math.ok ? math.node : null;
    },
  });
}
