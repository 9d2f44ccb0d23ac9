import {
  type CreditRule,
  CREDIT_RULES,
  FULL_CREDIT,
  type Interaction,
  type Numeric,
} from '#domain/item/interaction.ts';
import { creditOf } from '#domain/score/credit.ts';
import { readAnswers } from '../typed-answers.ts';
import type { RichNode, RichText } from '#domain/item/rich-text.ts';
import { type XmlElement, allNamed, childNamed, childrenNamed, elementsIn } from '../../xml/xml-element.ts';
import { gapChoiceOf, matchingOf, orderingOf } from '../recognition/arrangements.ts';
import { choiceOf, graphicChoiceOf } from '../recognition/choices.ts';
import { numericOf, shortTextOf } from '../recognition/typed.ts';
import { Unsupported } from '../unsupported.ts';
import { areaOf, hotspotOf, pictureIn } from './areas.ts';
import { type ItemRules, constantsIn } from './item-rules.ts';
import { type ItemSource, plainText } from './item-source.ts';
import { flag } from '../qti-element.ts';
import { listedChoices } from './listed-choices.ts';
import { numberBorders } from './number-borders.ts';

/** An item's interaction, read. */
export interface ReadInteraction {
  readonly interaction: Interaction;
  readonly shuffles?: boolean;
  readonly pinsLast?: boolean;
}

export interface Asking {
  readonly item: XmlElement;
  readonly element: XmlElement;
  readonly rules: ItemRules;
  readonly source: ItemSource;
}

type Reader = (asking: Asking) => ReadInteraction;

/** Interactions that stand alone in an item, by name. What is not here no kind of item can hold. */
export const READERS: Readonly<Record<string, Reader>> = {
  choiceInteraction: (asking) => choice(asking, childrenNamed(asking.element, 'simpleChoice')),
  hottextInteraction: (asking) => choice(asking, allNamed(asking.element, 'hottext')),
  orderInteraction: order,
  matchInteraction: match,
  associateInteraction: associate,
  textEntryInteraction: textEntry,
  hotspotInteraction: hotspotChoice,
  selectPointInteraction: ({ element, rules, source }) => ({ interaction: hotspotOf(element, rules, source) }),
};

function responseOf({ attributes: { responseIdentifier = '' } }: XmlElement, rules: ItemRules): string {
  if (rules.declarations.get(responseIdentifier)?.kind !== 'response') {
    throw new Unsupported(`a response ${responseIdentifier || 'without a name'} that is not declared`);
  }
  return responseIdentifier;
}

/** Attributes for how many: 0 is as many as there are. */
function count(element: XmlElement, name: string, absent: number): number {
  const number = Number(element.attributes[name] ?? absent);
  return Number.isSafeInteger(number) && number >= 0 ? number : absent;
}

function asked({ element, rules }: Asking, ids: readonly string[], texts: readonly RichText[]) {
  const response = responseOf(element, rules);
  const single = rules.declarations.get(response)?.cardinality === 'single';
  const correct = rules.correct(response).map((id) => ids.indexOf(id));
  const most = count(element, 'maxChoices', 1);
  return {
    options: texts,
    single,
    credit: creditSaid(element),
    kind: element.attributes['data-kind'],
    least: count(element, 'minChoices', 0),
    most: most === 0 ? null : most,
    correct: correct.length === 0 || correct.includes(-1) ? null : correct,
    earns: (places: readonly number[]) => {
      const chosen = places.map((place) => ids[place] ?? '');
      return rules.earns({ [response]: single ? chosen[0] : chosen });
    },
  };
}

function choice(asking: Asking, choices: readonly XmlElement[]): ReadInteraction {
  const { ids, pinsLast, shuffles, texts } = listedChoices(asking.element, choices, asking.source);
  return { interaction: choiceOf(asked(asking, ids, texts), asking.source.reading), shuffles, pinsLast };
}

function order({ element, rules, source }: Asking): ReadInteraction {
  const { ids, pinsLast, texts } = listedChoices(element, childrenNamed(element, 'simpleChoice'), source);
  const response = responseOf(element, rules);
  const correct = rules.correct(response).map((id) => ids.indexOf(id));
  const interaction = orderingOf({
    entries: texts,
    correct: correct.includes(-1) ? null : correct,
    credit: creditSaid(element),
    earns: (places) => rules.earns({ [response]: places.map((place) => ids[place]) }),
  });
  // The bank has the entries in the right order, so they are mixed whatever another program's file says.
  return {
    interaction,
    shuffles: element.attributes['data-kind'] === undefined || flag(element, 'shuffle', false),
    pinsLast,
  };
}

