import { readFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import { type Fairness, type Measured, measureFairness } from '../fairness/measure.ts';
import { nodePrimitives } from '../verify/node-primitives.ts';
import { followBundle } from '../verify/verify-bundle.ts';
import { CouldNotRun, EXIT, type ExitCode, type Terminal } from './outcome.ts';

type Language = 'id' | 'en';

export function fairnessCommand(terminal: Terminal, end: (code: ExitCode) => void): Command {
  return new Command('fairness')
    .description(
      'Say in words how evenly a bundle’s papers were drawn, beside what the same draw gives under other lots.',
    )
    .argument('<file>', 'a bundle that `terang bundle` made')
    .addOption(new Option('--lang <language>', 'language of the sentences').choices(['id', 'en']).default('en'))
    .action((file: string, { lang }: { readonly lang: Language }) => {
      const { evidence, report } = followBundle(nodePrimitives, readFileSync(file));
      if (!report.ok) terminal.err('This bundle does not pass `terang verify`: what follows describes what it claims.');
      const fairness = measureFairness(nodePrimitives, evidence);
      if (fairness === null)
        throw new CouldNotRun('The papers of this bundle cannot be drawn anew: its bank has no public index.');
      for (const line of describeFairness(fairness, lang)) terminal.out(line);
      if (!report.ok) end(EXIT.problems);
    });
}

const SAY = {
  en: {
    head: (f: Fairness) =>
      `${f.papers} papers, beside ${f.draws} other lots for the same people. 98 of 100 lots lie in the range.`,
    'exposure-least': 'Papers that the rarest item is on',
    'exposure-most': 'Papers that the most frequent item is on',
    'difficulty-easiest': 'Planned difficulty of the easiest paper (1 easy to 3 hard)',
    'difficulty-hardest': 'Planned difficulty of the hardest paper',
    'first-place-share': 'Shuffled items whose first option stands first, in 100',
    key: (letter: string) => `Shuffled right answers at place ${letter}, in 100`,
    'seats-order-rooms': 'Unevenness of rooms over the roster’s order (Pearson’s sum; 0: as even as can be)',
    'seats-order-places': 'Unevenness of places in the rooms over the roster’s order',
    'seats-category-rooms': 'Unevenness of rooms over categories',
    'seats-category-places': 'Unevenness of places in the rooms over categories',
    in: 'within the range',
    out: 'OUTSIDE the range',
    seats: (f: Fairness) =>
      f.seatsDrawn > 0
        ? `${f.seatsDrawn} seats were drawn from the same lots; \`terang verify\` draws them anew.`
        : 'Seats were not drawn: they are those of the roster.',
    keys: 'Where the right answers stand is in the auditor’s bundle only.',
    limits:
      'What this does not show: whether items are well made or were known before, whether planned difficulty is true, who sat there, and whether two numbers outside of a range are chance. One of fifty is, on average. Even seats and keys say nothing of who sat beside whom, nor of seats that were changed after the lots.',
  },
  id: {
    head: (f: Fairness) =>
      `${f.papers} naskah, dibandingkan dengan ${f.draws} undian lain untuk orang yang sama. 98 dari 100 undian ada dalam rentang.`,
    'exposure-least': 'Naskah yang memuat butir paling jarang',
    'exposure-most': 'Naskah yang memuat butir paling sering',
    'difficulty-easiest': 'Tingkat kesulitan rencana naskah termudah (1 mudah sampai 3 sulit)',
    'difficulty-hardest': 'Tingkat kesulitan rencana naskah tersulit',
    'first-place-share': 'Butir diacak yang pilihan pertamanya tetap pertama, dari 100',
    key: (letter: string) => `Kunci teracak di tempat ${letter}, dari 100`,
    'seats-order-rooms': 'Ketimpangan ruang menurut urutan daftar (jumlah Pearson; 0: serata mungkin)',
    'seats-order-places': 'Ketimpangan letak dalam ruang menurut urutan daftar',
    'seats-category-rooms': 'Ketimpangan ruang menurut kategori',
    'seats-category-places': 'Ketimpangan letak dalam ruang menurut kategori',
    in: 'dalam rentang',
    out: 'DI LUAR rentang',
    seats: (f: Fairness) =>
      f.seatsDrawn > 0
        ? `${f.seatsDrawn} meja diundi dari undian yang sama; \`terang verify\` mengundinya ulang.`
        : 'Meja tidak diundi: sesuai daftar peserta.',
    keys: 'Letak kunci hanya ada dalam berkas auditor.',
    limits:
      'Yang tidak ditunjukkan: mutu butir, kebocoran sebelum ujian, kebenaran tingkat kesulitan rencana, siapa yang duduk di sana, dan apakah angka di luar rentang itu kebetulan. Rata-rata satu dari lima puluh begitu. Meja dan kunci yang merata tidak mengatakan siapa duduk di sebelah siapa, juga tidak tentang meja yang diganti sesudah undian.',
  },
} as const;

export function describeFairness(fairness: Fairness, language: Language): string[] {
  const say = SAY[language];
  const figure = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(2));
  const lines = fairness.measured.map(({ found, high, low, name }) => {
    const isIn = found >= low && found <= high;
    return `  ${label(name, language)}: ${figure(found)} (${figure(low)} … ${figure(high)}) ${isIn ? say.in : say.out}`;
  });
  return [
    say.head(fairness),
    ...lines,
    `  ${say.seats(fairness)}`,
    ...(fairness.hasKeys ? [] : [`  ${say.keys}`]),
    say.limits,
  ];
}

function label(name: Measured['name'], language: Language): string {
  const say = SAY[language];
  return name.startsWith('key-share-')
    ? say.key(name.slice('key-share-'.length))
    : say[name as Exclude<Measured['name'], `key-share-${string}`>];
}
