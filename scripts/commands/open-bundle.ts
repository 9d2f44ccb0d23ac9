import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { isSealed, newAuditorKey, openBundle } from '../bundle/sealed-bundle.ts';
import { CouldNotRun, type Terminal } from './outcome.ts';

export function openBundleCommand(terminal: Terminal): Command {
  return new Command('open-bundle')
    .description('Open an auditor’s bundle that was sealed for you.')
    .argument('<file>', 'a bundle that `terang bundle --auditor --seal-for` made')
    .requiredOption('--key <file>', 'your secret key, from `terang auditor-key`')
    .requiredOption('--out <file>', 'file to make; it must not be there yet')
    .action((file: string, { key, out }: { readonly key: string; readonly out: string }) => {
      const bytes = readFileSync(file);
      if (!isSealed(bytes)) throw new CouldNotRun(`${file} is not sealed.`);
      writeSecretly(resolve(out), unsealed(bytes, key));
      terminal.out(`${resolve(out)}: open now. It holds names, answers, the bank and its key.`);
    });
}

export function auditorKeyCommand(terminal: Terminal): Command {
  return new Command('auditor-key')
    .description('Make a key of an auditor’s own, for bundles that only they can open.')
    .requiredOption('--out <file>', 'where the secret key goes; it must not be there yet')
    .action(({ out }: { readonly out: string }) => {
      const { recipient, secret } = newAuditorKey();
      writeSecretly(resolve(out), Buffer.from(`${secret}\n`));
      terminal.out(recipient);
      terminal.out(
        `The line above is for whoever makes the bundle. ${resolve(out)} never leaves you: without it nothing opens.`,
      );
    });
}

/** A bundle as it is verified: opened first where it is sealed. */
export function unsealed(bytes: Uint8Array, keyFile: string | undefined): Uint8Array {
  if (!isSealed(bytes)) return bytes;
  if (keyFile === undefined)
    throw new CouldNotRun('This bundle is sealed for an auditor: give --key with the secret key.');
  const opened = openBundle(bytes, readFileSync(keyFile, 'utf8'));
  if (opened === null)
    throw new CouldNotRun('This key does not open this bundle, or the file is not as it was sealed.');
  return opened;
}

function writeSecretly(target: string, bytes: Uint8Array): void {
  if (existsSync(target)) throw new CouldNotRun(`${target} is there already. Nothing is overwritten.`);
  writeFileSync(target, bytes, { mode: 0o600, flag: 'wx' });
}
