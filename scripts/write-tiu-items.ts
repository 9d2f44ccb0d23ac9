/**
 * Writes the calculated TIU items of the sample bank:
 *
 *   berhitung, deret-angka, perbandingan-kuantitatif, soal-cerita
 *
 * Every template takes declared parameters, computes its key, and computes each distractor from a named slip.
 * There is no randomness: two runs write the same bytes. An item whose five options are not five different values is
 * refused, and so is a comparison in which not exactly one claim holds for every pair of values that the stem allows.
 *
 *   npx esbuild scripts/write-tiu-items.ts --bundle --platform=node --format=esm | node --input-type=module -
 *
 * Run it from the root of the repository.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// ---------------------------------------------------------------------------------------------------------------
// Exact numbers
// ---------------------------------------------------------------------------------------------------------------

interface Rat {
  readonly n: number;
  readonly d: number;
}

function gcd(a: number, b: number): number {
  let x = Math.abs(a);
  let y = Math.abs(b);
  while (y !== 0) {
    [x, y] = [y, x % y];
  }
  return x;
}

function rat(n: number, d = 1): Rat {
  if (!Number.isSafeInteger(n) || !Number.isSafeInteger(d) || d === 0) {
    throw new Error(`not an exact number: ${String(n)}/${String(d)}`);
  }
  const g = gcd(n, d) * Math.sign(d);
  return g === 0 ? { n: 0, d: 1 } : { n: n / g === 0 ? 0 : n / g, d: d / g };
}

const add = (a: Rat, b: Rat): Rat => rat(a.n * b.d + b.n * a.d, a.d * b.d);
const sub = (a: Rat, b: Rat): Rat => rat(a.n * b.d - b.n * a.d, a.d * b.d);
const mul = (a: Rat, b: Rat): Rat => rat(a.n * b.n, a.d * b.d);
const div = (a: Rat, b: Rat): Rat => rat(a.n * b.d, a.d * b.n);
const cmp = (a: Rat, b: Rat): number => Math.sign(a.n * b.d - b.n * a.d);
const same = (a: Rat, b: Rat): boolean => cmp(a, b) === 0;
const percent = (p: Rat): Rat => div(p, rat(100));
const sum = (list: readonly Rat[]): Rat => list.reduce(add, rat(0));

function pow(base: Rat, exponent: number): Rat {
  let out = rat(1);
  for (let i = 0; i < exponent; i += 1) {
    out = mul(out, base);
  }
  return out;
}

/** The exact root of a rational square; anything else is a mistake in the parameters. */
function root(a: Rat): Rat {
  const r = rat(Math.round(Math.sqrt(a.n)), Math.round(Math.sqrt(a.d)));
  if (!same(mul(r, r), a)) {
    throw new Error(`not a square: ${num(a)}`);
  }
  return r;
}

// ---------------------------------------------------------------------------------------------------------------
// Indonesian notation
// ---------------------------------------------------------------------------------------------------------------

const MINUS = '\u2212';

function thousands(n: number): string {
  return String(Math.abs(n)).replace(/\B(?=(\d{3})+$)/g, '.');
}

function fraction(a: Rat): string {
  return (a.n < 0 ? MINUS : '') + (a.d === 1 ? thousands(a.n) : `${thousands(a.n)}/${thousands(a.d)}`);
}

/** 1.234,5 where the decimals end, otherwise n/d. */
function num(a: Rat): string {
  let places = 0;
  let scale = 1;
  while (scale % a.d !== 0 && places < 6) {
    places += 1;
    scale *= 10;
  }
  if (scale % a.d !== 0) {
    return fraction(a);
  }
  const scaled = Math.abs(a.n) * (scale / a.d);
  const whole = Math.floor(scaled / scale);
  const sign = a.n < 0 ? MINUS : '';
  return places === 0
    ? sign + thousands(whole)
    : `${sign}${thousands(whole)},${String(scaled - whole * scale).padStart(places, '0')}`;
}

/** 3, 2,5 or 33⅓: a whole number with thirds, as percentages are written on paper. */
function thirds(a: Rat): string {
  if (a.d !== 3) {
    return num(a);
  }
  const whole = Math.floor(a.n / 3);
  return thousands(whole) + (a.n - whole * 3 === 1 ? '⅓' : '⅔');
}

const inBrackets = (a: Rat): string => (a.n < 0 ? `(${num(a)})` : num(a));
const rupiah = (a: Rat): string => `Rp${num(a)}`;
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

function superscript(n: number): string {
  return [...String(n)].map((digit) => SUPERSCRIPTS.charAt(Number(digit))).join('');
}

/** Minutes after midnight as 07.15. */
function clock(minutes: Rat): string {
  if (minutes.d !== 1) {
    throw new Error(`not a whole minute: ${num(minutes)}`);
  }
  const h = Math.floor(minutes.n / 60);
  const m = minutes.n - h * 60;
  return `${String(h).padStart(2, '0')}.${String(m).padStart(2, '0')}`;
}

// ---------------------------------------------------------------------------------------------------------------
// Items
// ---------------------------------------------------------------------------------------------------------------

type Difficulty = 'easy' | 'medium' | 'hard';
type Place = 1 | 2 | 3 | 4 | 5;

interface Wrong {
  readonly text: string;
  /** The slip that leads to this option. */
  readonly slip: string;
}

interface Draft {
  readonly difficulty: Difficulty;
  readonly stem: readonly string[];
  readonly key: string;
  readonly wrong: readonly Wrong[];
  readonly keyAt: Place;
  readonly reason: string;
  readonly pinLast?: boolean;
}

interface Topic {
  readonly topic: string;
  readonly prefix: string;
  readonly drafts: readonly Draft[];
}

const slip = (text: string, why: string): Wrong => ({ text, slip: why });

function renderItem(id: string, draft: Draft): string {
  const options = draft.wrong.map((wrong) => ({ mark: ' ', text: wrong.text }));
  options.splice(draft.keyAt - 1, 0, { mark: 'x', text: draft.key });
  if (options.length !== 5 || new Set(options.map((option) => option.text)).size !== 5) {
    throw new Error(`${id}: the options are not five different values: ${options.map((o) => o.text).join(' | ')}`);
  }
  const traps = draft.wrong.map((wrong) => `${wrong.text} (${wrong.slip})`).join('; ');
  return [
    `## ${id}`,
    `difficulty: ${draft.difficulty}`,
    ...(draft.pinLast === true ? ['pin: last'] : []),
    '',
    ...draft.stem.flatMap((paragraph) => [paragraph, '']),
    ...options.map((option) => `[${option.mark}] ${option.text}`),
    '',
    `> ${draft.reason} Pengecoh: ${traps}.`,
    '',
  ].join('\n');
}

function renderTopic({ topic, prefix, drafts }: Topic): string {
  const items = drafts.map((draft, index) => renderItem(`${prefix}-${String(index + 1).padStart(3, '0')}`, draft));
  return [`section: TIU\ntopic: ${topic}\n`, ...items].join('\n').normalize('NFC');
}

/** What every template call declares besides its own numbers. */
interface Frame {
  readonly difficulty: Difficulty;
  readonly keyAt: Place;
}

// ---------------------------------------------------------------------------------------------------------------
// Berhitung
// ---------------------------------------------------------------------------------------------------------------

const ask = (expression: string): string => `Hasil dari ${expression} adalah …`;

function orderOfOperations(f: Frame, p: { a: number; b: number; c: number; d: number; e: number }): Draft {
  const [a, b, c, d, e] = [rat(p.a), rat(p.b), rat(p.c), rat(p.d), rat(p.e)];
  const product = mul(b, c);
  const quotient = div(d, e);
  return {
    ...f,
    stem: [ask(`${num(a)} + ${num(b)} × ${num(c)} ${MINUS} ${num(d)} ÷ ${num(e)}`)],
    key: num(sub(add(a, product), quotient)),
    wrong: [
      slip(num(div(sub(mul(add(a, b), c), d), e)), 'dihitung dari kiri ke kanan'),
      slip(num(sub(mul(add(a, b), c), quotient)), 'penjumlahan didahulukan'),
      slip(num(div(sub(add(a, product), d), e)), 'pengurangan didahulukan dari pembagian'),
      slip(num(add(add(a, product), quotient)), 'hasil bagi ditambahkan'),
    ],
    reason: `Perkalian dan pembagian lebih dahulu: ${num(a)} + ${num(product)} ${MINUS} ${num(quotient)}.`,
  };
}

function percentOf(f: Frame, p: { tens: number; units: number; of: number }): Draft {
  const of = rat(p.of);
  const part = (points: number): Rat => mul(percent(rat(points)), of);
  const full = p.tens + p.units;
  return {
    ...f,
    stem: [`${String(full)}% dari ${num(of)} adalah …`],
    key: num(part(full)),
    wrong: [
      slip(num(part(p.tens)), `hanya ${String(p.tens)}% yang dihitung`),
      slip(num(part(p.tens + 2 * p.units)), `${String(p.units)}% dihitung sebagai ${String(2 * p.units)}%`),
      slip(num(part(100 - full)), 'persentase sisanya'),
      slip(num(div(part(full), rat(10))), 'letak koma bergeser satu tempat'),
    ],
    reason: `${String(p.tens)}% adalah ${num(part(p.tens))} dan ${String(p.units)}% adalah ${num(part(p.units))}; jumlahnya ${num(part(full))}.`,
  };
}

function decimals(f: Frame, p: { a: Rat; b: Rat; c: Rat; d: Rat }): Draft {
  const product = mul(p.a, p.b);
  const quotient = div(p.c, p.d);
  return {
    ...f,
    stem: [ask(`${num(p.a)} × ${num(p.b)} + ${num(p.c)} ÷ ${num(p.d)}`)],
    key: num(add(product, quotient)),
    wrong: [
      slip(num(add(product, div(quotient, rat(10)))), 'letak koma hasil bagi bergeser ke kiri'),
      slip(num(add(product, mul(quotient, rat(10)))), 'letak koma hasil bagi bergeser ke kanan'),
      slip(num(div(add(product, p.c), p.d)), 'dihitung dari kiri ke kanan'),
      slip(num(add(div(product, rat(10)), quotient)), 'letak koma hasil kali bergeser'),
    ],
    reason: `${num(product)} + ${num(quotient)} = ${num(add(product, quotient))}.`,
  };
}

