import { type Sentence, sentence } from '#domain/sentences/sentence.ts';
import type { AuthoredItem } from '#domain/item/authored-item.ts';
import { type BankItem, type BankPassage, DIFFICULTIES, type Difficulty } from '#domain/bank/bank.ts';
import type { ItemId, SectionCode } from '#domain/ids.ts';
import type { RichText } from '#domain/item/rich-text.ts';
import { quoted, textFaults } from '#domain/plain-text.ts';
import type { Problem } from '#domain/problem.ts';
import { type BankFile, withoutMark } from './bank-file.ts';
import { ContentLines } from './content-lines.ts';

export const ITEM_ID = /^[A-Z0-9][A-Z0-9-]{2,31}$/;
const OPTION = /^\[( |x|\d{1,3})\] (.*)$/s;
/** An id in small letters too, so that a bank may name its passages as its topics. */
export const PASSAGE_ID = /^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/;
const MOST_POINTS = 100;
const LONGEST_LINE = 8_000;
/** A stem may begin with a figure or a word, but these are marks of the format, and one that is misplaced could show a key. */
const MISPLACED: readonly (readonly [RegExp, Sentence])[] = [
  [/^\s/, sentence('begins-with-a-blank-write-every-line-from')],
  [/^>/, sentence('is-no-reason-write-and-a-text')],
  [/^#/, sentence('is-no-item-write-id')],
];

interface Draft {
  readonly id: string;
  readonly line: number;
  difficulty: Difficulty | null;
  passage: string | null;
  pinsLast: boolean;
  readonly stem: ContentLines;
  readonly options: { readonly mark: string; readonly text: RichText }[];
  readonly rationale: string[];
}

interface PassageDraft {
  readonly id: string;
  readonly line: number;
  title: string;
  readonly text: ContentLines;
}

/** What an author writes on an item and no exam looks at. */
export type ItemLabels = Pick<AuthoredItem, 'title' | 'language' | 'tags'>;

export interface ItemFile {
  readonly items: readonly BankItem[];
  readonly passages: readonly BankPassage[];
  readonly problems: readonly Problem[];
  /** By the items' ids; Markdown has none. */
  readonly labels?: ReadonlyMap<string, ItemLabels>;
}

/** The items and passages of one file of a native bank, and every problem with its line. */
export function readItemFile(file: BankFile): ItemFile {
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
  private readonly head = { section: '', topic: '', maths: '' };
  private readonly items: BankItem[] = [];
  private readonly passages: BankPassage[] = [];
  private readonly problems: Problem[] = [];
  private draft: Draft | null = null;
  private passage: PassageDraft | null = null;

  constructor(private readonly path: string) {}

  complain(line: number, what: Sentence): void {
    this.problems.push({ where: `${this.path}:${line}`, what });
  }

  line(whole: string, number: number): void {
    if (whole.length > LONGEST_LINE) {
      return this.complain(
        number,
        sentence('has-characters-at-most-are-allowed', { count: whole.length, most: LONGEST_LINE }),
      );
    }
    for (const fault of textFaults(whole)) this.complain(number, fault);
    const line = whole.trimEnd();
    if (line.startsWith('## passage ')) return this.beginPassage(line.slice(11).trim(), number);
    if (line.startsWith('## ')) return this.begin(line.slice(3).trim(), number);
    if (this.passage !== null) return this.passageLine(this.passage, line, number);
    if (this.draft === null) return this.headLine(line, number);
    this.itemLine(this.draft, line, number);
  }

  private headLine(line: string, number: number): void {
    if (line === '') return;
    const field = /^(section|topic|maths): (\S+)$/.exec(line);
    if (field === null)
      return this.complain(number, sentence('expected-section-topic-or-id-found', { found: quoted(line) }));
    const name = field[1] as 'section' | 'topic' | 'maths';
    if (this.head[name] !== '') return this.complain(number, sentence('says-again-a-file-has-one', { name }));
    if (name === 'maths' && field[2] !== 'tex')
      return this.complain(number, sentence('maths-knows-only-tex-found', { found: quoted(field[2] as string) }));
    this.head[name] = field[2] as string;
  }

  private contentLines(): ContentLines {
    return new ContentLines(this.head.maths === 'tex', (line, what) => this.complain(line, what));
  }

  private beginPassage(id: string, line: number): void {
    this.finish();
    const sound = PASSAGE_ID.test(id);
    if (!sound) this.complain(line, sentence('is-no-passage-id-letters-digits-and-hyphens', { id: quoted(id) }));
    this.passage = { id: sound ? id : quoted(id), line, title: '', text: this.contentLines() };
  }

  private passageLine(passage: PassageDraft, line: string, number: number): void {
    const title = /^title: (.+)$/.exec(line)?.[1];
    if (title !== undefined && passage.title === '' && passage.text.isEmpty) passage.title = title;
    else if (line === '') passage.text.endParagraph();
    else if (!this.isMisplaced(line, number)) {
      if (!line.startsWith('[') || line.startsWith('[audio')) return passage.text.line(line, number);
      this.complain(number, sentence('is-an-option-and-a-passage-has-none', { line: quoted(line) }));
    }
  }

  private isMisplaced(line: string, number: number): boolean {
    const misplaced = MISPLACED.find(([mark]) => mark.test(line));
    if (misplaced !== undefined)
      this.complain(number, sentence('line-is-misplaced', { line: quoted(line), why: misplaced[1] }));
    return misplaced !== undefined;
  }

  private begin(id: string, line: number): void {
    this.finish();
    const sound = ITEM_ID.test(id);
    if (!sound) this.complain(line, sentence('is-no-item-id-capital-letters-digits', { id: quoted(id) }));
    this.draft = {
      // Further problems of the item name it, so what stands in for its id must be short and printable.
      id: sound ? id : quoted(id),
      line,
      difficulty: null,
      passage: null,
      pinsLast: false,
      stem: this.contentLines(),
      options: [],
      rationale: [],
    };
  }

  private itemLine(draft: Draft, line: string, number: number): void {
    if (line === '') return draft.stem.endParagraph();
    if (line.startsWith('> ')) return void draft.rationale.push(line.slice(2));
    if (this.isMisplaced(line, number)) return;
    const option = OPTION.exec(line);
    if (option !== null) return this.option(draft, option[1] as string, (option[2] as string).trim(), number);
    if (line.startsWith('[') && !line.startsWith('[audio'))
      return this.complain(number, sentence('is-no-option-write-x-or-points', { line: quoted(line) }));
    const field = /^([a-z-]+): (\S+)$/.exec(line);
    if (field !== null && draft.stem.isEmpty) {
      return this.field(draft, field[1] as string, field[2] as string, number);
    }
    if (draft.options.length > 0)
      return this.complain(number, sentence('text-after-the-options', { line: quoted(line) }));
    draft.stem.line(line, number);
  }

  private field(draft: Draft, name: string, value: string, number: number): void {
    if (name !== 'pin' && name !== 'difficulty' && name !== 'passage') {
      const found = quoted(`${name}: ${value}`);
      return this.complain(number, sentence('an-item-has-difficulty-passage-and-pin-last', { found }));
    }
    if (name === 'passage') {
      if (draft.passage !== null) return this.complain(number, sentence('says-passage-again-an-item-has-one'));
      if (!PASSAGE_ID.test(value)) return this.complain(number, sentence('is-no-passage-id', { found: quoted(value) }));
      draft.passage = value;
      return;
    }
    if (name === 'pin') {
      if (value !== 'last')
        return this.complain(number, sentence('pin-knows-only-last-found', { found: quoted(value) }));
      draft.pinsLast = true;
      return;
    }
    const difficulty = DIFFICULTIES.find((known) => known === value);
    if (difficulty === undefined) {
      return this.complain(number, sentence('difficulty-is-easy-medium-or-hard-found', { found: quoted(value) }));
    }
    if (draft.difficulty !== null) return this.complain(number, sentence('says-difficulty-again-an-item-has-one'));
    draft.difficulty = difficulty;
  }

  private option(draft: Draft, mark: string, text: string, number: number): void {
    draft.stem.endParagraph();
    if (text === '') this.complain(number, sentence('the-option-has-no-text'));
    if (isNumber(mark) && Number(mark) > MOST_POINTS)
      this.complain(number, sentence('at-most-points-found', { most: MOST_POINTS, found: mark }));
    draft.options.push({ mark, text: draft.stem.withMaths(text, number) });
  }

  private finish(): void {
    this.finishPassage();
    const { draft } = this;
    if (draft === null) return;
    draft.stem.endParagraph();
    if (this.head.section === '') this.complain(draft.line, sentence('the-file-does-not-say-section-before-its'));
    if (this.head.topic === '') this.complain(draft.line, sentence('the-file-does-not-say-topic-before-its'));
    if (draft.difficulty === null) this.complain(draft.line, sentence('has-no-difficulty', { item: draft.id }));
    const weighted = draft.options.filter(({ mark }) => isNumber(mark)).length;
    if (weighted > 0 && weighted < draft.options.length) {
      this.complain(draft.line, sentence('mixes-options-with-points-and-options-without', { item: draft.id }));
    }
    this.items.push(this.itemOf(draft, weighted > 0));
    this.draft = null;
  }

  private finishPassage(): void {
    const { passage } = this;
    if (passage === null) return;
    passage.text.endParagraph();
    const { id, line, text, title } = passage;
    if (title === '') this.complain(line, sentence('passage-has-no-title', { passage: id }));
    else this.passages.push({ id, title, text: text.blocks, source: `${this.path}:${line}` });
    this.passage = null;
  }

  private itemOf(draft: Draft, weighted: boolean): BankItem {
    const shared = {
      id: draft.id as ItemId,
      section: this.head.section as SectionCode,
      topic: this.head.topic,
      difficulty: draft.difficulty ?? 'medium',
      ...(draft.passage !== null && { passage: draft.passage }),
      stem: draft.stem.blocks,
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

  end(): ItemFile {
    this.finish();
    const { items, passages, problems } = this;
    return { items, passages, problems };
  }
}
