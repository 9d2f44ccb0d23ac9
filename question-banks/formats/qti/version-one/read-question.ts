import { type Sentence, sentence } from '#domain/sentences/sentence.ts';
import type { Interaction } from '#domain/item/interaction.ts';
import type { RichNode, RichText } from '#domain/item/rich-text.ts';
import type { Draft } from '../../reading/gathering.ts';
import { type XmlElement, allNamed, childNamed, childrenNamed, elementsIn, textOf } from '../../xml/xml-element.ts';
import { type ItemSource, joinedText, plainText } from '../items/item-source.ts';
import { gapMark } from '../items/gaps.ts';
import { gapChoiceOf, matchingOf, orderingOf } from '../recognition/arrangements.ts';
import { choiceOf } from '../recognition/choices.ts';
import { numericOf, shortTextOf } from '../recognition/typed.ts';
import { Unsupported } from '../unsupported.ts';
import { materialIn } from './material.ts';
import { fewEnough, patiently } from '../recognition/patience.ts';
import { type Given, earnedBy } from './scoring.ts';

/** What the fields of an item's metadata say, by label. */
export type Fields = ReadonlyMap<string, string>;

/** A question of QTI 1.2. Null, with the reason in the reading, where no kind of item can hold it. */
export function readQuestion(item: XmlElement, fields: Fields, source: ItemSource): Draft | null {
  try {
    const presentation = childNamed(item, 'presentation');
    if (presentation === null) throw new Unsupported(sentence('an-item-without-a-presentation'));
    const { ident = '', title = '' } = item.attributes;
    const read = new Question(item, presentation, fields, source).read();
    tellFeedback(item, source);
    const { reading } = source;
    return {
      name: ident,
      title: reading.line(title),
      ...read,
      sounds: source.sounds,
      rationale: reasonOf(item, source),
    };
  } catch (fault) {
    if (!(fault instanceof Unsupported)) throw fault;
    return source.reading.refuse(sentence('is-not-taken-because', { why: fault.what }));
  }
}

const GENERAL = 'general_fb';

function reasonOf(item: XmlElement, source: ItemSource): string {
  const general = childrenNamed(item, 'itemfeedback').find(({ attributes }) => attributes.ident === GENERAL);
  return general === undefined ? '' : plainText(materialIn(general, source));
}

function tellFeedback(item: XmlElement, { reading }: ItemSource): void {
  if (childrenNamed(item, 'itemfeedback').some(({ attributes }) => attributes.ident !== GENERAL)) {
    reading.loss(sentence('feedback-to-single-answers-is-not-kept'));
  }
}

/** Kinds of Canvas and of cartridges that no kind of item can hold. */
const REFUSED: readonly (readonly [RegExp, Sentence])[] = [
  [/^(?:essay_question|cc[.]essay)/u, sentence('an-essay-nobody-but-a-person-can-score')],
  [/^file_upload/u, sentence('a-file-to-hand-in-nobody')],
  [/^(?:calculated|formula)/u, sentence('a-calculation-with-numbers-that-differ-from-candidate')],
  [/^hot_spot/u, sentence('a-hot-spot-in-fractions-of-a-picture')],
  [/^categorization/u, sentence('a-sorting-into-categories-that-hold-several')],
  [/^text_only/u, sentence('a-text-without-a-question')],
];

type Read = Pick<Draft, 'stem' | 'interaction'> & { readonly shuffles?: boolean; readonly pinsLast?: boolean };

interface Labels {
  readonly ids: readonly string[];
  readonly texts: readonly RichText[];
}

class Question {
  private readonly type: string;
  private readonly responses: readonly XmlElement[];
  private readonly earns: (given: Given) => number;

  constructor(
    private readonly item: XmlElement,
    private readonly presentation: XmlElement,
    fields: Fields,
    private readonly source: ItemSource,
  ) {
    this.type = fields.get('question_type') ?? fields.get('cc_profile') ?? '';
    this.responses = responsesIn(presentation);
    this.earns = patiently(item, (given: Given) => earnedBy(item, given));
  }

  read(): Read {
    const refused = REFUSED.find(([type]) => type.test(this.type));
    if (refused !== undefined) throw new Unsupported(refused[1]);
    const [first, second] = this.responses;
    if (first === undefined) throw new Unsupported(sentence('a-text-without-a-question'));
    const extension =
      allNamed(this.presentation, 'render_extension')[0] ?? allNamed(this.presentation, 'render_slider')[0];
    if (extension !== undefined && first.attributes.rcardinality?.toLowerCase() !== 'ordered') {
      throw new Unsupported(sentence('a-response-shown-by', { extension: extension.name }));
    }
    if (second !== undefined) return this.several();
    if (first.name === 'response_lid') return this.listed(first);
    if (first.name === 'response_str' || first.name === 'response_num') return this.typed(first);
    throw new Unsupported(sentence('a-response-by', { element: first.name }));
  }

