import { sentence } from '#domain/sentences/sentence.ts';
import { Unreadable } from '../reading/unreadable.ts';
import { quoted } from '#domain/plain-text.ts';

export interface ClozeAnswer {
  /** Percent as written. */
  readonly fraction: string;
  /** HTML as written, without its backslashes. */
  readonly text: string;
  readonly hasFeedback: boolean;
}

/** One `{1:MULTICHOICE:=a~b}`. */
export interface ClozePart {
  readonly weight: string;
  readonly kind: 'choice' | 'several' | 'text' | 'exact-text' | 'number';
  readonly answers: readonly ClozeAnswer[];
}

const KINDS: Readonly<Record<string, ClozePart['kind']>> = {
  ...Object.fromEntries(
    [
      'MULTICHOICE',
      'MC',
      'MULTICHOICE_V',
      'MCV',
      'MULTICHOICE_H',
      'MCH',
      'MULTICHOICE_S',
      'MCS',
      'MULTICHOICE_VS',
      'MCVS',
    ].map((name) => [name, 'choice' as const]),
  ),
  ...{ MULTICHOICE_HS: 'choice', MCHS: 'choice' },
  ...{ MULTIRESPONSE: 'several', MR: 'several', MULTIRESPONSE_H: 'several', MRH: 'several' },
  ...{ MULTIRESPONSE_S: 'several', MRS: 'several', MULTIRESPONSE_HS: 'several', MRHS: 'several' },
  ...{ SHORTANSWER: 'text', SA: 'text', MW: 'text', SHORTANSWER_C: 'exact-text', SAC: 'exact-text', MWC: 'exact-text' },
  ...{ NUMERICAL: 'number', NM: 'number' },
};

const MOST_PARTS = 200;

/** The text of a cloze question cut into what is text and what is asked. Throws Unreadable where a part has no sense. */
export function splitCloze(html: string): (string | ClozePart)[] {
  const pieces: (string | ClozePart)[] = [];
  const begin = /\{(\d{0,4}):([A-Z_]{2,20})(:|\})/g;
  let from = 0;
  for (let found = begin.exec(html); found !== null; found = begin.exec(html)) {
    const [opening, weight, name, mark] = found as unknown as [string, string, string, string];
    const kind = KINDS[name];
    if (kind === undefined) throw new Unreadable(sentence('has-a-gap-of-the-kind-which', { kind: name }));
    if (mark === '}') throw new Unreadable(sentence('has-a-gap-without-answers', { gap: opening }));
    const start = found.index + opening.length;
    const end = endOf(html, start);
    if (end === -1) throw new Unreadable(sentence('has-a-gap-that-does-not-end', { gap: quoted(opening) }));
    pieces.push(html.slice(from, found.index), {
      weight: weight === '' ? '1' : weight,
      kind,
      answers: answersOf(html.slice(start, end)),
    });
    if (pieces.length > 2 * MOST_PARTS) throw new Unreadable(sentence('has-more-than-gaps', { most: MOST_PARTS }));
    from = end + 1;
    begin.lastIndex = from;
  }
  return [...pieces, html.slice(from)];
}

function endOf(html: string, start: number): number {
  for (let at = start; at < html.length; at += 1) {
    if (html[at] === '\\') at += 1;
    else if (html[at] === '}') return at;
  }
  return -1;
}

function answersOf(written: string): ClozeAnswer[] {
  return split(written, '~').map((answer) => {
    const [told = '', ...feedback] = split(answer, '#');
    const weight = /^\s*(?:=|%(-?[\d.]{1,12})%)/.exec(told);
    const text = told.slice(weight?.[0].length ?? 0);
    return {
      fraction: weight === null ? '0' : (weight[1] ?? '100'),
      text: text.replace(/\\(.)/gs, '$1').trim(),
      hasFeedback: feedback.join('').trim() !== '',
    };
  });
}

/** By a sign that no backslash stands before; a character reference (`&#39;`) holds no sign. */
function split(text: string, sign: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === sign && !(sign === '#' && text[at - 1] === '&')) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, text.slice(from)];
}
