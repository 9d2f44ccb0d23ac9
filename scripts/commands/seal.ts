import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { NoPosting, type SealedSession, makePosting } from '../../engine/posting.ts';
import { type SessionEvidence, readEvidence } from '../verify-ledger/evidence.ts';
import { CouldNotRun, type Terminal } from './outcome.ts';

interface SealOptions {
  readonly data: string;
  readonly out: string;
}

export function sealCommand(terminal: Terminal): Command {
  return new Command('seal')
    .description('Write what a session has fixed, signed, and as a page to post before the lots. Reads only.')
    .argument('<session>', 'id of a session')
    .addOption(new Option('--data <folder>', 'data folder').env('TERANG_DATA').default('terang-data'))
    .requiredOption('--out <name>', 'NAME.note is made, for `terang verify --manifest`, and NAME.html, to print')
    .action(async (id: string, options: SealOptions) => {
      const dataDir = resolve(options.data);
      const { instance, sessions } = readEvidence(dataDir);
      const session = sessions.find((one) => one.id === id);
      if (session === undefined || instance === null) throw new CouldNotRun(`${dataDir} has no session ${id}.`);
      const { isDrawn, ...sealed } = readSealed(session);
      const { note, page } = await postingIn(dataDir, instance.vkey, sealed);
      const base = resolve(options.out);
      for (const [name, text] of [
        [`${base}.note`, note],
        [`${base}.html`, page],
      ] as const) {
        if (existsSync(name)) throw new CouldNotRun(`${name} is there already; nothing is written over.`);
        writeFileSync(name, text, { flag: 'wx' });
        terminal.out(name);
      }
      terminal.out(`Secret committed to: ${sealed.commitment}`);
      if (isDrawn)
        terminal.err('The lots of this session are drawn already: what is posted now proves nothing about them.');
    });
}

async function postingIn(...given: Parameters<typeof makePosting>): ReturnType<typeof makePosting> {
  try {
    return await makePosting(...given);
  } catch (fault) {
    if (fault instanceof NoPosting) throw new CouldNotRun(fault.message);
    throw fault;
  }
}

function readSealed({
  definition,
  entries,
  id,
  origin,
}: SessionEvidence): SealedSession & { readonly isDrawn: boolean } {
  const [manifest = '', seed = ''] = entries.slice(0, 2).map(({ entry }) => Buffer.from(entry).toString('utf8'));
  const types = entries.map(({ entry }) => /\/([A-Z_]+)\n/.exec(Buffer.from(entry).toString('utf8'))?.[1]);
  if (types[0] !== 'MANIFEST' || types[1] !== 'SEED_COMMIT')
    throw new CouldNotRun(`The ledger of ${id} does not begin with its MANIFEST.`);
  const bodyOf = (text: string): string => text.slice(text.indexOf('\n') + 1);
  const { commitment } = JSON.parse(bodyOf(seed)) as { commitment: string };
  return {
    ...{ id, origin, definition: JSON.parse(definition) as unknown, commitment },
    ...{ manifest: bodyOf(manifest), seed: bodyOf(seed), isDrawn: types.includes('DRAW') },
  };
}