function signedIntegers(f: Frame, p: { a: number; b: number; c: number; d: number }): Draft {
  const [a, b, c, d] = [rat(p.a), rat(p.b), rat(p.c), rat(p.d)];
  const product = mul(b, c);
  return {
    ...f,
    stem: [ask(`${num(a)} + ${num(b)} × ${inBrackets(c)} ${MINUS} ${inBrackets(d)}`)],
    key: num(sub(add(a, product), d)),
    wrong: [
      slip(num(sub(mul(add(a, b), c), d)), 'dihitung dari kiri ke kanan'),
      slip(num(add(add(a, product), d)), 'pengurangan bilangan negatif dianggap penambahan bilangan negatif'),
      slip(num(sub(sub(a, product), d)), 'tanda hasil kali terbalik'),
      slip(num(sub(sub(product, a), d)), 'tanda suku pertama hilang'),
    ],
    reason: `${num(a)} ${MINUS} ${num(sub(rat(0), product))} + ${num(sub(rat(0), d))} = ${num(sub(add(a, product), d))}.`,
  };
}

function twoProducts(f: Frame, p: { a: number; b: number; c: number; d: number }): Draft {
  const [a, b, c, d] = [rat(p.a), rat(p.b), rat(p.c), rat(p.d)];
  const left = mul(a, b);
  const right = mul(c, d);
  return {
    ...f,
    stem: [ask(`${num(a)} × ${num(b)} ${MINUS} ${num(c)} × ${num(d)}`)],
    key: num(sub(left, right)),
    wrong: [
      slip(num(mul(sub(a, c), sub(b, d))), 'selisih dikalikan selisih'),
      slip(num(mul(sub(a, c), b)), 'faktor pertama dianggap faktor bersama'),
      slip(num(sub(left, div(right, rat(10)))), 'satu angka nol hilang pada hasil kali kedua'),
      slip(num(mul(sub(left, c), d)), 'dihitung dari kiri ke kanan'),
    ],
    reason: `${num(left)} ${MINUS} ${num(right)} = ${num(sub(left, right))}.`,
  };
}

function mixedFractions(f: Frame, p: { shown: string; a: [number, Rat]; b: [number, Rat]; c: Rat }): Draft {
  const a = add(rat(p.a[0]), p.a[1]);
  const b = add(rat(p.b[0]), p.b[1]);
  const product = mul(a, b);
  const apart = add(mul(rat(p.a[0]), rat(p.b[0])), mul(p.a[1], p.b[1]));
  return {
    ...f,
    stem: [ask(p.shown)],
    key: fraction(sub(product, p.c)),
    wrong: [
      slip(fraction(sub(apart, p.c)), 'bagian bulat dan bagian pecahan dikalikan sendiri-sendiri'),
      slip(fraction(mul(a, sub(b, p.c))), 'pengurangan didahulukan'),
      slip(fraction(product), 'pengurangan terlupa'),
      slip(fraction(add(product, p.c)), 'dikurangi dibaca ditambah'),
    ],
    reason: `${fraction(a)} × ${fraction(b)} = ${fraction(product)}; ${fraction(product)} ${MINUS} ${fraction(p.c)} = ${fraction(sub(product, p.c))}.`,
  };
}

function twoPercentages(f: Frame, p: { p1: Rat; of1: number; p2: Rat; of2: number; shown: string }): Draft {
  const [a, b] = [rat(p.of1), rat(p.of2)];
  const [q1, q2] = [percent(p.p1), percent(p.p2)];
  const half = rat(1, 200);
  return {
    ...f,
    stem: [`Hasil dari ${p.shown} adalah …`],
    key: num(add(mul(q1, a), mul(q2, b))),
    wrong: [
      slip(num(add(mul(sub(q1, half), a), mul(sub(q2, half), b))), 'setengah persen pada keduanya diabaikan'),
      slip(num(mul(div(add(q1, q2), rat(2)), add(a, b))), 'rata-rata persentase dikalikan jumlah bilangan'),
      slip(num(add(mul(q2, a), mul(q1, b))), 'persentase tertukar'),
      slip(num(mul(add(q1, q2), add(a, b))), 'jumlah persentase dikalikan jumlah bilangan'),
    ],
    reason: `${fraction(q1)} × ${num(a)} = ${num(mul(q1, a))} dan ${fraction(q2)} × ${num(b)} = ${num(mul(q2, b))}.`,
  };
}

function rootsAndSquare(f: Frame, p: { a: Rat; b: Rat; c: Rat }): Draft {
  const [ra, rb] = [root(p.a), root(p.b)];
  const product = mul(ra, rb);
  const square = mul(p.c, p.c);
  return {
    ...f,
    stem: [ask(`√${num(p.a)} × √${num(p.b)} ${MINUS} (${num(p.c)})²`)],
    key: num(sub(product, square)),
    wrong: [
      slip(num(sub(product, mul(square, rat(10)))), 'letak koma hasil kuadrat bergeser'),
      slip(num(sub(product, mul(p.c, rat(2)))), 'kuadrat dianggap kali dua'),
      slip(num(mul(ra, sub(rb, square))), 'pengurangan didahulukan'),
      slip(num(add(product, square)), 'kuadrat ditambahkan'),
    ],
    reason: `${num(ra)} × ${num(rb)} ${MINUS} ${num(square)} = ${num(sub(product, square))}.`,
  };
}

function newOperator(f: Frame, p: { x: number; y: number; z: number }): Draft {
  const op = (a: Rat, b: Rat): Rat => add(sub(mul(rat(2), a), b), mul(a, b));
  const [x, y, z] = [rat(p.x), rat(p.y), rat(p.z)];
  const inner = op(x, y);
  const minusSlip = add(add(mul(rat(2), inner), z), mul(inner, z));
  const productSlip = sub(sub(mul(rat(2), inner), z), mul(inner, z));
  const swapped = op(z, op(y, x));
  return {
    ...f,
    stem: [`Jika a ∗ b = 2a ${MINUS} b + ab, nilai dari (${num(x)} ∗ ${num(y)}) ∗ ${inBrackets(z)} adalah …`],
    key: num(op(inner, z)),
    wrong: [
      slip(num(op(x, op(y, z))), 'operasi sebelah kanan didahulukan'),
      slip(num(minusSlip), `tanda ${MINUS}b terlewat saat b negatif`),
      slip(num(productSlip), 'tanda ab terbalik'),
      slip(num(swapped), 'a dan b tertukar'),
    ],
    reason: `${num(x)} ∗ ${num(y)} = ${num(inner)}, lalu ${num(inner)} ∗ ${inBrackets(z)} = ${num(op(inner, z))}.`,
  };
}

function unknownNumber(f: Frame, p: { part: Rat; points: number; of: number; asked: number }): Draft {
  const value = mul(percent(rat(p.points)), rat(p.of));
  const x = div(value, p.part);
  const asked = percent(rat(p.asked));
  return {
    ...f,
    stem: [
      `Jika ${fraction(p.part)} dari sebuah bilangan sama dengan ${String(p.points)}% dari ${num(rat(p.of))}, maka ${String(p.asked)}% dari bilangan itu adalah …`,
    ],
    key: num(mul(asked, x)),
    wrong: [
      slip(num(mul(asked, mul(value, p.part))), `dikalikan ${fraction(p.part)}, bukan dibagi`),
      slip(num(mul(asked, value)), `pembagian dengan ${fraction(p.part)} terlupa`),
      slip(num(sub(x, mul(asked, x))), 'persentase sisanya'),
      slip(num(x), 'berhenti pada bilangan itu sendiri'),
    ],
    reason: `${String(p.points)}% dari ${num(rat(p.of))} = ${num(value)}; bilangan itu ${num(x)}; ${String(p.asked)}%-nya ${num(mul(asked, x))}.`,
  };
}

function differenceOfSquares(f: Frame, p: { a: Rat; b: Rat }): Draft {
  const [s, t] = [add(p.a, p.b), sub(p.a, p.b)];
  return {
    ...f,
    stem: [ask(`(${num(p.a)})² ${MINUS} (${num(p.b)})²`)],
    key: num(mul(s, t)),
    wrong: [
      slip(num(mul(t, t)), 'selisih dikuadratkan'),
      slip(num(add(mul(p.a, p.a), mul(p.b, p.b))), 'kuadrat dijumlahkan'),
      slip(num(sub(mul(p.a, p.a), mul(p.b, rat(2)))), 'bilangan kedua dikali dua, bukan dikuadratkan'),
      slip(num(div(mul(s, t), rat(10))), 'satu angka nol hilang'),
    ],
    reason: `a² ${MINUS} b² = (a + b)(a ${MINUS} b) = ${num(s)} × ${num(t)}.`,
  };
}

function fractionQuotient(f: Frame, p: { a: Rat; b: Rat; c: Rat; d: Rat }): Draft {
  const top = sub(p.a, p.b);
  const bottom = add(p.c, p.d);
  return {
    ...f,
    stem: [ask(`(${fraction(p.a)} ${MINUS} ${num(p.b)}) ÷ (${fraction(p.c)} + ${num(p.d)})`)],
    key: fraction(div(top, bottom)),
    wrong: [
      slip(fraction(mul(top, bottom)), 'dikalikan tanpa membalik pembagi'),
      slip(fraction(div(bottom, top)), 'yang dibalik bilangan pertama'),
      slip(fraction(add(sub(p.a, div(p.b, p.c)), p.d)), 'tanda kurung diabaikan'),
      slip(fraction(div(add(p.a, p.b), bottom)), 'kurung pertama dijumlahkan'),
    ],
    reason: `${fraction(top)} ÷ ${fraction(bottom)} = ${fraction(top)} × ${fraction(div(rat(1), bottom))}.`,
  };
}

function telescoping(f: Frame, p: { from: number; step: number; terms: number }): Draft {
  const at = (i: number): number => p.from + i * p.step;
  const partial = (terms: number): Rat => sum(Array.from({ length: terms }, (_, i) => rat(1, at(i) * at(i + 1))));
  const shown = Array.from({ length: p.terms }, (_, i) => `1/(${String(at(i))} × ${String(at(i + 1))})`);
  const [first, last] = [rat(1, p.from), rat(1, at(p.terms))];
  return {
    ...f,
    stem: [ask(shown.join(' + '))],
    key: fraction(partial(p.terms)),
    wrong: [
      slip(fraction(sub(first, last)), `faktor 1/${String(p.step)} terlupa`),
      slip(fraction(partial(p.terms - 1)), 'suku terakhir tertinggal'),
      slip(fraction(partial(p.terms + 1)), 'satu suku kelebihan'),
      slip(fraction(div(add(first, last), rat(p.step))), 'suku terakhir ditambahkan'),
    ],
    reason: `Tiap suku adalah 1/${String(p.step)} dari selisih dua pecahan, jadi jumlahnya 1/${String(p.step)} × (${fraction(first)} ${MINUS} ${fraction(last)}) = ${fraction(partial(p.terms))}.`,
  };
}

