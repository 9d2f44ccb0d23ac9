import { sentence } from '#domain/sentences/sentence.ts';
import type { ItemBank } from '#domain/bank/bank.ts';
import type { AuthoredItem, ReadItems } from '#domain/item/authored-item.ts';
import type { Problem } from '#domain/problem.ts';
import { type Decision, type Refusal, accept, refuse } from '#domain/session/refusal.ts';
import type { ItemLine, ItemShelf, ShelfBank } from '../storage/item-shelf.ts';
import type { BankFrame, ItemDesk } from './item-desk.ts';

/** `approved`: what exams may draw. `newest`: what they could, if everything on its way were approved. */
export type WhichVersions = 'approved' | 'newest';

export interface Picked {
  readonly line: ItemLine;
  readonly item: AuthoredItem;
  readonly version: number;
}

export function pickItems(shelf: ItemShelf, bank: string, which: WhichVersions): Picked[] {
  return shelf.lines(bank).flatMap((line) => {
    if (line.step === 'retired') return [];
    const version = which === 'approved' ? line.approved : line.version;
    const item = version === null ? null : shelf.version(bank, line.id, version);
    return item === null || version === null ? [] : [{ line, item, version }];
  });
}

/** Items with the passages and the media of their bank, as a format writes them. */
export function withAttachments(
  shelf: ItemShelf,
  { id }: ShelfBank,
  items: readonly AuthoredItem[],
): Omit<ReadItems, 'problems'> {
  const named = new Set(items.flatMap(({ passage }) => passage ?? []));
  const passages = [...named].flatMap((passage) => shelf.passage(id, passage) ?? []);
  const media = new Map(shelf.media(id).flatMap(({ path }) => [[path, shelf.medium(id, path)!] as const]));
  return { items, passages, media };
}

/** What an exam needs of an item and a draft may lack. */
export function lackingItems(picked: readonly Picked[]): readonly Problem[] {
  return picked.flatMap(({ item }) => {
    const lacks = (['section', 'topic', 'difficulty'] as const).filter((field) => !item[field]);
    return lacks.map((field) => ({ where: item.id, what: sentence(`lacks-${field}`) }));
  });
}

export interface ExportedBank {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * The approved version of every item as a native bank, from which a session can be prepared. Items keep their ids, and
 * `versions.json` beside them says which version each is. With any problem there is no bank, and every one is named.
 */
export async function exportBank(
  { formats, isExamRunning, shelf }: ItemDesk,
  id: string,
): Promise<Decision<ExportedBank>> {
  const bank = shelf.bank(id);
  if (bank === null) return refuse('unknown-bank');
  if (isExamRunning()) return refuse('exam-running');
  const picked = pickItems(shelf, id, 'approved');
  if (picked.length === 0) return refuseProblems([{ where: id, what: sentence('no-item-of-this-bank-is-approved') }]);
  const lacking = lackingItems(picked);
  if (lacking.length > 0) return refuseProblems(lacking);
  const versions = Object.fromEntries(picked.map(({ item, version }) => [item.id, version]));
  const read = withAttachments(
    shelf,
    bank,
    picked.map(({ item }) => item),
  );
  const { bytes, problems } = await formats.writeBank(read, frameOf(bank), { bank: id, versions });
  if (problems.length > 0) return refuseProblems(problems);
  return accept({ name: `${id}.zip`, bytes });
}

/** A bank as an exam would draw from it. `media` are named by their paths. */
export function drawnBank(
  { formats, shelf }: ItemDesk,
  bank: ShelfBank,
  items: readonly AuthoredItem[],
  media: ItemBank['media'],
): { readonly bank: ItemBank | null; readonly problems: readonly Problem[] } {
  return formats.drawnBank(withAttachments(shelf, bank, items), frameOf(bank), media);
}

function frameOf({ id, language, licence, title }: ShelfBank): BankFrame {
  return { id, title, language, licence: licence === '' ? '-' : licence };
}

const MOST_TOLD = 40;

/** A refusal with everything that is wrong, or with the first forty and how many more there are. */
export function refuseProblems(problems: readonly Problem[]): { ok: false; refusal: Refusal } {
  const count = problems.length - MOST_TOLD;
  const rest = count > 0 ? [{ where: '', what: sentence('and-more-problems', { count }) }] : [];
  return refuse('malformed', { problems: [...problems.slice(0, MOST_TOLD), ...rest] });
}
