import { sentence } from '#domain/sentences/sentence.ts';
import { bankItemOf, bankPassageOf } from '#domain/bank/authored-bank-item.ts';
import { type BankItem, type BankPassage, DIFFICULTIES } from '#domain/bank/bank.ts';
import { FieldReader } from '#domain/definition/field-reader.ts';
import type { AuthoredItem, Passage, Sound } from '#domain/item/authored-item.ts';
import { richTextProblems } from '#domain/item/check-rich-text.ts';
import type { RichText } from '#domain/item/rich-text.ts';
import { quoted } from '#domain/plain-text.ts';
import type { Problem } from '#domain/problem.ts';
import { textWithMaths } from '../maths/text-with-maths.ts';
import { type BankFile, withoutMark } from './bank-file.ts';
import { elementLines } from './element-lines.ts';
import { readInteraction } from './read-interaction.ts';
import { ITEM_ID, type ItemFile, type ItemLabels, PASSAGE_ID } from './read-item-file.ts';

const MEDIA = /^media\//;
const MOST_PLAYS = 20;

/** The items and passages of a file `items/*.json` (`terang-items/1`), and every problem with its line. */
export function readItemJson(file: BankFile): ItemFile {
  const text = withoutMark(file.text);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (fault) {
    const what = sentence('is-not-json', { why: quoted(fault instanceof Error ? fault.message : '') });
    return { items: [], passages: [], problems: [{ where: file.path, what }] };
  }
  return new ItemJsonReader(file.path, text, json).read();
}

class ItemJsonReader {
  private readonly problems: Problem[] = [];
  private readonly labels = new Map<string, ItemLabels>();
  private hasMaths = false;

  constructor(
    private readonly path: string,
    private readonly text: string,
    private readonly json: unknown,
  ) {}

  read(): ItemFile {
    const found: Problem[] = [];
    const root = new FieldReader(this.json, '', found);
    root.oneOf('format', ['terang-items/1']);
    this.hasMaths = root.has('maths') && root.oneOf('maths', ['tex']) === 'tex';
    root.anything('items');
    root.anything('passages');
    root.refuseOthers();
    this.problems.push(...found.map(({ where, what }) => ({ where: `${this.path} ${where}`.trim(), what })));
    const passages = this.elements('passages').flatMap(([value, line]) => this.passage(value, line) ?? []);
    const items = this.elements('items').flatMap(([value, line]) => this.item(value, line) ?? []);
    return { items, passages, problems: this.problems, labels: this.labels };
  }

  private elements(field: 'items' | 'passages'): [unknown, number][] {
    const list = (this.json as Readonly<Record<string, unknown>> | null)?.[field];
    if (list === undefined && field === 'passages') return [];
    if (!Array.isArray(list)) {
      this.problems.push({ where: `${this.path} ${field}`, what: sentence('must-be-a-list') });
      return [];
    }
    const lines = elementLines(this.text, field);
    return list.map((value: unknown, place): [unknown, number] => [value, lines[place] ?? 1]);
  }

  /** Reads one element; its problems name its line and its id. Null when there is any. */
  private element<T>(value: unknown, line: number, read: (reader: FieldReader) => T): T | null {
    const found: Problem[] = [];
    const reader = new FieldReader(value, '', found);
    const result = read(reader);
    reader.refuseOthers();
    const id = (value as { id?: unknown } | null)?.id;
    const name = typeof id === 'string' ? (ITEM_ID.test(id) || PASSAGE_ID.test(id) ? id : quoted(id)) : '';
    for (const { where, what } of found) {
      this.problems.push({ where: [`${this.path}:${line}`, name, where].filter(Boolean).join(' '), what });
    }
    return found.length === 0 ? result : null;
  }

  private item(value: unknown, line: number): BankItem | null {
    return this.element(value, line, (reader) => {
      const authored = this.authored(reader, line);
      if (authored === null) return null;
      const converted = bankItemOf(authored);
      const { id, language, tags, title } = authored;
      this.labels.set(id, { language, tags, title });
      if (converted.ok) return converted.item;
      reader.complain('', converted.what);
      return null;
    });
  }

  private authored(reader: FieldReader, line: number): AuthoredItem | null {
    const head = {
      id: reader.text('id', ITEM_ID),
      title: optional(reader, 'title'),
      section: reader.text('section'),
      topic: reader.text('topic'),
      difficulty: reader.oneOf('difficulty', DIFFICULTIES),
      language: optional(reader, 'language'),
      passage: reader.has('passage') ? reader.text('passage', PASSAGE_ID) : null,
      stem: this.rich(reader, 'stem'),
      sounds: this.sounds(reader),
    };
    const interaction = readInteraction(reader, (value, where) => this.richValue(reader, value, where));
    const rest = {
      shuffles: reader.flag('shuffles', true),
      pinsLast: reader.flag('pinsLast', false),
      tags: reader.has('tags') ? reader.texts('tags') : [],
      rationale: optional(reader, 'rationale'),
      source: `${this.path}:${line}`,
    };
    return interaction === null ? null : { ...head, interaction, ...rest };
  }

  private passage(value: unknown, line: number): BankPassage | null {
    return this.element(value, line, (reader) => {
      const passage: Passage = {
        id: reader.text('id', PASSAGE_ID),
        title: reader.text('title'),
        text: this.rich(reader, 'text'),
        sounds: this.sounds(reader),
      };
      return bankPassageOf(passage, `${this.path}:${line}`);
    });
  }

  private sounds(reader: FieldReader): Sound[] {
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

  private rich(reader: FieldReader, field: string): RichText {
    return this.richValue(reader, reader.anything(field), field);
  }

  private richValue(reader: FieldReader, value: unknown, where: string): RichText {
    const problems = value === undefined ? [sentence('must-be-a-text-or-a-list')] : richTextProblems(value);
    for (const what of problems) reader.complain(where, what);
    if (problems.length > 0) return '';
    if (!this.hasMaths) return value as RichText;
    const { text, problems: wrong } = textWithMaths(value as RichText);
    for (const what of wrong) reader.complain(where, what);
    return text;
  }
}

function optional(reader: FieldReader, field: string): string {
  return reader.has(field) ? reader.text(field) : '';
}