/** 4^m × 25^n ÷ 10^k */
function powersOfTwoAndFive(f: Frame, p: { m: number; n: number; k: number }): Draft {
  const value = (twos: number, fives: number, tens: number): Rat =>
    div(mul(pow(rat(2), twos), pow(rat(5), fives)), pow(rat(10), tens));
  return {
    ...f,
    stem: [ask(`4${superscript(p.m)} × 25${superscript(p.n)} ÷ 10${superscript(p.k)}`)],
    key: num(value(2 * p.m, 2 * p.n, p.k)),
    wrong: [
      slip(
        num(value(2 + p.m, 2 * p.n, p.k)),
        `pangkat dijumlahkan: 4${superscript(p.m)} menjadi 2${superscript(p.m + 2)}`,
      ),
      slip(
        num(value(2 * p.m, 2 + p.n, p.k)),
        `pangkat dijumlahkan: 25${superscript(p.n)} menjadi 5${superscript(p.n + 2)}`,
      ),
      slip(num(value(2 * p.m, 2 * p.n, p.k + 1)), 'dibagi 10 sekali terlalu banyak'),
      slip(num(value(2 * p.m, 2 * p.n, p.k - 1)), 'dibagi 10 sekali terlalu sedikit'),
    ],
    reason: `2${superscript(2 * p.m)} × 5${superscript(2 * p.n)} ÷ (2${superscript(p.k)} × 5${superscript(p.k)}) = 2${superscript(2 * p.m - p.k)} × 5${superscript(2 * p.n - p.k)}.`,
  };
}

const berhitung: Topic = {
  topic: 'berhitung',
  prefix: 'TIU-HIT',
  drafts: [
    orderOfOperations({ difficulty: 'easy', keyAt: 3 }, { a: 48, b: 12, c: 5, d: 36, e: 4 }),
    mixedFractions(
      { difficulty: 'medium', keyAt: 1 },
      { shown: `2¼ × 1⅓ ${MINUS} ¾`, a: [2, rat(1, 4)], b: [1, rat(1, 3)], c: rat(3, 4) },
    ),
    percentOf({ difficulty: 'easy', keyAt: 4 }, { tens: 30, units: 5, of: 1240 }),
    differenceOfSquares({ difficulty: 'hard', keyAt: 2 }, { a: rat(175, 2), b: rat(25, 2) }),
    twoPercentages(
      { difficulty: 'medium', keyAt: 5 },
      { p1: rat(25, 2), of1: 640, p2: rat(75, 2), of2: 240, shown: '12½% dari 640 ditambah 37½% dari 240' },
    ),
    decimals({ difficulty: 'easy', keyAt: 2 }, { a: rat(3, 4), b: rat(48), c: rat(6, 5), d: rat(2, 5) }),
    rootsAndSquare({ difficulty: 'medium', keyAt: 4 }, { a: rat(36, 25), b: rat(25, 4), c: rat(1, 2) }),
    fractionQuotient({ difficulty: 'hard', keyAt: 5 }, { a: rat(5, 6), b: rat(1, 2), c: rat(2, 3), d: rat(1, 4) }),
    signedIntegers({ difficulty: 'easy', keyAt: 1 }, { a: -18, b: 6, c: -4, d: -30 }),
    newOperator({ difficulty: 'medium', keyAt: 3 }, { x: 3, y: 2, z: -1 }),
    telescoping({ difficulty: 'hard', keyAt: 4 }, { from: 2, step: 3, terms: 4 }),
    unknownNumber({ difficulty: 'medium', keyAt: 2 }, { part: rat(2, 3), points: 45, of: 320, asked: 25 }),
    twoProducts({ difficulty: 'easy', keyAt: 5 }, { a: 125, b: 32, c: 25, d: 16 }),
    powersOfTwoAndFive({ difficulty: 'hard', keyAt: 1 }, { m: 5, n: 4, k: 7 }),
  ],
};

// ---------------------------------------------------------------------------------------------------------------
// Deret angka
// ---------------------------------------------------------------------------------------------------------------

const GAP = '…';
type Rule = (previous: number, index: number) => number;

/** `count` terms; rule(previous, i) is the step from term i to term i + 1, counted from 0. */
function grow(first: number, count: number, rule: Rule): readonly number[] {
  const terms = [first];
  while (terms.length < count) {
    terms.push(rule(pick(terms, terms.length - 1), terms.length - 1));
  }
  return terms;
}

function pick(list: readonly number[], index: number): number {
  const value = list[index];
  if (value === undefined) {
    throw new Error(`no term ${String(index)}`);
  }
  return value;
}

const whole = (n: number): string => num(rat(n));

interface Series {
  readonly shown: readonly number[];
  readonly next: number;
}

/** The last term is the one asked for. */
function split(terms: readonly number[]): Series & { readonly last: number; readonly lastStep: number } {
  const shown = terms.slice(0, -1);
  const last = pick(shown, shown.length - 1);
  return { shown, next: pick(terms, terms.length - 1), last, lastStep: last - pick(shown, shown.length - 2) };
}

function seriesStem(shown: readonly number[]): readonly string[] {
  return [`${shown.map(whole).join(', ')}, ${GAP}`, 'Bilangan yang tepat untuk melanjutkan deret tersebut adalah …'];
}

function arithmetic(f: Frame, p: { first: number; step: number; shown: number }): Draft {
  const s = split(grow(p.first, p.shown + 1, (a) => a + p.step));
  return {
    ...f,
    stem: seriesStem(s.shown),
    key: whole(s.next),
    wrong: [
      slip(whole(s.next + 1), 'langkah meleset satu'),
      slip(whole(s.next - 1), 'langkah meleset satu ke arah lain'),
      slip(whole(s.next + p.step), 'melompati satu suku'),
      slip(whole(s.last - p.step), 'arah langkah terbalik'),
    ],
    reason: `Selisih tetap ${whole(p.step)}.`,
  };
}

function geometric(f: Frame, p: { first: number; ratio: number; shown: number }): Draft {
  const s = split(grow(p.first, p.shown + 1, (a) => a * p.ratio));
  return {
    ...f,
    stem: seriesStem(s.shown),
    key: whole(s.next),
    wrong: [
      slip(whole(s.last + s.lastStep), 'selisih terakhir diulang'),
      slip(whole(s.last + pick(s.shown, s.shown.length - 2)), 'dua suku terakhir dijumlahkan'),
      slip(whole(s.last * (p.ratio - 1)), `dikali ${String(p.ratio - 1)}`),
      slip(whole(s.last * (p.ratio + 1)), `dikali ${String(p.ratio + 1)}`),
    ],
    reason: `Tiap suku dikali ${String(p.ratio)}.`,
  };
}

function growingSteps(f: Frame, p: { first: number; step: number; growth: number; shown: number }): Draft {
  const s = split(grow(p.first, p.shown + 1, (a, i) => a + p.step + i * p.growth));
  return {
    ...f,
    stem: seriesStem(s.shown),
    key: whole(s.next),
    wrong: [
      slip(whole(s.last + s.lastStep), 'selisih terakhir diulang'),
      slip(whole(s.next - 1), `selisih naik ${String(p.growth - 1)}`),
      slip(whole(s.next + 1), `selisih naik ${String(p.growth + 1)}`),
      slip(whole(s.next + p.growth), 'satu selisih dilompati'),
    ],
    reason: `Selisihnya mulai ${String(p.step)} dan naik ${String(p.growth)} setiap kali; selisih berikutnya ${whole(s.next - s.last)}.`,
  };
}

function plusMinus(f: Frame, p: { first: number; up: number; down: number; shown: number }): Draft {
  const s = split(grow(p.first, p.shown + 1, (a, i) => (i % 2 === 0 ? a + p.up : a - p.down)));
  return {
    ...f,
    stem: seriesStem(s.shown),
    key: whole(s.next),
    wrong: [
      slip(whole(s.last + p.up), `ditambah ${String(p.up)} lagi`),
      slip(whole(s.last - p.up), `dikurangi ${String(p.up)}`),
      slip(whole(s.last + p.down), `ditambah ${String(p.down)}`),
      slip(whole(s.last + p.up - p.down), `perubahan dua langkah sekaligus, ditambah ${String(p.up - p.down)}`),
    ],
    reason: `Bergantian ditambah ${String(p.up)} dan dikurangi ${String(p.down)}.`,
  };
}

function sumOfTwo(f: Frame, p: { first: number; second: number; shown: number }): Draft {
  const terms = [p.first, p.second];
  while (terms.length < p.shown + 1) {
    terms.push(pick(terms, terms.length - 1) + pick(terms, terms.length - 2));
  }
  const s = split(terms);
  const n = s.shown.length;
  const stepBefore = pick(s.shown, n - 2) - pick(s.shown, n - 3);
  return {
    ...f,
    stem: seriesStem(s.shown),
    key: whole(s.next),
    wrong: [
      slip(whole(s.last + stepBefore), 'selisih sebelumnya yang dipakai'),
      slip(whole(s.last + s.lastStep), 'selisih terakhir diulang'),
      slip(whole(s.last + 2 * s.lastStep - stepBefore), 'kenaikan selisih terakhir diulang'),
      slip(whole(2 * s.last), 'suku terakhir dikali dua'),
    ],
    reason: 'Tiap suku adalah jumlah dua suku sebelumnya.',
  };
}

/** Two arithmetic series in turn, with one term of the first left out. */
function missingInTwo(
  f: Frame,
  p: { a: number; stepA: number; b: number; stepB: number; pairs: number; gap: number },
): Draft {
  const a = grow(p.a, p.pairs, (v) => v + p.stepA);
  const b = grow(p.b, p.pairs, (v) => v + p.stepB);
  const shown = a.flatMap((v, i) => [i === p.gap ? GAP : whole(v), whole(pick(b, i))]);
  const key = pick(a, p.gap);
  const before = pick(b, p.gap - 1);
  const after = pick(b, p.gap);
  return {
    ...f,
    stem: [shown.join(', '), 'Bilangan yang tepat untuk mengisi titik-titik pada deret tersebut adalah …'],
    key: whole(key),
    wrong: [
      slip(whole((before + after) / 2), 'rata-rata dua suku di sebelahnya'),
      slip(whole(before + p.stepB), 'mengikuti barisan kedua'),
      slip(whole(key + p.stepA), 'melompati satu suku barisan pertama'),
      slip(whole(pick(a, p.gap - 1) + p.stepA / 2), 'langkah barisan pertama dibagi dua'),
    ],
    reason: `Dua barisan berselang-seling: ${whole(p.a)} dengan langkah ${whole(p.stepA)} dan ${whole(p.b)} dengan langkah ${whole(p.stepB)}.`,
  };
}

