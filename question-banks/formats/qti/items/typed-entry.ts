import { sentence } from '#domain/sentences/sentence.ts';
import { FULL_CREDIT, type Interaction, type Numeric } from '#domain/item/interaction.ts';
import { creditOf } from '#domain/score/credit.ts';
import { type XmlElement, allNamed } from '../../xml/xml-element.ts';
import { numericOf, shortTextOf } from '../recognition/typed.ts';
import { readAnswers } from '../typed-answers.ts';
import { Unsupported } from '../unsupported.ts';
import { type Asking, type ReadInteraction, responseOf } from './asking.ts';
import { constantsIn } from './item-rules.ts';
import type { ItemSource } from './item-source.ts';
import { numberBorders } from './number-borders.ts';

/** A text or number to be typed. */
export function textEntry({ element, item, rules, source }: Asking): ReadInteraction {
  const response = responseOf(element, rules);
  const declaration = rules.declarations.get(response);
  const keys = (declaration?.mapping?.entries ?? []).map(({ key }) => key);
  const earns = (text: string): number => rules.earns({ [response]: text });
  const said = saidAnswers(element, earns, source);
  if (said !== null) return { interaction: said };
  if (declaration?.base === 'integer' || declaration?.base === 'float') {
    const known = [...rules.correct(response), ...keys, ...constantsIn(item, ['integer', 'float'])];
    return {
      interaction: numericOf({
        borders: numberBorders(item, known, rules),
        earns,
        tell: (loss) => source.reading.loss(loss),
      }),
    };
  }
  if (allNamed(item, 'patternMatch').length > 0) throw new Unsupported(sentence('an-answer-told-by-a-pattern'));
  const named = [...rules.correct(response), ...keys, ...constantsIn(item, ['string', 'identifier'])];
  const known = named.map((text) => source.reading.line(text));
  const expected = Number(element.attributes.expectedLength ?? 'none');
  const longest =
    Number.isSafeInteger(expected) && expected > 0 ? Math.max(expected, ...known.map(({ length }) => length)) : null;
  return { interaction: shortTextOf({ known, longest, earns }) };
}

/** What an item of this program says beside its rules, where the rules pay for the same answers. */
function saidAnswers(
  element: XmlElement,
  earns: (text: string) => number,
  { reading }: ItemSource,
): Interaction | null {
  const said = element.attributes['data-answers'];
  const answers = said === undefined ? null : readAnswers(said);
  if (answers === null) return null;
  const tried =
    answers.kind === 'numeric'
      ? answers.accepted.flatMap(({ greatest, least }) =>
          [least, greatest].map((number) => triedNumber(number, answers, earns)),
        )
      : answers.accepted
          .filter(({ wildcard }) => !wildcard)
          .map(({ text }) => ({ response: text, score: earns(text) }));
  if (tried.every(({ response, score }) => Math.abs(creditOf(answers, response) / FULL_CREDIT - score) < 0.001))
    return answers;
  reading.note(sentence('its-rules-pay-for-other-answers'));
  return null;
}

function triedNumber(number: string, { units }: Numeric, earns: (text: string) => number) {
  return { response: { number, unit: units[0]?.name ?? null }, score: earns(number) };
}
