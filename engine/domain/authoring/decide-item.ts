import type { StaffName } from '../ids.ts';
import { type Decision, accept, refuse } from '../session/refusal.ts';
import type { Instant } from '../time.ts';
import type { ItemEvent, ItemEventKind, ItemRecord, ItemStep } from './item-record.ts';

/** What a person can do with an item beside writing it. */
export const ITEM_ACTS = ['submit', 'return', 'review', 'approve', 'retire'] as const;
export type ItemAct = (typeof ITEM_ACTS)[number];

interface Rule {
  readonly from: readonly ItemStep[];
  readonly becomes: Exclude<ItemEventKind, 'written' | 'tagged'>;
  readonly needsNote: boolean;
  /** Four eyes: whoever wrote it may not, and for the last step neither may whoever reviewed it. */
  readonly notBy: 'nobody' | 'authors' | 'authors-and-reviewer';
}

const RULES: Readonly<Record<ItemAct, Rule>> = {
  submit: { from: ['draft'], becomes: 'submitted', needsNote: false, notBy: 'nobody' },
  return: { from: ['submitted', 'reviewed'], becomes: 'returned', needsNote: true, notBy: 'nobody' },
  review: { from: ['submitted'], becomes: 'reviewed', needsNote: false, notBy: 'authors' },
  approve: { from: ['reviewed'], becomes: 'approved', needsNote: false, notBy: 'authors-and-reviewer' },
  retire: { from: ['approved'], becomes: 'retired', needsNote: true, notBy: 'nobody' },
};

export interface ItemCommand {
  readonly act: ItemAct;
  /** The version that the person had in sight. */
  readonly version: number;
  readonly by: StaffName;
  readonly note: string;
}

export function decideItem(record: ItemRecord, command: ItemCommand, at: Instant): Decision<ItemEvent> {
  const { act, by, note, version } = command;
  const rule = RULES[act];
  if (record.version === 0) return refuse('unknown-item');
  if (version !== record.version) return refuse('stale-version', { detail: String(record.version) });
  if (!rule.from.includes(record.step)) return refuse('wrong-phase');
  if (rule.notBy !== 'nobody' && record.authors.includes(by)) return refuse('own-work');
  if (rule.notBy === 'authors-and-reviewer' && record.reviewer === by) return refuse('own-work');
  if (rule.needsNote && note.trim() === '') return refuse('reason-missing');
  return accept({ kind: rule.becomes, version, at, by, note });
}

export interface WriteCommand {
  /** The version that was changed; 0 for a new item. */
  readonly base: number;
  readonly by: StaffName;
  readonly note: string;
  readonly imported: string | null;
}

/** A newer version than the one a person changed means that two wrote at once: the second one looks again. */
export function decideWrite(record: ItemRecord, command: WriteCommand, at: Instant): Decision<ItemEvent> {
  const { base, by, imported, note } = command;
  if (base !== record.version) return refuse('stale-version', { detail: String(record.version) });
  return accept({ kind: 'written', version: base + 1, at, by, note, imported });
}
