import type { ExamDefinition, SectionDefinition } from '../definition/exam-definition.ts';
import { candidateKey, subKey } from '../draw/draw-keys.ts';
import type { Hashing } from '../draw/hashing.ts';
import { RandomStream, shuffle } from '../draw/random-stream.ts';
import type { Block, Face } from '../item/face.ts';
import type { Form } from '../form/form.ts';
import type { ItemId, Pid, SectionCode } from '../ids.ts';
import { fitsDraw } from './check-bank.ts';
import type { BankItem, ItemBank } from './bank.ts';

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

/** A bank sorted once for many papers: within each draw the items lie in bytewise order of their ids. */
export interface SortedBank {
  readonly byId: ReadonlyMap<ItemId, BankItem>;
  readonly media: ItemBank['media'];
  readonly pools: readonly (readonly (readonly BankItem[])[])[];
}

export function sortBank(bank: ItemBank, definition: ExamDefinition): SortedBank {
  const items = [...bank.items].sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    byId: new Map(items.map((item) => [item.id, item])),
    media: bank.media,
    pools: definition.sections.map((section) =>
      section.draw.map((draw) => items.filter((item) => item.section === section.code && fitsDraw(item, draw))),
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
      if (pool.length < one.count)
        throw new RangeError(`${section.code} ${stratumName(one)}: ${pool.length} of ${one.count}`);
      return shuffle(pool, stream(`select|${section.code}|${stratumName(one)}`)).slice(0, one.count);
    });
    return shuffle(picked, stream(`order|${section.code}`)).map((item) => ({
      itemId: item.id,
      section: section.code,
      options: optionOrder(item, stream(`options|${item.id}`)),
    }));
  });
  return { pid, items };
}

function optionOrder(item: BankItem, stream: RandomStream): readonly number[] {
  const places = item.options.map((_, place) => place);
  if (!item.pinsLast) return shuffle(places, stream);
  const last = places.length - 1;
  return [...shuffle(places.slice(0, last), stream), last];
}

/** What the candidate sees of a plan: faces only. */
export function faceForm(plan: FormPlan, definition: ExamDefinition, bank: SortedBank): Form {
  return {
    format: 'terang-form/1',
    sections: definition.sections.map((section) => ({
      code: section.code,
      name: section.name,
      items: plan.items.filter((item) => item.section === section.code).map((item) => faceOf(item, bank)),
    })),
  };
}

function faceOf(planned: PlannedItem, bank: SortedBank): Face {
  const item = itemOf(planned, bank);
  return {
    kind: item.kind,
    stem: item.stem.map((block) => withPicture(block, bank)),
    options: planned.options.map((place) => item.options[place] as string),
  };
}

/** A picture's file name could tell something of its item, so a candidate gets its bytes and not its name. */
function withPicture(block: Block, { media }: SortedBank): Block {
  if (block.kind !== 'image') return block;
  const source = media[block.source];
  if (source === undefined) throw new RangeError(`the bank has no picture ${block.source}`);
  return { ...block, source };
}

export function itemOf(planned: PlannedItem, bank: SortedBank): BankItem {
  const item = bank.byId.get(planned.itemId);
  if (item === undefined) throw new RangeError(`the bank has no item ${planned.itemId}`);
  return item;
}
