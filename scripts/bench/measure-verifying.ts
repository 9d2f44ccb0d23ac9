import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeBundle } from '../commands/bundle.ts';
import type { Tier } from '../bundle/bundle-files.ts';
import { readEvidence } from '../verify-ledger/evidence.ts';
import type { Verification } from '../verify/verify-bundle.ts';
import { SESSION } from './bench-hall.ts';

/** Seconds for a bundle of 1,000 people with 110 answers each, in a command line. */
const BAR_S = 30;
const MOST_REPORT_BYTES = 2 ** 28;

export interface Verifying {
  readonly tier: Tier;
  readonly verifier: 'terang verify' | 'verify.py';
  readonly entries: number;
  readonly bundleMb: number;
  readonly bundledInS: number;
  /** From the start of the process to its end. */
  readonly seconds: number;
  readonly bar: number;
  readonly holds: boolean;
}

/** Bundles the closed session of a data folder for both readers and has both verifiers judge each, in processes of their own. */
export async function measureVerifying(
  root: string,
  dataDir: string,
  folder: string,
  say: (line: string) => void,
): Promise<Verifying[]> {
  const vkey = readEvidence(dataDir).instance?.vkey ?? '';
  const measured: Verifying[] = [];
  for (const tier of ['public', 'auditor'] as const) {
    const began = performance.now();
    const bytes = await writeBundle(dataDir, SESSION, { tier });
    const bundledInS = (performance.now() - began) / 1_000;
    const file = join(folder, `${tier}.terang`);
    writeFileSync(file, bytes);
    const rest = { tier, bundleMb: bytes.length / 1_048_576, bundledInS, bar: BAR_S };
    for (const [verifier, program, script] of verifiers(root)) {
      const { entries, seconds } = timed(program, [...script, file, '--json', '--vkey', vkey]);
      measured.push({ ...rest, verifier, entries, seconds, holds: seconds <= BAR_S });
      say(`${tier}, ${verifier}: ${seconds.toFixed(1)} s for ${entries} entries`);
    }
  }
  return measured;
}

function verifiers(root: string): [Verifying['verifier'], string, string[]][] {
  return [
    ['terang verify', process.execPath, [join(root, 'dist', 'terang.mjs'), 'verify']],
    ['verify.py', 'python3', [join(root, 'scripts', 'verify', 'verify.py')]],
  ];
}

/** A verifier that finds something wrong with a good bundle ends with 1, which throws: what it measured would be another thing. */
function timed(program: string, args: readonly string[]): { entries: number; seconds: number } {
  const began = performance.now();
  const said = execFileSync(program, args, { encoding: 'utf8', maxBuffer: MOST_REPORT_BYTES });
  const seconds = (performance.now() - began) / 1_000;
  return { entries: (JSON.parse(said) as Verification).entries, seconds };
}