function timesMinus(f: Frame, p: { first: number; times: number; minus: number; shown: number }): Draft {
  const s = split(grow(p.first, p.shown + 1, (a) => a * p.times - p.minus));
  return {
    ...f,
    stem: seriesStem(s.shown),
    key: whole(s.next),
    wrong: [
      slip(whole(s.last * p.times), `pengurangan ${String(p.minus)} terlupa`),
      slip(whole(s.last * p.times + p.minus), `ditambah ${String(p.minus)}`),
      slip(whole(s.last + s.lastStep), 'selisih terakhir diulang'),
      slip(whole(s.last * (p.times - 1) - p.minus), `dikali ${String(p.times - 1)}`),
    ],
    reason: `Tiap suku dikali ${String(p.times)} lalu dikurangi ${String(p.minus)}.`,
  };
}

function timesThenPlus(f: Frame, p: { first: number; times: number; plus: number; shown: number }): Draft {
  const s = split(grow(p.first, p.shown + 1, (a, i) => (i % 2 === 0 ? a * p.times : a + p.plus)));
  return {
    ...f,
    stem: seriesStem(s.shown),
    key: whole(s.next),
    wrong: [
      slip(whole(s.last + p.plus), `ditambah ${String(p.plus)} lagi`),
      slip(whole(s.last * p.times + p.plus), 'dua langkah digabung'),
      slip(whole(s.last + pick(s.shown, s.shown.length - 3)), 'kenaikan dua langkah sebelumnya diulang'),
      slip(whole(s.last * (p.times + 1)), `dikali ${String(p.times + 1)}`),
    ],
    reason: `Bergantian dikali ${String(p.times)} dan ditambah ${String(p.plus)}; giliran dikali ${String(p.times)}.`,
  };
}

function halveThenMinus(f: Frame, p: { first: number; minus: number; shown: number }): Draft {
  const s = split(grow(p.first, p.shown + 1, (a, i) => (i % 2 === 0 ? a / 2 : a - p.minus)));
  return {
    ...f,
    stem: seriesStem(s.shown),
    key: whole(s.next),
    wrong: [
      slip(num(rat(s.last, 2)), 'dibagi dua lagi'),
      slip(whole(s.last + p.minus), `ditambah ${String(p.minus)}`),
      slip(whole(s.last - 2 * p.minus), `dikurangi ${String(2 * p.minus)}`),
      slip(whole(s.last - p.minus / 2), `dikurangi ${String(p.minus / 2)}`),
    ],
    reason: `Bergantian dibagi 2 dan dikurangi ${String(p.minus)}; giliran dikurangi ${String(p.minus)}.`,
  };
}

/** An arithmetic and a geometric series in turn; the next two terms are asked. */
function nextPair(f: Frame, p: { a: number; step: number; b: number; ratio: number; pairs: number }): Draft {
  const a = grow(p.a, p.pairs + 1, (v) => v + p.step);
  const b = grow(p.b, p.pairs + 1, (v) => v * p.ratio);
  const shown = a.slice(0, p.pairs).flatMap((v, i) => [whole(v), whole(pick(b, i))]);
  const [x, y] = [pick(a, p.pairs), pick(b, p.pairs)];
  const lastB = pick(b, p.pairs - 1);
  const pair = (u: number, v: number): string => `${whole(u)} dan ${whole(v)}`;
  return {
    ...f,
    stem: [
      `${shown.join(', ')}, ${GAP}, ${GAP}`,
      'Dua bilangan yang tepat untuk melanjutkan deret tersebut berturut-turut adalah …',
    ],
    key: pair(x, y),
    wrong: [
      slip(pair(y, x), 'urutan dua barisan tertukar'),
      slip(pair(x, 2 * lastB - pick(b, p.pairs - 2)), 'selisih terakhir barisan kedua diulang'),
      slip(pair(x, lastB * (p.ratio - 1)), `barisan kedua dikali ${String(p.ratio - 1)}`),
      slip(pair(x + p.step, y), 'satu suku barisan pertama dilompati'),
    ],
    reason: `Dua barisan berselang-seling: ${whole(p.a)} bertambah ${String(p.step)}, dan ${whole(p.b)} dikali ${String(p.ratio)}.`,
  };
}

/** Three series in turn; the term asked belongs to the third, which is geometric. */
function threeInTurn(
  f: Frame,
  p: { a: number; stepA: number; b: number; stepB: number; c: number; ratio: number; rounds: number },
): Draft {
  const a = grow(p.a, p.rounds + 1, (v) => v + p.stepA);
  const b = grow(p.b, p.rounds + 1, (v) => v + p.stepB);
  const c = grow(p.c, p.rounds, (v) => v * p.ratio);
  const all = Array.from({ length: p.rounds }, (_, i) => [pick(a, i), pick(b, i), pick(c, i)]).flat();
  const s = split(all);
  const lastC = pick(c, p.rounds - 2);
  return {
    ...f,
    stem: seriesStem(s.shown),
    key: whole(s.next),
    wrong: [
      slip(whole(pick(a, p.rounds)), 'mengikuti barisan pertama'),
      slip(whole(2 * lastC - pick(c, p.rounds - 3)), 'selisih terakhir barisan ketiga diulang'),
      slip(whole(pick(b, p.rounds)), 'mengikuti barisan kedua'),
      slip(whole(lastC * (p.ratio + 1)), `barisan ketiga dikali ${String(p.ratio + 1)}`),
    ],
    reason: `Tiga barisan bergiliran: ${whole(p.a)} bertambah ${String(p.stepA)}, ${whole(p.b)} bertambah ${String(p.stepB)}, ${whole(p.c)} dikali ${String(p.ratio)}; giliran barisan ketiga.`,
  };
}

function cubeMinusSelf(f: Frame, p: { shown: number }): Draft {
  const s = split(Array.from({ length: p.shown + 1 }, (_, i) => (i + 1) ** 3 - (i + 1)));
  const n = s.shown.length;
  const stepBefore = pick(s.shown, n - 2) - pick(s.shown, n - 3);
  return {
    ...f,
    stem: seriesStem(s.shown),
    key: whole(s.next),
    wrong: [
      slip(whole(s.last + s.lastStep), 'selisih terakhir diulang'),
      slip(whole(s.last + 2 * s.lastStep - stepBefore), 'kenaikan selisih terakhir diulang'),
      slip(whole((p.shown + 1) ** 3), 'pengurangan terlupa'),
      slip(whole(s.last * 2), 'suku terakhir dikali dua'),
    ],
    reason: `Suku ke-n adalah n³ ${MINUS} n; n = ${String(p.shown + 1)}. Selisih bertingkatnya 6, 18, 36, 60, 90.`,
  };
}

function plusOneTimesIndex(f: Frame, p: { first: number; shown: number }): Draft {
  const s = split(grow(p.first, p.shown + 1, (a, i) => (a + 1) * (i + 1)));
  const k = p.shown;
  return {
    ...f,
    stem: seriesStem(s.shown),
    key: whole(s.next),
    wrong: [
      slip(whole((s.last + 1) * (k - 1)), `pengali ${String(k - 1)} diulang`),
      slip(whole(s.last * k), 'penambahan terlupa'),
      slip(whole(s.last * k + k - 1), `dikali ${String(k)} lalu ditambah ${String(k - 1)}`),
      slip(whole((s.last + 1) * (k + 1)), `pengali ${String(k)} dilompati`),
    ],
    reason: `Tambah 1 lalu kali 1, tambah 1 lalu kali 2, dan seterusnya; berikutnya (${whole(s.last)} + 1) × ${String(k)}.`,
  };
}

function growingRatio(f: Frame, p: { first: number; halves: number; shown: number }): Draft {
  const s = split(grow(p.first, p.shown + 1, (a, i) => (a * (p.halves + i)) / 2));
  const nextHalves = p.halves + p.shown - 1;
  const times = (halves: number): string => num(mul(rat(s.last), rat(halves, 2)));
  return {
    ...f,
    stem: seriesStem(s.shown),
    key: whole(s.next),
    wrong: [
      slip(whole(s.last + s.lastStep), 'selisih terakhir diulang'),
      slip(times(nextHalves - 2), 'pengali turun, bukan naik'),
      slip(times(nextHalves - 1), 'pengali terakhir diulang'),
      slip(times(nextHalves + 1), 'satu pengali dilompati'),
    ],
    reason: `Pengalinya mulai ${num(rat(p.halves, 2))} dan naik 0,5 setiap kali; berikutnya ${num(rat(nextHalves, 2))}.`,
  };
}

const deretAngka: Topic = {
  topic: 'deret-angka',
  prefix: 'TIU-DER',
  drafts: [
    arithmetic({ difficulty: 'easy', keyAt: 2 }, { first: 97, step: -8, shown: 5 }),
    missingInTwo({ difficulty: 'medium', keyAt: 4 }, { a: 5, stepA: 4, b: 40, stepB: -4, pairs: 4, gap: 2 }),
    geometric({ difficulty: 'easy', keyAt: 5 }, { first: 4, ratio: 3, shown: 5 }),
    cubeMinusSelf({ difficulty: 'hard', keyAt: 3 }, { shown: 5 }),
    timesMinus({ difficulty: 'medium', keyAt: 1 }, { first: 2, times: 3, minus: 2, shown: 5 }),
    growingSteps({ difficulty: 'easy', keyAt: 4 }, { first: 4, step: 3, growth: 2, shown: 6 }),
    timesThenPlus({ difficulty: 'medium', keyAt: 2 }, { first: 5, times: 2, plus: 3, shown: 7 }),
    plusOneTimesIndex({ difficulty: 'hard', keyAt: 5 }, { first: 1, shown: 5 }),
    plusMinus({ difficulty: 'easy', keyAt: 1 }, { first: 12, up: 5, down: 2, shown: 6 }),
    halveThenMinus({ difficulty: 'medium', keyAt: 3 }, { first: 480, minus: 4, shown: 6 }),
    threeInTurn({ difficulty: 'hard', keyAt: 4 }, { a: 1, stepA: 3, b: 10, stepB: 10, c: 3, ratio: 2, rounds: 5 }),
    nextPair({ difficulty: 'medium', keyAt: 5 }, { a: 7, step: 7, b: 2, ratio: 3, pairs: 4 }),
    sumOfTwo({ difficulty: 'easy', keyAt: 3 }, { first: 4, second: 5, shown: 6 }),
    growingRatio({ difficulty: 'hard', keyAt: 2 }, { first: 8, halves: 3, shown: 5 }),
  ],
};

