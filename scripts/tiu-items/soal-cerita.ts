/** Soal cerita: a calculation told as a story. */
import { type Rat, add, div, mul, percent, rat, sub } from './exact-numbers.ts';
import { type Draft, type Frame, type Topic, slip } from './items.ts';
import { MINUS, num, rupiah, thirds } from './notation.ts';
import { arrival, extraWorkers, meeting, oneLeaves, thereAndBack } from './speed-and-work.ts';

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
  const listed = `${p.known.slice(0, -1).join(', ')}, dan ${p.known.slice(-1).join('')}`;
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
      `Rata-rata nilai ${String(p.all)} peserta pelatihan adalah ${String(p.mean)}. Di antara mereka ada ${String(p.women)} perempuan dengan rata-rata nilai ${String(p.womenMean)}; selebihnya laki-laki. Berapa rata-rata nilai peserta laki-laki?`,
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

export const soalCerita: Topic = {
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
