import { X509Certificate } from 'node:crypto';
import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import type { Cidr } from '../../engine/domain/network/cidr.ts';
import { type Engine, startEngine } from '../../engine/main.ts';
import { addressBlocks } from './address-blocks.ts';
import { fingerprint } from '../tls/fingerprint.ts';
import { type ServingCertificate, readServingCertificate, warnAbout } from '../tls/serving-certificate.ts';
import { playDemo } from './demo.ts';
import { endingSignal } from './ending-signal.ts';
import { ZONES } from './local-time.ts';
import { port, whole } from './numbers.ts';
import { CouldNotRun, type Terminal } from './outcome.ts';
import { serverUrl } from './server-url.ts';

/** Where the parts of the built program lie, and which version it is. */
export interface Places {
  readonly clientsDir: string;
  readonly questionBanksDir: string;
  readonly writerScript: string;
  readonly version: string;
}

interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly data: string;
  readonly participants: number;
  readonly zone: string;
  readonly logLevel: string;
  readonly publicUrl?: URL;
  readonly allow?: readonly Cidr[];
  readonly allowStaff?: readonly Cidr[];
  readonly allowBoard?: readonly Cidr[];
  readonly checkpoint?: readonly string[];
  readonly checkpointCopies?: string;
  readonly demo?: boolean;
}

const LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'];
const MOST_PARTICIPANTS = 10_000;

export function serveCommand(places: Places, terminal: Terminal): Command {
  return new Command('serve')
    .description('Serve an exam hall from a data folder; an empty folder is filled with two practice sessions.')
    .addOption(
      new Option('--port <number>', 'port; 0 takes any free one').env('TERANG_PORT').default(3000).argParser(port),
    )
    .addOption(new Option('--host <address>', 'address to listen on').env('TERANG_HOST').default('0.0.0.0'))
    .addOption(new Option('--data <folder>', 'data folder').env('TERANG_DATA').default('terang-data'))
    .addOption(
      new Option('--participants <number>', 'ready-made participants of each practice session, on the first run')
        .default(60)
        .argParser((text) => whole(text, 1, MOST_PARTICIPANTS)),
    )
    .addOption(new Option('--zone <name>', 'zone of new sessions').choices(ZONES).default('Asia/Jakarta'))
    .addOption(new Option('--log-level <level>', 'what is logged').choices(LEVELS).default('warn'))
    .addOption(
      new Option('--public-url <url>', 'where workstations reach this engine; proofs of Safe Exam Browser depend on it')
        .env('TERANG_PUBLIC_URL')
        .argParser(serverUrl),
    )
    .addOption(allowOption('--allow', 'TERANG_ALLOW', 'candidates'))
    .addOption(allowOption('--allow-staff', 'TERANG_ALLOW_STAFF', 'staff'))
    .addOption(allowOption('--allow-board', 'TERANG_ALLOW_BOARD', 'readers of the board'))
    .addOption(
      new Option('--checkpoint <files...>', 'start only if the data agrees with these kept checkpoints').env(
        'TERANG_CHECKPOINT',
      ),
    )
    .addOption(
      new Option(
        '--checkpoint-copies <folder>',
        'keep the newest checkpoints there, best on another machine, and start only if the data agrees with them',
      ).env('TERANG_CHECKPOINT_COPIES'),
    )
    .option('--demo', 'simulated people take the short practice, so that console and live board have something to show')
    .action(async (options: ServeOptions) => {
      const dataDir = resolve(options.data);
      const tls = readServingCertificate(dataDir, new Date());
      const engine = await start(places, options, tls);
      for (const line of greeting(engine, places, dataDir)) terminal.out(line);
      for (const line of aboutNetwork(engine, tls, new Date())) terminal.out(line);
      const stopping = new AbortController();
      const wanted = options.demo === true && mayPlay(tls, terminal);
      const demo = wanted ? playDemo(engine.port, dataDir, places, terminal, stopping.signal) : null;
      const ending = await Promise.race([endingSignal(), engine.failed]);
      if (typeof ending === 'string') terminal.err(`${ending}: closing; what was acknowledged is on disk.`);
      stopping.abort();
      await demo;
      await engine.close();
      if (typeof ending === 'string') return;
      if (ending.name === 'Contradicted') {
        throw new CouldNotRun(
          `${ending.message} The engine has stopped. What proves it is in contradicted.note in the data folder; it starts again over data that agrees with it.`,
        );
      }
      throw new CouldNotRun(
        `Nothing could be saved any more (${ending.message}). What was acknowledged is on disk: start again.`,
      );
    });
}

