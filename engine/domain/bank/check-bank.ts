import { type Sentence, sentence } from '../sentences/sentence.ts';
import type { ExamDefinition, SectionDefinition } from '../definition/exam-definition.ts';
import type { SingleChoice, WeightedChoice } from '../item/interaction.ts';
import { textsOf } from '../item/interaction-parts.ts';
import { type RichText, spokenText } from '../item/rich-text.ts';
import { quoted } from '../plain-text.ts';
import type { Problem } from '../problem.ts';
import type { BankItem, BankItemOf, ItemBank } from './bank.ts';
import { blockProblems, optionProblems } from './check-content.ts';
import { interactionProblems } from './check-interaction.ts';
import { passageProblems } from './check-passages.ts';
import { cutPassages, unitProblems } from './check-units.ts';
import { fitsDraw } from './draw-units.ts';

const MOST_OPTIONS = 8;

/** Every problem of a bank, not the first. An empty list means that papers can be drawn from it. */
export function checkBank(bank: ItemBank): Problem[] {
  const problems: Problem[] = [];
  const topics = new Map(bank.sections.map((section) => [section.code, section.topics]));
  const seen = new Map<string, string>();
  for (const item of bank.items) {
    const where = `${item.source} ${item.id}`;
    const earlier = seen.get(item.id);
    if (earlier !== undefined) problems.push({ where, what: sentence('the-id-is-taken-already', { earlier }) });
    seen.set(item.id, item.source);
    const sectionTopics = topics.get(item.section);
    if (sectionTopics === undefined)
      problems.push({ where, what: sentence('section-is-not-in-bank-json', { section: quoted(item.section) }) });
    else if (!Object.hasOwn(sectionTopics, item.topic)) {
      problems.push({
        where,
        what: sentence('topic-is-not-one-of-section', { topic: quoted(item.topic), section: item.section }),
      });
    }
    for (const what of itemProblems(item, bank.media)) problems.push({ where, what });
  }
  return [...problems, ...passageProblems(bank), ...repeatedStems(bank)];
}

/** What keeps one item from being drawn, shown or scored; empty when nothing does. */
export function itemProblems(item: BankItem, media: ItemBank['media']): Sentence[] {
  const problems = blockProblems(item.stem, media);
  // A text with gaps asks by itself.
  const asks = item.stem.some(asksSomething) || (item.kind === 'gap-choice' && spokenText(item.text) !== '');
  if (!asks) problems.push(sentence('has-no-paragraph-to-ask'));
  const isChoice = item.kind === 'single-choice' || item.kind === 'weighted-choice';
  return [...problems, ...(isChoice ? choiceProblems(item, media) : interactionProblems(item, media))];
}

function choiceProblems(item: BankItemOf<SingleChoice | WeightedChoice>, media: ItemBank['media']): Sentence[] {
  const problems = optionProblems(item.options, media);
  if (item.options.length < 2) problems.push(sentence('has-too-few-options', { count: item.options.length }));
  if (item.options.length > MOST_OPTIONS)
    problems.push(sentence('has-options-at-most-are-allowed', { count: item.options.length, most: MOST_OPTIONS }));
  item.options.forEach((option, place) => {
    const twin = item.options.findIndex((other) => sameness(other) === sameness(option));
    if (twin < place)
      problems.push(
        sentence('options-and-say-the-same', { first: twin + 1, second: place + 1, text: quoted(spokenText(option)) }),
      );
  });
  if (item.kind === 'single-choice' && item.key.length !== 1) {
    problems.push(sentence('has-options-marked-x-must-have-exactly-one', { count: item.key.length }));
  }
  if (item.kind === 'weighted-choice' && Math.max(...item.weights) === Math.min(...item.weights)) {
    problems.push(sentence('gives-every-option-the-same-points'));
  }
  return problems;
}

function asksSomething(block: BankItem['stem'][number]): boolean {
  if (block.kind === 'rich') return spokenText(block.text) !== '';
  return block.kind === 'paragraph';
}

/** Two items with one stem and the same options about the same passage are one item twice. */
function repeatedStems(bank: ItemBank): Problem[] {
  const seen = new Map<string, BankItem>();
  return bank.items.flatMap((item) => {
    const options = textsOf(item).map(sameness).sort().join('\n');
    const whole = `${item.passage ?? ''}\n${fold(item.stem.map(stemText).join('\n'))}\n${options}`;
    const twin = seen.get(whole);
    seen.set(whole, item);
    return twin === undefined
      ? []
      : [{ where: `${item.source} ${item.id}`, what: sentence('asks-the-same-as', { twin: twin.id }) }];
  });
}

function stemText(block: BankItem['stem'][number]): string {
  if (block.kind === 'paragraph') return block.text;
  return block.kind === 'rich' ? JSON.stringify(block.text) : block.source;
}

/** Equal for two texts that a candidate could not tell apart. Structure counts: a half and one over two are read the same. */
function sameness(text: RichText): string {
  return fold(typeof text === 'string' ? text : JSON.stringify(text));
}

function fold(text: string): string {
  return text.toLowerCase().replace(/\s+/gu, ' ').trim();
}

/** Whether a bank can fill a definition's papers: what is missing, by section and draw. */
export function checkBankAgainst(bank: ItemBank, definition: ExamDefinition): Problem[] {
  const other: Problem[] =
    bank.id === definition.bank
      ? []
      : [
          {
            where: 'bank',
            what: sentence('the-exam-draws-from-this-bank', { wanted: definition.bank, bank: bank.id }),
          },
        ];
  const short = definition.sections.flatMap((section, s) =>
    section.draw.flatMap((draw, d) => {
      const fitting = bank.items.filter((item) => item.section === section.code && fitsDraw(item, draw));
      const where = `sections[${s}].draw[${d}]`;
      const inSection = bank.items.filter((item) => item.section === section.code);
      return [
        ...drawProblems(section, draw.count, fitting, where),
        ...unitProblems(inSection, fitting, draw.count, where),
      ];
    }),
  );
  return [...other, ...short, ...definition.sections.flatMap((section, s) => cutPassages(bank, section, s))];
}

function drawProblems(
  { scoring }: SectionDefinition,
  count: number,
  fitting: readonly BankItem[],
  where: string,
): Problem[] {
  const isScored = (item: BankItem) => (item.kind === 'weighted-choice') === (scoring.kind === 'weighted');
  const scored = scoring.kind === 'weighted' ? 'weighted-choice' : sentence('right-or-wrong');
  const usable = fitting.filter(isScored);
  const problems: Problem[] = fitting
    .filter((item) => !isScored(item))
    .map((item) => ({
      where,
      what: sentence('is-but-the-section-scores-items', { item: item.id, kind: item.kind, scored }),
    }));
  if (usable.length < count) {
    problems.push({ where, what: sentence('asks-for-items-the-bank-has', { count, available: usable.length }) });
  }
  for (const item of usable) {
    if (scoring.kind !== 'weighted' || item.kind !== 'weighted-choice') continue;
    const best = Math.max(...item.weights);
    if (best * 100 === scoring.maximum) continue;
    const what = sentence('its-best-option-earns-in-this-section', { best, due: scoring.maximum / 100 });
    problems.push({ where: `${item.source} ${item.id}`, what });
  }
  return problems;
}
