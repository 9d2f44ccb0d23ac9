import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import type { Instant } from '../../engine/domain/time.ts';
import { forgetSession } from '../../engine/storage/forget-session.ts';
import { PhotoFiles } from '../../engine/storage/photo-files.ts';
import { CouldNotRun, type Terminal } from './outcome.ts';

interface ForgetOptions {
  readonly data: string;
  readonly confirm?: string;
}

export function forgetCommand(terminal: Terminal): Command {
  return new Command('forget')
    .description('After retention: delete for good what names the people of a closed session and opens their answers.')
    .argument('<session>', 'id of a closed session')
    .addOption(
      new Option('--data <folder>', 'data folder; no engine may be serving it')
        .env('TERANG_DATA')
        .default('terang-data'),
    )
    .option('--confirm <session>', 'the id of the session once more, typed by hand')
    .action(async (session: string, { confirm, data }: ForgetOptions) => {
      const folder = resolve(data);
      const found = forgetSession(folder, session, null);
      const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
      if (found.forgottenAt !== null)
        return terminal.out(`${session} was forgotten on ${day(found.forgottenAt)}. Nothing is left to delete.`);
      const what = `the names, numbers, PINs, salts and answer keys of ${found.people} people and ${found.openings} openings of answers`;
      if (confirm !== session)
        throw new CouldNotRun(
          `This would delete ${what} of ${session} for good; no verifier opens them again. Nothing was deleted. Type --confirm ${session} to do it.`,
        );
      // First, so that what names nobody any more has no faces either where this is cut short.
      const photos = await new PhotoFiles(folder).erase(session);
      forgetSession(folder, session, Date.now() as Instant);
      terminal.out(
        `Deleted: ${what} of ${session}, and ${photos} photos. The ledger stays and verifies; this folder's engine no longer serves the session.`,
      );
      terminal.out('Backups, copies of this folder and auditors’ bundles still hold them: delete those too.');
    });
}
