/** Perbandingan kuantitatif: how x and y relate. */
import { type Claim, EQUAL, type Model, SYMBOLS, compare, onlyClaim } from './claims.ts';
import { type Rat, add, div, gcd, mul, percent, pow, rat, same, sub } from './exact-numbers.ts';
import type { Draft, Frame, Topic } from './items.ts';
import { MINUS, num, superscript } from './notation.ts';
import { integerBounds, neighbourFractions, signOfProduct, squareRootSign, twoMeans } from './open-values.ts';

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

export const perbandinganKuantitatif: Topic = {
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