function match({ element, rules, source }: Asking): ReadInteraction {
  const [first, second] = childrenNamed(element, 'simpleMatchSet').map((set) =>
    listedChoices(element, childrenNamed(set, 'simpleAssociableChoice'), source),
  );
  if (first === undefined || second === undefined) throw new Unsupported('a matchInteraction without two sets');
  const response = responseOf(element, rules);
  const pairs = rules.correct(response).map((pair) => pair.split(' '));
  const isOnce = (ids: readonly string[], side: 0 | 1): boolean =>
    ids.every((id) => pairs.filter((pair) => pair[side] === id).length === 1);
  // Each source gets one target here. Where it is the second set whose members have one partner each, the sets change sides.
  const isTurned = pairs.length > 0 && !isOnce(first.ids, 0) && isOnce(second.ids, 1);
  if (pairs.length > 0 && !isTurned && !isOnce(first.ids, 0))
    throw new Unsupported('a match in which something has no partner or several');
  const [sources, targets] = isTurned ? [second, first] : [first, second];
  const partner = (id: string): number | null => {
    const pair = pairs.find((one) => one[isTurned ? 1 : 0] === id)?.[isTurned ? 0 : 1];
    return pair === undefined ? null : targets.ids.indexOf(pair);
  };
  const interaction = matchingOf(
    {
      tell: (loss) => source.reading.loss(loss),
      choices: sources.ids.map(() => targets.ids.length),
      correct: sources.ids.map(partner),
      credit: creditSaid(element),
      earns: (places) =>
        rules.earns({
          [response]: places.flatMap((place, at) => {
            if (place === null) return [];
            const pair = [sources.ids[at] ?? '', targets.ids[place] ?? ''];
            return [isTurned ? pair.reverse() : pair].map((one) => one.join(' '));
          }),
        }),
    },
    sources.texts,
    targets.texts,
    isGrid(element, targets.texts),
  );
  return { interaction, shuffles: flag(element, 'shuffle', false), pinsLast: second.pinsLast };
}

/** Two short words or signs over columns, unless the file says that it is a matching. */
function isGrid({ attributes }: XmlElement, targets: readonly RichText[]): boolean {
  if (attributes['data-kind'] !== undefined) return attributes['data-kind'] === 'true-false-grid';
  return targets.length === 2 && targets.every((target) => typeof target === 'string' && target.length <= 30);
}

/** Pairs among one set: the first of each pair becomes a source, the second a target. */
function associate({ element, rules, source }: Asking): ReadInteraction {
  const { ids, shuffles, texts } = listedChoices(element, childrenNamed(element, 'simpleAssociableChoice'), source);
  const response = responseOf(element, rules);
  const pairs = rules.correct(response).map((pair) => pair.split(' ').map((id) => ids.indexOf(id)));
  const members = pairs.flat();
  if (pairs.length < 2 || members.includes(-1) || new Set(members).size !== members.length) {
    throw new Unsupported('pairs in which something is left alone or paired twice');
  }
  source.reading.loss('any two could be paired in the file; here each of one list gets one of another');
  const [left, right] = [pairs.map(([one]) => one as number), pairs.map(([, other]) => other as number)];
  const rest = ids.flatMap((_, place) => (members.includes(place) ? [] : [place]));
  const targets = [...right, ...rest];
  const interaction = matchingOf(
    {
      tell: (loss) => source.reading.loss(loss),
      choices: left.map(() => targets.length),
      correct: left.map((_, at) => at),
      earns: (places) =>
        rules.earns({
          [response]: places.flatMap((place, at) =>
            place === null ? [] : [`${ids[left[at] ?? 0]} ${ids[targets[place] ?? 0]}`],
          ),
        }),
    },
    left.map((place) => texts[place] ?? ''),
    targets.map((place) => texts[place] ?? ''),
    false,
  );
  return { interaction, shuffles };
}

function textEntry({ element, item, rules, source }: Asking): ReadInteraction {
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
  if (allNamed(item, 'patternMatch').length > 0) throw new Unsupported('an answer told by a pattern');
  const known = [...rules.correct(response), ...keys, ...constantsIn(item, ['string', 'identifier'])];
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
  reading.note('its rules pay for other answers than it says; its rules count');
  return null;
}

function triedNumber(number: string, { units }: Numeric, earns: (text: string) => number) {
  return { response: { number, unit: units[0]?.name ?? null }, score: earns(number) };
}

