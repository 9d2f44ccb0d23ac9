/** Deret angka: the term that continues or completes a series. */
import { mul, rat } from './exact-numbers.ts';
import { type Draft, type Frame, type Topic, slip } from './items.ts';
import { MINUS, num } from './notation.ts';

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

export const deretAngka: Topic = {
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
