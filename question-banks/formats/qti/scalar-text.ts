import { BASE_TYPES, type BaseType, type Scalar } from './value.ts';

export function isBaseType(text: string | undefined): text is BaseType {
  return BASE_TYPES.includes(text as BaseType);
}

/** A value as a file or a person writes it; null where it is none of its base type. */
export function readScalar(base: BaseType, text: string): Scalar | null {
  const bare = text.trim();
  switch (base) {
    case 'boolean':
      return readBoolean(bare);
    case 'integer':
      return /^[+-]?\d+(?:[.]0*)?$/u.test(bare) ? Number(bare) : null;
    case 'float':
      return readFloat(bare);
    case 'intOrIdentifier':
      return /^[+-]?\d+$/u.test(bare) ? Number(bare) : textOrNull(bare);
    case 'point':
      return readPoint(bare);
    case 'pair':
    case 'directedPair':
      return readPair(bare);
    case 'duration':
      return readDuration(bare);
    case 'identifier':
    case 'uri':
      return textOrNull(bare);
    case 'string':
    case 'file':
      // A text that only stands on lines of its own in the file does not begin or end with them.
      return /^\s*\n|\n\s*$/u.test(text) ? bare : text;
  }
}

function textOrNull(text: string): string | null {
  return text === '' ? null : text;
}

function readBoolean(text: string): boolean | null {
  const word = text.toLowerCase();
  if (word === 'true' || word === '1') return true;
  return word === 'false' || word === '0' ? false : null;
}

function readFloat(text: string): number | null {
  if (/^[+-]?(?:\d+[.]?\d*|[.]\d+)(?:e[+-]?\d+)?$/iu.test(text)) return Number(text);
  if (/^[+]?INF$/u.test(text)) return Infinity;
  return text === '-INF' ? -Infinity : null;
}

function readPoint(text: string): readonly [number, number] | null {
  const parts = text.split(/[\s,]+/u).map(readFloat);
  const [x, y] = parts;
  return parts.length === 2 && typeof x === 'number' && typeof y === 'number' ? [x, y] : null;
}

function readPair(text: string): readonly [string, string] | null {
  const [first, second, more] = text.split(/\s+/u);
  return first !== undefined && first !== '' && second !== undefined && more === undefined ? [first, second] : null;
}

const DAY = 86_400;

/** ISO 8601 without years and months, whose length is not known; or a bare number of seconds. Seconds. */
function readDuration(text: string): number | null {
  const found = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.]\d+)?)S)?)?$/u.exec(text);
  if (found === null || !/\d/u.test(text)) return readFloat(text);
  const [weeks, days, hours, minutes, seconds] = found.slice(1).map((part) => Number(part ?? 0));
  return (weeks ?? 0) * 7 * DAY + (days ?? 0) * DAY + (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0);
}
