import { resolve } from 'node:path';
import { Command } from 'commander';
import { worthFromFolder } from './bank.ts';
import { openSession } from '../simulate/open-session.ts';
import { type Credentials, readCredentials } from '../simulate/read-credentials.ts';
import { simulateCandidates } from '../simulate/simulate-candidates.ts';
import type { Percentiles, Progress, Summary } from '../simulate/tally.ts';
import { accompliceCommand } from './simulate-accomplice.ts';
import { factor, share, whole } from './numbers.ts';
import { CouldNotRun, EXIT, type ExitCode, type Terminal } from './outcome.ts';

interface SimulateCommandOptions {
  readonly server?: string;
  readonly session?: string;
  readonly credentials: string;
  readonly participants?: number;
  readonly speed: number;
  readonly seed: string;
  readonly bank?: string;
  readonly dropRate: number;
  readonly open?: boolean;
  readonly json?: boolean;
}

export function simulateCommand(terminal: Terminal, end: (code: ExitCode) => void): Command {
  const command = new Command('simulate')
    .description('Let simulated people take an exam over real connections, as practice for a hall and its network.')
    .option('--server <url>', 'the engine (default: http://localhost:3000, or what the credentials say)')
    .option('--credentials <file>', 'what the first run told', 'terang-data/first-run.json')
    .option('--session <id>', 'which session (default: the last one in the credentials)')
    .option('--participants <number>', 'how many of its people (default: all)', (text) => whole(text, 1, 100_000))
    .option('--speed <factor>', 'how many times faster than people they think', factor, 1)
    .option('--seed <text>', 'the same seed makes the same choices', 'terang')
    .option('--bank <folder>', 'the item bank: answers then follow from each person’s ability')
    .option('--drop-rate <share>', 'likelihood that a connection breaks after a change', share, 0)
    .option('--open', 'open the session once everybody has signed in')
    .option('--json', 'the summary as JSON')
    .action(async (options: SimulateCommandOptions) => {
      const summary = await simulate(options, terminal);
      if (options.json === true) terminal.out(JSON.stringify(summary, null, 2));
      else for (const line of describeSummary(summary)) terminal.out(line);
      end(summary.problems.length === 0 ? EXIT.ok : EXIT.problems);
    });
  return command.addCommand(accompliceCommand(terminal));
}

async function simulate(options: SimulateCommandOptions, terminal: Terminal): Promise<Summary> {
  const told = readCredentials(resolve(options.credentials));
  const session = findSession(told, options.session);
  const url = (options.server ?? told.url ?? 'http://localhost:3000').replace(/\/+$/, '');
  const participants = session.participants.slice(0, options.participants);
  if (options.participants !== undefined && participants.length < options.participants) {
    throw new CouldNotRun(`${session.id} has ${participants.length} people, ${options.participants} were asked for.`);
  }
  await reach(url);
  terminal.err(
    `${participants.length} people take ${session.id} at ${url}, ${options.speed} times as fast as people do.`,
  );
  const stopping = new AbortController();
  const stop = (): void => stopping.abort();
  process.once('SIGINT', stop);
  try {
    return await simulateCandidates({
      url,
      sessionId: session.id,
      sessionPin: session.sessionPin,
      participants,
      speed: options.speed,
      seed: options.seed,
      dropRate: options.dropRate,
      worthOf: options.bank === undefined ? null : worthFromFolder(resolve(options.bank)),
      signal: stopping.signal,
      onProgress: (progress) => terminal.err(describeProgress(progress)),
      ...(options.open === true ? { onEverybodySeated: () => void open(url, told, session.id, terminal) } : {}),
    });
  } finally {
    process.off('SIGINT', stop);
  }
}

function findSession(told: Credentials, id: string | undefined): Credentials['sessions'][number] {
  const found = id === undefined ? told.sessions.at(-1) : told.sessions.find((session) => session.id === id);
  if (found !== undefined) return found;
  throw new CouldNotRun(
    `The credentials know no session ${id ?? ''}: ${told.sessions.map((one) => one.id).join(', ')}.`,
  );
}

async function reach(url: string): Promise<void> {
  try {
    if ((await fetch(`${url}/healthz`)).ok) return;
  } catch {
    const trust = 'If it has an authority of its own, set NODE_EXTRA_CA_CERTS to its tls-ca.pem.';
    throw new CouldNotRun(`No engine answers at ${url}.${url.startsWith('https:') ? ` ${trust}` : ''}`);
  }
  throw new CouldNotRun(`What answers at ${url} is no engine.`);
}

export async function open(url: string, told: Credentials, sessionId: string, terminal: Terminal): Promise<void> {
  const staff = told.staff.find(({ role }) => role === 'committee') ?? told.staff[0];
  const refusal =
    staff === undefined ? 'not-allowed' : await openSession(url, staff, sessionId).catch(() => 'no reply');
  terminal.err(refusal === null ? `${sessionId} is open` : `${sessionId} was not opened here (${refusal})`);
}

export function describeProgress(progress: Progress): string {
  const { acknowledged, duplicates, handedIn, latencyMs, participants, reconnects, refused, signedIn } = progress;
  const refusals = Object.values(refused).reduce((sum, count) => sum + count, 0);
  const speed = latencyMs === null ? '' : `, p95 ${latencyMs.p95.toFixed(1)} ms`;
  return `signed in ${signedIn}/${participants}, handed in ${handedIn}, acknowledged ${acknowledged}${speed}, duplicates ${duplicates}, refused ${refusals}, reconnects ${reconnects}`;
}

export function describeSummary(summary: Summary): string[] {
  const { acknowledged, acknowledgedPerSecond, duplicates, ends, latencyMs, meanScore, problems, seconds } = summary;
  const words = (counts: Readonly<Record<string, number>>): string =>
    Object.entries(counts)
      .map(([word, count]) => `${word} ${count}`)
      .join(', ') || 'none';
  const known = summary.unknownItems === 0 ? '' : ` (${summary.unknownItems} items are not in that bank)`;
  return [
    `acknowledged  ${acknowledged} in ${seconds.toFixed(1)} s (${acknowledgedPerSecond.toFixed(1)} a second)`,
    `latency       ${latencyMs === null ? 'nothing was acknowledged' : describePercentiles(latencyMs)}`,
    `duplicates    ${duplicates}`,
    `refused       ${words(summary.refused)}`,
    `reconnects    ${summary.reconnects}, sent without a reply ${summary.unanswered}`,
    `ends          ${words(ends)}`,
    `answers       ${summary.answeredBy === 'ability' ? `by ability, from the bank${known}` : 'by preference: no bank was given, so scores mean nothing'}`,
    ...(meanScore === null ? [] : [`mean score    ${meanScore.toFixed(1)}`]),
    ...problems.map((problem) => `PROBLEM       ${problem}`),
  ];
}

function describePercentiles({ max, p50, p95, p99 }: Percentiles): string {
  return `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, max ${max.toFixed(1)} ms`;
}
