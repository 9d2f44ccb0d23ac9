import type { ItemProblem } from '../../engine/domain/item/authored-item.ts';
import { type SentenceLanguage, sayPlace, sayWhat } from '../../engine/domain/sentences/say.ts';
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

type Severity = ItemProblem['severity'];

interface ReportWords {
  readonly severity: Readonly<Record<Severity, string>>;
  readonly items: (count: number) => string;
  readonly found: (count: number, severity: Severity) => string;
  readonly nothing: string;
  readonly unused: (found: string, size: string) => string;
}

const WORDS: Readonly<Record<SentenceLanguage, ReportWords>> = {
  id: {
    severity: { error: 'kesalahan', loss: 'kehilangan', note: 'catatan' },
    items: (count) => `${count} soal`,
    found: (count, severity) => `${count} ${WORDS.id.severity[severity]}`,
    nothing: 'tidak ada masalah',
    unused: (found, size) => `${found} pada ${size}: bank ini tidak dipakai sebelum semuanya diperbaiki.`,
  },
  en: {
    severity: { error: 'problem', loss: 'loss', note: 'note' },
    items: (count) => `${count} item${count === 1 ? '' : 's'}`,
    found: (count, severity) =>
      `${count} ${count === 1 ? WORDS.en.severity[severity] : { error: 'problems', loss: 'losses', note: 'notes' }[severity]}`,
    nothing: 'no problem found',
    unused: (found, size) => `${found} in ${size}: this bank is not used until there are none.`,
  },
};

export function counted(names: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries(counts);
}

/** Lines for a person: every problem, then what the whole comes to. */
export function describeReport(report: BankReport, name: string, language: SentenceLanguage): string[] {
  const { bank, format, items, kinds, ok, problems, sections } = report;
  const words = WORDS[language];
  const lines = problems.map((problem) => describeProblem(problem, language));
  const groups = [sections, kinds].map(listed).filter((text) => text !== '');
  const size = `${words.items(items)}${groups.length === 0 ? '' : ` (${groups.join('; ')})`}`;
  const counts = counted(problems.map(({ severity }) => severity));
  if (problems.length === 0) return [...lines, `${bank ?? name}: ${size}, ${words.nothing}.`];
  const found = (['error', 'loss', 'note'] as const)
    .flatMap((severity) => (counts[severity] === undefined ? [] : [words.found(counts[severity], severity)]))
    .join(', ');
  if (format !== 'native') return [...lines, `${name} (${format}): ${size}; ${found}.`];
  return [...lines, ok ? `${bank ?? name}: ${size}; ${found}.` : words.unused(found, size)];
}

export function describeProblem(problem: ItemProblem, language: SentenceLanguage): string {
  const { severity, where } = problem;
  const mark = severity === 'error' ? '' : `(${WORDS[language].severity[severity]}) `;
  return `${sayPlace(where, language)}: ${mark}${sayWhat(problem, language)}`;
}

/** A problem for programs: its code and values, and the sentence that they make. */
export function spokenProblem(problem: ItemProblem, language: SentenceLanguage) {
  const { severity, times, what, where } = problem;
  return {
    severity,
    where,
    code: what.code,
    values: what.values ?? {},
    ...(times !== undefined && { times }),
    what: sayWhat(problem, language),
  };
}

function listed(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .filter(([name]) => name !== '')
    .slice(0, 20)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}
