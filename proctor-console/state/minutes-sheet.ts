import type { Minutes } from '#protocol/staff-incidents.ts';
import type { Speech } from '../messages/speech.ts';

type Told = Extract<Minutes, { ok: true }>;
type Act = Told['acts'][number];

/** A sheet that opens in any program: no cell is run as a formula, and Indonesian letters are read as such. */
export function minutesSheet(
  { absent, acts, at, counts, incidents, ledger, session }: Told,
  speech: Pick<Speech, 't' | 'words' | 'day'>,
  inWords: (act: Act, speech: Speech, zone: string) => string,
): string {
  const { t, words } = speech;
  const when = (moment: number | null) => (moment === null ? '' : speech.day(moment, session.zone));
  const who = (by: string | null) => (by === 'engine' ? t('timeline.engine') : (by ?? ''));
  const rows: readonly (readonly (string | number)[])[] = [
    [t('minutes.title'), words(session.title), session.id],
    [t('minutes.opened'), when(session.openedAt)],
    [t('minutes.closed'), when(session.closedAt)],
    [t('minutes.at'), when(at)],
    ...Object.entries(counts).map(([name, count]) => [t(`minutes.count.${name}`), count]),
    [t('minutes.absentNumbers'), absent.join(' ')],
    [t('minutes.entries', { n: ledger.size }), ledger.root],
    [],
    ['#', t('minutes.time'), t('minutes.what'), t('minutes.who'), t('minutes.by'), t('minutes.reason')],
    ...acts.map((act) => [
      act.index,
      when(act.at),
      inWords(act, speech as Speech, session.zone),
      act.number ?? (act.forAll ? t('timeline.forAll') : ''),
      who(act.by),
      act.reason,
    ]),
    [],
    ['#', t('minutes.time'), t('minutes.incident'), t('minutes.who'), t('minutes.by'), t('minutes.reason')],
    ...incidents.flatMap((one) => [
      [
        one.number,
        when(one.since),
        t(`incident.kind.${one.kind}`),
        one.forAll ? t('incident.everybody') : one.numbers.join(' '),
        who(one.by),
        one.reason,
      ],
      ...one.notes.map((note) => [one.number, when(note.at), '', '', note.by, note.reason]),
    ]),
  ];
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const tame = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame;
}