  private stem(): RichText {
    // A single response may have the question inside.
    const inside = this.responses.length === 1 ? this.responses.map((one) => materialIn(one, this.source)) : [];
    return joinedText(materialIn(this.presentation, this.source), ...inside);
  }

  private readonly tell = (loss: Sentence): void => this.source.reading.loss(loss);

  private listed(response: XmlElement): Read {
    const { ident = '', rcardinality = 'Single' } = response.attributes;
    const { ids, texts } = this.labels(response);
    if (this.type === 'fill_in_multiple_blanks_question') return this.knownTexts(ident, ids, texts);
    const render = allNamed(response, 'render_choice')[0];
    const locked = allNamed(response, 'response_label').map(
      (label) => label.attributes.rshuffle?.toLowerCase() === 'no',
    );
    const shuffles = render?.attributes.shuffle?.toLowerCase() === 'yes' && !locked.slice(0, -1).some(Boolean);
    const order = { shuffles, pinsLast: shuffles && locked.at(-1) === true };
    if (rcardinality.toLowerCase() === 'ordered')
      return { stem: this.stem(), interaction: this.ordered(ident, ids, texts), shuffles: true };
    const single = rcardinality.toLowerCase() === 'single';
    const asked = {
      options: texts,
      single,
      least: 1,
      most: null,
      correct: this.named(ident, ids),
      earns: (places: readonly number[]) => this.earns({ [ident]: places.map((place) => ids[place] ?? '') }),
    };
    return { stem: this.stem(), interaction: choiceOf(asked, this.source.reading), ...order };
  }

  /** What conditions ask to be chosen: the right answer of most files, and only tried as one. */
  private named(ident: string, ids: readonly string[]): readonly number[] | null {
    const processing = childNamed(this.item, 'resprocessing');
    const asked = new Set(processing === null ? [] : wantedIn(processing, ident));
    const places = ids.flatMap((id, place) => (asked.has(id) ? [place] : []));
    return places.length === 0 ? null : places;
  }

  private ordered(ident: string, ids: readonly string[], texts: readonly RichText[]): Interaction {
    const named = allNamed(this.item, 'varequal').filter(({ attributes }) => attributes.respident === ident);
    const correct = [...new Set(named.map((one) => ids.indexOf(textOf(one).trim())))];
    return orderingOf({
      entries: texts,
      correct: correct.includes(-1) ? null : correct,
      earns: (places) => this.earns({ [ident]: places.map((place) => ids[place] ?? '') }),
    });
  }

  /** A gap to type into that lists its answers as options. */
  private knownTexts(ident: string, ids: readonly string[], texts: readonly RichText[]): Read {
    const words = texts.map(plainText);
    const earns = (text: string): number => {
      const place = words.findIndex((word) => word.toLowerCase() === text.trim().toLowerCase());
      return place < 0 ? 0 : this.earns({ [ident]: [ids[place] ?? ''] });
    };
    return { stem: this.stem(), interaction: shortTextOf({ known: words, longest: null, earns }) };
  }

  private typed(response: XmlElement): Read {
    const { ident = '' } = response.attributes;
    const render = allNamed(response, 'render_fib')[0];
    const { fibtype = '', maxchars } = render?.attributes ?? {};
    if (childNamed(this.item, 'resprocessing') === null)
      throw new Unsupported(sentence('a-typed-answer-without-rules-for-scoring'));
    const constants = allNamed(this.item, 'conditionvar').flatMap((condition) => constantsIn(condition, ident));
    const earns = (text: string): number => this.earns({ [ident]: [text] });
    const { tell } = this;
    const isNumber =
      response.name === 'response_num' ||
      this.type === 'numerical_question' ||
      /^(?:integer|decimal|scientific)$/iu.test(fibtype);
    if (isNumber && constants.length > 0)
      return { stem: this.stem(), interaction: numericOf({ borders: constants, earns, tell }) };
    const longest = Number(maxchars ?? 'none');
    const known = {
      known: constants.map((text) => this.source.reading.line(text)),
      longest: Number.isSafeInteger(longest) && longest > 0 ? longest : null,
      earns,
    };
    return { stem: this.stem(), interaction: shortTextOf(known) };
  }

