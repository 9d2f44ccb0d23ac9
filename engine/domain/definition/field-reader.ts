import type { Problem } from '../problem.ts';

/**
 * Reads a value that a person wrote, field by field, and notes every problem with the path of its field. What is wrong is
 * replaced by a harmless stand-in, so that reading goes on and the list is complete; the result counts only when the list is
 * empty.
 */
export class FieldReader {
  private readonly used = new Set<string>();

  constructor(
    private readonly value: unknown,
    private readonly path: string,
    readonly problems: Problem[],
  ) {}

  private get record(): Record<string, unknown> {
    const plain = typeof this.value === 'object' && this.value !== null && !Array.isArray(this.value);
    return plain ? (this.value as Record<string, unknown>) : {};
  }

  at(field: string): string {
    return this.path === '' ? field : `${this.path}.${field}`;
  }

  complain(field: string, what: string): void {
    this.problems.push({ where: field === '' ? this.path : this.at(field), what });
  }

  private take(field: string): unknown {
    this.used.add(field);
    return this.record[field];
  }

  has(field: string): boolean {
    this.used.add(field);
    return this.record[field] !== undefined && this.record[field] !== null;
  }

  text(field: string, pattern?: RegExp): string {
    const found = this.take(field);
    if (typeof found !== 'string' || found.trim() === '') {
      this.complain(field, 'must be a text that is not empty');
      return '';
    }
    if (pattern !== undefined && !pattern.test(found))
      this.complain(field, `must match ${pattern.source}, is "${found}"`);
    return found;
  }

  flag(field: string, otherwise?: boolean): boolean {
    const found = this.take(field);
    if (found === undefined && otherwise !== undefined) return otherwise;
    if (typeof found !== 'boolean') this.complain(field, 'must be true or false');
    return found === true;
  }

  number(field: string, { min, max, decimals = 0 }: { min: number; max: number; decimals?: number }): number {
    const found = this.take(field);
    const scaled = typeof found === 'number' ? found * 10 ** decimals : Number.NaN;
    if (typeof found !== 'number' || Math.abs(scaled - Math.round(scaled)) > 1e-6 || found < min || found > max) {
      const kind = decimals === 0 ? 'a whole number' : `a number with at most ${decimals} decimals`;
      this.complain(field, `must be ${kind} from ${min} to ${max}, is ${JSON.stringify(found) ?? 'missing'}`);
      return min;
    }
    return found;
  }

  oneOf<T extends string>(field: string, choices: readonly T[]): T {
    const found = this.take(field);
    if (!choices.includes(found as T)) {
      this.complain(field, `must be one of ${choices.join(', ')}, is ${JSON.stringify(found) ?? 'missing'}`);
      return choices[0] as T;
    }
    return found as T;
  }

  object(field: string): FieldReader {
    const found = this.take(field);
    if (typeof found !== 'object' || found === null || Array.isArray(found)) this.complain(field, 'must be an object');
    return new FieldReader(found, this.at(field), this.problems);
  }

  /** The fields of an object whose names are data. */
  names(): readonly string[] {
    return Object.keys(this.record);
  }

  list(field: string, { min }: { min: number }): readonly FieldReader[] {
    const found = this.take(field);
    if (!Array.isArray(found) || found.length < min) {
      this.complain(field, `must be a list with at least ${min} element${min === 1 ? '' : 's'}`);
      return [];
    }
    return found.map((entry, index) => new FieldReader(entry, `${this.at(field)}[${index}]`, this.problems));
  }

  texts(field: string): readonly string[] {
    const found = this.take(field);
    if (!Array.isArray(found) || found.some((entry) => typeof entry !== 'string' || entry === '')) {
      this.complain(field, 'must be a list of texts');
      return [];
    }
    return found as string[];
  }

  /** A field nobody asked for is a misspelt one, and its rule would be silently lost. */
  refuseOthers(): void {
    for (const name of Object.keys(this.record)) {
      if (!this.used.has(name)) this.complain(name, 'is not a field of this format');
    }
  }
}
