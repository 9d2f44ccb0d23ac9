import { Command } from 'commander';
import type { ExitCode, Terminal } from './outcome.ts';

export function simulateCommand(_terminal: Terminal, _end: (code: ExitCode) => void): Command {
  return new Command('simulate');
}
