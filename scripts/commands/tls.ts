import { createPrivateKey } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { TLS_FILES, readTlsFile, writeTlsFile } from '../../engine/storage/tls-files.ts';
import { fingerprint, spokenFingerprint } from '../tls/fingerprint.ts';
import { type HallNames, hallNames, readHost } from '../tls/hall-names.ts';
import { type Issued, issueAuthority, issueServer, namesOutside } from '../tls/issue-certificate.ts';
import { day, ends, parseCertificate } from '../tls/serving-certificate.ts';
import { whole } from './numbers.ts';
import { CouldNotRun, type Terminal } from './outcome.ts';

interface InitOptions {
  readonly name: readonly string[];
  readonly days: number;
  readonly renew?: boolean;
}

/** Browsers accept no more from an authority of the internet, and a forgotten certificate should not live for ever. */
const MOST_DAYS = 397;

export function tlsCommand(terminal: Terminal): Command {
  const init = new Command('init')
    .description('Make an authority and a server certificate in a data folder; from then on it is served over https.')
    .argument('[folder]', 'data folder', process.env['TERANG_DATA'] ?? 'terang-data')
    .addOption(
      new Option(
        '--name <host>',
        'a further name or address under which browsers reach this machine; may be given again',
      )
        .default([], 'none')
        .argParser(collectHost),
    )
    .addOption(
      new Option('--days <number>', 'how long the server certificate is valid')
        .default(MOST_DAYS)
        .argParser((text) => whole(text, 1, MOST_DAYS)),
    )
    .option('--renew', 'keep the authority and make a new server certificate')
    .action((folder: string, options: InitOptions) => {
      const { days, name, renew } = options;
      const made = initTls(resolve(folder), hallNames(name), days, renew === true, new Date());
      for (const line of describe(made, resolve(folder), renew === true)) terminal.out(line);
    });
  return new Command('tls').description('Encryption between workstations and the hall.').addCommand(init);
}

function collectHost(text: string, sofar: readonly string[]): string[] {
  const host = readHost(text);
  if (host === null) throw new InvalidArgumentError('Not the name or address of a machine.');
  return [...sofar, host];
}

export interface Made {
  readonly names: HallNames;
  readonly authority: Issued;
  readonly server: Issued;
}

/** A first authority and certificate, or under `renew` a new certificate of the authority that is there. */
export function initTls(dataDir: string, names: HallNames, days: number, renew: boolean, now: Date): Made {
  const authority = renew ? readAuthority(dataDir, names, now) : newAuthority(dataDir, names, now);
  const server = issueServer(authority, names, days, now);
  if (
    !server.certificate.verify(authority.certificate.publicKey) ||
    !server.certificate.checkIssued(authority.certificate)
  ) {
    throw new CouldNotRun(`${TLS_FILES.authority} and ${TLS_FILES.authorityKey} in ${dataDir} do not belong together.`);
  }
  if (!renew) {
    writeTlsFile(dataDir, TLS_FILES.authorityKey, pemOf(authority));
    writeTlsFile(dataDir, TLS_FILES.authority, authority.certificate.toString());
  }
  writeTlsFile(dataDir, TLS_FILES.serverKey, pemOf(server));
  writeTlsFile(dataDir, TLS_FILES.server, server.certificate.toString());
  return { names, authority, server };
}

function newAuthority(dataDir: string, names: HallNames, now: Date): Issued {
  const present = Object.values(TLS_FILES).find((file) => existsSync(join(dataDir, file)));
  if (present !== undefined) {
    throw new CouldNotRun(
      `${join(dataDir, present)} is there already, and workstations may trust it. --renew keeps the authority and makes a new server certificate.`,
    );
  }
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  return issueAuthority(`Terang ${readHost(hostname()) ?? 'hall'} ${day(now)}`, names, now);
}

function readAuthority(dataDir: string, names: HallNames, now: Date): Issued {
  const [pem, key] = [readTlsFile(dataDir, TLS_FILES.authority), readTlsFile(dataDir, TLS_FILES.authorityKey)];
  if (pem === null)
    throw new CouldNotRun(`${dataDir} has no authority to renew from. Run terang tls init without --renew.`);
  if (key === null) {
    throw new CouldNotRun(
      `${join(dataDir, TLS_FILES.authorityKey)} is not there. Bring it back from where it is kept, for as long as this takes.`,
    );
  }
  const certificate = parseCertificate(pem, join(dataDir, TLS_FILES.authority));
  if (now > ends(certificate)) {
    throw new CouldNotRun(`The authority was valid until ${day(ends(certificate))}. ${ANEW}`);
  }
  const outside = namesOutside(certificate, names);
  if (outside.length > 0) {
    throw new CouldNotRun(`The authority was not made for ${outside.join(', ')} and may not sign for it. ${ANEW}`);
  }
  return { key: privateKeyOf(key, dataDir), certificate };
}

const ANEW = 'Move the four tls-* files away, run terang tls init, and let the workstations trust the new authority.';

function privateKeyOf(pem: string, dataDir: string): Issued['key'] {
  try {
    return createPrivateKey(pem);
  } catch {
    throw new CouldNotRun(`${join(dataDir, TLS_FILES.authorityKey)} holds no private key.`);
  }
}

function pemOf({ key }: Issued): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function describe({ authority, names, server }: Made, dataDir: string, renewed: boolean): string[] {
  const { hosts, addresses } = names;
  return [
    `${dataDir} is served over https from the next start on.`,
    `  ${'names'.padEnd(12)}${[...hosts, ...addresses].join(', ')}`,
    `  ${'valid until'.padEnd(12)}${day(ends(server.certificate))} (server), ${day(ends(authority.certificate))} (authority)`,
    '',
    renewed
      ? 'The authority is the same: workstations need nothing new.'
      : `Workstations are to trust the authority: ${TLS_FILES.authority}, or /ca.pem of the served hall.`,
    'Compare its fingerprint (SHA-256) at every workstation, or with the image, before it is trusted:',
    `  ${fingerprint(authority.certificate)}`,
    `  said aloud  ${spokenFingerprint(authority.certificate)}`,
    'Fingerprint of the server certificate:',
    `  ${fingerprint(server.certificate)}`,
    `  said aloud  ${spokenFingerprint(server.certificate)}`,
    '',
    `${TLS_FILES.authorityKey} is not needed to serve: keep it in a closed place outside this machine until the next --renew.`,
  ];
}
