import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { toHex } from '../../engine/domain/ledger/hex.ts';
import { nodeHashing } from '../../engine/storage/node-hashing.ts';
import { SEB_PASSWORD, examSebFile } from '../../engine/transport/exam-seb-file.ts';
import { CouldNotRun, type Terminal } from './outcome.ts';
import { serverUrl } from './server-url.ts';

export interface SebConfigPlan {
  /** Scheme, host and port as the stations will reach the engine. */
  readonly url: URL;
  readonly out: string;
  readonly password: string | null;
  readonly quitPassword: string | null;
  readonly screenReader: boolean;
}

export interface SebConfigReport {
  readonly file: string;
  readonly bytes: number;
  readonly isEncrypted: boolean;
  readonly screenReader: boolean;
  readonly startUrl: string;
  readonly configKey: string;
  /** Told only where it was made here. */
  readonly quitPassword: string | null;
}

interface Options {
  readonly url: URL;
  readonly out: string;
  readonly password?: string;
  readonly quitPassword?: string;
  readonly screenReader?: boolean;
  readonly json?: boolean;
}

const SALT_BYTES = 32;
/** Its hash in the file is a bare SHA-256, so it must be too long to be guessed. */
const QUIT_PASSWORD_BYTES = 10;

export function sebConfigCommand(terminal: Terminal): Command {
  return new Command('seb-config')
    .description('Write a settings file for Safe Exam Browser, for one engine, and tell its Config Key.')
    .requiredOption(
      '--url <url>',
      'where the stations reach the engine, for example http://192.168.1.10:3000',
      serverUrl,
    )
    .requiredOption('--out <file>', 'file to write, for example exam.seb; it must not be there yet')
    .option('--password <text>', 'encrypt the file: SEB asks for this at every start', password)
    .option('--quit-password <text>', 'what an invigilator types to end SEB; without it one is made and told', password)
    .option(
      '--screen-reader',
      'settings under which screen readers and on-screen keyboards work; they have their own key',
    )
    .option('--json', 'the report as JSON')
    .action((options: Options) => {
      const report = writeSebConfig({
        url: options.url,
        out: resolve(options.out),
        password: options.password ?? null,
        quitPassword: options.quitPassword ?? null,
        screenReader: options.screenReader === true,
      });
      if (options.json === true) terminal.out(JSON.stringify(report, null, 2));
      else for (const line of describe(report)) terminal.out(line);
    });
}

export function writeSebConfig(plan: SebConfigPlan): SebConfigReport {
  const quitPassword = plan.quitPassword ?? toHex(randomBytes(QUIT_PASSWORD_BYTES));
  const { configKey, file, startUrl } = examSebFile(nodeHashing, {
    url: plan.url,
    password: plan.password,
    quitPassword,
    salt: new Uint8Array(randomBytes(SALT_BYTES)),
    screenReader: plan.screenReader,
  });
  try {
    writeFileSync(plan.out, file, { flag: 'wx' });
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
    throw new CouldNotRun(`${plan.out} is there already, and stations may hold it: name a new file.`);
  }
  return {
    file: plan.out,
    bytes: file.length,
    isEncrypted: plan.password !== null,
    screenReader: plan.screenReader,
    startUrl,
    configKey,
    quitPassword: plan.quitPassword === null ? quitPassword : null,
  };
}

function password(text: string): string {
  if (!SEB_PASSWORD.test(text))
    throw new InvalidArgumentError('Letters, digits and signs of the ASCII set, up to 100, no blanks.');
  return text;
}

function describe({ bytes, configKey: key, file, isEncrypted, quitPassword, startUrl }: SebConfigReport): string[] {
  return [
    `${file}: ${bytes} bytes, ${isEncrypted ? 'encrypted with the password' : 'open to anybody who has it'}.`,
    `Starts at    ${startUrl}`,
    `Config Key   ${key}`,
    ...(quitPassword === null ? [] : [`Quit         ${quitPassword}   told once; invigilators need it to end SEB`]),
    'The key belongs to exactly this file: a file written again, or edited, has another one.',
    'It proves the settings, not that the browser was left as it was made.',
  ];
}
