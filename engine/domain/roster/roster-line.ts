import { sentence } from '../sentences/sentence.ts';
import { type ExamDefinition } from '../definition/exam-definition.ts';
import { quoted } from '../plain-text.ts';
import type { Problem } from '../problem.ts';

/** A person as a roster's file says them, before the exam's rules are known: texts, empty where the file says nothing. */
export interface RosterLine {
  /** File and row, for messages. */
  readonly where: string;
  readonly number: string;
  readonly name: string;
  readonly category: string;
  readonly room: string;
  readonly seat: string;
  readonly accommodations: readonly string[];
}

/** The codes that a definition has for what a roster's line calls by code or by name. */
export interface LineCodes {
  readonly category: string;
  readonly accommodations: readonly string[];
  readonly problems: readonly Problem[];
}

interface Coded {
  readonly code: string;
  readonly name: { readonly id: string; readonly en: string };
}

/**
 * Categories and accommodations by code or by their name in either language. Where an exam has a single category the roster
 * need not say it; otherwise a person without one is a problem, because thresholds hang on it.
 */
export function lineCodes(line: RosterLine, definition: ExamDefinition): LineCodes {
  const { where } = line;
  const problems: Problem[] = [];
  const find = (known: readonly Coded[], word: string, kind: 'category' | 'accommodation'): string => {
    const found = known.find(({ code, name }) => [code, name.id, name.en].some((each) => isSame(each, word)));
    if (found !== undefined) return found.code;
    const codes = known.map(({ code }) => code).join(', ');
    problems.push({
      where,
      what: sentence(`${kind}-is-not-listed`, { word: quoted(word), codes: codes || sentence('none-word') }),
    });
    return word;
  };
  const { accommodations, categories } = definition;
  const [only] = categories;
  if (line.category === '' && categories.length !== 1) {
    const codes = categories.map(({ code }) => code).join(', ');
    problems.push({ where, what: sentence('says-no-category-the-definition-has', { codes }) });
  }
  const isLeftOut = line.category === '';
  return {
    category: isLeftOut ? (only?.code ?? '') : find(categories, line.category, 'category'),
    accommodations: line.accommodations.map((word) => find(accommodations, word, 'accommodation')),
    problems,
  };
}

function isSame(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
