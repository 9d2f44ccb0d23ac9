import { sentence } from '#domain/sentences/sentence.ts';
import { Unsupported } from './unsupported.ts';

/** A pattern as a tree. */
export type Node =
  | { readonly kind: 'character'; readonly takes: (character: string) => boolean }
  | { readonly kind: 'sequence'; readonly parts: readonly Node[] }
  | { readonly kind: 'choice'; readonly parts: readonly Node[] }
  | { readonly kind: 'repeat'; readonly part: Node; readonly least: number; readonly most: number | null };

type Takes = (character: string) => boolean;

/** How often a part may be repeated by number: each time costs memory. */
const MOST_TIMES = 1000;
const MOST_DEPTH = 100;

/**
 * Reads a pattern of XML Schema (Part 2, appendix F). `^` at its beginning and `$` at its end, which are no anchors there but are
 * written by many, say what is so anyway: the whole text is meant.
 */
export function readPattern(pattern: string): Node {
  const bare = pattern.replace(/^\^/u, '').replace(/(?<!\\)\$$/u, '');
  const reader = new Reader([...bare]);
  const node = reader.choice(0);
  if (!reader.isDone()) reader.refuse();
  return node;
}

class Reader {
  private at = 0;
  constructor(private readonly signs: readonly string[]) {}

  isDone(): boolean {
    return this.at >= this.signs.length;
  }

  refuse(): never {
    throw new Unsupported(sentence('the-pattern-at-sign', { pattern: this.signs.join(''), sign: this.at + 1 }));
  }

  private take(wanted?: string): string | null {
    const sign = this.signs[this.at];
    if (sign === undefined || (wanted !== undefined && sign !== wanted)) return null;
    this.at += 1;
    return sign;
  }

  choice(depth: number): Node {
    if (depth > MOST_DEPTH) this.refuse();
    const parts = [this.sequence(depth)];
    while (this.take('|') !== null) parts.push(this.sequence(depth));
    return parts.length === 1 ? (parts[0] as Node) : { kind: 'choice', parts };
  }

  private sequence(depth: number): Node {
    const parts: Node[] = [];
    while (!this.isDone() && this.signs[this.at] !== '|' && this.signs[this.at] !== ')')
      parts.push(this.repeated(depth));
    return { kind: 'sequence', parts };
  }

  private repeated(depth: number): Node {
    const part = this.atom(depth);
    const sign = this.signs[this.at] ?? '';
    const bounds = { '?': [0, 1], '*': [0, null], '+': [1, null] }[sign] as
      readonly [number, number | null] | undefined;
    if (bounds !== undefined) this.at += 1;
    const [least, most] = bounds ?? (sign === '{' ? this.quantity() : [1, 1]);
    if (['?', '*', '+', '{'].includes(this.signs[this.at] ?? '') && sign !== '' && '?*+{'.includes(sign)) this.refuse();
    return least === 1 && most === 1 ? part : { kind: 'repeat', part, least, most };
  }

  private quantity(): readonly [number, number | null] {
    const end = this.signs.indexOf('}', this.at);
    const found = /^\{(\d+)(,(\d*))?\}$/u.exec(this.signs.slice(this.at, end + 1).join(''));
    if (end < 0 || found === null) return this.refuse();
    const least = Number(found[1]);
    const most = found[2] === undefined ? least : found[3] === '' ? null : Number(found[3]);
    if (least > MOST_TIMES || (most !== null && (most > MOST_TIMES || most < least))) this.refuse();
    this.at = end + 1;
    return [least, most];
  }

  private atom(depth: number): Node {
    const sign = this.take();
    if (sign === null || '?*+{}]'.includes(sign)) return this.refuse();
    if (sign === '(') return this.group(depth);
    if (sign === '[') return { kind: 'character', takes: this.characterClass(depth) };
    if (sign === '\\') return { kind: 'character', takes: this.escaped() };
    if (sign === '.') return { kind: 'character', takes: (one) => one !== '\n' && one !== '\r' };
    return { kind: 'character', takes: (one) => one === sign };
  }

