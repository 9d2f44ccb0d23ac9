import type { ExamDefinition } from '#domain/definition/exam-definition.ts';
import { rootWords } from '#domain/ledger/root-words.ts';

/** What the first two entries say, in the bytes that the ledger has. */
export interface Sealed {
  readonly manifest: string;
  readonly seed: string;
  readonly commitment: string;
}

interface Posted {
  readonly definition: ExamDefinition;
  readonly note: string;
  readonly origin: string;
  /** Of the secret's commitment, as SVG. */
  readonly qr: string;
  readonly sealed: Sealed;
  readonly vkey: string;
}

const POLICY: Readonly<Record<string, string>> = {
  running: 'setiap jawaban yang tersimpan langsung terlihat di papan / every saved answer shows on the board at once',
  locked: 'hanya yang sudah terkunci terlihat di papan / only what is locked shows on the board',
  finished: 'nilai terlihat setelah selesai / points show after the end',
};

/** A file by itself to print on A4 and post before the lots: no script, nothing from a network. */
export function postingPage({ definition, note, origin, qr, sealed, vkey }: Posted): string {
  const { commitment, manifest } = sealed;
  const body = JSON.parse(manifest) as Readonly<Record<string, unknown>>;
  const text = (name: string): string => (typeof body[name] === 'string' ? body[name] : '');
  const keys = body['keys'] as { readonly witnesses: readonly string[] } | undefined;
  const software = Object.entries((body['software'] ?? {}) as Readonly<Record<string, string>>);
  const sections = definition.sections.map(({ code, draw, name }) => {
    return `${code} (${name.id} / ${name.en}): ${draw.reduce((sum, { count }) => sum + count, 0)}`;
  });
  const rows: readonly (readonly [string, string])[] = [
    ['Sesi / Session', text('session')],
    ['Resmi / Official', body['official'] === true ? 'ya / yes' : 'tidak / no'],
    ['Dasar hukum / Legal basis', definition.legalBasis ?? ''],
    ['Waktu / Time', `${definition.duration / 60_000} menit / minutes`],
    ['Peserta / Participants', String(body['participants'])],
    ['Soal / Items', sections.join('; ')],
    ['Papan nilai / Board', POLICY[text('livePolicy')] ?? ''],
    ['Nilai sama / Ties', `${definition.tieBreak.join(', ')}; lalu peringkat bersama / then a shared rank`],
    ['Saksi / Witnesses', (keys?.witnesses ?? []).map((key) => key.split('+')[0]).join(', ') || '-'],
  ];
  const hashes: readonly (readonly [string, string])[] = [
    ['Aturan / Rules', text('definition')],
    ['Bank soal dan kunci / Bank and key', text('bank')],
    ...(text('bankRoot') === ''
      ? []
      : ([
          ['Soal saja / Texts alone', text('bankRoot')],
          ['Kunci saja / Key alone', text('keyRoot')],
        ] as const)),
    ['Daftar peserta / Roster', text('roster')],
    ['Kunci catatan / Ledger key', vkey],
    ['Asal / Origin', origin],
    ...software.map(([part, hash]) => [part, hash] as const),
  ];
  const table = (list: typeof rows, as: string): string =>
    `<table class="${as}">${list.map(([name, value]) => `<tr><th scope="row">${safe(name)}</th><td>${safe(value)}</td></tr>`).join('')}</table>`;
  const words = (['id', 'en'] as const).map((language) => `<p>${rootWords(commitment, language).join(' · ')}</p>`);
  return `<!doctype html>
<html lang="id"><head><meta charset="utf-8"><title>Manifes ${safe(text('session'))}</title><style>${STYLE}</style></head><body>
<h1>${safe(definition.title.id)}<br><small lang="en">${safe(definition.title.en)}</small></h1>
<p>Yang tertulis di sini ditetapkan sebelum undian dan tidak dapat diganti lagi. Siapa pun boleh memotret lembar ini dan mencocokkannya sesudah ujian.</p>
<p lang="en">What stands here was fixed before the lots and cannot be changed any more. Anybody may photograph this sheet and compare it after the exam.</p>
${table(rows, 'rules')}
<h2>Rahasia undian yang dikunci / The committed secret</h2>
<div class="seed"><div class="qr">${qr}</div><div><code>${safe(commitment)}</code>${words.join('')}</div></div>
<h2>Sidik / Hashes</h2>
${table(hashes, 'hashes')}
<h2>Naskah bertanda tangan / The signed text</h2>
<pre>${safe(note)}</pre>
</body></html>
`;
}

const STYLE = `
@page { size: A4; margin: 14mm }
body { font-family: system-ui, sans-serif; font-size: 10pt; line-height: 1.35; margin: 0 auto; max-width: 182mm; color: #111 }
h1 { font-size: 18pt; margin: 0 0 4mm } h1 small { font-size: 12pt; font-weight: 500; color: #444 } h2 { font-size: 12pt; margin: 5mm 0 2mm }
table { border-collapse: collapse; width: 100% } th { text-align: left; font-weight: 600; width: 46mm } th, td { border-bottom: 1px solid #bbb; padding: 1mm 2mm 1mm 0; vertical-align: top }
.hashes td, code, pre { font-family: ui-monospace, monospace; font-size: 8pt; overflow-wrap: anywhere } pre { white-space: pre-wrap }
.seed { display: flex; gap: 6mm; align-items: center; break-inside: avoid } .qr { width: 36mm; flex: none } .qr svg { width: 100%; display: block } p { margin: 0 0 2mm }
`;

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function safe(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);
}
