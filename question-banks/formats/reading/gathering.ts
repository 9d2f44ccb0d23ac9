import { type Sentence, sentence } from '#domain/sentences/sentence.ts';
import type { AuthoredItem, ItemProblem, Passage, ReadItems } from '#domain/item/authored-item.ts';
import type { Interaction } from '#domain/item/interaction.ts';
import { richTextProblems } from '#domain/item/check-rich-text.ts';
import { type RichText, spokenText } from '#domain/item/rich-text.ts';
import { MediaShelf } from '../media/media-shelf.ts';
import { interactionFaults } from '#domain/item/interaction-faults.ts';
import { ItemIds } from './item-ids.ts';
import { mediaOfItem, mediaOfPassage, textsOf } from './media-of.ts';
import { ItemReading } from './item-reading.ts';

const MOST_ITEMS = 50_000;
const MOST_PROBLEMS = 20_000;

/** Hears how many items of a file have been looked at, every thousand. */
export type TellProgress = (items: number) => void;

const TOLD_EVERY = 1_000;

/** What a reader knows of an item; all else is empty. */
export type Draft = { readonly stem: RichText; readonly interaction: Interaction } & Partial<
  Omit<AuthoredItem, 'stem' | 'interaction' | 'id' | 'source'>
> & { readonly name?: string };

/** Everything that a reader has read of one file so far. */
export class Gathering {
  private readonly items: AuthoredItem[] = [];
  private readonly passages: Passage[] = [];
  private readonly problems: ItemProblem[] = [];
  private readonly ids = new ItemIds();
  private looked = 0;
  readonly shelf = new MediaShelf();

  /** @param file its name, for messages */
  constructor(
    readonly file: string,
    private readonly tell: TellProgress = () => undefined,
  ) {}

  add(severity: ItemProblem['severity'], where: string, what: Sentence): void {
    this.keep([{ severity, where, what }]);
  }

  /** Reads one item. It is taken when `read` gives a draft and nothing in it is an error; what is wrong is kept in any case. */
  item(where: string, read: (reading: ItemReading) => Draft | null): void {
    if (this.items.length >= MOST_ITEMS) {
      if (this.items.length === MOST_ITEMS)
        this.add('error', where, sentence('items-that-follow-are-not-read', { most: MOST_ITEMS }));
      return;
    }
    this.looked += 1;
    if (this.looked % TOLD_EVERY === 0) this.tell(this.looked);
    const reading = new ItemReading(where, this.shelf);
    const draft = read(reading);
    if (draft !== null) {
      for (const fault of draftFaults(draft)) reading.refuse(fault);
      if (!reading.isRefused) this.items.push(this.finished(draft, where));
    }
    this.keep(reading.problems);
  }

  /** A text that several items are about. Its id is made from what the file calls it. */
  passage(name: string, passage: Omit<Passage, 'id'>): string {
    const id = this.ids.next(name);
    this.passages.push({ id, ...passage });
    return id;
  }

  private finished({ name, ...draft }: Draft, where: string): AuthoredItem {
    const empty = {
      ...{ title: '', section: '', topic: '', difficulty: null, language: '', passage: null, sounds: [] },
      ...{ shuffles: true, pinsLast: false, tags: [], rationale: '' },
    };
    return { ...empty, ...draft, id: this.ids.next(name ?? draft.title ?? ''), source: where };
  }

  private keep(found: readonly ItemProblem[]): void {
    for (const problem of found) {
      if (this.problems.length < MOST_PROBLEMS) this.problems.push(problem);
      else if (this.problems.length === MOST_PROBLEMS) {
        const what = sentence('has-more-than-problems-those-after-this-one', { most: MOST_PROBLEMS });
        this.problems.push({ severity: 'error', where: this.file, what });
      }
    }
  }

  result(): ReadItems {
    // What only a refused item showed is not carried along.
    const shown = new Set([...this.items.flatMap(mediaOfItem), ...this.passages.flatMap(mediaOfPassage)]);
    const media = new Map([...this.shelf.media].filter(([path]) => shown.has(path)));
    return { items: this.items, passages: this.passages, media, problems: this.problems };
  }
}

function draftFaults({ interaction, stem }: Draft): Sentence[] {
  const shown = [...new Set([stem, ...textsOf(interaction)].flatMap((text) => richTextProblems(text)))];
  if (shown.length > 0) return shown;
  const says = spokenText(stem).trim() !== '' || interaction.kind === 'gap-choice';
  return [...(says ? [] : [sentence('has-no-question')]), ...interactionFaults(interaction)];
}
