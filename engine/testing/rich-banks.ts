import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { tinyJson } from './tiny-exam.ts';

/** What the engine's first run takes for the project's own banks: one bank with everything that an item can show. */
export interface RichBanks {
  /** For `questionBanksDir`. */
  readonly folder: string;
  /** Items on a paper. */
  readonly items: number;
}

const PASSAGES = ['PASAR', 'SUNGAI'];
const ITEMS_A_PASSAGE = 2;
const MIXED = 5;

const MAP = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200" width="400" height="200">
<rect width="400" height="200" fill="#eef"/><path d="M0 120 C120 60 260 180 400 90" stroke="#36c" stroke-width="24" fill="none"/>
<circle cx="90" cy="60" r="12" fill="#b33"/><text x="108" y="66" font-size="18">Pasar</text></svg>`;
const ARROW = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 40" width="80" height="40">
<path d="M8 20h60M52 8l16 12-16 12" stroke="#222" stroke-width="4" fill="none"/></svg>`;

/** `pictures`: so many more items with a picture of their own, drawn all. The sound has two plays. */
export function writeRichBanks({ pictures = 0, soundMs = 400 } = {}): RichBanks {
  const folder = mkdtempSync(join(tmpdir(), 'terang-banks-'));
  const bank = join(folder, 'samples', 'skd-id');
  for (const inside of ['items', 'media']) mkdirSync(join(bank, inside), { recursive: true });
  mkdirSync(join(folder, 'exams'));
  const topics = { bacaan: 'Bacaan', campuran: 'Campuran', gambar: 'Gambar' };
  const head = {
    format: 'terang-bank/1',
    id: 'rich',
    title: 'Rich',
    language: 'id',
    version: 1,
    licence: 'Apache-2.0',
  };
  const sections = [{ code: 'TIU', name: 'TIU', topics }];
  writeFileSync(join(bank, 'bank.json'), JSON.stringify({ ...head, sections }));
  writeFileSync(join(bank, 'media', 'denah.svg'), MAP);
  writeFileSync(join(bank, 'media', 'panah.svg'), ARROW);
  writeFileSync(join(bank, 'media', 'nada.wav'), tone(soundMs));
  writeFileSync(
    join(bank, 'items', 'bacaan.md'),
    PASSAGES.map(passageText).reduce((all, one) => all + one, READING_HEAD),
  );
  writeFileSync(join(bank, 'items', 'campuran.json'), JSON.stringify(mixedItems(), null, 2));
  if (pictures > 0) writePictures(bank, pictures);
  const draw = [
    { topic: 'bacaan', count: PASSAGES.length * ITEMS_A_PASSAGE },
    { topic: 'campuran', count: MIXED },
    ...(pictures > 0 ? [{ topic: 'gambar', count: pictures }] : []),
  ];
  for (const id of ['latihan-skd', 'latihan-singkat'])
    writeFileSync(join(folder, 'exams', `${id}.json`), exam(id, draw));
  return { folder, items: draw.reduce((sum, { count }) => sum + count, 0) };
}

function exam(id: string, draw: readonly object[]): string {
  const scoring = { kind: 'right-wrong', right: 5, wrong: 0, blank: 0 };
  const name = { id: 'Tes Campuran', en: 'Mixed Test' };
  const title = id === 'latihan-singkat' ? { id: 'Latihan singkat', en: 'Short practice' } : { id, en: id };
  const sections = [{ code: 'TIU', name, scoring, draw }];
  return JSON.stringify({
    ...tinyJson(),
    id,
    title,
    bank: 'rich',
    sections,
    tieBreak: ['TIU'],
    durationMinutes: 60,
    accommodations: [],
  });
}

const READING_HEAD = 'section: TIU\ntopic: bacaan\nmaths: tex\n';

function passageText(name: string): string {
  const paragraph = `Di ${name.toLowerCase()} itu perahu datang sebelum matahari terbit. Pedagang sayur, ikan, dan kue duduk berhadapan, dan pembeli berpindah dari perahu ke perahu. Menjelang siang semuanya pulang, dan air tenang kembali.`;
  const paragraphs = Array.from({ length: 9 }, (_, n) => `Alinea ${n + 1}. ${paragraph}`).join('\n\n');
  const items = Array.from({ length: ITEMS_A_PASSAGE }, (_, n) =>
    [
      `## TIU-${name}-${n + 1}`,
      `passage: ${name}`,
      'difficulty: easy',
      '',
      `Pertanyaan ke-${n + 1} tentang ${name}: bila tiap perahu memuat $x$ keranjang, berapa muatan $${n + 2}$ perahu?`,
      `[x] $${n + 2}x$ keranjang`,
      ...[7, 8, 9].map((other) => `[ ] $x + ${other}$ keranjang`),
    ].join('\n'),
  );
  return `\n## passage ${name}\ntitle: Pagi di ${name}\n\n![Denah ${name}: sungai melintang, pasar di tepi kiri](media/denah.svg)\n\n${paragraphs}\n\n${items.join('\n\n')}\n`;
}

