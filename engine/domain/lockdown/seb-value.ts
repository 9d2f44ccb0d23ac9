/**
 * A setting of Safe Exam Browser with its property-list type. The Config Key is taken over the type as written, so `<integer>`
 * and `<real>`, or `<data>` and `<string>`, are never one thing.
 */
export type SebValue =
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'integer'; readonly value: number }
  | { readonly kind: 'real'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'data'; readonly value: Uint8Array }
  /** As spelt in the file, `2026-11-22T08:00:00Z`: its clients disagree about what it says, so nothing works with it. */
  | { readonly kind: 'date'; readonly value: string }
  | { readonly kind: 'array'; readonly value: readonly SebValue[] }
  | SebDict;

export interface SebDict {
  readonly kind: 'dict';
  readonly value: ReadonlyMap<string, SebValue>;
}

export function sebBoolean(value: boolean): SebValue {
  return { kind: 'boolean', value };
}

export function sebInteger(value: number): SebValue {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number: ${value}`);
  return { kind: 'integer', value };
}

export function sebString(value: string): SebValue {
  return { kind: 'string', value };
}

export function sebData(value: Uint8Array): SebValue {
  return { kind: 'data', value };
}

export function sebArray(...value: readonly SebValue[]): SebValue {
  return { kind: 'array', value };
}

export function sebDict(settings: Readonly<Record<string, SebValue>>): SebDict {
  return { kind: 'dict', value: new Map(Object.entries(settings)) };
}
