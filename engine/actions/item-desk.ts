import type { Sentence } from '#domain/sentences/sentence.ts';
import type { ItemBank } from '#domain/bank/bank.ts';
import type { ExamDefinition } from '#domain/definition/exam-definition.ts';
import type { Hashing } from '#domain/draw/hashing.ts';
import type { AuthoredItem, ReadItems } from '#domain/item/authored-item.ts';
import type { Problem } from '#domain/problem.ts';
import type { Instant } from '#domain/time.ts';
import type { ItemShelf } from '../storage/item-shelf.ts';
import type { Hall } from './hall.ts';

/** What reads items from outside: the formats themselves stand above the engine's floors and are handed in. */
export interface ItemFormats {
  /** A file of any format that is known, by its contents and its name. */
  read(name: string, bytes: Uint8Array): Promise<ReadItems>;
  /** One item as an editor sent it; null when its shape cannot be read. It counts only where there is no problem. */
  readItem(json: unknown): { readonly item: AuthoredItem | null; readonly problems: readonly Problem[] };
  /** A picture by its bytes: its path in `media/`, or why it is none that a bank may hold. */
  readPicture(
    name: string,
    bytes: Uint8Array,
  ): { readonly ok: true; readonly path: string } | { readonly ok: false; readonly what: Sentence };
  /** Items as an archive of a native bank, with `versions` beside them in a file of its own. */
  writeBank(
    read: Omit<ReadItems, 'problems'>,
    frame: BankFrame,
    versions: object,
  ): Promise<{ readonly bytes: Uint8Array; readonly problems: readonly Problem[] }>;
  /** Items as a bank from which papers are drawn: written as a native bank and read again as a session's would be. */
  drawnBank(
    read: Omit<ReadItems, 'problems'>,
    frame: BankFrame,
    media: ItemBank['media'],
  ): { readonly bank: ItemBank | null; readonly problems: readonly Problem[] };
}

export interface BankFrame {
  readonly id: string;
  readonly title: string;
  readonly language: string;
  readonly licence: string;
}

/** Everything impure that a use case about items needs. */
export interface ItemDesk {
  readonly now: () => Instant;
  readonly shelf: ItemShelf;
  readonly formats: ItemFormats;
  readonly isExamRunning: () => boolean;
  readonly hashing: Hashing;
  /** Exams whose rules are known here: of the sessions, and those that came with the program. */
  readonly definitions: () => readonly ExamDefinition[];
  /** By id. What a closed one tells of its items is read here, and nothing of another. */
  readonly halls: ReadonlyMap<string, Hall>;
}
