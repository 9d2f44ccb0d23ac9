import { type BankItem, DIFFICULTIES, type Difficulty } from '#domain/bank/bank.ts';
import type { ItemId, SectionCode } from '#domain/ids.ts';
import type { Block } from '#domain/item/face.ts';
import { quoted, textFaults } from '#domain/plain-text.ts';
import type { Problem } from '#domain/problem.ts';
import { type BankFile, withoutMark } from './bank-file.ts';

const ITEM_ID = /^[A-Z0-9][A-Z0-9-]{2,31}$/;
const OPTION = /^\[( |x|\d{1,3})\] (.*)$/s;
const IMAGE = /^!\[(.*)\]\((media\/[A-Za-z0-9][A-Za-z0-9._-]*)\)$/s;
const MOST_POINTS = 100;
const LONGEST_LINE = 8_000;
/** A stem may begin with a figure or a word, but these are marks of the format, and one that is misplaced could show a key. */
const MISPLACED: readonly (readonly [RegExp, string])[] = [
  [/^\s/, 'begins with a blank: write every line from its first column'],
  [/^>/, 'is no reason: write "> " and a text'],
  [/^#/, 'is no item: write "## ID"'],
];

interface Draft {
  readonly id: string;
  readonly line: number;
  difficulty: Difficulty | null;
  pinsLast: boolean;
  readonly stem: Block[];
  /** Lines of the paragraph that is being read. */
  paragraph: string[];
  readonly options: { readonly mark: string; readonly text: string }[];
  readonly rationale: string[];
}

/** The items of one file of a native bank, and every problem with its line. */
export function readItemFile(file: BankFile): { items: BankItem[]; problems: Problem[] } {
  const reader = new ItemFileReader(file.path);
  withoutMark(file.text)
    .split(/\r?\n/)
    .forEach((line, index) => reader.line(line, index + 1));
  return reader.end();
}

function isNumber(mark: string): boolean {
  return mark !== ' ' && mark !== 'x';
}

class ItemFileReader {
  private readonly head = { section: '', topic: '' };
  private readonly items: BankItem[] = [];
  private readonly problems: Problem[] = [];
  private draft: Draft | null = null;

  constructor(private readonly path: string) {}

  complain(line: number, what: string): void {
    this.problems.push({ where: `${this.path}:${line}`, what });
  }

  line(whole: string, number: number): void {
    if (whole.length > LONGEST_LINE) {
      return this.complain(number, `has ${whole.length} characters, at most ${LONGEST_LINE} are allowed`);
    }
    for (const fault of textFaults(whole)) this.complain(number, fault);
    const line = whole.trimEnd();
    if (line.startsWith('## ')) return this.begin(line.slice(3).trim(), number);
    if (this.draft === null) return this.headLine(line, number);
    this.itemLine(this.draft, line, number);
  }

  private headLine(line: string, number: number): void {
    if (line === '') return;
    const field = /^(section|topic): (\S+)$/.exec(line);
    if (field === null)
      return this.complain(number, `expected "section: …", "topic: …" or "## ID", found ${quoted(line)}`);
    const name = field[1] as 'section' | 'topic';
    if (this.head[name] !== '') return this.complain(number, `says "${name}: …" again; a file has one`);
    this.head[name] = field[2] as string;
  }

  private begin(id: string, line: number): void {
    this.finish();
    const sound = ITEM_ID.test(id);
    if (!sound) this.complain(line, `${quoted(id)} is no item id: capital letters, digits and hyphens, 3 to 32`);
    this.draft = {
      // Further problems of the item name it, so what stands in for its id must be short and printable.
      id: sound ? id : quoted(id),
      line,
      difficulty: null,
      pinsLast: false,
      stem: [],
      paragraph: [],
      options: [],
      rationale: [],
    };
  }

  private itemLine(draft: Draft, line: string, number: number): void {
    if (line === '') return this.endParagraph(draft);
    if (line.startsWith('> ')) return void draft.rationale.push(line.slice(2));
    const misplaced = MISPLACED.find(([mark]) => mark.test(line));
    if (misplaced !== undefined) return this.complain(number, `${quoted(line)} ${misplaced[1]}`);
    const option = OPTION.exec(line);
    if (option !== null) return this.option(draft, option[1] as string, (option[2] as string).trim(), number);
    if (line.startsWith('['))
      return this.complain(number, `${quoted(line)} is no option: write [x], [ ] or [points] and a text`);
    const field = /^([a-z-]+): (\S+)$/.exec(line);
    if (field !== null && draft.stem.length === 0 && draft.paragraph.length === 0) {
      return this.field(draft, field[1] as string, field[2] as string, number);
    }
    if (draft.options.length > 0) return this.complain(number, `text after the options: ${quoted(line)}`);
    this.stemLine(draft, line, number);
  }

  private field(draft: Draft, name: string, value: string, number: number): void {
    if (name !== 'pin' && name !== 'difficulty') {
      return this.complain(number, `an item has "difficulty: …" and "pin: last", found ${quoted(`${name}: ${value}`)}`);
    }
    if (name === 'pin') {
      if (value !== 'last') return this.complain(number, `pin: knows only "last", found ${quoted(value)}`);
      draft.pinsLast = true;
      return;
    }
    const difficulty = DIFFICULTIES.find((known) => known === value);
    if (difficulty === undefined) {
      return this.complain(number, `difficulty is easy, medium or hard, found ${quoted(value)}`);
    }
    if (draft.difficulty !== null) return this.complain(number, 'says "difficulty: …" again; an item has one');
    draft.difficulty = difficulty;
  }

  private stemLine(draft: Draft, line: string, number: number): void {
    const image = IMAGE.exec(line);
    if (image === null) {
      if (line.startsWith('![')) return this.complain(number, 'a picture is written ![alt](media/file.svg)');
      draft.paragraph.push(line);
      return;
    }
    this.endParagraph(draft);
    if (image[1] === '') this.complain(number, 'the picture has no alternative text');
    draft.stem.push({ kind: 'image', source: image[2] as string, alt: image[1] as string });
  }

  private endParagraph(draft: Draft): void {
    if (draft.paragraph.length === 0) return;
    draft.stem.push({ kind: 'paragraph', text: draft.paragraph.join(' ') });
    draft.paragraph = [];
  }

  private option(draft: Draft, mark: string, text: string, number: number): void {
    this.endParagraph(draft);
    if (text === '') this.complain(number, 'the option has no text');
    if (isNumber(mark) && Number(mark) > MOST_POINTS)
      this.complain(number, `at most ${MOST_POINTS} points, found ${mark}`);
    draft.options.push({ mark, text });
  }

  private finish(): void {
    const { draft } = this;
    if (draft === null) return;
    this.endParagraph(draft);
    if (this.head.section === '') this.complain(draft.line, 'the file does not say "section: …" before its first item');
    if (this.head.topic === '') this.complain(draft.line, 'the file does not say "topic: …" before its first item');
    if (draft.difficulty === null) this.complain(draft.line, `${draft.id} has no "difficulty: …"`);
    const weighted = draft.options.filter(({ mark }) => isNumber(mark)).length;
    if (weighted > 0 && weighted < draft.options.length) {
      this.complain(draft.line, `${draft.id} mixes options with points and options without`);
    }
    this.items.push(this.itemOf(draft, weighted > 0));
    this.draft = null;
  }

  private itemOf(draft: Draft, weighted: boolean): BankItem {
    const shared = {
      id: draft.id as ItemId,
      section: this.head.section as SectionCode,
      topic: this.head.topic,
      difficulty: draft.difficulty ?? 'medium',
      stem: draft.stem,
      options: draft.options.map(({ text }) => text),
      pinsLast: draft.pinsLast,
      rationale: draft.rationale.join(' '),
      source: `${this.path}:${draft.line}`,
    };
    if (weighted)
      return { kind: 'weighted-choice', ...shared, weights: draft.options.map(({ mark }) => Number(mark) || 0) };
    const key = draft.options.flatMap(({ mark }, place) => (mark === 'x' ? [place] : []));
    return { kind: 'single-choice', ...shared, key };
  }

  end(): { items: BankItem[]; problems: Problem[] } {
    this.finish();
    return { items: this.items, problems: this.problems };
  }
}
