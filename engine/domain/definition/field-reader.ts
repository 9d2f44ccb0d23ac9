import { type Sentence, type SentenceValue, sentence } from '../sentences/sentence.ts';
import { quoted, textFaults } from '../plain-text.ts';
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
    return isRecord(this.value) ? this.value : {};
  }

  at(field: string): string {
    return this.path === '' ? field : `${this.path}.${field}`;
  }

  complain(field: string, what: Sentence): void {
    this.problems.push({ where: field === '' ? this.path : this.at(field), what });
  }

  private take(field: string): unknown {
    this.used.add(field);
    return Object.hasOwn(this.record, field) ? this.record[field] : undefined;
  }

  /** For a field whose shape somebody else looks at. */
  anything(field: string): unknown {
    return this.take(field);
  }

  has(field: string): boolean {
    const found = this.take(field);
    return found !== undefined && found !== null;
  }

  text(field: string, pattern?: RegExp): string {
    const found = this.take(field);
    if (typeof found !== 'string' || found.trim() === '') {
      this.complain(field, sentence('must-be-a-text-that-is-not-empty'));
      return '';
    }
    if (pattern !== undefined && !pattern.test(found))
      this.complain(field, sentence('must-match-is', { pattern: pattern.source, found: quoted(found) }));
    else for (const fault of textFaults(found)) this.complain(field, fault);
    return found;
  }

  flag(field: string, otherwise?: boolean): boolean {
    const found = this.take(field);
    if (found === undefined && otherwise !== undefined) return otherwise;
    if (typeof found !== 'boolean') this.complain(field, sentence('must-be-true-or-false'));
    return found === true;
  }

  number(field: string, { min, max, decimals = 0 }: { min: number; max: number; decimals?: number }): number {
    const found = this.take(field);
    if (typeof found !== 'number' || !hasDecimals(found, decimals) || found < min || found > max) {
      const kind =
        decimals === 0 ? sentence('a-whole-number') : sentence('a-number-with-at-most-decimals', { decimals });
      this.complain(field, sentence('must-be-from-to', { kind, least: min, most: max, found: shown(found) }));
      return min;
    }
    return found;
  }

  oneOf<T extends string>(field: string, choices: readonly T[]): T {
    const found = this.take(field);
    if (!choices.includes(found as T)) {
      this.complain(field, sentence('must-be-one-of', { choices: choices.join(', '), found: shown(found) }));
      return choices[0] as T;
    }
    return found as T;
  }

  object(field: string): FieldReader {
    const found = this.take(field);
    if (isRecord(found)) return new FieldReader(found, this.at(field), this.problems);
    this.complain(field, sentence('must-be-an-object'));
    return unheard(found);
  }

  /** The fields of an object whose names are data. */
  names(): readonly string[] {
    return Object.keys(this.record);
  }

  list(field: string, { min }: { min: number }): readonly FieldReader[] {
    const found = this.take(field);
    if (!Array.isArray(found) || found.length < min) {
      this.complain(
        field,
        min === 1 ? sentence('must-be-a-list-with-one') : sentence('must-be-a-list-with-more', { least: min }),
      );
      return [];
    }
    return found.map((entry: unknown, index) => {
      const place = `${field}[${index}]`;
      if (isRecord(entry)) return new FieldReader(entry, this.at(place), this.problems);
      this.complain(place, sentence('must-be-an-object'));
      return unheard(entry);
    });
  }

  texts(field: string): readonly string[] {
    const found = this.take(field);
    if (!Array.isArray(found) || found.some((entry) => typeof entry !== 'string' || entry === '')) {
      this.complain(field, sentence('must-be-a-list-of-texts'));
      return [];
    }
    return found as string[];
  }

  /** A field nobody asked for is a misspelt one, and its rule would be silently lost. */
  refuseOthers(): void {
    for (const name of Object.keys(this.record)) {
      if (!this.used.has(name)) this.complain(name, sentence('is-not-a-field-of-this-format'));
    }
  }
}

/** For the fields of what is no object at all: one problem says so, and a sentence for each missing field would bury it. */
function unheard(value: unknown): FieldReader {
  return new FieldReader(value, '', []);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Exactly, not nearly: 100.0000001 minutes are no whole number of milliseconds. */
function hasDecimals(value: number, decimals: number): boolean {
  return Number(value.toFixed(decimals)) === value;
}

function shown(found: unknown): SentenceValue {
  if (found === undefined) return sentence('missing-word');
  if (typeof found === 'string') return quoted(found);
  return typeof found === 'object' && found !== null
    ? Array.isArray(found)
      ? sentence('a-list-word')
      : sentence('an-object')
    : String(found);
}
