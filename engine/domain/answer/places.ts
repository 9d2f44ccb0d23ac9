const BLOCK = 16;

/**
 * A list by the places of a paper of which a change makes a new one, as of an array; but only the block of the changed place is
 * copied, the others are shared. Every answer makes two such changes, and a copy of a whole list for each would be most of what
 * the collector carries for a hall.
 */
export class Places<T> implements Iterable<T> {
  private constructor(
    readonly length: number,
    private readonly blocks: readonly (readonly T[])[],
  ) {}

  static filled<T>(length: number, value: T): Places<T> {
    const whole = Array<T>(BLOCK).fill(value);
    const blocks = Array<readonly T[]>(Math.floor(length / BLOCK)).fill(whole);
    const rest = length % BLOCK;
    return new Places(length, rest === 0 ? blocks : [...blocks, whole.slice(0, rest)]);
  }

  static of<T>(values: readonly T[]): Places<T> {
    const blocks: (readonly T[])[] = [];
    for (let from = 0; from < values.length; from += BLOCK) blocks.push(values.slice(from, from + BLOCK));
    return new Places(values.length, blocks);
  }

  /** Undefined outside. */
  at(place: number): T | undefined {
    return this.blocks[Math.floor(place / BLOCK)]?.[place % BLOCK];
  }

  /** Throws RangeError outside. */
  with(place: number, value: T): Places<T> {
    const number = Math.floor(place / BLOCK);
    const block = this.blocks[number];
    if (block === undefined) throw new RangeError(`no place ${place} of ${this.length}`);
    return new Places(this.length, this.blocks.with(number, block.with(place % BLOCK, value)));
  }

  /** Written down as the plain list, which `of` reads again. */
  toJSON(): readonly T[] {
    return [...this];
  }

  [Symbol.iterator](): IterableIterator<T> {
    // `flat` takes fifty times as long.
    return ([] as T[]).concat(...this.blocks)[Symbol.iterator]();
  }
}
