import type { ItemBank } from '#domain/bank/bank.ts';
import type { Problem } from '#domain/problem.ts';
import type { CardSheet } from '#domain/roster/exam-card.ts';
import type { RosterLine } from '#domain/roster/roster-line.ts';
import type { ItemShelf } from '../storage/item-shelf.ts';
import type { PhotoFiles } from '../storage/photo-files.ts';
import type { Desk } from './desk.ts';
import type { FirstEntries } from './post-manifest.ts';
import type { MediaBytes } from './session-media.ts';

/** A bank with the bytes of its pictures and sounds, or why it cannot be had. */
export type LoadedBank =
  | { readonly ok: true; readonly bank: ItemBank; readonly media: MediaBytes }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** What reads and writes a committee's files: the formats stand above the engine's floors and are handed in. */
export interface SessionFormats {
  readRoster(
    bytes: Uint8Array,
    file: string,
  ): Promise<{
    readonly lines: readonly RosterLine[];
    readonly problems: readonly Problem[];
    readonly notes: readonly Problem[];
  }>;
  /** The files of an archive, or the one file that it is, by path. */
  readPhotos(
    bytes: Uint8Array,
    file: string,
  ): Promise<{ readonly files: ReadonlyMap<string, Uint8Array>; readonly problems: readonly Problem[] }>;
  /** For a mail merge, and to print. */
  cards(sheet: CardSheet): { readonly csv: string; readonly page: string };
  /** Rows of texts as a sheet in which no cell is run as a formula. */
  csv(rows: readonly (readonly string[])[]): string;
}

/** Banks in the native format in folders that this server was given. */
export interface BankFolders {
  list(): readonly { readonly id: string; readonly title: string; readonly items: number }[];
  load(id: string): LoadedBank | null;
  /** JSON values of the definitions beside them. */
  definitions(): readonly unknown[];
}

export interface PostedSession extends FirstEntries {
  readonly id: string;
  readonly origin: string;
  readonly definition: unknown;
}

/** Everything impure that making sessions needs. */
export interface SessionDesk {
  readonly desk: Desk;
  readonly shelf: ItemShelf;
  readonly folders: BankFolders;
  readonly formats: SessionFormats;
  readonly photos: PhotoFiles;
  /** The sheet to be posted before the lots, as a signed note and to print. */
  readonly posting: (session: PostedSession) => Promise<{ readonly note: string; readonly page: string }>;
  readonly isExamRunning: () => boolean;
}
