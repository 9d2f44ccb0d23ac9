import { sentence } from '#domain/sentences/sentence.ts';
import { type Area, FULL_CREDIT, type Hotspot, type Picture } from '#domain/item/interaction.ts';
import { type XmlElement, allNamed, textOf } from '../../xml/xml-element.ts';
import { corners } from '../shape.ts';
import { Unsupported } from '../unsupported.ts';
import type { ItemRules } from './item-rules.ts';
import type { ItemSource } from './item-source.ts';

/** An area by QTI's shape and coordinates, in whole pixels. */
export function areaOf(shape: string, coords: string): Area {
  const numbers = coords
    .split(/[\s,]+/u)
    .filter((part) => part !== '')
    .map(Number);
  if (numbers.some((number) => !Number.isFinite(number)))
    throw new Unsupported(sentence('the-coordinates', { coordinates: coords }));
  const [a = NaN, b = NaN, c = NaN, d = NaN] = numbers.map(Math.round);
  if (shape === 'rect' && numbers.length === 4) {
    return {
      shape: 'rectangle',
      x: Math.min(a, c),
      y: Math.min(b, d),
      width: Math.abs(c - a),
      height: Math.abs(d - b),
    };
  }
  if (shape === 'circle' && numbers.length === 3) return { shape: 'circle', x: a, y: b, radius: c };
  if (shape === 'poly' && numbers.length >= 6 && numbers.length % 2 === 0) {
    const points = corners(numbers.map(Math.round));
    const [first, last] = [points[0], points.at(-1)];
    const isClosed = first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1];
    return { shape: 'polygon', points: isClosed ? points.slice(0, -1) : points };
  }
  throw new Unsupported(sentence('an-area-of-the-shape', { shape, coordinates: coords }));
}

/** The picture that an interaction is about, with its own size. */
export function pictureIn(element: XmlElement, source: ItemSource): Picture {
  const [picture] = [...allNamed(element, 'object'), ...allNamed(element, 'img')];
  if (picture === undefined) throw new Unsupported(sentence('a-without-a-picture', { element: element.name }));
  const { alt, data, height, src, width } = picture.attributes;
  const name = data ?? src ?? '';
  const path = source.picture(name);
  if (path === null) throw new Unsupported(sentence('the-picture-which-is-not-there', { picture: name }));
  const size = [width, height].map((said) => Number(/^\d+(?=(?:px)?$)/u.exec(said ?? '')?.[0] ?? 0));
  if (size.includes(0)) throw new Unsupported(sentence('a-picture-that-does-not-say-how-large'));
  const words = source.reading.line(alt ?? textOf(picture));
  if (words === '') source.reading.loss(sentence('this-picture-has-no-alternative-text', { picture: path }));
  return {
    source: path,
    alt: words === '' ? path.replace(/^media\/|[.][a-z]+$/gu, '') : words,
    width: size[0] ?? 0,
    height: size[1] ?? 0,
  };
}

/** Points to be set in a picture. */
export function hotspotOf(element: XmlElement, rules: ItemRules, source: ItemSource): Hotspot {
  const { maxChoices = '1', responseIdentifier = '' } = element.attributes;
  const mapping = rules.declarations.get(responseIdentifier)?.areaMapping ?? null;
  if (mapping === null) throw new Unsupported(sentence('a-point-that-must-be-hit-exactly'));
  if (mapping.absent < 0) source.reading.loss(sentence('points-below-nothing-for-a-point-outside-count'));
  const paid = mapping.entries.filter(({ worth }) => worth > 0);
  const most = Number(maxChoices) || paid.length;
  const best = paid.map(({ worth }) => worth).sort((a, b) => b - a);
  const full = Math.min(
    mapping.greatest,
    best.slice(0, most).reduce((sum, worth) => sum + worth, 0),
  );
  if (!(full > 0)) throw new Unsupported(sentence('rules-by-which-no-answer-earns-anything'));
  const middle = rules.correct(responseIdentifier);
  if (middle.length > 0 && rules.earns({ [responseIdentifier]: middle }) <= 0) {
    throw new Unsupported(sentence('rules-that-do-not-pay-for-the-right'));
  }
  const areas = paid.map(({ coords, shape, worth }) => ({
    area: areaOf(shape, coords),
    credit: Math.round((worth * FULL_CREDIT) / full),
  }));
  return { kind: 'hotspot', picture: pictureIn(element, source), areas, most };
}
