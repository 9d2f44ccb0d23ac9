import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { parseVkey } from '../../engine/domain/ledger/signed-note.ts';
import { verifyLedger } from '../verify-ledger.ts';
import { hashing } from '../verify-ledger/node-crypto.ts';
import type { Check, Report, Verdict } from '../verify-ledger/report.ts';
import { EXIT, type ExitCode, type Terminal } from './outcome.ts';

interface VerifyOptions {
  readonly vkey?: string;
  readonly checkpoint: readonly string[];
  readonly json?: boolean;
}

const MARKS: Readonly<Record<Verdict, string>> = { pass: 'PASS', fail: 'FAIL', 'not-checked': 'NOT CHECKED' };

export function verifyLedgerCommand(terminal: Terminal, end: (code: ExitCode) => void): Command {
  return new Command('verify-ledger')
    .description('Recompute everything that a data folder claims. Reads only; an engine may be running on it.')
    .argument('<folder>', 'data folder, or a backup of one')
    .option('--vkey <key>', 'the key as it was published', vkey)
    .option('--checkpoint <file>', 'a signed checkpoint that you kept (may be repeated)', gather, [])
    .option('--json', 'the report as JSON')
    .action((folder: string, { checkpoint, json, vkey: key }: VerifyOptions) => {
      const checkpoints = checkpoint.map((file) => readFileSync(file, 'utf8'));
      const report = verifyLedger(resolve(folder), { vkey: key, checkpoints });
      if (json === true) terminal.out(JSON.stringify(report, null, 2));
      else for (const line of describeReport(report)) terminal.out(line);
      end(report.ok ? EXIT.ok : EXIT.problems);
    });
}

function vkey(text: string): string {
  try {
    parseVkey(hashing, text.trim());
    return text;
  } catch (fault) {
    throw new InvalidArgumentError(fault instanceof Error ? fault.message : String(fault));
  }
}

function gather(file: string, before: readonly string[]): readonly string[] {
  return [...before, file];
}

export function describeReport({ checks, ok, sessions, vkey: key }: Report): string[] {
  const lines = [`key: ${key}`, ...checks.flatMap(describeCheck)];
  for (const session of sessions) {
    lines.push('', `${session.session} (${session.origin}): ${session.entries} entries, root ${session.root}`);
    lines.push(...session.checks.flatMap(describeCheck));
  }
  const all = [...checks, ...sessions.flatMap((session) => session.checks)];
  const count = (verdict: Verdict): number => all.filter((check) => check.verdict === verdict).length;
  const open = count('not-checked') === 0 ? '' : `, ${count('not-checked')} not checked`;
  const verdict = ok ? 'Nothing was found that contradicts the ledger' : 'THE DATA DOES NOT AGREE WITH ITS LEDGER';
  return [...lines, '', `${verdict}: ${count('pass')} checks passed, ${count('fail')} failed${open}.`];
}

function describeCheck({ count, extent, findings, number, sentence, verdict }: Check): string[] {
  const head = `  ${String(number).padStart(2)} ${MARKS[verdict].padEnd(11)} ${sentence}${extent === '' ? '' : ` (${extent})`}`;
  const more = count > findings.length ? [`       … and ${count - findings.length} more`] : [];
  return [head, ...findings.map(({ where, what }) => `       ${where === '' ? '' : `${where}: `}${what}`), ...more];
}