  private group(depth: number): Node {
    if (this.signs[this.at] === '?') {
      // Only the group that catches nothing, as other dialects write it, means the same here.
      if (this.signs[this.at + 1] !== ':') this.refuse();
      this.at += 2;
    }
    const inside = this.choice(depth + 1);
    if (this.take(')') === null) this.refuse();
    return inside;
  }

  /** After `[`: up to `]`, with ranges, escapes, `^` first and `-[…]` last. */
  private characterClass(depth: number): Takes {
    if (depth > MOST_DEPTH) this.refuse();
    const isTurned = this.take('^') !== null;
    const taken: Takes[] = [];
    let without: Takes = () => false;
    while (this.take(']') === null) {
      if (this.signs[this.at] === '-' && this.signs[this.at + 1] === '[') {
        this.at += 2;
        without = this.characterClass(depth + 1);
        if (this.signs[this.at] !== ']') this.refuse();
      } else taken.push(this.member());
    }
    if (taken.length === 0) this.refuse();
    return (one) => taken.some((takes) => takes(one)) !== isTurned && !without(one);
  }

  private member(): Takes {
    const first = this.take();
    if (first === null || first === '[') return this.refuse();
    const letter = first === '\\' ? this.plainEscape() : first;
    if (letter === null) return this.escaped();
    const isRange = this.signs[this.at] === '-' && ![']', '[', undefined].includes(this.signs[this.at + 1]);
    if (!isRange) return (one) => one === letter;
    this.at += 1;
    const sign = this.take();
    const last = sign === '\\' ? this.plainEscape() : sign;
    if (last === null || order(last) < order(letter)) return this.refuse();
    return (one) => order(one) >= order(letter) && order(one) <= order(last);
  }

  /** The single sign that an escape stands for; null, with nothing taken, where it stands for a class. */
  private plainEscape(): string | null {
    const sign = this.signs[this.at] ?? '';
    const plain =
      ({ n: '\n', r: '\r', t: '\t' } as Record<string, string>)[sign] ?? (/^[^\p{L}\p{N}]$/u.test(sign) ? sign : null);
    if (plain !== null) this.at += 1;
    return plain;
  }

  private escaped(): Takes {
    const plain = this.plainEscape();
    if (plain !== null) return (one) => one === plain;
    const sign = this.take() ?? '';
    if (sign === 'p' || sign === 'P') return this.category(sign === 'P');
    const takes = CLASSES[sign.toLowerCase()];
    if (takes === undefined) return this.refuse();
    return sign === sign.toLowerCase() ? takes : (one) => !takes(one);
  }

  private category(isTurned: boolean): Takes {
    const end = this.signs.indexOf('}', this.at);
    const name = /^\{([A-Z][a-z]?)\}$/u.exec(this.signs.slice(this.at, end + 1).join(''))?.[1];
    if (name === undefined || !CATEGORIES.includes(name)) return this.refuse();
    this.at = end + 1;
    const category = new RegExp(`^\\p{${name}}$`, 'u');
    return (one) => category.test(one) !== isTurned;
  }
}

const CATEGORIES =
  'L Lu Ll Lt Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po Z Zs Zl Zp S Sm Sc Sk So C Cc Cf Co Cn'.split(' ');

/** The escapes for many characters, by their small letter; the capital one means all others. */
const CLASSES: Readonly<Record<string, Takes>> = {
  d: (one) => /^\p{Nd}$/u.test(one),
  w: (one) => !/^[\p{P}\p{Z}\p{C}]$/u.test(one),
  s: (one) => /^[ \t\n\r]$/u.test(one),
  i: (one) => /^[\p{L}_:]$/u.test(one),
  c: (one) => /^[\p{L}\p{N}\p{M}._:-]$/u.test(one),
};

function order(sign: string): number {
  return sign.codePointAt(0) ?? -1;
}
