/** Berhitung: the result of an expression. */
import { type Rat, add, div, mul, percent, pow, rat, root, sub, sum } from './exact-numbers.ts';
import { type Draft, type Frame, type Topic, slip } from './items.ts';
import { MINUS, fraction, inBrackets, num, superscript } from './notation.ts';

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

export const berhitung: Topic = {
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
