import { sentence } from '#domain/sentences/sentence.ts';
import { DIFFICULTIES } from '#domain/bank/bank.ts';
import { FieldReader } from '#domain/definition/field-reader.ts';
import type { AuthoredItem, Sound } from '#domain/item/authored-item.ts';
import { richTextProblems } from '#domain/item/check-rich-text.ts';
import type { RichText } from '#domain/item/rich-text.ts';
import { textFaults } from '#domain/plain-text.ts';
import type { Problem } from '#domain/problem.ts';
import { textWithMaths } from '../maths/text-with-maths.ts';
import { readInteraction } from './read-interaction.ts';
import { ITEM_ID, PASSAGE_ID } from './read-item-file.ts';

const MEDIA = /^media\//;
const MOST_PLAYS = 20;
const LANGUAGE = /^([a-z]{2,3}(-[A-Za-z0-9]{1,8})*)?$/;
const MOST_TAGS = 30;

/**
 * One item as an editor wrote it: an `AuthoredItem` whose texts may hold formulas in TeX. What an exam needs and a draft may still
 * lack (section, topic, difficulty) may be empty. The item is there wherever its shape could be read, with harmless stand-ins for
 * what is wrong, so that it can be shown; it counts only where no problem is.
 */
export function readWrittenItem(json: unknown): {
  readonly item: AuthoredItem | null;
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const reader = new FieldReader(json, '', problems);
  const rich = (value: unknown, where: string): RichText => richOf(reader, value, where);
  const head = {
    id: reader.text('id', ITEM_ID),
    title: short(reader, 'title'),
    section: short(reader, 'section'),
    topic: short(reader, 'topic'),
    difficulty: reader.has('difficulty') ? reader.oneOf('difficulty', DIFFICULTIES) : null,
    language: short(reader, 'language', LANGUAGE),
    passage: reader.has('passage') ? reader.text('passage', PASSAGE_ID) : null,
    stem: rich(reader.anything('stem'), 'stem'),
    sounds: soundsOf(reader),
  };
  const interaction = readInteraction(reader, rich);
  const tags = reader.has('tags') ? reader.texts('tags') : [];
  for (const tag of tags) for (const fault of textFaults(tag)) reader.complain('tags', fault);
  if (tags.length > MOST_TAGS)
    reader.complain('tags', sentence('has-tags-at-most-are-taken', { count: tags.length, most: MOST_TAGS }));
  const rest = {
    shuffles: reader.flag('shuffles', true),
    pinsLast: reader.flag('pinsLast', false),
    tags: [...new Set(tags)],
    rationale: short(reader, 'rationale'),
    source: '',
  };
  // Where it came from is known of the version it was; this one was written here.
  reader.anything('source');
  reader.refuseOthers();
  return { item: interaction === null ? null : { ...head, interaction, ...rest }, problems };
}

/** A text that may be empty or absent. */
function short(reader: FieldReader, field: string, pattern?: RegExp): string {
  const value = reader.anything(field);
  return value === undefined || value === '' ? '' : reader.text(field, pattern);
}

function soundsOf(reader: FieldReader): Sound[] {
  if (!reader.has('sounds')) return [];
  return reader.list('sounds', { min: 0 }).map((sound) => {
    const read = {
      source: sound.text('source', MEDIA),
      transcript: sound.text('transcript'),
      plays: sound.has('plays') ? sound.number('plays', { min: 1, max: MOST_PLAYS }) : null,
    };
    sound.refuseOthers();
    return read;
  });
}

function richOf(reader: FieldReader, value: unknown, where: string): RichText {
  const wrong = value === undefined ? [sentence('must-be-a-text-or-a-list')] : richTextProblems(value);
  for (const what of wrong) reader.complain(where, what);
  if (wrong.length > 0) return '';
  const { text, problems } = textWithMaths(value as RichText);
  for (const what of problems) reader.complain(where, what);
  return text;
}
