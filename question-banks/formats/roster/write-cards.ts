import { stringify } from 'csv-stringify/sync';
import type { CardSheet, ExamCard } from '#domain/roster/exam-card.ts';
import { guardFormula } from '../csv/formula-guard.ts';

/** For a mail merge. */
export function cardsCsv({ cards }: CardSheet): string {
  const rows = cards.map(({ category, name, number, pin, room, seat }) =>
    [number, name, category, room ?? '', seat ?? '', grouped(pin)].map(guardFormula),
  );
  return stringify([['nomor', 'nama', 'kategori', 'ruang', 'meja', 'pin'], ...rows]);
}

/** A file by itself to print: no script, nothing from a network, A4, eight cards a page. */
export function cardsPage({ cards, opens, session, title }: CardSheet): string {
  const one = ({ name, number, pin, room, seat }: ExamCard): string => {
    const place = [room === null ? '' : `Ruang ${room}`, seat === null ? '' : `Meja ${seat}`].filter((part) => part);
    return [
      '<article>',
      `<h2>${safe(title)}</h2>`,
      `<p class="name">${safe(name)}</p>`,
      '<dl>',
      `<dt>Nomor peserta / Number</dt><dd>${safe(number)}</dd>`,
      `<dt>PIN registrasi / Registration PIN</dt><dd>${safe(grouped(pin))}</dd>`,
      place.length === 0 ? '' : `<dt>Tempat / Seat</dt><dd>${safe(place.join(' · '))}</dd>`,
      opens === null ? '' : `<dt>Waktu / Time</dt><dd>${safe(opens)}</dd>`,
      '</dl>',
      '<p class="note">PIN sesi diumumkan di ruang. / The session PIN is told in the room.</p>',
      '</article>',
    ].join('\n');
  };
  return `<!doctype html>
<html lang="id"><head><meta charset="utf-8"><title>Kartu ujian ${safe(session)}</title>
<style>${CARD_STYLE}</style></head><body>
${cards.map(one).join('\n')}
</body></html>
`;
}

const CARD_STYLE = `
@page { size: A4; margin: 10mm }
body { font-family: system-ui, sans-serif; margin: 0; display: grid; grid-template-columns: 1fr 1fr; gap: 4mm }
article { border: 1px solid #444; border-radius: 2mm; padding: 4mm; break-inside: avoid; height: 58mm; box-sizing: border-box; overflow: hidden }
h2 { font-size: 10pt; margin: 0 0 2mm; color: #333 } .name { font-size: 13pt; font-weight: 700; margin: 0 0 2mm }
dl { display: grid; grid-template-columns: 32mm 1fr; gap: 1mm 2mm; margin: 0; font-size: 9pt } dt { color: #444 }
dd { margin: 0; font-weight: 600; font-variant-numeric: tabular-nums; letter-spacing: .02em } .note { font-size: 8pt; color: #444; margin: 2mm 0 0 }
`;

/** In fours, as it is easier to type. */
function grouped(pin: string): string {
  return pin.replace(/(.{4})(?!$)/g, '$1-');
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function safe(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);
}
