import { element } from '../../verify/page/elements.ts';
import type { JudgedVisit, ShownAnswer } from '../judge-visit.ts';
import { type Face, plainText, stemText } from './faces.ts';
import type { Words } from './words.ts';
import { fill } from './words.ts';

export interface Shown {
  readonly judged: JudgedVisit;
  readonly faces: readonly Face[];
  readonly title: string;
  readonly zone: string;
}

type Response = ShownAnswer['response'];

/** What the person came for: the verdict first, then each place of their paper. */
export function visitView({ faces, judged, title, zone }: Shown, say: Words): HTMLElement {
  const { answers, changes, held, root, signatures, size, total, unsigned, wrong } = judged;
  const isGood = wrong.length === 0;
  const line = (name: string, text: string): HTMLElement[] => [element('dt', {}, name), element('dd', {}, text)];
  const unsignedText = unsigned === 0 ? '' : ` ${fill(say.unsignedText, { unsigned })}`;
  return element(
    'section',
    { class: 'visit' },
    element(
      'section',
      {
        class: `verdict ${isGood ? 'pass' : 'fail'}`,
        id: 'verdict',
        tabindex: '-1',
        role: isGood ? 'status' : 'alert',
      },
      element(
        'div',
        {},
        element('h2', {}, isGood ? say.okTitle : say.failTitle),
        element('p', {}, isGood ? say.okText : say.failText),
        element('ul', { class: 'wrongs' }, ...wrong.map((one) => wrongLine(one, say))),
      ),
    ),
    element(
      'dl',
      {},
      ...line(say.exam, title),
      ...line(say.total, total === null ? '–' : String(total / 100)),
      ...line(say.changes, String(changes)),
      ...line(say.signed, fill(say.signedText, { signatures }) + unsignedText),
      ...line(say.root, fill(say.rootText, { size, root })),
    ),
    element('p', {}, say.limits),
    element('ol', { class: 'answers' }, ...answers.map((one) => answerView(one, faces[one.position], { say, zone }))),
    held.length === 0 ? null : element('h2', {}, say.heldTitle),
    element(
      'ul',
      {},
      ...held.map(({ decision, entry, position, response }) => {
        const what = `${fill(say.item, { number: position + 1 })}: ${responseText(response, faces[position], say)}`;
        return element(
          'li',
          {},
          `${what} (${say[decision ?? 'undecided']}, ${fill(say.entry, { entry })})`.replace(': )', ')'),
        );
      }),
    ),
  );
}

function wrongLine({ code, entry }: JudgedVisit['wrong'][number], say: Words): HTMLElement {
  const where = entry === null ? '' : fill(say.entry, { entry });
  return element('li', {}, where + (say[code as keyof Words] ?? code));
}

interface Telling {
  readonly say: Words;
  readonly zone: string;
}

function answerView(
  { at, entry, isHeld, position, response }: ShownAnswer,
  face: Face | undefined,
  { say, zone }: Telling,
): HTMLElement {
  const saved =
    at === null || entry === null
      ? null
      : element('p', { class: 'when' }, fill(isHeld ? say.heldCounts : say.saved, { at: clockTime(at, zone), entry }));
  const isChoice = face?.options !== undefined && (response === null || typeof response === 'number');
  return element(
    'li',
    {},
    element('h3', {}, fill(say.item, { number: position + 1 })),
    face === undefined ? null : element('p', { class: 'stem' }, stemText(face, say)),
    isChoice ? optionsView(face.options, response) : null,
    isChoice && response !== null ? null : element('p', {}, responseText(response, isChoice ? undefined : face, say)),
    saved,
  );
}

function optionsView(options: NonNullable<Face['options']>, own: Response): HTMLElement {
  const views = options.map((option, place) => {
    const text = `${String.fromCharCode(65 + place)}. ${plainText(option)}`;
    return element('li', place === own ? { class: 'own' } : {}, place === own ? `✓ ${text}` : text);
  });
  return element('ul', {}, ...views);
}

function responseText(response: Response, face: Face | undefined, say: Words): string {
  if (response === null) return say.blank;
  if (typeof response !== 'number') return fill(say.other, { response: JSON.stringify(response) });
  const option = face?.options?.[response];
  return option === undefined ? fill(say.place, { place: response + 1 }) : plainText(option);
}

function clockTime(at: number, zone: string): string {
  return new Intl.DateTimeFormat('id-ID', { timeStyle: 'medium', dateStyle: 'short', timeZone: zone }).format(at);
}
