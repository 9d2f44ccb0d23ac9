import { chmodSync, existsSync, renameSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { writeZip } from '../../question-banks/formats/zip/write-zip.ts';
import { type Tier, bundleFiles } from '../bundle/bundle-files.ts';
import { sealBundle } from '../bundle/sealed-bundle.ts';
import { namesInReasons } from '../bundle/names-in-reasons.ts';
import { readEvidence } from '../verify-ledger/evidence.ts';
import { CouldNotRun, type Terminal } from './outcome.ts';

interface BundleOptions {
  readonly data: string;
  readonly out: string;
  readonly auditor?: true;
  readonly acceptNames?: true;
  readonly sealFor?: string;
}

export function bundleCommand(terminal: Terminal): Command {
  return new Command('bundle')
    .description('Put all that proves a closed session into one file. Reads only; an engine may be running.')
    .argument('<session>', 'id of a closed session')
    .addOption(
      new Option('--data <folder>', 'data folder, or a backup of one').env('TERANG_DATA').default('terang-data'),
    )
    .requiredOption('--out <file>', 'file to make; it must not be there yet')
    .option(
      '--auditor',
      'with everything that opens the commitments: answers, keys, bank, roster. Never for the public',
    )
    .option('--seal-for <key>', 'close the auditor’s bundle for one recipient: their line from `terang auditor-key`')
    .option('--accept-names', 'publish although a reason written by staff names a participant')
    .action(async (session: string, options: BundleOptions) => {
      const tier = options.auditor === true ? 'auditor' : 'public';
      const { acceptNames, sealFor } = options;
      if (sealFor !== undefined && tier === 'public') throw new CouldNotRun('--seal-for is of an --auditor bundle.');
      const target = resolve(options.out);
      const open = await writeBundle(resolve(options.data), session, { tier, acceptNames });
      const bytes = sealFor === undefined ? open : sealBundle(open, sealFor);
      if (bytes === null) throw new CouldNotRun('--seal-for takes a line that begins with terang-auditor-1:.');
      writeNew(target, bytes, tier);
      terminal.out(
        `${target}: ${(bytes.length / 1_048_576).toFixed(2)} MB, ${sealFor === undefined ? TIER_WORDS[tier] : SEALED_WORDS}`,
      );
    });
}

const TIER_WORDS: Readonly<Record<Tier, string>> = {
  public: 'for everybody. `terang verify` checks it.',
  auditor: 'not encrypted: it holds names, answers, the bank and its key. Keep it as closed as the exam itself.',
};
const SEALED_WORDS = 'sealed: only the holder of that key opens it, with `terang open-bundle`.';

/** The bytes of a bundle. The same session is always the same bytes. */
export async function writeBundle(
  dataDir: string,
  id: string,
  { tier, acceptNames }: { readonly tier: Tier; readonly acceptNames?: boolean | undefined },
): Promise<Uint8Array> {
  const { instance, sessions } = readEvidence(dataDir);
  const session = sessions.find((one) => one.id === id);
  if (session === undefined) throw new CouldNotRun(`${dataDir} has no session ${id}.`);
  const named = tier === 'public' && acceptNames !== true ? namesInReasons(session) : [];
  if (named.length > 0) {
    throw new CouldNotRun(
      `Staff have written a participant's name or number into entries ${named.join(', ')}. Entries cannot be changed: say --accept-names if they may be published.`,
    );
  }
  return writeZip(bundleFiles(session, instance?.vkey ?? '', tier), 'stored');
}

function writeNew(target: string, bytes: Uint8Array, tier: Tier): void {
  if (existsSync(target)) throw new CouldNotRun(`${target} is there already. A bundle never overwrites.`);
  const unfinished = `${target}.unfinished-${process.pid}`;
  writeFileSync(unfinished, bytes, { mode: tier === 'auditor' ? 0o600 : 0o644 });
  if (tier === 'auditor') chmodSync(unfinished, 0o600);
  renameSync(unfinished, target);
}
