import { sentence } from '#domain/sentences/sentence.ts';
import type { RichNode, RichText } from '#domain/item/rich-text.ts';
import { type XmlElement, allNamed, childrenNamed, elementsIn } from '../../xml/xml-element.ts';
import { gapChoiceOf } from '../recognition/arrangements.ts';
import { fewEnough } from '../recognition/patience.ts';
import { Unsupported } from '../unsupported.ts';
import { type Asking, type ReadInteraction, creditSaid, responseOf } from './asking.ts';
import { type ItemSource, plainText } from './item-source.ts';
import { listedChoices } from './listed-choices.ts';

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
  const gaps = fewEnough(elements, 'gaps').map((element) => {
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
  if (elementsIn(element).some(({ name }) => name === 'gapImg'))
    throw new Unsupported(sentence('pictures-to-be-put-into-gaps'));
  const { ids, shuffles, texts } = listedChoices(element, childrenNamed(element, 'gapText'), source);
  const options = texts.map((one) => words(one, source));
  const gaps = fewEnough(allNamed(element, 'gap'), 'gaps').map(({ attributes }) => attributes.identifier ?? '');
  const response = responseOf(element, rules);
  const pairs = rules.correct(response).map((pair) => pair.split(' '));
  source.reading.note(sentence('words-to-be-put-into-gaps-become'));
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
    throw new Unsupported(sentence('a-formula-or-picture-to-choose-inside'));
  }
  reading.loss(sentence('how-words-to-choose-inside-a-text-look'));
  return plainText(text);
}
