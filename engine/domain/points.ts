declare const unit: unique symbol;

/** A score in hundredths of a point, always whole, so that sums never depend on their order: 5 points are 500. */
export type Points = number & { readonly [unit]: 'Points' };

export function hundredths(value: number): Points {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number of hundredths: ${value}`);
  return value as Points;
}

/** From a figure as a decree prints it (5, 2.5) to hundredths; more than two decimals is an error. */
export function points(value: number): Points {
  const scaled = Math.round(value * 100);
  if (Math.abs(scaled - value * 100) > 1e-6) throw new RangeError(`more than two decimals: ${value}`);
  return hundredths(scaled);
}

export function sum(values: Iterable<Points>): Points {
  let total = 0;
  for (const value of values) total += value;
  return total as Points;
}
