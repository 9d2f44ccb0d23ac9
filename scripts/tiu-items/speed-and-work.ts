/** Stories about speed and about work: how long, how far, how many people. */
import { type Rat, add, div, mul, rat, sub } from './exact-numbers.ts';
import { type Draft, type Frame, slip } from './items.ts';
import { clock, fraction, num, thirds } from './notation.ts';

export function arrival(f: Frame, p: { km: number; speed: number; leave: number; rest: number }): Draft {
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

export function extraWorkers(f: Frame, p: { workers: number; days: number; target: number }): Draft {
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

export function meeting(f: Frame, p: { km: number; v1: number; v2: number; leave: number }): Draft {
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

export function oneLeaves(f: Frame, p: { a: number; b: number; together: number }): Draft {
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

export function thereAndBack(f: Frame, p: { out: number; back: number; hours: number }): Draft {
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
