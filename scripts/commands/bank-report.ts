import type { ItemProblem } from '../../engine/domain/item/authored-item.ts';
import type { FormatName } from '../../question-banks/formats/detect-format.ts';

export interface BankReport {
  /** Whether nothing is an error: what was read can be used. */
  readonly ok: boolean;
  readonly format: FormatName;
  /** The bank's id, where the format has one and the bank is sound. */
  readonly bank: string | null;
  readonly items: number;
  readonly kinds: Readonly<Record<string, number>>;
  readonly sections: Readonly<Record<string, number>>;
  readonly problems: readonly ItemProblem[];
}

export function counted(names: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries(counts);
}

/** Lines for a person: every problem, then what the whole comes to. */
export function describeReport(report: BankReport, name: string): string[] {
  const { bank, format, items, kinds, ok, problems, sections } = report;
  const lines = problems.map(describeProblem);
  const groups = [sections, kinds].map(listed).filter((text) => text !== '');
  const size = `${items} item${items === 1 ? '' : 's'}${groups.length === 0 ? '' : ` (${groups.join('; ')})`}`;
  const counts = counted(problems.map(({ severity }) => severity));
  if (problems.length === 0) return [...lines, `${bank ?? name}: ${size}, no problem found.`];
  const found = (['error', 'loss', 'note'] as const)
    .flatMap((severity) => (counts[severity] === undefined ? [] : [counting(counts[severity], severity)]))
    .join(', ');
  if (format !== 'native') return [...lines, `${name} (${format}): ${size}; ${found}.`];
  return [
    ...lines,
    ok ? `${bank ?? name}: ${size}; ${found}.` : `${found} in ${size}: this bank is not used until there are none.`,
  ];
}

export function describeProblem({ severity, what, where }: ItemProblem): string {
  return severity === 'error' ? `${where}: ${what}` : `${where}: (${severity}) ${what}`;
}

function counting(count: number, severity: ItemProblem['severity']): string {
  const [one, many] = { error: ['problem', 'problems'], loss: ['loss', 'losses'], note: ['note', 'notes'] }[
    severity
  ] as [string, string];
  return `${count} ${count === 1 ? one : many}`;
}

function listed(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .filter(([name]) => name !== '')
    .slice(0, 20)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}
