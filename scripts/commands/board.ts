import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { type BoardReader, serveBoard } from '../../engine/board-reader/serve-board.ts';
import { readServingCertificate } from '../tls/serving-certificate.ts';
import { endingSignal } from './ending-signal.ts';
import { port } from './numbers.ts';
import { CouldNotRun, type Terminal } from './outcome.ts';
import type { Places } from './serve.ts';
import { serverUrl } from './server-url.ts';

interface BoardOptions {
  readonly from: URL;
  readonly key: string;
  readonly ca?: string;
  readonly port: number;
  readonly host: string;
  readonly tls?: string;
}

/** Why the engine will never let this reader in, in words. */
const REASONS: Readonly<Record<string, string>> = {
  'wrong-key': 'The engine does not know this key. Copy board-tap.key from its data folder again.',
  'outdated-client': 'The engine is of another version. Install the same version on both machines.',
};

export function boardCommand(places: Places, terminal: Terminal): Command {
  return new Command('board')
    .description('Show the live boards of an engine elsewhere: the public side as a process of its own.')
    .requiredOption('--from <url>', 'where the engine is, as in https://192.168.1.10:3000', serverUrl)
    .requiredOption('--key <file>', 'a copy of board-tap.key from the data folder of the engine')
    .option('--ca <file>', 'the authority of the engine’s certificate (its /ca.pem), where it is encrypted')
    .addOption(new Option('--port <number>', 'port; 0 takes any free one').default(3100).argParser(port))
    .addOption(new Option('--host <address>', 'address to listen on').default('0.0.0.0'))
    .option('--tls <folder>', 'serve encrypted, with the certificate that terang tls init put into this folder')
    .action(async (options: BoardOptions) => {
      const reader = await open(options, places);
      terminal.out(`Live boards of ${options.from.origin} at ${reader.url}/live`);
      const ending = await endingSignal();
      terminal.err(`${ending}: closing; the exam goes on without this board.`);
      await reader.close();
    });
}

async function open(options: BoardOptions, { clientsDir, version }: Places): Promise<BoardReader> {
  const from = {
    url: options.from.origin,
    key: textOf(options.key).trim(),
    authority: options.ca === undefined ? null : textOf(options.ca),
  };
  const tls = options.tls === undefined ? null : readServingCertificate(resolve(options.tls), new Date());
  if (options.tls !== undefined && tls === null) {
    throw new CouldNotRun(`${join(options.tls, 'tls-server.pem')} is missing: run terang tls init for this folder.`);
  }
  try {
    return await serveBoard({ from, host: options.host, port: options.port, clientsDir, version, tls });
  } catch (fault) {
    const reason = fault instanceof Error ? REASONS[fault.message] : undefined;
    throw reason === undefined ? fault : new CouldNotRun(reason);
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(resolve(file), 'utf8');
  } catch {
    throw new CouldNotRun(`${file} cannot be read.`);
  }
}
