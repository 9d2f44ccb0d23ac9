import { type SentenceLanguage, sayProblem } from '../../engine/domain/sentences/say.ts';
import { readFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { FORMAT_NAMES, type FormatName } from '../../question-banks/formats/detect-format.ts';
import { type ReadFiles, readFiles } from '../../question-banks/formats/read-files.ts';
import { type ColumnMapping, readColumnMapping } from '../../question-banks/formats/table/column-mapping.ts';
import type { BankSource } from './bank-source.ts';
import { CouldNotRun, type Terminal } from './outcome.ts';

export interface ReadingFlags {
  readonly format?: FormatName;
  readonly columns?: string;
  readonly sheet?: string;
  readonly progress?: boolean;
  readonly lang: SentenceLanguage;
}

export function withReadingFlags(command: Command): Command {
  return command
    .addOption(new Option('--format <name>', 'the format, where it is not seen from the file').choices(FORMAT_NAMES))
    .option('--columns <file>', 'for a sheet with headings of its own: JSON that says which column is what')
    .option('--sheet <name>', 'of a workbook; the first where this is not given')
    .addOption(new Option('--lang <language>', 'language of the sentences').choices(['id', 'en']).default('en'))
    .option('--progress', 'count the items on standard error while they are read; a terminal gets it without asking');
}

/** Throws CouldNotRun where there is nothing to read items from. */
export async function readSource(
  source: BankSource,
  flags: ReadingFlags,
  terminal: Pick<Terminal, 'err'>,
): Promise<ReadFiles & { format: FormatName }> {
  const mapping = flags.columns === undefined ? null : columnsFrom(flags.columns, flags.lang);
  const isProgressTold = flags.progress ?? process.stderr.isTTY === true;
  const read = await readFiles(source.files, source.name, {
    format: flags.format ?? null,
    mapping,
    sheet: flags.sheet ?? null,
    ...(isProgressTold && { tell: (items: number) => terminal.err(`${source.name}: ${items} items …`) }),
  });
  const { format } = read;
  if (format !== null) return { ...read, format };
  throw new CouldNotRun(read.problems.map((problem) => sayProblem(problem, flags.lang)).join('\n'));
}

function columnsFrom(file: string, language: SentenceLanguage): ColumnMapping {
  const { mapping, problems } = readColumnMapping(jsonFrom(file));
  if (mapping !== null) return mapping;
  throw new CouldNotRun(problems.map((problem) => `${file} ${sayProblem(problem, language)}`).join('\n'));
}

export function jsonFrom(file: string): unknown {
  const text = readFileSync(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch (fault) {
    throw new CouldNotRun(`${file} is not JSON: ${fault instanceof Error ? fault.message : String(fault)}`);
  }
}
