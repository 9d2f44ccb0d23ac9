import { bankItemOf } from '#domain/bank/authored-bank-item.ts';
import type { BankItem } from '#domain/bank/bank.ts';
import type { ExamDefinition } from '#domain/definition/exam-definition.ts';
import type { Words } from '#domain/definition/words.ts';
import { scorePlace } from '#domain/score/key-sheet.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import type { Instant } from '#domain/time.ts';
import type { Hall } from './hall.ts';
import type { ItemDesk } from './item-desk.ts';

/** What one closed session tells of one item. */
export interface ItemUse {
  readonly session: string;
  readonly title: Words;
  readonly closedAt: Instant;
  /** The version on its papers; null where they had another text under this id than any version has. */
  readonly version: number | null;
  /** On so many papers; answered on so many; full marks for so many. */
  readonly drawn: number;
  readonly answered: number;
  /** Null where so few answered that a share would tell what single people did. */
  readonly right: number | null;
}

interface Count {
  drawn: number;
  answered: number;
  right: number;
}

/** Below this a share says more of persons than of the item. */
const FEWEST_ANSWERS = 5;

/** A closed session does not change any more. */
const counted = new WeakMap<Hall, ReadonlyMap<string, Count>>();

/**
 * Which closed sessions of this data folder had items of a bank on their papers, and how they went, by the item's id; the newest
 * session first. A session that is prepared or open is not in it: what its papers hold would be known before it is over.
 */
export function viewUsage(desk: ItemDesk, bank: string): Decision<ReadonlyMap<string, readonly ItemUse[]>> {
  const { halls, isExamRunning, shelf } = desk;
  if (shelf.bank(bank) === null) return refuse('unknown-bank');
  if (isExamRunning()) return refuse('exam-running');
  const uses = new Map<string, ItemUse[]>();
  for (const hall of closedHalls(halls.values(), bank)) {
    for (const [item, { answered, drawn, right }] of countsOf(hall)) {
      const use: ItemUse = {
        session: hall.id,
        title: hall.definition.title,
        closedAt: hall.session.closedAt as Instant,
        version: versionIn(desk, bank, hall.bank.byId.get(item as never)),
        drawn,
        answered,
        right: answered < FEWEST_ANSWERS ? null : right,
      };
      uses.set(item, [...(uses.get(item) ?? []), use]);
    }
  }
  return accept(uses);
}

function closedHalls(halls: Iterable<Hall>, bank: string): Hall[] {
  return [...halls]
    .filter(({ session, stored }) => session.phase === 'closed' && stored.bank.id === bank)
    .sort((a, b) => (b.session.closedAt ?? 0) - (a.session.closedAt ?? 0));
}

function countsOf(hall: Hall): ReadonlyMap<string, Count> {
  const known = counted.get(hall);
  if (known !== undefined) return known;
  const counts = new Map<string, Count>();
  const most = mostBySection(hall.definition);
  for (const { keys, saved } of hall.people()) {
    keys.forEach((place, position) => {
      const count = counts.get(place.itemId) ?? { drawn: 0, answered: 0, right: 0 };
      const response = saved.sheet.responses.at(position) ?? null;
      count.drawn += 1;
      if (response !== null) {
        count.answered += 1;
        if (scorePlace(place, response) >= (most.get(place.section) ?? Infinity)) count.right += 1;
      }
      counts.set(place.itemId, count);
    });
  }
  counted.set(hall, counts);
  return counts;
}

function mostBySection({ sections }: ExamDefinition): ReadonlyMap<string, number> {
  return new Map(
    sections.map(({ code, scoring }) => [code, scoring.kind === 'weighted' ? scoring.maximum : scoring.right]),
  );
}

/** A paper names ids and not versions, so the version is the newest one that reads and is keyed the same. */
function versionIn({ shelf }: ItemDesk, bank: string, used: BankItem | undefined): number | null {
  if (used === undefined) return null;
  const wanted = contentOf(used);
  for (let version = shelf.record(bank, used.id).version; version > 0; version -= 1) {
    const authored = shelf.version(bank, used.id, version);
    const found = authored && bankItemOf({ ...authored, difficulty: authored.difficulty ?? 'medium' });
    if (found !== null && found.ok && contentOf(found.item) === wanted) return version;
  }
  return null;
}

/** What a candidate reads and what is right; white space aside, which a format may change on its way. */
function contentOf(item: BankItem): string {
  const shown = Object.entries(item).filter(([name]) => !HEAD.has(name));
  const content = { ...Object.fromEntries(shown), stem: item.stem.flatMap(nodesOf) };
  return JSON.stringify(sorted(content)).replace(/\\n|\s+/g, ' ');
}

/** Paragraphs of a bank's file are blocks, and nodes of one text where the committee has them. */
function nodesOf(block: BankItem['stem'][number]): readonly unknown[] {
  if (block.kind === 'rich' && typeof block.text !== 'string') return block.text;
  return block.kind === 'paragraph' || block.kind === 'rich' ? [{ tag: 'p', children: [block.text] }] : [block];
}

/** What says where an item belongs, and nothing of what it asks. */
const HEAD: ReadonlySet<string> = new Set(['section', 'topic', 'difficulty', 'passage', 'rationale', 'source']);

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inside]) => [name, sorted(inside)]));
}
