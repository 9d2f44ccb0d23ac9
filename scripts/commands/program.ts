import { Command, CommanderError } from 'commander';
import { backupCommand } from './backup.ts';
import { bankCommand } from './bank.ts';
import { boardCommand } from './board.ts';
import { bundleCommand } from './bundle.ts';
import { fairnessCommand } from './fairness.ts';
import { forgetCommand } from './forget.ts';
import { itemCommand } from './item.ts';
import { kioskCommand } from './kiosk.ts';
import { auditorKeyCommand, openBundleCommand } from './open-bundle.ts';
import { openSampleCommand } from './open-sample.ts';
import { EXIT, EXIT_CODES_HELP, type ExitCode, type Terminal, explain } from './outcome.ts';
import { sealCommand } from './seal.ts';
import { sebConfigCommand } from './seb-config.ts';
import { type Places, serveCommand } from './serve.ts';
import { sessionCommand } from './session.ts';
import { simulateCommand } from './simulate.ts';
import { staffCommand } from './staff.ts';
import { tlsCommand } from './tls.ts';
import { verifyCommand } from './verify.ts';
import { verifyLedgerCommand } from './verify-ledger.ts';
import { witnessCommand } from './witness.ts';

/** Runs one command line (without `node` and the program) and gives its exit code. Never throws and never exits. */
export async function runProgram(args: readonly string[], places: Places, terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = EXIT.ok;
  const end = (ended: ExitCode): void => void (code = ended);
  const program = new Command('terang')
    .description('The exam engine that everybody can check.')
    .version(places.version)
    .addHelpText('after', EXIT_CODES_HELP)
    .addCommand(serveCommand(places, terminal))
    .addCommand(boardCommand(places, terminal))
    .addCommand(sessionCommand(places, terminal, end))
    .addCommand(staffCommand(terminal))
    .addCommand(simulateCommand(terminal, end))
    .addCommand(bankCommand(terminal, end))
    .addCommand(itemCommand(terminal))
    .addCommand(verifyLedgerCommand(terminal, end))
    .addCommand(sealCommand(terminal))
    .addCommand(bundleCommand(terminal))
    .addCommand(verifyCommand(terminal, end))
    .addCommand(witnessCommand(terminal, end))
    .addCommand(fairnessCommand(terminal, end))
    .addCommand(openSampleCommand(terminal))
    .addCommand(openBundleCommand(terminal))
    .addCommand(auditorKeyCommand(terminal))
    .addCommand(backupCommand(terminal))
    .addCommand(forgetCommand(terminal))
    .addCommand(sebConfigCommand(terminal))
    .addCommand(kioskCommand(terminal))
    .addCommand(tlsCommand(terminal));
  throwInsteadOfExit(program, terminal);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (fault) {
    if (fault instanceof CommanderError) return fault.exitCode === 0 ? EXIT.ok : EXIT.wrongUse;
    terminal.err(explain(fault));
    return EXIT.couldNotRun;
  }
}

/** A command that is added keeps its own settings, so each is told. */
function throwInsteadOfExit(command: Command, terminal: Terminal): void {
  command.exitOverride();
  command.showHelpAfterError('(--help shows how it is used)');
  command.configureOutput({
    writeOut: (text) => terminal.out(text.trimEnd()),
    writeErr: (text) => terminal.err(text.trimEnd()),
  });
  for (const one of command.commands) throwInsteadOfExit(one as Command, terminal);
}