// ---------------------------------------------------------------------------------------------------------------
// Perbandingan kuantitatif
// ---------------------------------------------------------------------------------------------------------------

/** One pair of values that the stem allows. */
type Model = readonly [x: Rat, y: Rat];

interface Claim {
  readonly text: string;
  readonly holds: (x: Rat, y: Rat) => boolean;
  readonly slip: string;
}

const UNDECIDED = 'Hubungan x dan y tidak dapat ditentukan';
const GREATER: Claim = { text: 'x > y', holds: (x, y) => cmp(x, y) > 0, slip: 'tidak selalu berlaku' };
const SMALLER: Claim = { text: 'x < y', holds: (x, y) => cmp(x, y) < 0, slip: 'tidak selalu berlaku' };
const EQUAL: Claim = { text: 'x = y', holds: (x, y) => same(x, y), slip: 'tidak selalu berlaku' };

interface Comparison {
  readonly stem: readonly string[];
  readonly models: readonly Model[];
  readonly reason: string;
}

/** Five claims; the key is the one claim that holds in every model. */
function onlyClaim(f: Frame, p: Comparison & { readonly claims: readonly Claim[] }): Draft {
  const always = p.claims.filter((claim) => p.models.every(([x, y]) => claim.holds(x, y)));
  const key = always[0];
  if (key === undefined || always.length !== 1) {
    throw new Error(`${String(always.length)} claims always hold: ${p.stem.join(' ')}`);
  }
  const wrong = p.claims.filter((claim) => claim !== key).map((claim) => slip(claim.text, claim.slip));
  return { ...f, stem: p.stem, key: key.text, wrong, reason: p.reason };
}

/** x > y, x < y, x = y, one more claim, and "cannot be decided", which stays last. */
function compare(
  f: Frame,
  p: Comparison & {
    readonly extra: Claim;
    /** Why somebody would choose the claims that are wrong. */
    readonly slips: Readonly<Partial<Record<'>' | '<' | '=' | '?', string>>>;
  },
): Draft {
  const because = (claim: Claim, why: string | undefined): Claim =>
    why === undefined ? { ...claim, slip: 'tidak sesuai hasil hitungan' } : { ...claim, slip: why };
  const claims = [
    because(GREATER, p.slips['>']),
    because(SMALLER, p.slips['<']),
    because(EQUAL, p.slips['=']),
    p.extra,
  ];
  const always = claims.filter((claim) => p.models.every(([x, y]) => claim.holds(x, y)));
  if (always.length > 1 || (always.length === 0) !== (f.keyAt === 5)) {
    throw new Error(`${String(always.length)} claims always hold: ${p.stem.join(' ')}`);
  }
  const wrong = claims.filter((claim) => claim !== always[0]).map((claim) => slip(claim.text, claim.slip));
  const key = always[0]?.text ?? UNDECIDED;
  if (always[0] !== undefined) {
    wrong.push(slip(UNDECIDED, p.slips['?'] ?? 'padahal nilainya dapat dibandingkan'));
  }
  return { ...f, stem: p.stem, key, wrong, reason: p.reason, pinLast: true };
}

const SYMBOLS = 'Manakah hubungan yang benar?';

function swappedPercent(f: Frame, p: { a: number; b: number }): Draft {
  const x = mul(percent(rat(p.a)), rat(p.b));
  const y = mul(percent(rat(p.b)), rat(p.a));
  return compare(f, {
    stem: [`x = ${String(p.a)}% dari ${String(p.b)} dan y = ${String(p.b)}% dari ${String(p.a)}.`, SYMBOLS],
    models: [[x, y]],
    extra: { text: 'x = 2y', holds: (u, v) => same(u, mul(rat(2), v)), slip: 'tidak sesuai hasil hitungan' },
    slips: { '>': 'hanya melihat bilangan yang diambil persennya', '<': 'hanya melihat besarnya persen' },
    reason: `x = y = ${num(x)}, sebab a% dari b sama dengan b% dari a.`,
  });
}

function twoNumbers(
  f: Frame,
  p: { x: Rat; y: Rat; shownX: string; shownY: string; total: Rat; reason: string },
): Draft {
  return compare(f, {
    stem: [`x = ${p.shownX} dan y = ${p.shownY}.`, SYMBOLS],
    models: [[p.x, p.y]],
    extra: {
      text: `x + y = ${num(p.total)}`,
      holds: (u, v) => same(add(u, v), p.total),
      slip: 'jumlahnya dibulatkan',
    },
    slips: { '>': 'salah menyamakan bentuk', '<': 'salah menyamakan bentuk', '=': 'keduanya dibulatkan' },
    reason: p.reason,
  });
}

function twoTrips(f: Frame, p: { h1: Rat; v1: number; shown1: string; h2: Rat; v2: number; shown2: string }): Draft {
  const x = mul(p.h1, rat(p.v1));
  const y = mul(p.h2, rat(p.v2));
  const gap = sub(y, x);
  const differs = (sign: 1 | -1, by: Rat, why: string): Claim => ({
    text: sign === 1 ? `y ${MINUS} x = ${num(by)}` : `x ${MINUS} y = ${num(by)}`,
    holds: (u, v) => same(mul(rat(sign), sub(v, u)), by),
    slip: why,
  });
  return onlyClaim(f, {
    stem: [
      `x adalah jarak (dalam km) yang ditempuh mobil selama ${p.shown1} dengan kecepatan tetap ${String(p.v1)} km/jam, dan y adalah jarak (dalam km) yang ditempuh bus selama ${p.shown2} dengan kecepatan tetap ${String(p.v2)} km/jam.`,
      SYMBOLS,
    ],
    models: [[x, y]],
    claims: [
      { ...EQUAL, slip: 'waktu dan kecepatan dianggap saling meniadakan' },
      differs(-1, gap, 'arah selisih terbalik'),
      differs(1, mul(gap, rat(2)), 'selisih dihitung dua kali'),
      differs(-1, mul(gap, rat(2)), 'selisih dihitung dua kali dan arahnya terbalik'),
      differs(1, gap, 'kunci'),
    ],
    reason: `x = ${num(x)} km dan y = ${num(y)} km.`,
  });
}

function squareAndRectangle(f: Frame, p: { perimeter: number; length: number }): Draft {
  const side = rat(p.perimeter, 4);
  const width = sub(rat(p.perimeter, 2), rat(p.length));
  const x = mul(side, side);
  const y = mul(rat(p.length), width);
  const gap = sub(x, y);
  return compare(f, {
    stem: [
      `x adalah luas (dalam cm²) persegi dengan keliling ${String(p.perimeter)} cm, dan y adalah luas (dalam cm²) persegi panjang dengan keliling ${String(p.perimeter)} cm dan panjang ${String(p.length)} cm.`,
      SYMBOLS,
    ],
    models: [[x, y]],
    extra: { text: `y = x + ${num(gap)}`, holds: (u, v) => same(v, add(u, gap)), slip: 'arah selisih terbalik' },
    slips: { '<': 'sisi terpanjang dianggap menentukan luas', '=': 'keliling sama dianggap luas sama' },
    reason: `x = ${num(side)}² = ${num(x)} dan y = ${String(p.length)} × ${num(width)} = ${num(y)}.`,
  });
}

function squareRootSign(f: Frame, p: { root: number }): Draft {
  const r = rat(p.root);
  const minus = rat(-p.root);
  return compare(f, {
    stem: [`Diketahui x² = ${String(p.root * p.root)} dan y = ${String(p.root)}.`, SYMBOLS],
    models: [
      [r, r],
      [minus, r],
    ],
    extra: { text: `x = ${MINUS}y`, holds: (u, v) => same(u, sub(rat(0), v)), slip: 'hanya akar negatif yang dilihat' },
    slips: {
      '>': 'x² dibandingkan dengan y',
      '<': 'hanya akar negatif yang dilihat',
      '=': 'hanya akar positif yang dilihat',
    },
    reason: `x dapat bernilai ${String(p.root)} atau ${MINUS}${String(p.root)}.`,
  });
}

function chainedRatio(f: Frame, p: { a: number; b1: number; b2: number; c: number }): Draft {
  const a = p.a * p.b2;
  const b = p.b1 * p.b2;
  const c = p.c * p.b1;
  const g = gcd(a, gcd(b, c));
  const [ra, rb, rc] = [a / g, b / g, c / g];
  const models = [1, 2, 3, 10].map((k): Model => [rat((ra + rc) * k), rat(2 * rb * k)]);
  return compare(f, {
    stem: [
      `Tiga bilangan positif a, b, dan c memenuhi a : b = ${String(p.a)} : ${String(p.b1)} dan b : c = ${String(p.b2)} : ${String(p.c)}.`,
      'Jika x = a + c dan y = 2b, manakah hubungan yang benar?',
    ],
    models,
    extra: {
      text: '4x = 3y',
      holds: (u, v) => same(mul(rat(4), u), mul(rat(3), v)),
      slip: 'hanya perbandingan a : b yang dipakai',
    },
    slips: { '>': 'c dianggap lebih besar daripada b', '=': 'b dianggap rata-rata a dan c' },
    reason: `a : b : c = ${String(ra)} : ${String(rb)} : ${String(rc)}, jadi x : y = ${String(ra + rc)} : ${String(2 * rb)}.`,
  });
}

function twoEquations(f: Frame, p: { p: number; q: number; x: number; y: number }): Draft {
  const [first, second] = [p.p * p.x + p.q * p.y, p.q * p.x + p.p * p.y];
  const det = p.p * p.p - p.q * p.q;
  const x = rat(p.p * first - p.q * second, det);
  const y = rat(p.p * second - p.q * first, det);
  const gap = sub(y, x);
  const wrongSum = rat(p.x + p.y - 2);
  return onlyClaim(f, {
    stem: [
      `Diketahui ${String(p.p)}x + ${String(p.q)}y = ${String(first)} dan ${String(p.q)}x + ${String(p.p)}y = ${String(second)}.`,
      SYMBOLS,
    ],
    models: [[x, y]],
    claims: [
      { text: `x ${MINUS} y = ${num(gap)}`, holds: (u, v) => same(sub(u, v), gap), slip: 'arah selisih terbalik' },
      { ...EQUAL, slip: 'kedua persamaan dianggap setangkup' },
      {
        text: `x + y = ${num(wrongSum)}`,
        holds: (u, v) => same(add(u, v), wrongSum),
        slip: 'salah menjumlahkan persamaan',
      },
      { text: 'y = 2x', holds: (u, v) => same(v, mul(rat(2), u)), slip: 'tidak sesuai hasil hitungan' },
      { text: `y ${MINUS} x = ${num(gap)}`, holds: (u, v) => same(sub(v, u), gap), slip: 'kunci' },
    ],
    reason: `Kurangkan kedua persamaan: y ${MINUS} x = ${String(second)} ${MINUS} ${String(first)} = ${num(gap)} (x = ${num(x)}, y = ${num(y)}).`,
  });
}

