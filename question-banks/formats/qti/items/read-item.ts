import { type Sentence, sentence } from '#domain/sentences/sentence.ts';
import type { Difficulty } from '#domain/bank/bank.ts';
import type { RichNode, RichText } from '#domain/item/rich-text.ts';
import type { Draft } from '../../reading/gathering.ts';
import { type XmlElement, allNamed, childNamed, childrenNamed, elementsIn } from '../../xml/xml-element.ts';
import { flag } from '../qti-element.ts';
import { Unsupported } from '../unsupported.ts';
import { type ItemRules, rulesOf } from './item-rules.ts';
import { type ItemSource, isForCandidates, joinedText, nodesOf, paragraphsOf, plainText } from './item-source.ts';
import { type ReadInteraction, promptOf } from './asking.ts';
import { gapMark, gapMatch, inlineChoices } from './gaps.ts';
import { READERS } from './read-interaction.ts';

/** What a package says of an item outside the item. */
export interface AroundItem {
  readonly section: string;
  readonly topic: string;
  readonly passage: string | null;
  readonly difficulty: Difficulty | null;
  readonly tags: readonly string[];
  /** Of the package or test, for items that do not say one. */
  readonly language: string;
}

/** Not asked of the candidate: a sound, or a button. */
const NOT_ASKING: ReadonlySet<string> = new Set(['mediaInteraction', 'endAttemptInteraction']);

const HUMAN: ReadonlyMap<string, Sentence> = new Map(
  Object.entries({
    extendedTextInteraction: sentence('an-essay-nobody-but-a-person-can-score'),
    uploadInteraction: sentence('a-file-to-hand-in-nobody'),
    drawingInteraction: sentence('a-drawing-nobody-but-a-person-can-score'),
  }),
);

/** An item of QTI 2 or 3 in the spelling of 2.x. Null, with the reason in the reading, where no kind of item can hold it. */
export function readItem(item: XmlElement, source: ItemSource, around: AroundItem): Draft | null {
  const { reading } = source;
  try {
    return draft(item, source, around);
  } catch (fault) {
    if (!(fault instanceof Unsupported)) throw fault;
    return reading.refuse(sentence('is-not-taken-because', { why: fault.what }));
  }
}

function draft(item: XmlElement, source: ItemSource, around: AroundItem): Draft {
  const { reading } = source;
  const { identifier = '', title = '' } = item.attributes;
  const body = childNamed(item, 'itemBody');
  if (body === null) throw new Unsupported(sentence('an-item-without-a-body'));
  const asking = interactionsIn(body).filter(({ name }) => !NOT_ASKING.has(name));
  tellKind(item, asking);
  const rules = rulesOf(item);
  if (!rules.hasOwn) reading.note(sentence('has-no-rules-for-scoring-its-right-answer'));
  tellLeftOut(item, source);
  const { interaction, stem, ...order } = bodyOf(item, body, asking, rules, source);
  const { passage, section, topic, difficulty, tags } = around;
  return {
    name: identifier,
    title: reading.line(title),
    ...{ passage, difficulty },
    section: reading.line(section),
    topic: reading.line(topic),
    tags: tags.map((tag) => reading.line(tag)),
    language: item.attributes['xml:lang'] ?? around.language,
    stem,
    interaction,
    sounds: source.sounds,
    ...order,
    rationale: rationaleOf(item, source),
  };
}

/** Everything that asks, in the order of the text; what stands inside another one is a part of it. */
function interactionsIn(element: XmlElement): XmlElement[] {
  return elementsIn(element).flatMap((child) => (/Interaction$/u.test(child.name) ? [child] : interactionsIn(child)));
}

function tellKind(item: XmlElement, asking: readonly XmlElement[]): void {
  const human = asking.map(({ name }) => HUMAN.get(name)).find((why) => why !== undefined);
  if (human !== undefined) throw new Unsupported(human);
  if (asking.length === 0) throw new Unsupported(sentence('a-text-without-a-question'));
  const other = asking.find(
    ({ name }) => !READERS.has(name) && name !== 'inlineChoiceInteraction' && name !== 'gapMatchInteraction',
  );
  if (other !== undefined) throw new Unsupported(sentence('a-for-which-there-is-no-kind', { element: other.name }));
  const isGaps = asking.every(({ name }) => name === 'inlineChoiceInteraction');
  if (asking.length > 1 && !isGaps) throw new Unsupported(sentence('questions-in-one-item', { count: asking.length }));
  if (flag(item, 'adaptive', false)) throw new Unsupported(sentence('an-adaptive-item'));
  const rules = childNamed(item, 'templateProcessing');
  if (rules !== null && elementsIn(rules).length > 0)
    throw new Unsupported(sentence('an-item-that-is-another-for-every-candidate'));
}

