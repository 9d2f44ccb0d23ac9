import { sentence } from '#domain/sentences/sentence.ts';
import { faceForm, planForm, sortBank } from '#domain/bank/assemble-form.ts';
import { checkBankAgainst } from '#domain/bank/check-bank.ts';
import { type ExamDefinition, examItems } from '#domain/definition/exam-definition.ts';
import type { Words } from '#domain/definition/words.ts';
import type { ItemStep } from '#domain/authoring/item-record.ts';
import type { Form } from '#domain/form/form.ts';
import type { Pid } from '#domain/ids.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import type { ItemDesk } from './item-desk.ts';
import type { Problem } from '#domain/problem.ts';
import { type Picked, type WhichVersions, drawnBank, pickItems, refuseProblems } from './shelf-bank.ts';
import { mediaOfBank } from './shelf-media.ts';

export interface KnownDefinition {
  readonly id: string;
  readonly title: Words;
  readonly bank: string;
  readonly items: number;
}

export function viewDefinitions({ definitions }: ItemDesk): readonly KnownDefinition[] {
  return definitions().map((one) => ({ id: one.id, title: one.title, bank: one.bank, items: examItems(one) }));
}

/** One place of a paper as the committee looks at it. No exam's candidate is told any of it. */
export interface PaperPlace {
  readonly item: string;
  readonly version: number;
  readonly step: ItemStep;
  /** Whether exams may draw this very version. */
  readonly isApproved: boolean;
}

export interface PaperPreview {
  readonly definition: ExamDefinition['id'];
  readonly form: Form;
  readonly places: readonly PaperPlace[];
  /** Items that ask the same as another one, which was drawn from instead. Only a preview goes on without them. */
  readonly leftOut: readonly Problem[];
}

interface PreviewPaper {
  readonly bank: string;
  readonly definition: string;
  readonly seed: string;
  readonly which: WhichVersions;
}

/**
 * A paper that a candidate of this exam could get, drawn by the exam's own rules from a seed that anybody may choose. No session's
 * draw can come out of it: a session's seed is secret and bound to its own ledger.
 */
export function previewPaper(desk: ItemDesk, command: PreviewPaper): Decision<PaperPreview> {
  const { definitions, hashing: h, isExamRunning, shelf } = desk;
  const bank = shelf.bank(command.bank);
  if (bank === null) return refuse('unknown-bank');
  if (isExamRunning()) return refuse('exam-running');
  const definition = definitions().find(({ id }) => id === command.definition);
  if (definition === undefined) return refuseProblems([{ where: 'definition', what: sentence('is-not-known-here') }]);
  const picked = pickItems(shelf, bank.id, command.which);
  if (picked.length === 0) return refuseProblems([{ where: bank.id, what: sentence('has-no-item-to-draw') }]);
  const whole = (from: readonly Picked[]) =>
    drawnBank(
      desk,
      bank,
      from.map(({ item }) => item),
      mediaOfBank(shelf, bank.id),
    );
  const first = whole(picked);
  const twins = command.which === 'newest' ? twinsIn(first.problems, picked) : new Map<string, Problem>();
  const made = twins.size === 0 ? first : whole(picked.filter(({ item }) => !twins.has(item.id)));
  if (made.bank === null) return refuseProblems(made.problems);
  // Whether a bank is the one that the exam names is a matter of its session; a paper can be looked at before.
  const drawn = { ...made.bank, id: definition.bank };
  const short = checkBankAgainst(drawn, definition);
  if (short.length > 0) return refuseProblems(short.map((one) => inSection(one, definition)));
  const sorted = sortBank(drawn, definition);
  const draw = { seed: h.sha256(h.utf8(`terang practice paper ${command.seed}`)), manifestHash: new Uint8Array(32) };
  const plan = planForm(h, draw, 'practice' as Pid, definition, sorted);
  const byId = new Map(picked.map((one) => [one.item.id, one]));
  const places = plan.items.map(({ itemId }): PaperPlace => {
    const { line, version } = byId.get(itemId)!;
    return { item: itemId, version, step: line.step, isApproved: line.approved === version };
  });
  return accept({
    definition: definition.id,
    form: faceForm(plan, definition, sorted),
    places,
    leftOut: [...twins.values()],
  });
}

/** Of every two items that ask the same, the one that exams may not draw, by its id; the later one where both are alike in that. */
function twinsIn(problems: readonly Problem[], picked: readonly Picked[]): ReadonlyMap<string, Problem> {
  const approved = new Set(picked.flatMap(({ item, line, version }) => (line.approved === version ? [item.id] : [])));
  return new Map(
    problems.flatMap(({ what, where }) => {
      if (what.code !== 'asks-the-same-as') return [];
      const [later, earlier] = [where.slice(where.lastIndexOf(' ') + 1), String(what.values?.['twin'])];
      const [out, twin] = approved.has(later) && !approved.has(earlier) ? [earlier, later] : [later, earlier];
      return [[out, { where: out, what: sentence('asks-the-same-as', { twin }) }] as const];
    }),
  );
}

/** People know a section and its topics by their codes, not by their places in a list. */
function inSection({ what, where }: Problem, { sections }: ExamDefinition): Problem {
  const [, s = '', d = ''] = /^sections\[(\d+)\](?:\.draw\[(\d+)\])?/.exec(where) ?? [];
  const section = sections[Number(s)];
  if (s === '' || section === undefined) return { what, where };
  const draw = d === '' ? undefined : section.draw[Number(d)];
  return {
    what,
    where: [section.code, draw?.topic, draw?.difficulty]
      .filter((word) => word !== undefined && word !== null)
      .join(' / '),
  };
}
