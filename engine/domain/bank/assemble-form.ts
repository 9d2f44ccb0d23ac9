import { accommodationsOf, grantsOf } from '../definition/accommodation.ts';
import type { ExamDefinition, SectionDefinition } from '../definition/exam-definition.ts';
import { candidateKey, subKey } from '../draw/draw-keys.ts';
import type { Hashing } from '../draw/hashing.ts';
import { RandomStream, shuffle } from '../draw/random-stream.ts';
import { shuffledParts } from '../item/part-order.ts';
import type { Form } from '../form/form.ts';
import type { ItemId, Pid, SectionCode } from '../ids.ts';
import type { BankItem, BankPassage, ItemBank } from './bank.ts';
import { type DrawUnit, drawUnits, fitsDraw } from './draw-units.ts';
import { FaceMaker } from './faces.ts';

/** One place of a paper: which item, and in which order its options are shown (places in the bank's order). */
export interface PlannedItem {
  readonly itemId: ItemId;
  readonly section: SectionCode;
  readonly options: readonly number[];
}

/** A candidate's paper as the ledger commits to it. It names items, so it stays in the engine until the draw is revealed. */
export interface FormPlan {
  readonly pid: Pid;
  readonly items: readonly PlannedItem[];
}

/** A bank sorted once for many papers: within each draw the units lie in bytewise order of their first items' ids. */
export interface SortedBank {
  readonly byId: ReadonlyMap<ItemId, BankItem>;
  readonly passages: ReadonlyMap<string, BankPassage>;
  readonly media: ItemBank['media'];
  /** By section and draw. */
  readonly pools: readonly (readonly (readonly DrawUnit[])[])[];
}

export function sortBank(bank: ItemBank, definition: ExamDefinition): SortedBank {
  return {
    byId: new Map(bank.items.map((item) => [item.id, item])),
    passages: new Map(bank.passages?.map((passage) => [passage.id, passage])),
    media: bank.media,
    pools: definition.sections.map((section) =>
      section.draw.map((draw) =>
        drawUnits(bank.items.filter((item) => item.section === section.code && fitsDraw(item, draw))),
      ),
    ),
  };
}

/** The name a draw has in the derivation: `topic/difficulty`, `topic`, `*\/difficulty` or `*`. */
export function stratumName(draw: SectionDefinition['draw'][number]): string {
  const topic = draw.topic ?? '*';
  return draw.difficulty === null ? topic : `${topic}/${draw.difficulty}`;
}

/**
 * The paper of one participant: a pure function of seed, manifest hash, pseudonym, rules and bank. Normative in
 * `docs/SPEC.md`, "Form derivation": HKDF-SHA-256 keys, an HMAC counter stream for each shuffle, rejection sampling, Fisher–Yates.
 */
export function planForm(
  h: Hashing,
  draw: { readonly seed: Uint8Array; readonly manifestHash: Uint8Array },
  pid: Pid,
  definition: ExamDefinition,
  bank: SortedBank,
): FormPlan {
  const key = candidateKey(h, draw.seed, draw.manifestHash, pid);
  const stream = (label: string): RandomStream => new RandomStream(h, subKey(h, key, label));
  const items = definition.sections.flatMap((section, s) => {
    const picked = section.draw.flatMap((one, d) => {
      const pool = bank.pools[s]?.[d] ?? [];
      const units = unitsToDraw(pool, one.count, `${section.code} ${stratumName(one)}`);
      return shuffle(pool, stream(`select|${section.code}|${stratumName(one)}`)).slice(0, units);
    });
    const ordered = shuffle(picked, stream(`order|${section.code}`)).flat();
    return ordered.map((item) => ({
      itemId: item.id,
      section: section.code,
      options: optionOrder(item, stream(`options|${item.id}`)),
    }));
  });
  return { pid, items };
}

/** A draw's count in units. `checkBankAgainst` has found all of this in order before any paper is drawn. */
function unitsToDraw(pool: readonly DrawUnit[], count: number, where: string): number {
  const size = pool[0]?.length ?? 1;
  const found = pool.reduce((total, unit) => total + unit.length, 0);
  if (found < count) throw new RangeError(`${where}: ${found} of ${count}`);
  if (count % size !== 0 || pool.some((unit) => unit.length !== size)) {
    throw new RangeError(`${where}: ${count} items cannot be drawn in whole passages`);
  }
  return count / size;
}

function optionOrder(item: BankItem, stream: RandomStream): readonly number[] {
  const places = Array.from({ length: shuffledParts(item) }, (_, place) => place);
  // The bank's order of an ordering is its key.
  if (item.keepsOrder === true && item.kind !== 'ordering') return places;
  if (!item.pinsLast || item.kind === 'ordering') return shuffle(places, stream);
  const last = places.length - 1;
  return [...shuffle(places.slice(0, last), stream), last];
}

/** What the candidate sees of a plan: faces only. `accommodations`: codes of the roster; some grant the words of sounds. */
export function faceForm(
  plan: FormPlan,
  definition: ExamDefinition,
  bank: SortedBank,
  accommodations: readonly string[] = [],
): Form {
  const maker = new FaceMaker(bank, grantsOf(accommodationsOf(definition, accommodations)).readAloud);
  const sections = definition.sections.map((section) => ({
    code: section.code,
    name: section.name,
    items: plan.items
      .filter((item) => item.section === section.code)
      .map((planned) => maker.face(itemOf(planned, bank), planned.options)),
  }));
  return {
    format: 'terang-form/1',
    sections,
    ...(maker.passages.length > 0 && { passages: maker.passages }),
  };
}

export function itemOf(planned: PlannedItem, bank: SortedBank): BankItem {
  const item = bank.byId.get(planned.itemId);
  if (item === undefined) throw new RangeError(`the bank has no item ${planned.itemId}`);
  return item;
}
