// The few shapes of DER (ITU-T X.690) that a certificate is made of.

export type Der = Uint8Array<ArrayBuffer>;

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  utf8String: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** `[number]` of a choice or an optional field: one that replaces the tag of a simple value, or one that wraps others. */
export const own = (number: number): number => 0x80 | number;
export const wrapping = (number: number): number => 0xa0 | number;

export function der(tag: number, ...parts: readonly Uint8Array[]): Der {
  const body = Buffer.concat(parts);
  return bytes(Buffer.from([tag, ...lengthOf(body.length)]), body);
}

export function sequence(...parts: readonly Uint8Array[]): Der {
  return der(TAG.sequence, ...parts);
}

/** Of an object identifier as encoded, in hexadecimal. */
export function oid(hex: string): Der {
  return der(TAG.oid, Buffer.from(hex, 'hex'));
}

export function text(tag: number, words: string): Der {
  return der(tag, Buffer.from(words, 'utf8'));
}

/** `unused` bits at the end do not count. */
export function bitString(content: Uint8Array, unused = 0): Der {
  return der(TAG.bitString, Buffer.from([unused]), content);
}

/** RFC 5280 4.1.2.5: two digits of the year until 2049, four from then on. */
export function time(instant: Date): Der {
  const digits = instant.toISOString().replaceAll(/[-:T]|[.]\d+/g, '');
  return instant.getUTCFullYear() < 2050 ? text(TAG.utcTime, digits.slice(2)) : text(TAG.generalizedTime, digits);
}

function lengthOf(length: number): number[] {
  if (length < 0x80) return [length];
  const digits: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) digits.unshift(rest % 256);
  return [0x80 | digits.length, ...digits];
}

function bytes(...parts: readonly Uint8Array[]): Der {
  return new Uint8Array(Buffer.concat(parts));
}
