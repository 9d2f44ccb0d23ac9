import { resolve } from 'node:path';
import { Command } from 'commander';
import type { ItemBank } from '../../engine/domain/bank/bank.ts';
import { checkBankAgainst } from '../../engine/domain/bank/check-bank.ts';
import { readDefinition } from '../../engine/domain/definition/read-definition.ts';
import type { ItemProblem } from '../../engine/domain/item/authored-item.ts';
import type { Problem } from '../../engine/domain/problem.ts';
import { readBankFolder } from '../../engine/storage/read-bank-folder.ts';
import { detectFormat } from '../../question-banks/formats/detect-format.ts';
import { readNativeBank } from '../../question-banks/formats/native/read-native.ts';
import { type WorthOf, worthFrom } from '../simulate/item-worth.ts';
import { convertCommand } from './bank-convert.ts';
import { type ReadingFlags, jsonFrom, readSource, withReadingFlags } from './bank-reading.ts';
import { type BankReport, counted, describeReport, spokenProblem } from './bank-report.ts';
import { type BankSource, bankSource } from './bank-source.ts';
import { CouldNotRun, EXIT, type ExitCode, type Terminal } from './outcome.ts';

interface CheckFlags extends ReadingFlags {
  readonly definition?: string;
  readonly json?: boolean;
}

export function bankCommand(terminal: Terminal, end: (code: ExitCode) => void): Command {
  const check = withReadingFlags(new Command('check'))
    .description('Read an item bank of any known format and list every problem with its file and line or row.')
    .argument('<path>', 'folder, archive or file of the bank')
    .option(
      '--definition <file>',
      'also check that the bank, a native one, can fill the papers of this exam definition',
    )
    .option('--json', 'the report as JSON')
    .action(async (path: string, flags: CheckFlags) => {
      const source = bankSource(resolve(path));
      const report = await checkBank(resolve(path), source, flags, terminal);
      const { lang } = flags;
      const spoken = report.problems.map((problem) => spokenProblem(problem, lang));
      if (flags.json === true) terminal.out(JSON.stringify({ ...report, problems: spoken }, null, 2));
      else for (const line of describeReport(report, source.name, lang)) terminal.out(line);
      end(report.ok ? EXIT.ok : EXIT.problems);
    });
  return new Command('bank')
    .description('Look after item banks.')
    .addCommand(check)
    .addCommand(convertCommand(terminal, end));
}

async function checkBank(path: string, source: BankSource, flags: CheckFlags, terminal: Terminal): Promise<BankReport> {
  const format = flags.format ?? detectFormat(source.files);
  if (source.isFolder && (format === 'native' || format === null)) return checkBankFolder(path, flags.definition);
  if (flags.definition !== undefined) throw new CouldNotRun('--definition needs the folder of a native bank.');
  const { items, problems, format: found } = await readSource(source, flags, terminal);
  return {
    ok: problems.every(({ severity }) => severity !== 'error'),
    format: found,
    bank: null,
    items: items.length,
    kinds: counted(items.map(({ interaction }) => interaction.kind)),
    sections: counted(items.map(({ section }) => section)),
    problems,
  };
}

/** A folder as the engine reads it, with what only papers need. */
function checkBankFolder(path: string, definitionFile?: string): BankReport {
  const folder = readBankFolder(path);
  const { bank, items, problems } = readNativeBank(folder.files, folder.media);
  const all = [...folder.problems, ...problems, ...definitionProblems(bank, definitionFile)];
  return {
    ok: all.length === 0,
    format: 'native',
    bank: bank?.id ?? null,
    items: items.length,
    kinds: counted(items.map(({ kind }) => kind)),
    sections: counted(items.map(({ section }) => section)),
    problems: all.map((problem): ItemProblem => ({ severity: 'error', ...problem })),
  };
}

function definitionProblems(bank: ItemBank | null, file: string | undefined): readonly Problem[] {
  if (file === undefined) return [];
  const inFile = ({ where, what }: Problem): Problem => ({ where: `${file} ${where}`, what });
  const { definition, problems } = readDefinition(jsonFrom(file));
  if (definition === null) return problems.map(inFile);
  if (bank === null) return [];
  // What is wrong with an item names the item's own file.
  const isOfItem = ({ where }: Problem): boolean => where.startsWith('items/');
  return checkBankAgainst(bank, definition).map((found) => (isOfItem(found) ? found : inFile(found)));
}

/** What simulated people could know of a sound bank's items. */
export function worthFromFolder(folder: string): WorthOf {
  const { files, media } = readBankFolder(folder);
  const { bank } = readNativeBank(files, media);
  if (bank === null) throw new CouldNotRun(`${folder} has problems: "terang bank check" lists them.`);
  return worthFrom(bank);
}
