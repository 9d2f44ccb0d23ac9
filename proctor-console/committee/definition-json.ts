/** A definition as its file has it. The engine reads it; here only places in it are looked up and put. */
export type DefinitionJson = Readonly<Record<string, unknown>>;

type Step = string | number;

export function at(json: unknown, path: readonly Step[]): unknown {
  return path.reduce<unknown>(
    (place, step) => (typeof place === 'object' && place !== null ? (place as Record<Step, unknown>)[step] : undefined),
    json,
  );
}

export function textAt(json: unknown, path: readonly Step[]): string {
  const found = at(json, path);
  return typeof found === 'string' || typeof found === 'number' ? String(found) : '';
}

export function listAt(json: unknown, path: readonly Step[]): readonly unknown[] {
  const found = at(json, path);
  return Array.isArray(found) ? found : [];
}

/** A copy with another value at a place; `undefined` takes the field away, as an empty field means none. */
export function withAt<T>(json: T, path: readonly Step[], value: unknown): T {
  const [step, ...rest] = path;
  if (step === undefined) return value as T;
  const inner = withAt(at(json, [step]), rest, value);
  if (Array.isArray(json)) return json.map((each: unknown, place) => (place === step ? inner : each)) as T;
  const { [step as string]: _, ...others } = (json ?? {}) as Record<string, unknown>;
  // Where it stood: the order of a definition's fields is how people find them.
  if (inner === undefined) return others as T;
  return { ...(json as object), [step]: inner } as T;
}
