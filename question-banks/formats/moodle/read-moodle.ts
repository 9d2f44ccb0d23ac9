import { sentence } from '#domain/sentences/sentence.ts';
import type { ReadItems } from '#domain/item/authored-item.ts';
import type { Interaction } from '#domain/item/interaction.ts';
import { type RichText, spokenText } from '#domain/item/rich-text.ts';
import { Unreadable } from '../reading/unreadable.ts';
import { type Category, readCategory } from '../reading/category.ts';
import { type Draft, Gathering, type TellProgress } from '../reading/gathering.ts';
import { type XmlElement, childNamed, childrenNamed } from '../xml/xml-element.ts';
import { XML_LIMITS, readXml } from '../xml/read-xml.ts';
import { NOT_TAKEN, SIMPLE_KINDS } from './moodle-kinds.ts';
import { MoodleQuestion, rawText } from './moodle-question.ts';
import { readTags } from './moodle-tags.ts';
import { readCloze, readNumberedGaps } from './read-gaps.ts';

/** A file with ten thousand questions has some tens of megabytes; one question has few elements. */
const LIMITS = { ...XML_LIMITS, bytes: 96 * 1024 * 1024, elements: 20_000 };

/** A file in Moodle's own XML, each question by itself. A file that is no XML to its end gives no items. */
export function readMoodle(bytes: Uint8Array, file: string, tell?: TellProgress): ReadItems {
  const reader = new MoodleReader(file, tell);
  const read = readXml(bytes, file, LIMITS, { depth: 1, take: (element) => reader.element(element) });
  if (read.ok && read.root.name === 'quiz') return reader.result();
  const problem = read.ok ? { where: file, what: sentence('is-xml-but-no-quiz-of-moodle') } : read.problem;
  return { items: [], passages: [], media: new Map(), problems: [{ severity: 'error', ...problem }] };
}

class MoodleReader {
  private readonly gathering: Gathering;
  private category: Category = { section: '', topic: '', deeper: [] };
  private penalties = 0;

  constructor(
    private readonly file: string,
    tell?: TellProgress,
  ) {
    this.gathering = new Gathering(file, tell);
  }

  element(element: XmlElement): void {
    const where = `${this.file}:${element.line}`;
    if (element.name !== 'question')
      return this.gathering.add(
        'loss',
        where,
        sentence('is-not-known-and-left-out', { tag: element.name.slice(0, 40) }),
      );
    if (element.attributes.type === 'category') return this.enter(element, where);
    const type = element.attributes.type ?? '';
    if (type === 'cloze' || type === 'multianswer') return this.cloze(element, where);
    this.gathering.item(where, (reading) => {
      const question = new MoodleQuestion(element, reading, this.gathering.shelf);
      return this.draft(question);
    });
  }

  private enter(element: XmlElement, where: string): void {
    const path = childNamed(element, 'category');
    this.category = readCategory(path === null ? '' : rawText(path).trim());
    const { deeper } = this.category;
    if (deeper.length > 0)
      this.gathering.add(
        'note',
        where,
        sentence('a-category-below-the-topic-is-not-kept', { category: deeper.join('/').slice(0, 80) }),
      );
    const about = childNamed(element, 'info');
    if (about !== null && rawText(about).trim() !== '') {
      this.gathering.add('note', where, sentence('the-description-of-a-category-is-not-kept'));
    }
  }

  private draft(question: MoodleQuestion): Draft | null {
    const { reading, type } = question;
    const refusal = Object.hasOwn(NOT_TAKEN, type) ? NOT_TAKEN[type] : undefined;
    if (refusal !== undefined) return reading.refuse(refusal);
    if (type === 'gapselect' || type === 'ddwtos') return this.gaps(question);
    const read = Object.hasOwn(SIMPLE_KINDS, type) ? SIMPLE_KINDS[type] : undefined;
    if (read === undefined)
      return reading.refuse(
        sentence('is-of-the-type-which-is-not-known', { type: JSON.stringify(reading.line(type).slice(0, 40)) }),
      );
    const stem = question.stem();
    const interaction = read(question, readTags(tagsOf(question)));
    return interaction === null ? null : { ...this.head(question), stem, interaction };
  }

