import type { StaffName } from '../ids.ts';
import type { Instant } from '../time.ts';

/**
 * Where an item's newest version stands on its way into exams. `draft`: being written. `submitted`: waits for a reviewer.
 * `reviewed`: waits for an approver. `approved`: exams may draw it. `retired`: no new exam draws it.
 */
export const ITEM_STEPS = ['draft', 'submitted', 'reviewed', 'approved', 'retired'] as const;
export type ItemStep = (typeof ITEM_STEPS)[number];

interface Done {
  readonly at: Instant;
  readonly by: StaffName;
  /** Why, or what should be mended. */
  readonly note: string;
}

/** All that ever happened to an item. Nothing of it is changed or removed later. */
export type ItemEvent =
  /** `imported` names the file that brought this version. */
  | (Done & { readonly kind: 'written'; readonly version: number; readonly imported: string | null })
  | (Done & {
      readonly kind: 'submitted' | 'returned' | 'reviewed' | 'approved' | 'retired';
      readonly version: number;
    })
  /** Its tags were changed, as the note says. Tags are the item's and not its versions': no step is lost by one. */
  | (Done & { readonly kind: 'tagged'; readonly version: number });

export type ItemEventKind = ItemEvent['kind'];

/** An item as its events tell it. */
export interface ItemRecord {
  readonly step: ItemStep;
  /** The newest version, counted from 1; 0 before the first. */
  readonly version: number;
  /** Who wrote anything since the version that was approved last, and who reviewed the newest one. */
  readonly authors: readonly StaffName[];
  readonly reviewer: StaffName | null;
  /** The version that exams draw, or null. It stays while a newer one is on its way. */
  readonly approved: number | null;
}

export const NEW_ITEM: ItemRecord = { step: 'draft', version: 0, authors: [], reviewer: null, approved: null };

export function evolveItem(record: ItemRecord, event: ItemEvent): ItemRecord {
  switch (event.kind) {
    case 'written': {
      // What came before an approval is done with: its authors may review what somebody else writes next.
      const authors = record.step === 'approved' ? [] : record.authors;
      const all = authors.includes(event.by) ? authors : [...authors, event.by];
      return { ...record, step: 'draft', version: event.version, authors: all, reviewer: null };
    }
    case 'submitted':
      return { ...record, step: 'submitted', reviewer: null };
    case 'returned':
      return { ...record, step: 'draft', reviewer: null };
    case 'reviewed':
      return { ...record, step: 'reviewed', reviewer: event.by };
    case 'approved':
      return { ...record, step: 'approved', approved: event.version };
    case 'retired':
      return { ...record, step: 'retired', approved: null };
    case 'tagged':
      return record;
  }
}

export function itemRecord(events: Iterable<ItemEvent>): ItemRecord {
  let record = NEW_ITEM;
  for (const event of events) record = evolveItem(record, event);
  return record;
}
