import { sentence } from '#domain/sentences/sentence.ts';
import type { RichText } from '#domain/item/rich-text.ts';
import { type XmlElement, allNamed, childrenNamed } from '../../xml/xml-element.ts';
import { flag } from '../qti-element.ts';
import { orderingOf } from '../recognition/arrangements.ts';
import { choiceOf, graphicChoiceOf } from '../recognition/choices.ts';
import { fewEnough } from '../recognition/patience.ts';
import { areaOf, hotspotOf, pictureIn } from './areas.ts';
import { type Asking, type ReadInteraction, creditSaid, responseOf } from './asking.ts';
import { listedChoices } from './listed-choices.ts';
import { associate, match } from './pairs.ts';
import { textEntry } from './typed-entry.ts';

type Reader = (asking: Asking) => ReadInteraction;

/** Interactions that stand alone in an item, by name. What is not here no kind of item can hold. */
export const READERS: ReadonlyMap<string, Reader> = new Map(
  Object.entries<Reader>({
    choiceInteraction: (asking) => choice(asking, childrenNamed(asking.element, 'simpleChoice')),
    hottextInteraction: (asking) => choice(asking, allNamed(asking.element, 'hottext')),
    orderInteraction: order,
    matchInteraction: match,
    associateInteraction: associate,
    textEntryInteraction: textEntry,
    hotspotInteraction: hotspotChoice,
    selectPointInteraction: ({ element, rules, source }) => ({ interaction: hotspotOf(element, rules, source) }),
  }),
);

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

function hotspotChoice(asking: Asking): ReadInteraction {
  const { element, source } = asking;
  const choices = fewEnough(childrenNamed(element, 'hotspotChoice'), 'areas');
  const ids = choices.map(({ attributes }) => attributes.identifier ?? '');
  const areas = choices.map(({ attributes }, at) => {
    const name = source.reading.line(attributes.hotspotLabel ?? attributes['aria-label'] ?? '');
    if (name === '') source.reading.loss(sentence('an-area-has-no-name-for-who-cannot'));
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