/** More than one block after a space or a comma, or with the option again. */
function allowOption(name: string, variable: string, whom: string): Option {
  return new Option(`${name} <blocks...>`, `serve ${whom} only to these addresses, as in 192.168.1.0/24`)
    .env(variable)
    .argParser(addressBlocks);
}

function start(
  { clientsDir, questionBanksDir, writerScript, version }: Places,
  options: ServeOptions,
  tls: ServingCertificate | null,
): Promise<Engine> {
  const { data, host, logLevel, participants: count, port: wanted, publicUrl, zone } = options;
  const publicOrigin = publicUrl?.origin ?? null;
  const { allow, allowBoard, allowStaff } = options;
  const lists = { candidate: allow ?? null, staff: allowStaff ?? null, board: allowBoard ?? null };
  const own = { allow: lists, publicOrigin, clientsDir, questionBanksDir, writerScript, version };
  const firstPasswordStays = options.demo === true;
  const { checkpoint: checkpoints = [], checkpointCopies = null } = options;
  return startEngine({
    ...own,
    checkpoints,
    checkpointCopies: checkpointCopies === null ? null : resolve(checkpointCopies),
    firstPasswordStays,
    host,
    port: wanted,
    dataDir: resolve(data),
    participants: count,
    zone,
    logLevel,
    tls,
  });
}

function mayPlay(tls: ServingCertificate | null, terminal: Terminal): boolean {
  if (tls !== null)
    terminal.err('No demo: its simulated people speak http only. Show it from a data folder without TLS.');
  return tls === null;
}

/** What protects the way between workstations and this machine, and what is wrong with it. */
export function aboutNetwork(
  { addresses, url }: Pick<Engine, 'addresses' | 'url'>,
  tls: ServingCertificate | null,
  now: Date,
): string[] {
  if (tls === null) {
    return [
      'Not encrypted: who is on this network can read and change what is sent. terang tls init makes a certificate.',
      '',
    ];
  }
  const hosts = [url, ...addresses].map((address) => new URL(address).hostname.replace(/^\[|\]$/g, ''));
  const trust =
    tls.authority === null ? [] : [`  CA at /ca.pem, SHA-256 ${fingerprint(new X509Certificate(tls.authority))}`];
  const warnings = warnAbout(tls, hosts, now).map((warning) => `WARN ${warning}`);
  return ['Encrypted (TLS). http:// on the same port is sent to https://.', ...trust, ...warnings, ''];
}

export function greeting({ addresses, firstRun, url, vkey }: Engine, { version }: Places, dataDir: string): string[] {
  const reachable = [url, ...addresses];
  const lines = ['', `Terang ${version} serves ${dataDir}`, ''];
  for (const [who, path] of [
    ['Participants', '/'],
    ['Proctors', '/console'],
    ['Committee', '/committee'],
    ['Live board', '/live'],
    ['Public page', '/portal'],
    ['Check desk', '/check'],
  ] as const) {
    lines.push(`  ${who.padEnd(14)}${reachable.map((address) => address + path).join('   ')}`);
  }
  lines.push(`  ${'Ledger key'.padEnd(14)}${vkey}`);
  if (firstRun === null) return [...lines, ''];
  lines.push(
    '',
    'First run. These are told once; they are kept in first-run.json in the data folder, for its owner only.',
    '',
  );
  for (const { name, password, role } of firstRun.staff)
    lines.push(`  ${role.padEnd(14)}${name}   password ${password}`);
  for (const { id, participants: people, sessionPin, title } of firstRun.sessions) {
    lines.push(`  ${'session'.padEnd(14)}${title} (${id})   session PIN ${sessionPin}   ${people.length} participants`);
    const [first] = people;
    if (first !== undefined) lines.push(`  ${''.padEnd(14)}for example ${first.number}   PIN ${first.pin}`);
  }
  return [...lines, ''];
}