function tellLeftOut(item: XmlElement, { reading }: ItemSource): void {
  if (childNamed(item, 'modalFeedback') !== null) reading.loss(sentence('feedback-is-left-out'));
  if (childNamed(item, 'catalogInfo') !== null) reading.loss(sentence('a-catalogue-of-other-ways-to-show'));
  if (flag(item, 'timeDependent', false)) reading.loss(sentence('the-items-own-time-limit-is-left-out'));
  const styles = childNamed(item, 'stylesheet');
  if (styles !== null) reading.note(sentence('style-sheets-are-left-out'));
}

type ReadBody = ReadInteraction & { readonly stem: RichText };

function bodyOf(
  item: XmlElement,
  body: XmlElement,
  asking: readonly XmlElement[],
  rules: ItemRules,
  source: ItemSource,
): ReadBody {
  const [element] = asking as readonly [XmlElement];
  if (element.name === 'inlineChoiceInteraction') {
    const above = childrenNamed(body, 'div').filter(({ attributes }) => attributes['data-stem'] !== undefined);
    const text = source.text(body.children, (one) => {
      if (asking.includes(one)) return [gapMark(asking.indexOf(one))];
      return above.includes(one) ? [] : null;
    });
    const stem = joinedText(...above.map((one) => source.text(one.children)));
    return { ...inlineChoices({ item, rules, source }, asking, text), stem };
  }
  if (element.name === 'gapMatchInteraction') return gapMatchBody(item, body, element, rules, source);
  const read = READERS.get(element.name);
  if (read === undefined) throw new Unsupported(sentence('element-with-no-kind-of-item', { element: element.name }));
  const stem = source.text(body.children, (one) => (one === element ? insteadOf(body, element, source) : null));
  return { ...read({ item, element, rules, source }), stem };
}

/** Whether nothing else stands in the paragraph with it. */
function isAlone(parent: XmlElement, element: XmlElement): boolean {
  const inside = parent.children.filter((child) => typeof child !== 'string' || child.trim() !== '');
  if (inside.includes(element)) return inside.length === 1 && parent.name !== 'itemBody';
  return elementsIn(parent).some((child) => isAlone(child, element));
}

/** A gap typed into shows as a line; anything else as its question, after the text it stands in. */
function insteadOf(body: XmlElement, element: XmlElement, source: ItemSource): readonly RichNode[] {
  if (element.name === 'textEntryInteraction') return isAlone(body, element) ? [] : [' ______ '];
  const prompt = paragraphsOf(promptOf(element, source));
  if (element.name !== 'hottextInteraction') return prompt;
  const text = source.text(element.children, ({ name, ...rest }) =>
    name === 'hottext' ? nodesOf(source.text(rest.children)) : name === 'prompt' ? [] : null,
  );
  return [...prompt, ...paragraphsOf(text)];
}

function gapMatchBody(
  item: XmlElement,
  body: XmlElement,
  element: XmlElement,
  rules: ItemRules,
  source: ItemSource,
): ReadBody {
  const gaps = allNamed(element, 'gap');
  const inside = element.children.filter(
    (child) => typeof child === 'string' || !['prompt', 'gapText', 'gapImg'].includes(child.name),
  );
  const text = source.text(inside, (one) => (gaps.includes(one) ? [gapMark(gaps.indexOf(one))] : null));
  const around = source.text(body.children, (one) => (one === element ? [] : null));
  return { ...gapMatch({ item, element, rules, source }, text), stem: joinedText(around, promptOf(element, source)) };
}

/** Words for those who score become the reason of the key. */
function rationaleOf(item: XmlElement, source: ItemSource): string {
  const rubrics = allNamed(item, 'rubricBlock').filter((block) => !isForCandidates(block));
  return rubrics.map((block) => plainText(source.text((childNamed(block, 'contentBody') ?? block).children))).join(' ');
}
