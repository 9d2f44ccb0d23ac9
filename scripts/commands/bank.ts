import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command } from 'commander';
import type { BankItem, ItemBank } from '../../engine/domain/bank/bank.ts';
import { checkBankAgainst } from '../../engine/domain/bank/check-bank.ts';
import { readDefinition } from '../../engine/domain/definition/read-definition.ts';
import type { Problem } from '../../engine/domain/problem.ts';
import { readBankFolder } from '../../engine/storage/read-bank-folder.ts';
import { readNativeBank } from '../../question-banks/formats/native/read-native.ts';
import { type WorthOf, worthFrom } from '../simulate/item-worth.ts';
import { CouldNotRun, EXIT, type ExitCode, type Terminal } from './outcome.ts';

export interface BankReport {
  readonly ok: boolean;
  readonly bank: string | null;
  readonly items: number;
  readonly sections: Readonly<Record<string, number>>;
  readonly problems: readonly Problem[];
}

export function bankCommand(terminal: Terminal, end: (code: ExitCode) => void): Command {
  const check = new Command('check')
    .description('Read an item bank and list every problem with its file and line.')
    .argument('<path>', 'folder of the bank')
    .option('--definition <file>', 'also check that the bank can fill the papers of this exam definition')
    .option('--json', 'the report as JSON')
    .action((path: string, { definition, json }: { definition?: string; json?: boolean }) => {
      const report = checkBankFolder(resolve(path), definition);
      if (json === true) terminal.out(JSON.stringify(report, null, 2));
      else for (const line of describe(report)) terminal.out(line);
      end(report.ok ? EXIT.ok : EXIT.problems);
    });
  return new Command('bank').description('Look after item banks.').addCommand(check);
}

export function checkBankFolder(path: string, definitionFile?: string): BankReport {
  if (!statSync(path).isDirectory()) throw new CouldNotRun(`${path} is a file; a bank is a folder.`);
  const folder = readBankFolder(path);
  const read = readNativeBank(folder.files, folder.media);
  const problems = [...folder.problems, ...read.problems, ...definitionProblems(read.bank, definitionFile)];
  return {
    ok: problems.length === 0,
    bank: read.bank?.id ?? null,
    items: read.items.length,
    sections: countSections(read.items),
    problems,
  };
}

function definitionProblems(bank: ItemBank | null, file: string | undefined): readonly Problem[] {
  if (file === undefined) return [];
  const inFile = ({ where, what }: Problem): Problem => ({ where: `${file} ${where}`, what });
  const { definition, problems } = readDefinition(readJson(file));
  if (definition === null) return problems.map(inFile);
  if (bank === null) return [];
  // What is wrong with an item names the item's own file.
  const isOfItem = ({ where }: Problem): boolean => where.startsWith('items/');
  return checkBankAgainst(bank, definition).map((found) => (isOfItem(found) ? found : inFile(found)));
}

function readJson(file: string): unknown {
  const text = readFileSync(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch (fault) {
    throw new CouldNotRun(`${file} is not JSON: ${fault instanceof Error ? fault.message : String(fault)}`);
  }
}

/** What simulated people could know of a sound bank's items. */
export function worthFromFolder(folder: string): WorthOf {
  const { files, media } = readBankFolder(folder);
  const { bank } = readNativeBank(files, media);
  if (bank === null) throw new CouldNotRun(`${folder} has problems: "terang bank check" lists them.`);
  return worthFrom(bank);
}

function countSections(items: readonly BankItem[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { section } of items) counts[section] = (counts[section] ?? 0) + 1;
  return counts;
}

function describe({ bank, items, ok, problems, sections }: BankReport): string[] {
  const lines = problems.map(({ where, what }) => `${where}: ${what}`);
  const counts = Object.entries(sections).map(([code, count]) => `${code} ${count}`);
  const size = `${items} item${items === 1 ? '' : 's'}${counts.length === 0 ? '' : ` (${counts.join(', ')})`}`;
  const verdict = ok
    ? `${bank}: ${size}, no problem found.`
    : `${problems.length} problem${problems.length === 1 ? '' : 's'} in ${size}: this bank is not used until there are none.`;
  return [...lines, verdict];
}
