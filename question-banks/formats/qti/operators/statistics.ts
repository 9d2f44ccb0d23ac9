import { sentence } from '#domain/sentences/sentence.ts';
import { type Operation, type Operator, arg } from '../evaluation.ts';
import { Unsupported } from '../unsupported.ts';
import { type Value, asNumber, float, integer, isNull, scalarsOf } from '../value.ts';

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/** The sum of squared distances from the mean, divided by what is given; nothing where that is nought. */
function variance(numbers: readonly number[], by: number): number {
  const middle = mean(numbers);
  return by <= 0 ? NaN : numbers.reduce((sum, number) => sum + (number - middle) ** 2, 0) / by;
}

const STATISTICS: ReadonlyMap<string, (numbers: readonly number[]) => number> = new Map(
  Object.entries({
    mean,
    sampleVariance: (numbers) => variance(numbers, numbers.length - 1),
    sampleSD: (numbers) => Math.sqrt(variance(numbers, numbers.length - 1)),
    popVariance: (numbers) => variance(numbers, numbers.length),
    popSD: (numbers) => Math.sqrt(variance(numbers, numbers.length)),
  }),
);

/** NULL where anything in the container is NULL or no number. */
function statistic(name: string, value: Value): Value {
  const calculate = STATISTICS.get(name);
  if (calculate === undefined) throw new Unsupported(sentence('the-statistic', { name }));
  if (isNull(value) || (value !== null && 'lacking' in value)) return null;
  const numbers = scalarsOf(value).map((scalar) => (typeof scalar === 'number' ? scalar : NaN));
  return float(calculate(numbers));
}

type RealFunction = (x: number, y: number) => number;
const inverse = (x: number): number => 1 / x;

/** QTI's names for them (2.1, mathOperator); the inverse ones are defined by those that are there. */
const FUNCTIONS: ReadonlyMap<string, RealFunction> = new Map(
  Object.entries<RealFunction>({
    sin: Math.sin,
    cos: Math.cos,
    tan: Math.tan,
    sec: (x) => inverse(Math.cos(x)),
    csc: (x) => inverse(Math.sin(x)),
    cot: (x) => inverse(Math.tan(x)),
    asin: Math.asin,
    acos: Math.acos,
    atan: Math.atan,
    atan2: Math.atan2,
    asec: (x) => Math.acos(inverse(x)),
    acsc: (x) => Math.asin(inverse(x)),
    acot: (x) => Math.atan(inverse(x)),
    sinh: Math.sinh,
    cosh: Math.cosh,
    tanh: Math.tanh,
    sech: (x) => inverse(Math.cosh(x)),
    csch: (x) => inverse(Math.sinh(x)),
    coth: (x) => inverse(Math.tanh(x)),
    log: Math.log10,
    ln: Math.log,
    exp: Math.exp,
    abs: Math.abs,
    toDegrees: (x) => (x * 180) / Math.PI,
    toRadians: (x) => (x * Math.PI) / 180,
  }),
);

const WHOLE: ReadonlyMap<string, RealFunction> = new Map(
  Object.entries<RealFunction>({ floor: Math.floor, ceil: Math.ceil, signum: Math.sign }),
);

function mathOperator(operation: Operation): Value {
  const { name = '' } = operation.element.attributes;
  const calculate = FUNCTIONS.get(name) ?? WHOLE.get(name);
  if (calculate === undefined) throw new Unsupported(sentence('the-function', { name }));
  const [x, y] = [asNumber(arg(operation, 0)), asNumber(arg(operation, 1))];
  if (Number.isNaN(x) || (name === 'atan2' && Number.isNaN(y))) return null;
  const result = calculate(x, y);
  // The sign of nought is of no use to anybody who reads an outcome.
  return WHOLE.has(name) && Number.isSafeInteger(result) ? integer(result + 0) : float(result + 0);
}

const named =
  (name: string): Operator =>
  (operation) =>
    statistic(name, arg(operation, 0));

export const STATISTICAL: Readonly<Record<string, Operator>> = {
  statsOperator: (operation) => statistic(operation.element.attributes.name ?? '', arg(operation, 0)),
  // Not in the standard, and in use: the statistic by its own name.
  ...Object.fromEntries([...STATISTICS.keys()].map((name) => [name, named(name)])),
  mathOperator,
};
