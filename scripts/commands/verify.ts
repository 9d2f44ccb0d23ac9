import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import type { Brought } from '../verify/evidence.ts';
import { nodePrimitives } from '../verify/node-primitives.ts';
import { type Language, VERDICTS, sayFinding, sayWhere, stepWords } from '../verify/speak.ts';
import { type Verification, verifyBundle } from '../verify/verify-bundle.ts';
import { unsealed } from './open-bundle.ts';
import { CouldNotRun, EXIT, type ExitCode, type Terminal } from './outcome.ts';

interface VerifyOptions {
  readonly vkey?: string;
  readonly key?: string;
  readonly checkpoint: readonly string[];
  readonly manifest: readonly string[];
  readonly receipt: readonly string[];
  readonly acks: readonly string[];
  readonly witness: readonly string[];
  readonly sample: readonly string[];
  readonly lang: Language;
  readonly json?: boolean;
}

export function verifyCommand(terminal: Terminal, end: (code: ExitCode) => void): Command {
  return new Command('verify')
    .description('Compute everything anew that a bundle claims. Needs nothing but the file.')
    .argument('<file>', 'a bundle that `terang bundle` made')
    .option('--vkey <key>', 'the key as it was published')
    .option('--manifest <file>', 'the manifest as it was posted before the lots (may be repeated)', gather, [])
    .option('--checkpoint <file>', 'a signed root that somebody kept (may be repeated)', gather, [])
    .option('--witness <key>', 'the key of a witness as it was published (may be repeated)', gather, [])
    .option(
      '--receipt <file>',
      'a receipt of a candidate: a .tlog-proof, or a file with the text of its QR code (may be repeated)',
      gather,
      [],
    )
    .option('--acks <file>', 'what a candidate’s computer was promised, .acks.json (may be repeated)', gather, [])
    .option('--sample <file>', 'answers that were opened by lot (may be repeated)', gather, [])
    .option('--key <file>', 'your secret key, where the bundle is sealed for you')
    .addOption(new Option('--lang <language>', 'language of the sentences').choices(['id', 'en']).default('en'))
    .option('--json', 'the report as JSON')
    .action(
      (
        file: string,
        { acks, checkpoint, json, key, lang, manifest, receipt, sample, vkey, witness }: VerifyOptions,
      ) => {
        const read = (name: string): string => readFileSync(name, 'utf8');
        const brought: Brought = {
          vkey,
          manifests: manifest.map(read),
          checkpoints: checkpoint.map(read),
          receipts: [...receipt, ...acks].map(read),
          witnesses: witness,
          samples: sample.map(read),
        };
        const report = verifyBundle(nodePrimitives, unsealed(readFileSync(bundleFile(file)), key), brought);
        if (json === true) terminal.out(JSON.stringify(report, null, 2));
        else for (const line of describeVerification(report, lang)) terminal.out(line);
        end(report.ok ? EXIT.ok : EXIT.problems);
      },
    );
}

function bundleFile(path: string): string {
  if (!existsSync(path) || !statSync(path).isDirectory()) return path;
  const isDataFolder = existsSync(join(path, 'terang.db'));
  throw new CouldNotRun(
    isDataFolder ? `${path} is a data folder: \`terang verify-ledger\` checks those.` : `${path} is a folder.`,
  );
}

function gather(file: string, before: readonly string[]): readonly string[] {
  return [...before, file];
}

const SUMMARY: Readonly<Record<Language, { ok: string; fail: string }>> = {
  id: { ok: 'Tidak ditemukan yang bertentangan', fail: 'ADA LANGKAH YANG GAGAL' },
  en: { ok: 'Nothing was found that contradicts the record', fail: 'A STEP HAS FAILED' },
};

export function describeVerification(report: Verification, language: Language): string[] {
  const lines = [`${report.session} (${report.origin}), ${report.entries} entries, root ${report.root}`];
  for (const { held, missing, step, verdict, wrong } of report.steps) {
    lines.push(`${step.padStart(4)} ${VERDICTS[language][verdict].padEnd(15)} ${stepWords(step, language).title}`);
    for (const finding of [...wrong, ...missing, ...held]) {
      const where = sayWhere(finding, language);
      lines.push(`       ${where === '' ? '' : `${where}: `}${sayFinding(finding, language)}`);
    }
  }
  const count = (verdict: string): number => report.steps.filter((step) => step.verdict === verdict).length;
  const words = VERDICTS[language];
  const tally = (['pass', 'fail', 'not-checked'] as const).map((one) => `${words[one]} ${count(one)}`).join(', ');
  return [...lines, '', `${SUMMARY[language][report.ok ? 'ok' : 'fail']}: ${tally}.`];
}
