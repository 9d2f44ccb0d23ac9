import { Command } from 'commander';
import { ITEMS, KNOWN, type Measured, measureBoards } from '../simulate/accomplice/measure-boards.ts';
import { whole } from './numbers.ts';
import type { Terminal } from './outcome.ts';

interface AccompliceOptions {
  readonly trials: number;
  readonly seed: string;
  readonly json?: boolean;
}

export function accompliceCommand(terminal: Terminal): Command {
  return new Command('accomplice')
    .description('What somebody who watches the public board can do for a person in the room, under each policy.')
    .option('--trials <number>', 'how many people', (text) => whole(text, 2, 100_000), 300)
    .option('--seed <text>', 'the same seed makes the same people', 'terang')
    .option('--json', 'the figures as JSON')
    .action(({ json, seed, trials }: AccompliceOptions) => {
      const measured = measureBoards(seed, trials);
      if (json === true) return terminal.out(JSON.stringify(measured, null, 2));
      terminal.out(
        `${ITEMS} items of 5 options; the person knows ${KNOWN * 100} % and guesses the rest; ${trials} people, seed "${seed}".`,
      );
      for (const line of accompliceTable(measured)) terminal.out(line);
      terminal.out('* a policy of this engine, by its own code. The others are only compared.');
    });
}

export function accompliceTable(measured: readonly Measured[]): string[] {
  const row = (name: string, mean: string, gain: string): string =>
    `${name.padEnd(32)}${mean.padStart(8)}${gain.padStart(20)}`;
  return [
    row('the board counts', 'score', 'gain over honest'),
    ...measured.map(({ error, gain, isPolicy, mean, name }) =>
      row(
        `${name}${isPolicy ? ' *' : ''}`,
        mean.toFixed(1),
        `${gain >= 0 ? '+' : ''}${gain.toFixed(1)} ± ${error.toFixed(1)}`,
      ),
    ),
  ];
}
