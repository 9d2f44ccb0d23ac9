import { sentence } from '#domain/sentences/sentence.ts';
import { type Operation, type Operator, numberFrom } from '../evaluation.ts';
import { roundTo } from '../rounding.ts';
import { Unsupported } from '../unsupported.ts';
import { type Value, asNumber, baseOf, float, integer, isNull, scalarsOf } from '../value.ts';
import { roundingOf } from './rounding-attributes.ts';

interface Numbers {
  readonly numbers: readonly number[];
  /** Whether all of them are whole by their base type, so that their sum is, too. */
  readonly whole: boolean;
}

/** All numbers of all parts; null where one is NULL or no number. */
function numbersOf(args: readonly Value[]): Numbers | null {
  if (args.length === 0 || args.some(isNull)) return null;
  const numbers = args.flatMap((value) =>
    scalarsOf(value).map((scalar) => asNumber({ cardinality: 'single', base: 'float', value: scalar })),
  );
  if (numbers.some((number) => Number.isNaN(number))) return null;
  return { numbers, whole: args.every((value) => baseOf(value) === 'integer') };
}

function all(calculate: (numbers: readonly number[]) => number): Operator {
  return ({ args }) => {
    const found = numbersOf(args);
    return found && typed(calculate(found.numbers), found.whole);
  };
}

function typed(number: number, whole: boolean): Value {
  return whole && Number.isSafeInteger(number) ? integer(number) : float(number);
}

/** Of two numbers; NaN is NULL. */
function two(calculate: (one: number, other: number) => number, result: 'integer' | 'float' | 'as they are'): Operator {
  return ({ args }) => {
    const found = numbersOf(args.slice(0, 2));
    const [one, other] = found?.numbers ?? [];
    if (found === null || one === undefined || other === undefined) return null;
    const number = calculate(one, other);
    return Number.isNaN(number)
      ? null
      : typed(number, result === 'integer' || (result === 'as they are' && found.whole));
  };
}

function one(calculate: (number: number) => number, whole: boolean): Operator {
  return ({ args }) => {
    const [number] = numbersOf(args.slice(0, 1))?.numbers ?? [];
    return number === undefined ? null : typed(calculate(number), whole);
  };
}

const divisor = (one: number, other: number): number => (other === 0 ? Math.abs(one) : divisor(other, one % other));
const multiple = (one: number, other: number): number =>
  one === 0 || other === 0 ? 0 : Math.abs(one * other) / divisor(one, other);
const finite = (number: number): number => (Number.isFinite(number) ? number : NaN);

function rounded(operation: Operation): Value {
  const { figures, mode } = roundingOf(operation);
  const [number] = numbersOf(operation.args)?.numbers ?? [];
  return number === undefined ? null : float(roundTo(number, mode, figures));
}

function randomInteger(operation: Operation): Value {
  const [least, most, step] = [
    numberFrom(operation, 'min', 0),
    numberFrom(operation, 'max'),
    numberFrom(operation, 'step', 1),
  ];
  if (!(step > 0) || !(most >= least))
    throw new Unsupported(sentence('randominteger-from-to-by', { least, most, step }));
  return integer(least + step * Math.floor(operation.evaluation.chance() * (Math.floor((most - least) / step) + 1)));
}

function randomFloat(operation: Operation): Value {
  const [least, most] = [numberFrom(operation, 'min', 0), numberFrom(operation, 'max')];
  return float(least + (most - least) * operation.evaluation.chance());
}

const CONSTANTS: ReadonlyMap<string, number> = new Map([
  ['pi', Math.PI],
  ['e', Math.E],
]);

function mathConstant({ element }: Operation): Value {
  const { name = '' } = element.attributes;
  const constant = CONSTANTS.get(name);
  if (constant === undefined) throw new Unsupported(sentence('the-constant', { name }));
  return float(constant);
}

const modulus = (one: number, other: number): number => (other === 0 ? NaN : one - Math.floor(one / other) * other);

export const NUMBERS: Readonly<Record<string, Operator>> = {
  sum: all((numbers) => numbers.reduce((sum, number) => sum + number, 0)),
  product: all((numbers) => numbers.reduce((product, number) => product * number, 1)),
  max: all((numbers) => numbers.reduce((most, number) => Math.max(most, number))),
  min: all((numbers) => numbers.reduce((least, number) => Math.min(least, number))),
  gcd: all((numbers) => numbers.reduce(divisor, 0)),
  lcm: all((numbers) => numbers.reduce(multiple)),
  subtract: two((one, other) => one - other, 'as they are'),
  divide: two((one, other) => finite(one / other), 'float'),
  power: two((one, other) => finite(one ** other), 'float'),
  integerDivide: two((one, other) => finite(Math.floor(one / other)), 'integer'),
  integerModulus: two(modulus, 'integer'),
  mod: two(modulus, 'as they are'),
  round: one((number) => Math.floor(number + 0.5), true),
  truncate: one(Math.trunc, true),
  integerToFloat: one((number) => number, false),
  roundTo: rounded,
  randomInteger,
  randomFloat,
  mathConstant,
};