function signOfProduct(f: Frame): Draft {
  const models: Model[] = [];
  for (let b = 1; b <= 4; b += 1) {
    for (let a = b + 1; a <= 6; a += 1) {
      for (let c = -4; c <= -1; c += 1) {
        models.push([rat(b * c, 2), rat(a * c, 2)]);
      }
    }
  }
  return compare(f, {
    stem: ['Diketahui a > b > 0 dan c < 0. Jika x = bc dan y = ac, manakah hubungan yang benar?'],
    models,
    extra: {
      text: 'x + y = 0',
      holds: (u, v) => same(add(u, v), rat(0)),
      slip: 'tanda negatif dianggap saling meniadakan',
    },
    slips: { '<': 'pengali negatif dianggap tidak membalik urutan', '?': 'nilai a, b, dan c dianggap harus diketahui' },
    reason: 'b < a dikalikan c yang negatif membalik tanda: bc > ac.',
  });
}

function twoMeans(f: Frame, p: { a: number; b: number }): Draft {
  const middle = rat(p.a + p.b, 2);
  const models: Model[] = [];
  for (let m = 1; m <= 4; m += 1) {
    for (let n = 1; n <= 4; n += 1) {
      models.push([rat(m * p.a + n * p.b, m + n), middle]);
    }
  }
  const gap = sub(rat(p.b), middle);
  return compare(f, {
    stem: [
      `Rata-rata nilai peserta di ruang A adalah ${String(p.a)} dan rata-rata nilai peserta di ruang B adalah ${String(p.b)}. x adalah rata-rata nilai semua peserta di kedua ruang, dan y = ${num(middle)}.`,
      SYMBOLS,
    ],
    models,
    extra: {
      text: `x = y + ${num(gap)}`,
      holds: (u, v) => same(u, add(v, gap)),
      slip: 'rata-rata yang lebih tinggi dianggap rata-rata gabungan',
    },
    slips: {
      '>': 'ruang B dianggap lebih banyak pesertanya',
      '<': 'ruang A dianggap lebih banyak pesertanya',
      '=': 'banyak peserta kedua ruang dianggap sama',
    },
    reason: 'Rata-rata gabungan bergantung pada banyak peserta tiap ruang, yang tidak diketahui.',
  });
}

function priceChanges(f: Frame, p: { up: number; down: number; once: number }): Draft {
  const factor = (change: number): Rat => percent(rat(100 + change));
  const first = mul(factor(p.up), factor(-p.down));
  const second = factor(p.once);
  const naive = sub(factor(p.up - p.down), second);
  const models = [1000, 25_000, 80_000].map((h): Model => [mul(first, rat(h)), mul(second, rat(h))]);
  return compare(f, {
    stem: [
      `Harga suatu barang adalah h rupiah, dengan h > 0. x adalah harga itu setelah naik ${String(p.up)}% lalu turun ${String(p.down)}% dari harga yang sudah naik. y adalah harga h setelah naik ${String(p.once)}% sekali saja.`,
      SYMBOLS,
    ],
    models,
    extra: {
      text: `x = y + ${num(naive)}h`,
      holds: (u, v) => {
        const h = div(v, second);
        return same(u, add(v, mul(naive, h)));
      },
      slip: `kenaikan dianggap ${String(p.up - p.down)}%, lalu dikurangi ${String(p.once)}%`,
    },
    slips: { '>': `kenaikan dianggap ${String(p.up - p.down)}%`, '?': 'nilai h dianggap harus diketahui' },
    reason: `x = ${num(factor(p.up))} × ${num(factor(-p.down))} × h = ${num(first)}h dan y = ${num(second)}h.`,
  });
}

function integerBounds(f: Frame, p: { pLow: number; pHigh: number; qLow: number; qHigh: number; plus: number }): Draft {
  const models: Model[] = [];
  for (let a = p.pLow + 1; a < p.pHigh; a += 1) {
    for (let b = p.qLow + 1; b < p.qHigh; b += 1) {
      models.push([rat(2 * a), rat(b + p.plus)]);
    }
  }
  return onlyClaim(f, {
    stem: [
      `Bilangan bulat p dan q memenuhi ${String(p.pLow)} < p < ${String(p.pHigh)} dan ${String(p.qLow)} < q < ${String(p.qHigh)}.`,
      `Jika x = 2p dan y = q + ${String(p.plus)}, manakah hubungan yang selalu benar?`,
    ],
    models,
    claims: [
      { ...GREATER, slip: 'hanya batas atas p yang dilihat' },
      { ...SMALLER, slip: `kemungkinan p = ${String(p.pHigh - 1)} dan q = ${String(p.qLow + 1)} terlewat` },
      { ...EQUAL, slip: 'hanya nilai batas yang dilihat' },
      { text: 'x ≥ y', holds: (u, v) => cmp(u, v) >= 0, slip: 'arah pertidaksamaan terbalik' },
      { text: 'x ≤ y', holds: (u, v) => cmp(u, v) <= 0, slip: 'kunci' },
    ],
    reason: `Nilai terbesar x adalah ${String(2 * (p.pHigh - 1))} dan nilai terkecil y adalah ${String(p.qLow + 1 + p.plus)}.`,
  });
}

function neighbourFractions(f: Frame): Draft {
  const models = Array.from({ length: 40 }, (_, i): Model => {
    const n = i + 2;
    return [rat(n, n + 1), rat(n + 1, n + 2)];
  });
  return compare(f, {
    stem: [
      'n adalah bilangan bulat yang lebih besar dari 1. Jika x = n/(n + 1) dan y = (n + 1)/(n + 2), manakah hubungan yang benar?',
    ],
    models,
    extra: {
      text: 'x + y = 1',
      holds: (u, v) => same(add(u, v), rat(1)),
      slip: 'kedua pecahan dianggap saling melengkapi',
    },
    slips: {
      '>': 'penyebut yang lebih kecil dianggap selalu memberi pecahan yang lebih besar',
      '=': 'selisih pembilang dan penyebut sama dianggap nilai sama',
      '?': 'nilai n dianggap harus diketahui',
    },
    reason: `x = 1 ${MINUS} 1/(n + 1) dan y = 1 ${MINUS} 1/(n + 2); yang dikurangkan dari 1 lebih besar pada x.`,
  });
}

function bigPowers(f: Frame, p: { a: number; m: number; b: number; n: number }): Draft {
  const x = pow(rat(p.a), p.m);
  const y = pow(rat(p.b), p.n);
  const common = gcd(p.m, p.n);
  return compare(f, {
    stem: [`x = ${String(p.a)}${superscript(p.m)} dan y = ${String(p.b)}${superscript(p.n)}.`, SYMBOLS],
    models: [[x, y]],
    extra: {
      text: `x + y = ${String(p.a + p.b)}${superscript(p.m + p.n)}`,
      holds: (u, v) => u.n + v.n === (p.a + p.b) ** (p.m + p.n),
      slip: 'bilangan pokok dan pangkat dijumlahkan',
    },
    slips: {
      '<': 'pangkat yang lebih besar dianggap menentukan',
      '=': `${String(p.a)} × ${String(p.m)} = ${String(p.b)} × ${String(p.n)} dianggap sama`,
      '?': 'bilangan dianggap terlalu besar untuk dibandingkan',
    },
    reason: `x = (${String(p.a)}${superscript(p.m / common)})${superscript(common)} = ${String(p.a ** (p.m / common))}${superscript(common)} dan y = (${String(p.b)}${superscript(p.n / common)})${superscript(common)} = ${String(p.b ** (p.n / common))}${superscript(common)}.`,
  });
}

const perbandinganKuantitatif: Topic = {
  topic: 'perbandingan-kuantitatif',
  prefix: 'TIU-BAN',
  drafts: [
    swappedPercent({ difficulty: 'easy', keyAt: 3 }, { a: 25, b: 84 }),
    twoMeans({ difficulty: 'medium', keyAt: 5 }, { a: 75, b: 85 }),
    twoNumbers(
      { difficulty: 'easy', keyAt: 2 },
      { x: rat(3, 7), y: rat(4, 9), shownX: '3/7', shownY: '4/9', total: rat(1), reason: 'x = 27/63 dan y = 28/63.' },
    ),
    bigPowers({ difficulty: 'hard', keyAt: 1 }, { a: 3, m: 20, b: 2, n: 30 }),
    chainedRatio({ difficulty: 'medium', keyAt: 4 }, { a: 3, b1: 4, b2: 6, c: 5 }),
    squareAndRectangle({ difficulty: 'easy', keyAt: 2 }, { perimeter: 48, length: 14 }),
    twoEquations({ difficulty: 'medium', keyAt: 3 }, { p: 3, q: 2, x: 7, y: 10 }),
    integerBounds({ difficulty: 'hard', keyAt: 5 }, { pLow: 2, pHigh: 6, qLow: 4, qHigh: 9, plus: 5 }),
    twoTrips(
      { difficulty: 'easy', keyAt: 4 },
      { h1: rat(5, 2), v1: 72, shown1: '2 jam 30 menit', h2: rat(10, 3), v2: 57, shown2: '3 jam 20 menit' },
    ),
    signOfProduct({ difficulty: 'medium', keyAt: 1 }),
    priceChanges({ difficulty: 'hard', keyAt: 4 }, { up: 30, down: 20, once: 4 }),
    squareRootSign({ difficulty: 'medium', keyAt: 5 }, { root: 7 }),
    twoNumbers(
      { difficulty: 'easy', keyAt: 1 },
      {
        x: rat(16, 25),
        y: rat(5, 8),
        shownX: '0,64',
        shownY: '5/8',
        total: rat(5, 4),
        reason: '5/8 = 0,625, lebih kecil daripada 0,64.',
      },
    ),
    neighbourFractions({ difficulty: 'hard', keyAt: 3 }),
  ],
};

// ---------------------------------------------------------------------------------------------------------------
// Soal cerita
// ---------------------------------------------------------------------------------------------------------------

