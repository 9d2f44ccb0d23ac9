import { readFileSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { sampleLines } from '../fairness/measure.ts';
import { canonical } from '../verify/canonical.ts';
import { nodePrimitives } from '../verify/node-primitives.ts';
import { sampledEntries } from '../verify/steps/sample-steps.ts';
import { followBundle } from '../verify/verify-bundle.ts';
import { whole } from './numbers.ts';
import { CouldNotRun, type Terminal } from './outcome.ts';

/** 59 that are all good leave one chance in twenty that five of a hundred were bad. */
const USUAL = 59;

interface SampleOptions {
  readonly by: string;
  readonly count: number;
  readonly out?: string;
  readonly withKeys?: boolean;
  readonly withTexts?: boolean;
}

export function openSampleCommand(terminal: Terminal): Command {
  return new Command('open-sample')
    .description('Choose answers by a public text, and open those alone from an auditor’s bundle.')
    .argument('<file>', 'a bundle; with an auditor’s one the openings are written')
    .requiredOption('--by <text>', 'a text that nobody knew when the bundle was made, such as dice thrown in public')
    .option('--count <number>', 'how many', (text) => whole(text, 1, 10_000), USUAL)
    .option('--out <file>', 'where the openings go, for `terang verify --sample`')
    .option('--with-keys', 'open the keys of those items too: they are no secret any more')
    .option('--with-texts', 'open the texts of those items too')
    .action((file: string, { by, count, out, withKeys, withTexts }: SampleOptions) => {
      const { evidence, report } = followBundle(nodePrimitives, readFileSync(file));
      if (!report.ok) throw new CouldNotRun('This bundle does not pass `terang verify`.');
      const chosen = sampledEntries(nodePrimitives, evidence, by, count);
      terminal.out(`entries ${chosen.join(' ')}`);
      if (out === undefined) return;
      const opens = { keys: withKeys === true, texts: withTexts === true };
      const lines = sampleLines(nodePrimitives, evidence, { by, count }, opens);
      if (lines === null) throw new CouldNotRun('Only an auditor’s bundle can open answers.');
      writeFileSync(out, lines.map((one) => `${canonical(one)}\n`).join(''), { flag: 'wx' });
      terminal.out(`${lines.filter((one) => 'entry' in one).length} openings in ${out}`);
    });
}