  private gaps(question: MoodleQuestion): Draft | null {
    try {
      const read = readNumberedGaps(question);
      return read?.kind === 'one' ? { ...this.head(question), stem: read.stem, interaction: read.interaction } : null;
    } catch (fault) {
      if (!(fault instanceof Unreadable)) throw fault;
      return question.reading.refuse(fault.what);
    }
  }

  private cloze(element: XmlElement, where: string): void {
    const later: ((passage: string) => void)[] = [];
    let passage: { title: string; text: RichText } | null = null;
    this.gathering.item(where, (reading) => {
      const question = new MoodleQuestion(element, reading, this.gathering.shelf);
      const read = readCloze(question, readTags(tagsOf(question)));
      if (read === null || reading.isRefused) return null;
      const head = this.head(question);
      if (read.kind === 'one') return { ...head, stem: read.stem, interaction: read.interaction };
      const title = head.title === '' ? spokenText(read.text).slice(0, 60) : head.title;
      passage = { title, text: read.text };
      reading.loss(sentence('becomes-a-passage-with-items-each-of-which', { count: read.parts.length }));
      read.parts.forEach((interaction, place) =>
        later.push((id) => this.part(where, head, { id, place, interaction })),
      );
      return null;
    });
    if (passage === null) return;
    const id = this.gathering.passage((passage as { title: string }).title, {
      ...(passage as { title: string; text: RichText }),
      sounds: [],
    });
    for (const add of later) add(id);
  }

  private part(
    where: string,
    head: Head,
    { id, interaction, place }: { id: string; place: number; interaction: Interaction },
  ): void {
    this.gathering.item(where, () => {
      const name = `${head.name.slice(0, 24)}-${place + 1}`;
      return { ...head, name, stem: `(${place + 1}) _____`, passage: id, interaction };
    });
  }

  private head(question: MoodleQuestion): Head {
    const { reading } = question;
    const tags = readTags(tagsOf(question));
    const title = reading.line(question.field('name'));
    for (const field of ['correctfeedback', 'partiallycorrectfeedback', 'incorrectfeedback']) {
      if (question.field(field) !== '') reading.note(sentence('feedback-to-a-right-or-wrong-answer'));
    }
    if (question.all('hint').length > 0) reading.loss(sentence('hints-are-not-kept'));
    const worth = question.field('defaultgrade');
    if (worth !== '' && Number(worth) !== 1)
      reading.loss(sentence('is-worth-in-moodle-here-the-exam-says', { worth: reading.line(worth).slice(0, 20) }));
    if (question.says('hidden', false)) reading.note(sentence('is-hidden-in-moodle'));
    if (Number(question.field('penalty') || 0) > 0) this.penalties += 1;
    return {
      name: question.field('idnumber') || title,
      // Moodle wants a name for every question; the id says nothing more.
      title: title === question.field('idnumber') ? '' : title,
      ...{ section: reading.line(this.category.section), topic: reading.line(this.category.topic) },
      ...{ difficulty: tags.difficulty, language: tags.language, pinsLast: tags.pinsLast },
      shuffles: question.says('shuffleanswers', true) && !tags.keepsOrder,
      tags: tags.others,
      rationale: question.reason,
    };
  }

  result(): ReadItems {
    if (this.penalties > 0) {
      const what = sentence('question-s-name-a-penalty-for-further-tries', { count: this.penalties });
      this.gathering.add('note', this.file, what);
    }
    return this.gathering.result();
  }
}

type Head = Required<
  Pick<
    Draft,
    'name' | 'title' | 'section' | 'topic' | 'difficulty' | 'language' | 'pinsLast' | 'shuffles' | 'tags' | 'rationale'
  >
>;

function tagsOf(question: MoodleQuestion): string[] {
  return question
    .all('tags')
    .flatMap((tags) => childrenNamed(tags, 'tag'))
    .map((tag) => question.reading.line(rawText(tag)).slice(0, 100))
    .filter((tag) => tag !== '');
}