function change(f: Frame, p: { rice: number; ricePrice: number; oil: number; oilPrice: number; paid: number }): Draft {
  const left = (rice: number, oil: number): string => rupiah(rat(p.paid - rice * p.ricePrice - oil * p.oilPrice));
  return {
    ...f,
    stem: [
      `Bu Marni membeli ${String(p.rice)} kg beras seharga ${rupiah(rat(p.ricePrice))} per kg dan ${String(p.oil)} liter minyak goreng seharga ${rupiah(rat(p.oilPrice))} per liter. Ia membayar dengan selembar uang ${rupiah(rat(p.paid))}. Berapa uang kembaliannya?`,
    ],
    key: left(p.rice, p.oil),
    wrong: [
      slip(left(p.rice - 1, p.oil), 'beras kurang satu kg'),
      slip(left(p.rice, p.oil - 1), 'minyak dihitung satu liter'),
      slip(left(p.rice, 0), 'harga minyak terlupa'),
      slip(rupiah(rat(p.rice * p.ricePrice + p.oil * p.oilPrice)), 'jumlah belanja, bukan kembalian'),
    ],
    reason: `${rupiah(rat(p.paid))} ${MINUS} ${rupiah(rat(p.rice * p.ricePrice))} ${MINUS} ${rupiah(rat(p.oil * p.oilPrice))} = ${left(p.rice, p.oil)}.`,
  };
}

function arrival(f: Frame, p: { km: number; speed: number; leave: number; rest: number }): Draft {
  const drive = mul(rat(p.km, p.speed), rat(60));
  const at = (minutes: Rat): string => `Pukul ${clock(minutes)}`;
  const there = add(rat(p.leave), drive);
  return {
    ...f,
    stem: [
      `Sebuah mobil dinas berangkat pukul ${clock(rat(p.leave))} menuju kota yang berjarak ${String(p.km)} km dengan kecepatan rata-rata ${String(p.speed)} km/jam selama berjalan. Di tengah perjalanan mobil itu berhenti ${String(p.rest)} menit. Pukul berapa mobil itu tiba?`,
    ],
    key: at(add(there, rat(p.rest))),
    wrong: [
      slip(at(sub(there, rat(p.rest))), 'waktu berhenti dikurangkan'),
      slip(at(there), 'waktu berhenti terlupa'),
      slip(at(add(there, rat(2 * p.rest))), 'waktu berhenti dihitung dua kali'),
      slip(at(add(there, rat(p.rest + 60))), 'lama perjalanan kelebihan satu jam'),
    ],
    reason: `Lama berjalan ${num(drive)} menit, ditambah ${String(p.rest)} menit berhenti.`,
  };
}

function discount(f: Frame, p: { price: number; off: number }): Draft {
  const price = rat(p.price);
  const cut = mul(price, percent(rat(p.off)));
  return {
    ...f,
    stem: [
      `Sebuah tas berharga ${rupiah(price)} dijual dengan potongan ${String(p.off)}%. Berapa harga yang harus dibayar pembeli?`,
    ],
    key: rupiah(sub(price, cut)),
    wrong: [
      slip(rupiah(cut), 'hanya besar potongannya'),
      slip(rupiah(sub(price, mul(price, percent(rat(10))))), 'hanya 10% yang dipotong'),
      slip(rupiah(sub(price, rat(p.off * 1000))), `dipotong ${rupiah(rat(p.off * 1000))}, bukan ${String(p.off)}%`),
      slip(rupiah(add(price, cut)), 'potongan ditambahkan'),
    ],
    reason: `${rupiah(price)} ${MINUS} ${rupiah(cut)} = ${rupiah(sub(price, cut))}.`,
  };
}

function ratioDifference(f: Frame, p: { a: number; b: number; total: number }): Draft {
  const part = rat(p.total, p.a + p.b);
  return {
    ...f,
    stem: [
      `Perbandingan tabungan Adi dan Bima adalah ${String(p.a)} : ${String(p.b)}. Jika jumlah tabungan mereka ${rupiah(rat(p.total))}, berapa selisih tabungan mereka?`,
    ],
    key: rupiah(mul(part, rat(p.a - p.b))),
    wrong: [
      slip(rupiah(part), 'hanya satu bagian'),
      slip(rupiah(rat(p.total, p.a)), `jumlahnya dibagi ${String(p.a)}`),
      slip(rupiah(mul(part, rat(p.b))), 'tabungan Bima'),
      slip(rupiah(mul(part, rat(p.a))), 'tabungan Adi'),
    ],
    reason: `Satu bagian ${rupiah(part)}; selisihnya ${String(p.a - p.b)} bagian.`,
  };
}

function missingScore(f: Frame, p: { known: readonly number[]; mean: number }): Draft {
  const total = p.known.reduce((a, b) => a + b, 0);
  const count = p.known.length + 1;
  const key = count * p.mean - total;
  const listed = `${p.known.slice(0, -1).join(', ')}, dan ${String(pick(p.known, p.known.length - 1))}`;
  return {
    ...f,
    stem: [
      `Rata-rata nilai ${String(count)} kali ujian Laras adalah ${String(p.mean)}. Nilai ${String(p.known.length)} ujian di antaranya ${listed}. Berapa nilai ujian yang satu lagi?`,
    ],
    key: num(rat(key)),
    wrong: [
      slip(num(rat(key - 10)), 'salah meminjam puluhan'),
      slip(num(rat(p.mean)), 'dianggap sama dengan rata-rata'),
      slip(num(rat(total, p.known.length)), 'rata-rata nilai yang diketahui'),
      slip(num(rat(key + 10)), 'salah menyimpan puluhan'),
    ],
    reason: `${String(count)} × ${String(p.mean)} ${MINUS} ${String(total)} = ${String(key)}.`,
  };
}

function extraWorkers(f: Frame, p: { workers: number; days: number; target: number }): Draft {
  const needed = rat(p.workers * p.days, p.target);
  const extra = sub(needed, rat(p.workers));
  const people = (n: Rat): string => `${num(n)} orang`;
  if (needed.d !== 1) {
    throw new Error('not a whole number of workers');
  }
  return {
    ...f,
    stem: [
      `Pendataan sebuah kecamatan dapat diselesaikan oleh ${String(p.workers)} petugas dalam ${String(p.days)} hari. Agar selesai dalam ${String(p.target)} hari dengan kecepatan kerja tiap petugas tetap sama, berapa petugas yang harus ditambahkan?`,
    ],
    key: people(extra),
    wrong: [
      slip(people(div(extra, rat(2))), 'tambahan dibagi dua'),
      slip(people(rat(p.days - p.target)), 'selisih hari dianggap banyak petugas'),
      slip(people(rat(p.workers)), 'petugas dilipatduakan'),
      slip(people(needed), 'jumlah seluruh petugas'),
    ],
    reason: `Diperlukan ${String(p.workers)} × ${String(p.days)} ÷ ${String(p.target)} = ${num(needed)} petugas, jadi tambahan ${num(extra)}.`,
  };
}

function meeting(f: Frame, p: { km: number; v1: number; v2: number; leave: number }): Draft {
  const at = (hours: Rat): string => `Pukul ${clock(add(rat(p.leave), mul(hours, rat(60))))}`;
  const hours = rat(p.km, p.v1 + p.v2);
  const wholeHours = Math.floor(hours.n / hours.d);
  const tenths = mul(sub(hours, rat(wholeHours)), rat(10));
  return {
    ...f,
    stem: [
      `Kota P dan kota Q berjarak ${String(p.km)} km. Pada pukul ${clock(rat(p.leave))} Rudi berangkat dari P ke Q dengan kecepatan tetap ${String(p.v1)} km/jam, dan pada saat yang sama Sari berangkat dari Q ke P melalui jalan yang sama dengan kecepatan tetap ${String(p.v2)} km/jam. Pukul berapa mereka berpapasan?`,
    ],
    key: at(hours),
    wrong: [
      slip(
        at(add(rat(wholeHours), div(tenths, rat(60)))),
        `${num(hours)} jam dibaca ${String(wholeHours)} jam ${num(tenths)} menit`,
      ),
      slip(at(rat(2 * p.km, p.v1 + p.v2)), 'jarak dibagi rata-rata kecepatan'),
      slip(at(rat(p.km, p.v1)), 'hanya kecepatan Rudi yang dipakai'),
      slip(at(rat(p.km, Math.abs(p.v2 - p.v1))), 'jarak dibagi selisih kecepatan'),
    ],
    reason: `Kecepatan mendekat ${String(p.v1 + p.v2)} km/jam; waktunya ${num(hours)} jam.`,
  };
}

function profit(f: Frame, p: { kg: number; cost: number; spoiled: number; price: number }): Draft {
  const cost = rat(p.kg * p.cost);
  const good = mul(rat(p.kg), percent(rat(100 - p.spoiled)));
  const revenue = mul(good, rat(p.price));
  const gain = sub(revenue, cost);
  const all = sub(rat(p.kg * p.price), cost);
  const share = (a: Rat, b: Rat): Rat => mul(div(a, b), rat(100));
  const text = (a: Rat): string => `${thirds(a)}%`;
  return {
    ...f,
    stem: [
      `Seorang pedagang membeli ${String(p.kg)} kg mangga dengan harga ${rupiah(rat(p.cost))} per kg. Sebanyak ${String(p.spoiled)}% dari berat mangga itu busuk dan dibuang; sisanya habis terjual dengan harga ${rupiah(rat(p.price))} per kg. Berapa persen keuntungan pedagang itu terhadap modalnya?`,
    ],
    key: text(share(gain, cost)),
    wrong: [
      slip(text(share(gain, revenue)), 'dibandingkan dengan hasil penjualan'),
      slip(text(sub(share(all, cost), rat(p.spoiled))), 'persentase busuk dikurangkan dari persentase untung'),
      slip(text(add(share(gain, cost), rat(p.spoiled))), 'persentase busuk ditambahkan'),
      slip(text(share(all, cost)), 'mangga busuk dianggap terjual'),
    ],
    reason: `Modal ${rupiah(cost)}, penjualan ${num(good)} kg = ${rupiah(revenue)}, untung ${rupiah(gain)}.`,
  };
}

