import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import {
  type BenchPlan,
  profileSaturation,
  runAnswers,
  runBench,
  runBoard,
  runConsoles,
  runHall,
  runVerifying,
} from './bench/bench-run.ts';
import { machineFacts } from './bench/machine-facts.ts';
import { consoleTargets } from './bench/console-targets.ts';
import { reportTable, table } from './bench/report-table.ts';
import { judge } from './bench/targets.ts';

const QUICK = { rounds: 2, windowMs: 1_000, probeMs: 300, steadyMs: 1_500, answersEach: 30 };
const FULL = { rounds: 5, windowMs: 4_000, probeMs: 2_000, steadyMs: 15_000, answersEach: 110 };
const RAMP_MS = 5_000;

interface Options {
  readonly quick?: true;
  readonly strict?: true;
  readonly json?: string;
  readonly people: string;
  readonly folder?: string;
  readonly profile?: string;
  readonly verify?: true;
  readonly answers?: true;
  readonly consoles?: true;
  readonly hall?: true;
  readonly viewers?: string;
  readonly minutes: string;
}

/** Measures what the project promises of its speed, every promise beside the limit that the same run measured. */
async function main(): Promise<void> {
  const program = new Command('bench')
    .option('--quick', 'a minute instead of some')
    .option('--strict', 'end with 1 when a target is missed')
    .option('--json <file>', 'write what was measured to this file too')
    .option('--people <count>', 'candidates, each on a socket', '2000')
    .option('--folder <folder>', 'where the data folders are made: their disk is what is measured')
    .option('--viewers <count>', 'the live board alone: hold so many viewers on a board process')
    .option('--verify', 'the verifiers of a proof alone; the promise is for --people 1000')
    .option('--answers', 'the way of answers alone, beside echoes of the same server')
    .option('--consoles', 'the staff consoles alone')
    .option('--hall', 'the arrival of a hall and the loss of its server alone')
    .option('--minutes <count>', 'for how long', '10')
    .option('--profile <folder>', 'saturate only, and write profiles of the server here')
    .parse();
  const options = program.opts<Options>();
  // Built, this file lies in dist/bench.
  const root = resolve(import.meta.dirname, '..', '..');
  const plan: BenchPlan = {
    ...(options.quick === true ? QUICK : FULL),
    people: Number(options.people),
    rampMs: RAMP_MS,
    root,
    folder: resolve(options.folder ?? join(root, '.cache')),
    browser: process.env.TERANG_CHROMIUM ?? null,
  };
  if (options.profile !== undefined) {
    const { cpuUs, perSecond } = await profileSaturation(plan, resolve(options.profile));
    console.log(
      `${perSecond.toFixed(0)} durable answers/s at ${cpuUs.toFixed(0)} µs each; profiles in ${options.profile}`,
    );
    return;
  }
  if (options.viewers !== undefined) {
    const hold = { viewers: Number(options.viewers), minutes: Number(options.minutes) };
    const measured = await runBoard(plan, hold, (line) => console.error(line));
    console.log(JSON.stringify({ machine: machineFacts(), ...measured }, null, 2));
    return;
  }
  if (options.answers === true) return measureAnswers(plan);
  if (options.verify === true) {
    // The load's signatures are of the right form only, and a verifier says so: here nobody has a key.
    process.env['TERANG_BENCH_UNSIGNED'] = '1';
    const measured = await runVerifying(plan, (line) => console.error(line));
    console.log(JSON.stringify({ machine: machineFacts(), measured }, null, 2));
    if (options.strict === true && measured.some(({ holds }) => !holds)) process.exitCode = 1;
    return;
  }
  if (options.hall === true) {
    const measured = await runHall(plan, (line) => console.error(line));
    console.log(JSON.stringify({ machine: machineFacts(), ...measured }, null, 2));
    return;
  }
  if (options.consoles === true) {
    const targets = consoleTargets(await runConsoles(plan, (line) => console.error(line)));
    console.log(table(targets).join('\n'));
    if (options.strict === true && targets.some(({ holds }) => holds === false)) process.exitCode = 1;
    return;
  }
  const machine = machineFacts();
  const run = await runBench(plan, (line) => console.error(line));
  const targets = judge(run);
  console.log(reportTable(machine, run, targets));
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify({ machine, targets }, null, 2)}\n`);
  if (options.strict === true && targets.some(({ holds }) => holds === false)) process.exitCode = 1;
}

async function measureAnswers(plan: BenchPlan): Promise<void> {
  const rounds = await runAnswers(plan, (line) => console.error(line));
  console.log(JSON.stringify({ machine: machineFacts(), rounds }, null, 2));
}

await main();