function hotspotChoice(asking: Asking): ReadInteraction {
  const { element, source } = asking;
  const choices = childrenNamed(element, 'hotspotChoice');
  const ids = choices.map(({ attributes }) => attributes.identifier ?? '');
  const areas = choices.map(({ attributes }, at) => {
    const name = attributes.hotspotLabel ?? attributes['aria-label'] ?? '';
    if (name === '') source.reading.loss('an area has no name for who cannot see; its number stands for it');
    return { area: areaOf(attributes.shape ?? '', attributes.coords ?? ''), name: name === '' ? `${at + 1}` : name };
  });
  const shape = { kind: 'graphic-choice', picture: pictureIn(element, source), areas } as const;
  return {
    interaction: graphicChoiceOf(
      asked(
        asking,
        ids,
        areas.map(({ name }) => name),
      ),
      shape,
    ),
  };
}

/** Where in the text gap n is; the engine's own mark. */
export function gapMark(gap: number): RichNode {
  return { tag: 'span', attributes: { title: `gap-${gap}` } };
}

/** All choices in the text of an item, as one item with gaps. */
export function inlineChoices(
  { rules, source }: Omit<Asking, 'element'>,
  elements: readonly XmlElement[],
  text: RichText,
): ReadInteraction {
  const gaps = elements.map((element) => {
    const { ids, texts, ...order } = listedChoices(element, childrenNamed(element, 'inlineChoice'), source);
    return {
      ...order,
      response: responseOf(element, rules),
      ids,
      words: texts.map((one) => words(one, source)),
    };
  });
  const interaction = gapChoiceOf(
    {
      tell: (loss) => source.reading.loss(loss),
      choices: gaps.map(({ ids }) => ids.length),
      credit: elements[0] && creditSaid(elements[0]),
      correct: gaps.map(({ ids, response }) => placeOf(ids, rules.correct(response)[0])),
      earns: (places) =>
        rules.earns(
          Object.fromEntries(gaps.map(({ ids, response }, gap) => [response, ids[places[gap] ?? -1] ?? null])),
        ),
    },
    text,
    gaps.map(({ words: all }) => all),
  );
  return {
    interaction,
    shuffles: gaps.every(({ shuffles }) => shuffles),
    pinsLast: gaps.every(({ pinsLast }) => pinsLast),
  };
}

/** Words to be put into gaps: each gap gets the whole list. */
export function gapMatch({ element, rules, source }: Asking, text: RichText): ReadInteraction {
  if (elementsIn(element).some(({ name }) => name === 'gapImg')) throw new Unsupported('pictures to be put into gaps');
  const { ids, shuffles, texts } = listedChoices(element, childrenNamed(element, 'gapText'), source);
  const options = texts.map((one) => words(one, source));
  const gaps = allNamed(element, 'gap').map(({ attributes }) => attributes.identifier ?? '');
  const response = responseOf(element, rules);
  const pairs = rules.correct(response).map((pair) => pair.split(' '));
  source.reading.note('words to be put into gaps become a list for each gap; one word may be chosen twice');
  const single = rules.declarations.get(response)?.cardinality === 'single';
  const interaction = gapChoiceOf(
    {
      tell: (loss) => source.reading.loss(loss),
      choices: gaps.map(() => ids.length),
      credit: creditSaid(element),
      correct: gaps.map((gap) => placeOf(ids, pairs.find(([, one]) => one === gap)?.[0])),
      earns: (places) => {
        const given = places.flatMap((place, at) => (place === null ? [] : [`${ids[place]} ${gaps[at]}`]));
        return rules.earns({ [response]: single ? given[0] : given });
      },
    },
    text,
    gaps.map(() => options),
  );
  return { interaction, shuffles };
}

function placeOf(ids: readonly string[], id: string | undefined): number | null {
  const place = id === undefined ? -1 : ids.indexOf(id);
  return place < 0 ? null : place;
}

/** An option of a gap is plain text. */
function words(text: RichText, { reading }: ItemSource): string {
  if (typeof text === 'string') return text;
  if (JSON.stringify(text).includes('"tag":"math"') || JSON.stringify(text).includes('"tag":"img"')) {
    throw new Unsupported('a formula or picture to choose inside a text');
  }
  reading.loss('how words to choose inside a text look is left out');
  return plainText(text);
}

/** The question above an interaction. */
export function promptOf(element: XmlElement, source: ItemSource): RichText {
  const prompt = childNamed(element, 'prompt');
  return prompt === null ? '' : source.text(prompt.children);
}

/** How an item of this house counts; others do not say. */
function creditSaid({ attributes }: XmlElement): CreditRule | undefined {
  return CREDIT_RULES.find((rule) => rule === attributes['data-credit']);
}
