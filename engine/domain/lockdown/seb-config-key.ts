import type { Hashing } from '../draw/hashing.ts';
import { toBase64 } from '../ledger/base64.ts';
import { toHex } from '../ledger/hex.ts';
import type { SebDict, SebValue } from './seb-value.ts';

/** Which program wrote the file is no setting. */
const LEFT_OUT = 'originatorversion';

/**
 * Safe Exam Browser's Config Key: SHA-256 over "SEB-JSON", in lower-case hex. Taken over the settings that are there; no
 * default is added. https://safeexambrowser.org/developer/seb-config-key.html
 */
export function configKey(hashing: Hashing, settings: SebDict): string {
  return toHex(hashing.sha256(hashing.utf8(sebJson(settings))));
}

/** What a browser shows instead of a key: bound to the address of the page, without its fragment. */
export function requestHash(hashing: Hashing, url: string, key: string): string {
  return toHex(hashing.sha256(hashing.utf8(url.replace(/#[^]*$/, '') + key)));
}

export function sebJson(settings: SebDict): string {
  const told = new Map([...settings.value].filter(([key]) => key.toLowerCase() !== LEFT_OUT));
  return spelt({ kind: 'dict', value: told });
}

/** Looks like JSON and is not: nothing is escaped, so a quotation mark in a text goes out as it is. */
function spelt(value: SebValue): string {
  switch (value.kind) {
    case 'boolean':
    case 'integer':
    case 'real':
      return String(value.value);
    case 'string':
      return `"${value.value}"`;
    case 'data':
      return `"${toBase64(value.value)}"`;
    case 'date':
      return `"${value.value.replace(/Z$/, '+00:00')}"`;
    case 'array':
      return `[${value.value.map(spelt).join(',')}]`;
    case 'dict': {
      const pairs = [...value.value]
        .filter(([, entry]) => !(entry.kind === 'dict' && entry.value.size === 0))
        .sort(([a], [b]) => byKey(a, b))
        .map(([key, entry]) => `"${key}":${spelt(entry)}`);
      return `{${pairs.join(',')}}`;
    }
  }
}

/** Case does not count: `allowQuit` stands before `URLFilterEnable`. In plain ASCII order every real file gets a wrong key. */
function byKey(a: string, b: string): number {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  return x < y ? -1 : x > y ? 1 : 0;
}
