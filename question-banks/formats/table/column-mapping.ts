import { sentence } from '#domain/sentences/sentence.ts';
import { DIFFICULTIES, type Difficulty } from '#domain/bank/bank.ts';
import { FieldReader } from '#domain/definition/field-reader.ts';
import type { Problem } from '#domain/problem.ts';
import { COLUMN_ROLES, type ColumnRole } from './column-names.ts';

/** How another person's sheet is read: which of its headings means what, and what it does not say. */
export interface ColumnMapping {
  readonly columns: Readonly<Partial<Record<ColumnRole, string>>>;
  /** Headings of the options and their weights, in the order of their letters. */
  readonly options: readonly string[];
  readonly weights: readonly string[];
  /** `letter`: A to J. `number`: from 1. `text`: what the option says. */
  readonly key: 'letter' | 'number' | 'text';
  /** How the texts of the sheet are written. */
  readonly text: 'plain' | 'html';
  /** `none`: what stands between `$$` is no TeX and stays as it is written. */
  readonly maths: 'tex' | 'none';
  readonly section: string;
  readonly topic: string;
  readonly difficulty: Difficulty | null;
  readonly language: string;
}

/** A mapping from its JSON file (`terang-columns/1`, docs/formats.md), or every problem with it. */
export function readColumnMapping(json: unknown): { mapping: ColumnMapping | null; problems: Problem[] } {
  const problems: Problem[] = [];
  const reader = new FieldReader(json, '', problems);
  reader.oneOf('format', ['terang-columns/1']);
  const named = reader.object('columns');
  const columns: Partial<Record<ColumnRole, string>> = {};
  for (const role of COLUMN_ROLES) if (named.has(role)) columns[role] = named.text(role);
  const options = named.has('options') ? named.texts('options') : [];
  const weights = named.has('optionWeights') ? named.texts('optionWeights') : [];
  named.refuseOthers();
  if (columns.question === undefined) named.complain('question', sentence('is-missing-no-column-holds-the-questions'));
  const otherwise = reader.has('otherwise') ? reader.object('otherwise') : null;
  const said = (field: string): string => (otherwise?.has(field) === true ? otherwise.text(field) : '');
  const mapping: ColumnMapping = {
    columns,
    options,
    weights,
    key: reader.has('key') ? reader.oneOf('key', ['letter', 'number', 'text']) : 'letter',
    text: reader.has('text') ? reader.oneOf('text', ['plain', 'html']) : 'plain',
    maths: reader.has('maths') ? reader.oneOf('maths', ['tex', 'none']) : 'tex',
    ...{ section: said('section'), topic: said('topic'), language: said('language') },
    difficulty: otherwise?.has('difficulty') === true ? otherwise.oneOf('difficulty', DIFFICULTIES) : null,
  };
  otherwise?.refuseOthers();
  reader.refuseOthers();
  return { mapping: problems.length === 0 ? mapping : null, problems };
}