function mixedItems(): object {
  const cell = (tag: 'td' | 'th', text: string) => ({
    tag,
    ...(tag === 'th' && { attributes: { scope: 'col' } }),
    children: [text],
  });
  const row = (tag: 'td' | 'th', ...texts: string[]) => ({ tag: 'tr', children: texts.map((text) => cell(tag, text)) });
  const table = {
    tag: 'table',
    children: [
      { tag: 'caption', children: ['Panen padi (ton)'] },
      { tag: 'thead', children: [row('th', 'Desa', '2023', '2024')] },
      { tag: 'tbody', children: [row('td', 'Sukamaju', '12', '15'), row('td', 'Sukamulya', '9', '14')] },
    ],
  };
  const maths = [
    { tag: 'p', children: ['Jika $$x = \\frac{-b \\pm \\sqrt{b^2 - 4ac}}{2a}$$ dan $a = 1$, berapa $x$?'] },
    {
      tag: 'ul',
      children: [
        { tag: 'li', children: ['H', { tag: 'sub', children: ['2'] }, 'O'] },
        { tag: 'li', children: ['$\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}$'] },
      ],
    },
  ];
  const choice = (options: readonly unknown[]) => ({ kind: 'single-choice', options, key: [0] });
  const head = { section: 'TIU', topic: 'campuran', difficulty: 'easy' };
  const arrow = [{ tag: 'img', attributes: { src: 'media/panah.svg', alt: 'Panah ke kanan', width: '80' } }];
  const denah = { tag: 'img', attributes: { src: 'media/denah.svg', alt: 'Denah sungai dan pasar' } };
  const items = [
    {
      id: 'TIU-TABEL',
      stem: [{ tag: 'p', children: ['Desa mana panen terbanyak?'] }, table],
      interaction: choice(['Sukamaju', 'Sukamulya']),
    },
    { id: 'TIU-RUMUS', stem: maths, interaction: choice(['$\\frac12$', '$\\sqrt{2}$', '$-1$']) },
    {
      id: 'TIU-GAMBAR',
      stem: [
        { tag: 'p', children: ['Di tepi mana pasar?'] },
        { tag: 'p', children: [denah] },
      ],
      interaction: choice(['kiri', 'kanan']),
    },
    { id: 'TIU-PANAH', stem: 'Gambar mana yang berikutnya?', interaction: choice([arrow, 'tidak ada']) },
    {
      id: 'TIU-SUARA',
      stem: 'Nada apa yang terdengar?',
      sounds: [{ source: 'media/nada.wav', transcript: 'Terdengar satu nada panjang.', plays: 2 }],
      interaction: choice(['nada tinggi', 'nada rendah']),
    },
  ];
  return { format: 'terang-items/1', maths: 'tex', items: items.map((item) => ({ ...head, ...item })) };
}

function writePictures(bank: string, count: number): void {
  const items = Array.from({ length: count }, (_, n) => {
    writeFileSync(join(bank, 'media', `foto-${n}.png`), noise(`foto ${n}`));
    return `## TIU-FOTO-${n}\ndifficulty: easy\n\n![Foto nomor ${n}](media/foto-${n}.png)\n\nApa isi foto nomor ${n}?\n[x] satu\n[ ] dua\n`;
  });
  writeFileSync(join(bank, 'items', 'gambar.md'), `section: TIU\ntopic: gambar\n\n${items.join('\n')}`);
}

/** A picture of 800 by 600 in grey, about 200 KB that no two of them share. */
function noise(name: string): Buffer {
  const [width, height] = [800, 600];
  const grains = createHash('shake256', { outputLength: (width * height) / 4 })
    .update(name)
    .digest();
  const rows = Buffer.alloc(height * (width + 1));
  for (let at = 0; at < rows.length; at += 1) {
    const isMark = at % (width + 1) === 0;
    // Sixteen shades: half a byte of chance a pixel, so that packing gains little.
    rows[at] = isMark ? 0 : ((grains[at % grains.length] ?? 0) & 15) * 17;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const parts = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows, { level: 1 })), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...parts]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(data.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}

const RATE = 8_000;

/** A tone of 440 Hz, 8 bit mono. */
function tone(ms: number): Buffer {
  const samples = Math.round((RATE * ms) / 1_000);
  const wav = Buffer.alloc(44 + samples);
  wav.write('RIFF', 0, 'latin1');
  wav.writeUInt32LE(36 + samples, 4);
  wav.write('WAVEfmt ', 8, 'latin1');
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(RATE, 24);
  wav.writeUInt32LE(RATE, 28);
  wav.writeUInt16LE(1, 32);
  wav.writeUInt16LE(8, 34);
  wav.write('data', 36, 'latin1');
  wav.writeUInt32LE(samples, 40);
  for (let n = 0; n < samples; n += 1) wav[44 + n] = Math.round(128 + 90 * Math.sin((2 * Math.PI * 440 * n) / RATE));
  return wav;
}
