import { gzipSync } from 'node:zlib';
import { type SortedBank, faceForm, planForm } from '#domain/bank/assemble-form.ts';
import { ownStart } from '#domain/definition/accommodation.ts';
import { type ExamDefinition, allottedTime, examItems } from '#domain/definition/exam-definition.ts';
import { sessionSeed } from '#domain/draw/draw-keys.ts';
import type { Hashing } from '#domain/draw/hashing.ts';
import type { Pid } from '#domain/ids.ts';
import { paperHash } from '#domain/ledger/commitments.ts';
import type { Fact, FactOf } from '#domain/ledger/fact.ts';
import type { DrawnPaper } from '../storage/writer-messages.ts';

/** What was fixed before the lots. */
interface Fixed {
  readonly definition: ExamDefinition;
  readonly bank: SortedBank;
  readonly seedSecret: Uint8Array;
  readonly manifestHash: Uint8Array;
}

/** Everybody's paper from secret and lots, in the order of the people, and the facts that commit to them. */
export function drawPapers(
  h: Hashing,
  { bank, definition, manifestHash, seedSecret }: Fixed,
  lots: FactOf<'DRAW'>,
  people: readonly { readonly pid: Pid; readonly accommodations: readonly string[] }[],
): { readonly facts: readonly Fact[]; readonly papers: readonly DrawnPaper[] } {
  const seed = sessionSeed(h, seedSecret, lots.digits, manifestHash);
  const papers = people.map(({ accommodations, pid }): DrawnPaper => {
    const { items: plan } = planForm(h, { seed, manifestHash }, pid, definition, bank);
    const form = JSON.stringify(faceForm({ pid, items: plan }, definition, bank, accommodations));
    return { pid, plan, formGzip: gzipSync(form) };
  });
  const committed = people.map(({ accommodations, pid }, place): FactOf<'PAPER'> => ({
    type: 'PAPER',
    at: lots.at,
    pid,
    form: paperHash(h, pid, papers[place]!.plan),
    items: examItems(definition),
    allotted: allottedTime(definition, accommodations),
    ...startOf(definition, accommodations),
  }));
  return { facts: [lots, ...committed], papers };
}

function startOf(definition: ExamDefinition, codes: readonly string[]): Pick<FactOf<'PAPER'>, 'start'> {
  const start = ownStart(definition, codes);
  return start === null ? {} : { start };
}
