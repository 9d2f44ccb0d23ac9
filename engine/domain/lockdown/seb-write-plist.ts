import { toBase64 } from '../ledger/base64.ts';
import { isWellFormed } from '../ledger/utf8.ts';
import type { SebDict, SebValue } from './seb-value.ts';

const HEAD = [
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
  '<plist version="1.0">',
];
const STEP = '  ';
/** What XML 1.0 cannot spell, and the carriage return, which a reader would turn into a line feed. */
const UNSPEAKABLE = /[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** Settings as an XML property list, UTF-8 when encoded. Throws RangeError for a text that no reader would give back as it is. */
export function writePlist(settings: SebDict): string {
  return [...HEAD, ...written(settings, ''), '</plist>', ''].join('\n');
}

function written(value: SebValue, indent: string): string[] {
  switch (value.kind) {
    case 'boolean':
      return [`${indent}<${value.value}/>`];
    case 'integer':
    case 'real':
      return [`${indent}<${value.kind}>${value.value}</${value.kind}>`];
    case 'string':
    case 'date':
      return [`${indent}<${value.kind}>${escaped(value.value)}</${value.kind}>`];
    case 'data':
      return [`${indent}<data>${toBase64(value.value)}</data>`];
    case 'array':
      return nested(
        'array',
        value.value.flatMap((entry) => written(entry, indent + STEP)),
        indent,
      );
    case 'dict': {
      const pairs = [...value.value].flatMap(([key, entry]) => [
        `${indent}${STEP}<key>${escaped(key)}</key>`,
        ...written(entry, indent + STEP),
      ]);
      return nested('dict', pairs, indent);
    }
  }
}

function nested(name: string, lines: readonly string[], indent: string): string[] {
  return lines.length === 0 ? [`${indent}<${name}/>`] : [`${indent}<${name}>`, ...lines, `${indent}</${name}>`];
}

function escaped(text: string): string {
  if (!isWellFormed(text) || UNSPEAKABLE.test(text)) throw new RangeError('a character that XML cannot hold');
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
