import { type Sentence, sentence } from '#domain/sentences/sentence.ts';
import type { AuthoredItem, ItemProblem, ReadItems } from '#domain/item/authored-item.ts';
import type { RichText } from '#domain/item/rich-text.ts';
import { escapeHtml } from '../html/write-html.ts';
import { writeCategory } from '../reading/category.ts';
import { type Answers, answersOf } from './moodle-answers.ts';
import { type Media, htmlXml, moodleHtml } from './moodle-markup.ts';
import { writeTags } from './moodle-tags.ts';

export interface WrittenText {
  readonly text: string;
  /** What an item has and the file has not; `error` for an item that is not in it. */
  readonly problems: readonly ItemProblem[];
}

/**
 * Items as a file for Moodle's import. What Moodle has no field for goes into tags that begin with `terang:`, where reading the file
 * finds it again.
 */
export function writeMoodle({ items, media, passages }: Omit<ReadItems, 'problems'>): WrittenText {
  const problems: ItemProblem[] = [];
  const questions: string[] = [];
  const shared = new Map(passages.map((passage) => [passage.id, passage]));
  let category = '';
  for (const item of items) {
    const tell = (severity: ItemProblem['severity'], what: Sentence): void =>
      void problems.push({ severity, where: `${item.source} ${item.id}`, what });
    const answers = answersOf(item, (what) => tell('loss', what));
    if (answers === null) {
      tell('error', sentence('is-of-the-kind-which-moodle-does', { kind: item.interaction.kind }));
      continue;
    }
    const path = writeCategory(item.section, item.topic);
    if (path !== category) questions.push(categoryXml(path));
    category = path;
    const passage = shared.get(item.passage ?? '');
    if (passage !== undefined) tell('loss', sentence('its-passage-is-written-into-the-question-for'));
    if (item.sounds.length + (passage?.sounds.length ?? 0) > 0) tell('loss', sentence('its-sounds-are-not-written'));
    questions.push(questionXml(item, passage?.text ?? '', answers, media));
  }
  return { text: `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${questions.join('')}</quiz>\n`, problems };
}

function categoryXml(path: string): string {
  return `  <question type="category">\n    <category><text>${escapeHtml(path)}</text></category>\n  </question>\n`;
}

function questionXml(item: AuthoredItem, passage: RichText, answers: Answers, media: Media): string {
  const own = [passage, item.stem].filter((text) => text !== '');
  const pieces = [...own.map((text) => moodleHtml(text)), ...(answers.text === null ? [] : [answers.text.html])];
  const html = pieces.length === 1 ? (pieces[0] ?? '') : pieces.map((piece) => `<div>${piece}</div>`).join('');
  const texts = [...own, ...(answers.text === null ? [] : [answers.text.of])];
  const { difficulty, language, pinsLast, tags: others } = item;
  const keepsOrder = !answers.hasOrder && !item.shuffles;
  const tags = writeTags({ difficulty, language, pinsLast, keepsOrder, others, ...answers.tags });
  const lines = [
    `<name><text>${escapeHtml(item.title === '' ? item.id : item.title)}</text></name>`,
    `<questiontext format="html">${htmlXml(html, texts, media)}</questiontext>`,
    `<generalfeedback format="html"><text>${escapeHtml(escapeHtml(item.rationale))}</text></generalfeedback>`,
    '<defaultgrade>1</defaultgrade>',
    '<penalty>0</penalty>',
    '<hidden>0</hidden>',
    `<idnumber>${escapeHtml(item.id)}</idnumber>`,
    ...(answers.hasOrder ? [`<shuffleanswers>${String(item.shuffles)}</shuffleanswers>`] : []),
    ...answers.lines(media),
    ...(tags.length === 0
      ? []
      : [`<tags>${tags.map((tag) => `<tag><text>${escapeHtml(tag)}</text></tag>`).join('')}</tags>`]),
  ];
  return `  <question type="${answers.type}">\n${lines.map((line) => `    ${line}\n`).join('')}  </question>\n`;
}