function otherGroup(f: Frame, p: { all: number; mean: number; women: number; womenMean: number }): Draft {
  const men = p.all - p.women;
  const rest = p.all * p.mean - p.women * p.womenMean;
  const rise = p.womenMean - p.mean;
  return {
    ...f,
    stem: [
      `Rata-rata nilai ${String(p.all)} peserta pelatihan adalah ${String(p.mean)}. Jika rata-rata nilai ${String(p.women)} peserta perempuan adalah ${String(p.womenMean)}, berapa rata-rata nilai peserta laki-laki?`,
    ],
    key: num(rat(rest, men)),
    wrong: [
      slip(num(rat(rest, p.women)), 'dibagi banyak peserta perempuan'),
      slip(num(rat(p.mean - rise)), 'banyak peserta dianggap sama'),
      slip(num(rat(p.mean + p.womenMean, 2)), 'rata-rata dari dua rata-rata'),
      slip(num(sub(rat(2 * p.mean), rat(rest, men))), 'arah selisih terbalik'),
    ],
    reason: `(${String(p.all)} × ${String(p.mean)} ${MINUS} ${String(p.women)} × ${String(p.womenMean)}) ÷ ${String(men)} = ${num(rat(rest, men))}.`,
  };
}

function bothSets(f: Frame, p: { all: number; a: number; b: number; neither: number }): Draft {
  const both = p.a + p.b - (p.all - p.neither);
  const people = (n: number): string => `${String(n)} orang`;
  return {
    ...f,
    stem: [
      `Dari ${String(p.all)} pegawai, ${String(p.a)} orang mengikuti kursus bahasa Inggris, ${String(p.b)} orang mengikuti kursus komputer, dan ${String(p.neither)} orang tidak mengikuti keduanya. Berapa orang yang mengikuti kedua kursus itu?`,
    ],
    key: people(both),
    wrong: [
      slip(people(p.a + p.b - p.all), 'yang tidak mengikuti keduanya terlupa'),
      slip(people(p.b - both), 'yang hanya mengikuti kursus komputer'),
      slip(people(p.a - both), 'yang hanya mengikuti kursus bahasa Inggris'),
      slip(people(both + p.neither), 'yang tidak mengikuti keduanya ditambahkan'),
    ],
    reason: `${String(p.a)} + ${String(p.b)} ${MINUS} (${String(p.all)} ${MINUS} ${String(p.neither)}) = ${String(both)}.`,
  };
}

function oneLeaves(f: Frame, p: { a: number; b: number; together: number }): Draft {
  const done = mul(rat(p.together), add(rat(1, p.a), rat(1, p.b)));
  const left = sub(rat(1), done);
  const days = (n: Rat): string => `${thirds(n)} hari`;
  return {
    ...f,
    stem: [
      `Andi dapat menyelesaikan suatu pekerjaan sendirian dalam ${String(p.a)} hari, sedangkan Beni dalam ${String(p.b)} hari. Mereka bekerja bersama selama ${String(p.together)} hari, lalu Andi berhenti dan Beni menyelesaikan sisanya sendirian. Berapa hari lagi yang diperlukan Beni?`,
    ],
    key: days(mul(left, rat(p.b))),
    wrong: [
      slip(days(mul(left, rat(p.a))), 'sisa pekerjaan dihitung dengan kecepatan Andi'),
      slip(days(mul(done, rat(p.b))), 'bagian yang sudah selesai yang dihitung'),
      slip(days(add(mul(left, rat(p.b)), rat(p.together))), 'jumlah seluruh hari'),
      slip(days(rat(p.b - p.together)), `${String(p.b)} hari dikurangi ${String(p.together)} hari`),
    ],
    reason: `Sisa pekerjaan ${fraction(left)}; Beni memerlukan ${fraction(left)} × ${String(p.b)} hari.`,
  };
}

const WORDS: Readonly<Record<number, string>> = { 2: 'dua', 3: 'tiga', 4: 'empat', 5: 'lima', 10: 'sepuluh' };

function inWords(n: number): string {
  const word = WORDS[n];
  if (word === undefined) {
    throw new Error(`no word for ${String(n)}`);
  }
  return word;
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function ages(f: Frame, p: { ago: number; timesThen: number; ahead: number; timesLater: number }): Draft {
  const fits: [father: number, child: number][] = [];
  for (let child = p.ago + 1; child < 60; child += 1) {
    const father = p.timesThen * (child - p.ago) + p.ago;
    if (father + p.ahead === p.timesLater * (child + p.ahead)) {
      fits.push([father, child]);
    }
  }
  const found = fits[0];
  if (found === undefined || fits.length !== 1) {
    throw new Error('the ages are not determined');
  }
  const [father, child] = found;
  const years = (n: number): string => `${String(n)} tahun`;
  return {
    ...f,
    stem: [
      `${sentence(inWords(p.ago))} tahun yang lalu umur seorang ayah ${inWords(p.timesThen)} kali umur anaknya. ${sentence(inWords(p.ahead))} tahun yang akan datang umur ayah itu ${inWords(p.timesLater)} kali umur anaknya. Berapa jumlah umur mereka sekarang?`,
    ],
    key: years(father + child),
    wrong: [
      slip(years(father), 'umur ayah saja'),
      slip(years(father + child - 2 * p.ago), `jumlah umur ${String(p.ago)} tahun yang lalu`),
      slip(years(father + child - p.ago), `${String(p.ago)} tahun dikurangkan sekali`),
      slip(years(father + child + 2 * p.ahead), `jumlah umur ${String(p.ahead)} tahun yang akan datang`),
    ],
    reason: `Umur ayah ${String(father)} dan umur anak ${String(child)}: ${String(father - p.ago)} = ${String(p.timesThen)} × ${String(child - p.ago)} dan ${String(father + p.ahead)} = ${String(p.timesLater)} × ${String(child + p.ahead)}.`,
  };
}

function thereAndBack(f: Frame, p: { out: number; back: number; hours: number }): Draft {
  const km = div(rat(p.hours), add(rat(1, p.out), rat(1, p.back)));
  const half = rat(p.hours, 2);
  const text = (n: Rat): string => `${num(n)} km`;
  return {
    ...f,
    stem: [
      `Seorang petugas pergi ke sebuah desa dengan kecepatan rata-rata ${String(p.out)} km/jam dan langsung pulang melalui jalan yang sama dengan kecepatan rata-rata ${String(p.back)} km/jam. Jika waktu perjalanan pergi dan pulang seluruhnya ${String(p.hours)} jam, berapa jarak dari tempat berangkat ke desa itu?`,
    ],
    key: text(km),
    wrong: [
      slip(text(mul(rat(p.back), half)), 'waktu pulang dianggap setengah dari seluruh waktu'),
      slip(text(mul(rat(p.out + p.back, 2), half)), 'memakai rata-rata kedua kecepatan'),
      slip(text(mul(rat(p.out), half)), 'waktu pergi dianggap setengah dari seluruh waktu'),
      slip(text(mul(km, rat(2))), 'jarak pergi dan pulang'),
    ],
    reason: `s/${String(p.out)} + s/${String(p.back)} = ${String(p.hours)}, jadi s = ${num(km)} km.`,
  };
}

function salary(f: Frame, p: { first: number; second: number; third: number; left: number }): Draft {
  const rest = (points: number): Rat => percent(rat(100 - points));
  const left = rat(p.left);
  const chain = mul(mul(rest(p.first), rest(p.second)), rest(p.third));
  return {
    ...f,
    stem: [
      `Dari penghasilannya sebulan, Dewi memakai ${String(p.first)}% untuk sewa rumah. Dari sisanya, ${String(p.second)}% dipakai untuk makan. Dari sisa setelah itu, ${String(p.third)}% ditabung. Jika uang yang masih tersisa ${rupiah(left)}, berapa penghasilan Dewi sebulan?`,
    ],
    key: rupiah(div(left, chain)),
    wrong: [
      slip(rupiah(div(left, mul(rest(p.first), rest(p.second)))), 'tabungan terlupa'),
      slip(rupiah(div(left, mul(rest(p.first), rest(p.third)))), 'biaya makan terlupa'),
      slip(rupiah(div(left, mul(rest(p.second), rest(p.third)))), 'sewa rumah terlupa'),
      slip(rupiah(div(left, rest(p.first + p.second + p.third))), 'semua persentase dihitung dari penghasilan'),
    ],
    reason: `Sisa ${num(rest(p.first))} × ${num(rest(p.second))} × ${num(rest(p.third))} = ${num(chain)} dari penghasilan.`,
  };
}

const soalCerita: Topic = {
  topic: 'soal-cerita',
  prefix: 'TIU-CER',
  drafts: [
    change({ difficulty: 'easy', keyAt: 4 }, { rice: 3, ricePrice: 14_500, oil: 2, oilPrice: 18_000, paid: 100_000 }),
    extraWorkers({ difficulty: 'medium', keyAt: 2 }, { workers: 8, days: 15, target: 10 }),
    arrival({ difficulty: 'easy', keyAt: 3 }, { km: 144, speed: 48, leave: 7 * 60 + 15, rest: 20 }),
    oneLeaves({ difficulty: 'hard', keyAt: 1 }, { a: 12, b: 18, together: 4 }),
    meeting({ difficulty: 'medium', keyAt: 5 }, { km: 210, v1: 60, v2: 80, leave: 8 * 60 }),
    discount({ difficulty: 'easy', keyAt: 2 }, { price: 240_000, off: 15 }),
    profit({ difficulty: 'medium', keyAt: 4 }, { kg: 60, cost: 15_000, spoiled: 10, price: 20_000 }),
    ages({ difficulty: 'hard', keyAt: 3 }, { ago: 4, timesThen: 4, ahead: 10, timesLater: 2 }),
    ratioDifference({ difficulty: 'easy', keyAt: 5 }, { a: 5, b: 3, total: 640_000 }),
    otherGroup({ difficulty: 'medium', keyAt: 1 }, { all: 40, mean: 72, women: 25, womenMean: 75 }),
    thereAndBack({ difficulty: 'hard', keyAt: 4 }, { out: 60, back: 40, hours: 5 }),
    bothSets({ difficulty: 'medium', keyAt: 3 }, { all: 50, a: 28, b: 23, neither: 9 }),
    missingScore({ difficulty: 'easy', keyAt: 1 }, { known: [68, 75, 70, 80], mean: 72 }),
    salary({ difficulty: 'hard', keyAt: 5 }, { first: 20, second: 25, third: 30, left: 1_260_000 }),
  ],
};

// ---------------------------------------------------------------------------------------------------------------

const folder = join('question-banks', 'samples', 'skd-id', 'items');
mkdirSync(folder, { recursive: true });
for (const topic of [berhitung, deretAngka, perbandinganKuantitatif, soalCerita]) {
  const file = join(folder, `tiu-${topic.topic}.md`);
  writeFileSync(file, renderTopic(topic), 'utf8');
  process.stdout.write(`${file}: ${String(topic.drafts.length)} items\n`);
}
