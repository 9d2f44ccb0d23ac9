import { InvalidArgumentError } from 'commander';

/** A whole number of a command line; what is none is wrong use. */
export function whole(text: string, min: number, max: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < min || value > max) {
    throw new InvalidArgumentError(`Not a whole number from ${min} to ${max}.`);
  }
  return value;
}

export function port(text: string): number {
  return whole(text, 0, 65_535);
}

export function factor(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 10_000)) throw new InvalidArgumentError('Not a number above 0 and up to 10000.');
  return value;
}

export function share(text: string): number {
  const value = Number(text);
  if (!(value >= 0 && value <= 1)) throw new InvalidArgumentError('Not a number from 0 to 1.');
  return value;
}
