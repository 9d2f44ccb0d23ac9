import { sentence } from '#domain/sentences/sentence.ts';
import { type Node, readPattern } from './pattern-syntax.ts';
import { Unsupported } from './unsupported.ts';

/** Places of an automaton times characters of a text: what one comparison may cost. */
const MOST_STEPS = 20_000_000;
const MOST_STATES = 20_000;

/**
 * A place of the automaton: takes one character and goes on, goes on two ways without one, or is the end.
 * (K. Thompson, Regular expression search algorithm, 1968.)
 */
type State =
  | { readonly takes: (character: string) => boolean; readonly then: number }
  | { readonly ways: readonly number[] }
  | 'end';

/**
 * Whether the whole text is of the pattern (XML Schema Part 2, appendix F). All ways are followed at once, so the time grows with the
 * length of the text and never by trying again, whatever the pattern.
 */
export function matchesPattern(pattern: string, text: string): boolean {
  const states = automaton(readPattern(pattern));
  const characters = [...text];
  if (states.length * characters.length > MOST_STEPS)
    throw new Unsupported(sentence('a-pattern-compared-with-a-text-of-that'));
  let here = reached(states, [states.length - 1]);
  for (const character of characters) {
    const next: number[] = [];
    for (const place of here) {
      const state = states[place];
      if (state !== undefined && state !== 'end' && 'takes' in state && state.takes(character)) next.push(state.then);
    }
    if (next.length === 0) return false;
    here = reached(states, next);
  }
  return here.has(0);
}

/** Every place that can be reached from some without a character. */
function reached(states: readonly State[], from: readonly number[]): Set<number> {
  const found = new Set<number>();
  const waiting = [...from];
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    if (found.has(place)) continue;
    found.add(place);
    const state = states[place];
    if (state !== undefined && state !== 'end' && 'ways' in state) waiting.push(...state.ways);
  }
  return found;
}

/** Place 0 is the end, the last one the beginning. */
function automaton(pattern: Node): State[] {
  const states: State[] = ['end'];
  const add = (state: State): number => {
    if (states.length >= MOST_STATES) throw new Unsupported(sentence('a-pattern-that-large'));
    states.push(state);
    return states.length - 1;
  };
  // Built from the end to the beginning: each part is told where to go after it, and says where it begins.
  const build = (node: Node, then: number): number => {
    if (node.kind === 'character') return add({ takes: node.takes, then });
    if (node.kind === 'sequence') return node.parts.reduceRight((after, part) => build(part, after), then);
    if (node.kind === 'repeat') return repeated(node, then);
    return add({ ways: node.parts.map((part) => build(part, then)) });
  };
  const repeated = ({ least, most, part }: Extract<Node, { kind: 'repeat' }>, then: number): number => {
    let begins = then;
    if (most === null) {
      const ways: number[] = [then];
      const loop = add({ ways });
      ways.push(build(part, loop));
      begins = loop;
    } else {
      for (let n = least; n < most; n += 1) begins = add({ ways: [build(part, begins), then] });
    }
    for (let n = 0; n < least; n += 1) begins = build(part, begins);
    return begins;
  };
  const begins = build(pattern, 0);
  add({ ways: [begins] });
  return states;
}
