import { sentence } from '#domain/sentences/sentence.ts';
import { Unsupported } from './unsupported.ts';

type Point = readonly [number, number];

/** Whether a point lies in a shape or on its edge (QTI `shape` and `coords`, as HTML's image maps have them). */
export function isInside(shape: string, coords: string, [x, y]: Point): boolean {
  const n = coords
    .split(/[\s,]+/u)
    .filter((part) => part !== '')
    .map(Number);
  if (n.some((number) => Number.isNaN(number)))
    throw new Unsupported(sentence('the-coordinates', { coordinates: coords }));
  const [a = NaN, b = NaN, c = NaN, d = NaN] = n;
  switch (shape) {
    case 'default':
      return true;
    case 'rect':
      return x >= Math.min(a, c) && x <= Math.max(a, c) && y >= Math.min(b, d) && y <= Math.max(b, d);
    case 'circle':
      return (x - a) ** 2 + (y - b) ** 2 <= c ** 2;
    case 'ellipse':
      return ((x - a) / c) ** 2 + ((y - b) / d) ** 2 <= 1;
    case 'poly':
      return isInPolygon(corners(n), [x, y]);
    default:
      throw new Unsupported(sentence('the-shape', { shape }));
  }
}

/** Pairs of numbers; a last corner that repeats the first is the same polygon. */
export function corners(numbers: readonly number[]): Point[] {
  const points: Point[] = [];
  for (let at = 0; at + 1 < numbers.length; at += 2) points.push([numbers[at] ?? 0, numbers[at + 1] ?? 0]);
  return points;
}

function isInPolygon(points: readonly Point[], point: Point): boolean {
  let inside = false;
  for (const [place, here] of points.entries()) {
    const before = points.at(place - 1) ?? here;
    if (isBetween(before, here, point)) return true;
    if (crosses(before, here, point)) inside = !inside;
  }
  return inside;
}

function isBetween([ax, ay]: Point, [bx, by]: Point, [x, y]: Point): boolean {
  const turn = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
  return turn === 0 && x >= Math.min(ax, bx) && x <= Math.max(ax, bx) && y >= Math.min(ay, by) && y <= Math.max(ay, by);
}

/** Whether a ray from the point to the right passes the edge. */
function crosses([ax, ay]: Point, [bx, by]: Point, [x, y]: Point): boolean {
  return ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax;
}
