import { z } from 'zod';
import { ITEM_ACTS } from '#domain/authoring/decide-item.ts';
import type { ItemEvent, ItemRecord, ItemStep } from '#domain/authoring/item-record.ts';
import type { NearDuplicate } from '#domain/authoring/near-duplicates.ts';
import type { Words } from '#domain/definition/words.ts';
import type { Form } from '#domain/form/form.ts';
import type { AuthoredItem, ItemProblem, Passage } from '#domain/item/authored-item.ts';
import type { Problem } from '#domain/problem.ts';
import { type Refused, typedText } from './wire-types.ts';

/**
 * The committee's items over HTTP, under `/items`; every call carries the header `x-terang: console`. A reply is what is named
 * here with `ok: true`, or a refusal.
 *
 * `GET /items/banks` `PUT /items/banks/:bank` `GET /items/banks/:bank` (its items) `GET …/duplicates`
 * `GET …/items/:id` `PUT …/items` `POST …/check` (an item as an editor has it; nothing is written) `POST …/items/:id/acts`
 * `POST …/tags` `GET …/usage` `GET …/export` (an archive) `POST …/paper` `GET /items/definitions`
 * `POST …/preview?name=FILE` and `POST …/imports?name=FILE` with the file as the body; `GET /items/imports/:id`
 * `GET …/media` `POST …/media?name=FILE` with the picture as the body
 * `GET …/media/FILE`, without the header, as a picture's or a sound's address.
 */
const code = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);

export const bankPath = z.strictObject({ bank: code });
export const itemPath = z.strictObject({ bank: code, item: z.string().min(1).max(80) });
/** A file of a bank's `media/`. */
export const mediumPath = z.strictObject({ bank: code, name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,120}$/) });
export const noPath = z.strictObject({});
export const importPath = z.strictObject({ id: z.string().min(1).max(20) });

export const putBank = z.strictObject({
  title: typedText(1, 120),
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
  licence: typedText(0, 120),
});
export type PutBank = z.infer<typeof putBank>;

/** `item` is an `AuthoredItem`; what is wrong with it the refusal's detail says, a line for each problem. */
export const putItem = z.strictObject({
  base: z.int().min(0),
  item: z.record(z.string(), z.unknown()),
  note: typedText(0, 500),
});

export type PutItem = Omit<z.infer<typeof putItem>, 'item'> & { readonly item: AuthoredItem };

export const checkItem = z.strictObject({ item: z.record(z.string(), z.unknown()) });

const itemId = z.string().min(1).max(80);
const tag = typedText(1, 40);
export const tagItems = z.strictObject({
  items: z.array(itemId).min(1).max(20_000),
  add: z.array(tag).max(30),
  remove: z.array(tag).max(30),
});
export type TagItems = z.infer<typeof tagItems>;

/** `seed` is anybody's to choose: it draws a paper to look at and no session's. */
export const paperOrder = z.strictObject({
  definition: z.string().min(1).max(80),
  seed: typedText(1, 60),
  which: z.enum(['approved', 'newest']),
});
export type PaperOrder = z.infer<typeof paperOrder>;

export const itemActMessage = z.strictObject({
  act: z.enum(ITEM_ACTS),
  version: z.int().min(1),
  note: typedText(0, 500),
});
export type ItemActMessage = z.infer<typeof itemActMessage>;

export const importQuery = z.strictObject({ name: typedText(1, 200) });

export interface BankLine {
  readonly id: string;
  readonly title: string;
  readonly language: string;
  readonly licence: string;
  readonly items: number;
  readonly approved: number;
}

export interface ItemLineWire {
  readonly id: string;
  readonly step: ItemStep;
  readonly version: number;
  readonly approved: number | null;
  readonly kind: string;
  readonly section: string;
  readonly topic: string;
  readonly difficulty: string | null;
  readonly tags: readonly string[];
  readonly said: string;
  readonly author: string;
  readonly at: number;
}

/** `item` is whole for the first of a file only: a preview shows some, and ten thousand would be tens of megabytes. */
export interface PreviewLine {
  readonly id: string;
  readonly kind: string;
  readonly section: string;
  readonly topic: string;
  readonly said: string;
  readonly fate: 'new' | 'changed' | 'same';
  readonly item: AuthoredItem | null;
}

export type BanksReply = { readonly ok: true; readonly banks: readonly BankLine[] } | Refused;
export type ItemsReply = { readonly ok: true; readonly items: readonly ItemLineWire[] } | Refused;
export type DuplicatesReply = { readonly ok: true; readonly duplicates: readonly NearDuplicate[] } | Refused;
export type ItemReply =
  | {
      readonly ok: true;
      readonly record: ItemRecord;
      readonly events: readonly ItemEvent[];
      readonly versions: readonly AuthoredItem[];
      readonly passage: Passage | null;
      readonly tags: readonly string[];
    }
  | Refused;
/** `item` as it would be kept; null where its shape cannot be read. `where` is a field's path, or empty. */
export type CheckReply =
  { readonly ok: true; readonly item: AuthoredItem | null; readonly problems: readonly Problem[] } | Refused;
export type TaggedReply = { readonly ok: true; readonly changed: number } | Refused;

/** What one closed session tells of one item; `right` is null where too few answered. */
export interface ItemUseWire {
  readonly session: string;
  readonly title: Words;
  readonly closedAt: number;
  readonly version: number | null;
  readonly drawn: number;
  readonly answered: number;
  readonly right: number | null;
}
/** By item, the newest session first. */
export type UsageReply =
  { readonly ok: true; readonly uses: Readonly<Record<string, readonly ItemUseWire[]>> } | Refused;

export interface MediumLine {
  readonly path: string;
  readonly size: number;
}
export type MediaReply = { readonly ok: true; readonly media: readonly MediumLine[] } | Refused;
export type MediumReply = ({ readonly ok: true } & MediumLine) | Refused;

export interface DefinitionLine {
  readonly id: string;
  readonly title: Words;
  readonly bank: string;
  readonly items: number;
}
export type DefinitionsReply = { readonly ok: true; readonly definitions: readonly DefinitionLine[] } | Refused;
/** A place for each item of the form, in the same order. Pictures and sounds are named by their paths in the bank. */
export type PaperPreviewReply =
  | {
      readonly ok: true;
      readonly definition: string;
      readonly form: Form;
      readonly places: readonly {
        readonly item: string;
        readonly version: number;
        readonly step: ItemStep;
        readonly isApproved: boolean;
      }[];
      readonly leftOut: readonly Problem[];
    }
  | Refused;
export type ItemRecordReply = { readonly ok: true; readonly record: ItemRecord } | Refused;
export type PreviewReply =
  | {
      readonly ok: true;
      readonly lines: readonly PreviewLine[];
      readonly problems: readonly ItemProblem[];
      readonly duplicates: readonly NearDuplicate[];
    }
  | Refused;
export type ImportStarted = { readonly ok: true; readonly id: string } | Refused;
/** `outcome` is there when it is done. */
export type ImportProgress =
  | {
      readonly ok: true;
      readonly done: number;
      readonly of: number;
      readonly outcome:
        | {
            readonly ok: true;
            readonly written: number;
            readonly unchanged: number;
            readonly problems: readonly ItemProblem[];
          }
        | Refused
        | null;
    }
  | Refused;