  private several(): Read {
    if (this.responses.some(({ name }) => name !== 'response_lid')) {
      throw new Unsupported(sentence('questions-in-one-item', { count: this.responses.length }));
    }
    if (this.type === 'fill_in_multiple_blanks_question') throw new Unsupported(sentence('several-gaps-to-type-into'));
    const parts = fewEnough(this.responses, 'parts').map((response) => ({
      ident: response.attributes.ident ?? '',
      name: materialIn(response, this.source),
      ...this.labels(response),
    }));
    const earns = (ids: readonly (readonly string[])[]) => (places: readonly (number | null)[]) =>
      this.earns(
        Object.fromEntries(
          parts.map(({ ident }, part) => {
            const place = places[part] ?? null;
            return [ident, place === null ? [] : [ids[part]?.[place] ?? '']];
          }),
        ),
      );
    if (this.type === 'multiple_dropdowns_question') return this.dropdowns(parts, earns(parts.map(({ ids }) => ids)));
    if (parts.some(({ name }) => plainText(name) === ''))
      throw new Unsupported(sentence('questions-in-one-item', { count: parts.length }));
    const targets = [
      ...new Map(parts.flatMap(({ texts }) => texts.map((text) => [JSON.stringify(text), text] as const))).values(),
    ];
    const idsOf = parts.map(({ ids, texts }) =>
      targets.map((target) => ids[texts.findIndex((text) => JSON.stringify(text) === JSON.stringify(target))] ?? ''),
    );
    const { tell } = this;
    const asked = {
      tell,
      choices: parts.map(() => targets.length),
      correct: parts.map(() => null),
      earns: earns(idsOf),
    };
    const sources = parts.map(({ name }) => name);
    return { stem: this.stem(), interaction: matchingOf(asked, sources, targets, false), shuffles: true };
  }

  /** Canvas names each gap in the text by its name in brackets. */
  private dropdowns(
    parts: readonly (Labels & { readonly ident: string; readonly name: RichText })[],
    earns: (places: readonly (number | null)[]) => number,
  ): Read {
    const names = parts.map(({ ident, name }) => plainText(name) || ident.replace(/^response_/u, ''));
    const text = withGaps(materialIn(this.presentation, this.source), names);
    const { tell } = this;
    const asked = { tell, choices: parts.map(({ ids }) => ids.length), correct: parts.map(() => null), earns };
    const options = parts.map(({ texts }) => texts.map(plainText));
    return { stem: '', interaction: gapChoiceOf(asked, text, options), shuffles: false };
  }

  private labels(response: XmlElement): Labels {
    const labels = fewEnough(allNamed(response, 'response_label'), 'options').map((label) => ({
      id: label.attributes.ident ?? '',
      text: materialIn(label, this.source),
    }));
    // Canvas keeps answers that were begun and left empty.
    const said = labels.filter(({ text }) => typeof text !== 'string' || text.trim() !== '');
    if (said.length < labels.length) this.source.reading.loss(sentence('options-that-say-nothing-are-left-out'));
    return { ids: said.map(({ id }) => id), texts: said.map(({ text }) => text) };
  }
}

/** What is compared with a response and not turned by a `not`. */
function wantedIn(element: XmlElement, ident: string): string[] {
  return elementsIn(element).flatMap((one) => {
    if (one.name === 'not') return [];
    return one.name === 'varequal' && one.attributes.respident === ident ? [textOf(one).trim()] : wantedIn(one, ident);
  });
}

function responsesIn(element: XmlElement): XmlElement[] {
  return elementsIn(element).flatMap((child) =>
    /^response_(?:lid|str|num|xy|grp)$/u.test(child.name) ? [child] : responsesIn(child),
  );
}

/** Every text or number that conditions compare a response with. */
function constantsIn(condition: XmlElement, ident: string): string[] {
  return elementsIn(condition).flatMap((one) =>
    one.attributes.respident === ident ? [textOf(one).trim()] : constantsIn(one, ident),
  );
}

function withGaps(text: RichText, names: readonly string[]): RichText {
  const found = new Set<number>();
  const split = (words: string): RichNode[] =>
    words.split(/(\[[^\]]*\])/u).flatMap((part): RichNode[] => {
      const gap = names.findIndex((name) => part === `[${name}]`);
      if (gap >= 0) found.add(gap);
      return part === '' ? [] : [gap < 0 ? part : gapMark(gap)];
    });
  const inside = (nodes: readonly RichNode[]): RichNode[] =>
    nodes.flatMap((node): RichNode[] =>
      typeof node === 'string'
        ? split(node)
        : [node.children === undefined ? node : { ...node, children: inside(node.children) }],
    );
  const marked = typeof text === 'string' ? split(text) : inside(text);
  if (found.size < names.length) throw new Unsupported(sentence('a-gap-whose-place-in-the-text'));
  return marked;
}
