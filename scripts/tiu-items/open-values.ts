/** Comparisons whose stem allows more than one pair of values. */
import { EQUAL, GREATER, type Model, SMALLER, SYMBOLS, compare, onlyClaim } from './claims.ts';
import { add, cmp, rat, same, sub } from './exact-numbers.ts';
import type { Draft, Frame } from './items.ts';
import { MINUS, num } from './notation.ts';

export function squareRootSign(f: Frame, p: { root: number }): Draft {
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

export function signOfProduct(f: Frame): Draft {
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

export function twoMeans(f: Frame, p: { a: number; b: number }): Draft {
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

export function integerBounds(
  f: Frame,
  p: { pLow: number; pHigh: number; qLow: number; qHigh: number; plus: number },
): Draft {
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

export function neighbourFractions(f: Frame): Draft {
  const models = Array.from({ length: 40 }, (_, i): Model => {
    const n = i + 2;
    return [rat(n, n + 1), rat(n + 1, n + 2)];
  });
  return compare(f, {
    stem: [
      'n adalah bilangan bulat yang lebih besar daripada 1. Jika x = n/(n + 1) dan y = (n + 1)/(n + 2), manakah hubungan yang benar?',
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
