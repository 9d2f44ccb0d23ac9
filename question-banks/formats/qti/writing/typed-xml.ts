import { type Sentence, sentence } from '#domain/sentences/sentence.ts';
import { FULL_CREDIT, type Numeric, type ShortText } from '#domain/item/interaction.ts';
import { writeAnswers } from '../typed-answers.ts';
import type { InteractionXml, Writing } from './writing.ts';
import { RESPONSE, allOf, base, chain, declaration, op, processing, scoreIs, variable } from './rules-xml.ts';
import { type Xml, el } from './xml-text.ts';

/**
 * A typed answer: the first that fits counts, as a chain of conditions. What QTI has no words for (units, accents) stands beside it,
 * where this program finds it again and others do not.
 */
export function typedXml(interaction: Numeric | ShortText, { tell }: Writing): InteractionXml {
  const isNumber = interaction.kind === 'numeric';
  const branches = isNumber ? numberBranches(interaction) : textBranches(interaction);
  for (const note of isNumber ? numberNotes(interaction) : textNotes(interaction)) tell(note);
  const [first] = interaction.accepted;
  const correct = first === undefined ? [] : 'least' in first ? [first.least] : first.wildcard ? [] : [first.text];
  const attributes = {
    'response-identifier': RESPONSE,
    'expected-length': isNumber ? null : interaction.longest,
    'data-answers': writeAnswers(interaction),
  };
  return {
    declarations: [declaration(RESPONSE, 'single', isNumber ? 'float' : 'string', correct)],
    body: [el('p', {}, el('qti-text-entry-interaction', attributes))],
    processing: processing(chain(branches, scoreIs(base('float', 0)))),
  };
}

type Branch = readonly [Xml, Xml];

function earns(credit: number): Xml {
  return scoreIs(base('float', credit / FULL_CREDIT));
}

function numberBranches({ accepted }: Numeric): Branch[] {
  return accepted.map(({ credit, greatest, least }): Branch => [
    allOf([
      op('gte', variable(RESPONSE), base('float', least)),
      op('lte', variable(RESPONSE), base('float', greatest)),
    ]),
    earns(credit),
  ]);
}

function numberNotes({ decimalMark, units }: Numeric): Sentence[] {
  return [
    ...(units.length === 0 ? [] : [sentence('other-programs-take-a-number-without-its-unit')]),
    ...(decimalMark === undefined ? [] : [sentence('other-programs-know-one-decimal-mark-only')]),
  ];
}

function textBranches({ accepted, sameness }: ShortText): Branch[] {
  return accepted.map(({ credit, text, wildcard }): Branch => {
    const typed = variable(RESPONSE);
    if (wildcard)
      return [el('qti-pattern-match', { pattern: patternOf(text, sameness.ignoresCase) }, typed), earns(credit)];
    const attributes = { 'case-sensitive': !sameness.ignoresCase };
    return [el('qti-string-match', attributes, typed, base('string', text)), earns(credit)];
  });
}

/** A pattern of XML Schema in which a star is any text. */
function patternOf(text: string, ignoresCase: boolean): string {
  return [...text]
    .map((sign) => {
      if (sign === '*') return '[\\s\\S]*';
      if (sign === '$') return '[$]';
      if (/[\\|.\-^?+{}()[\]]/u.test(sign)) return `\\${sign}`;
      const [small, large] = [sign.toLowerCase(), sign.toUpperCase()];
      return ignoresCase && small !== large && [...small, ...large].length === 2 ? `[${small}${large}]` : sign;
    })
    .join('');
}

function textNotes({ sameness }: ShortText): Sentence[] {
  return [
    ...(sameness.ignoresAccents ? [sentence('other-programs-look-at-accents')] : []),
    ...(sameness.ignoresPunctuation ? [sentence('other-programs-look-at-punctuation')] : []),
  ];
}
