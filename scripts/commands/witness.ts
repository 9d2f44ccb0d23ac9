import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { nodePrimitives } from '../verify/node-primitives.ts';
import { folderMemory } from '../witness/folder-memory.ts';
import { type SessionView, type World, lookOnce } from '../witness/watch.ts';
import { type WitnessKey, vkeyOf, witnessKey } from '../witness/witness-key.ts';
import { endingSignal } from './ending-signal.ts';
import { whole } from './numbers.ts';
import { CouldNotRun, EXIT, type ExitCode, type Terminal } from './outcome.ts';
import { serverUrl } from './server-url.ts';

interface WitnessOptions {
  readonly from: URL;
  readonly key: string;
  readonly name?: string;
  readonly every: number;
  readonly once?: true;
}

const PATIENCE_MS = 15_000;

export function witnessCommand(terminal: Terminal, end: (code: ExitCode) => void): Command {
  return new Command('witness')
    .description('Watch the ledgers of an engine with a key and a memory of its own, and cosign what is consistent.')
    .addOption(new Option('--from <url>', 'address of the engine').argParser(serverUrl).makeOptionMandatory())
    .requiredOption('--key <file>', 'key of this witness; made where there is none. What it has seen lies beside it')
    .option('--name <name>', 'name of a new key, without blanks')
    .addOption(
      new Option('--every <seconds>', 'between two looks').default(10).argParser((text) => whole(text, 1, 3_600)),
    )
    .option('--once', 'look once and end')
    .action(async (options: WitnessOptions) => {
      const file = resolve(options.key);
      const witness = keyIn(file, options.name);
      const world = worldOf(options.from, witness, `${file}.seen`);
      terminal.out(`${vkeyOf(witness.key)}`);
      const stop = options.once === true ? null : endingSignal();
      let isEnded = false;
      void stop?.then(() => (isEnded = true));
      let last = '';
      do {
        const lines = await look(world, options.from);
        if (lines.join('\n') !== last) for (const line of lines) terminal.out(line);
        last = lines.join('\n');
        if (last.includes('ALARM')) end(EXIT.problems);
        if (stop !== null) await Promise.race([stop, pause(options.every * 1_000)]);
      } while (stop !== null && !isEnded);
    });
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => void setTimeout(done, ms).unref());
}

async function look(world: World, from: URL): Promise<string[]> {
  try {
    const alarms = await world.memory.alarms();
    const lines = (await lookOnce(world)).map(lineOf);
    return [...alarms.map(({ session, why }) => `ALARM before  ${session}: ${SENTENCES[why]}`), ...lines];
  } catch (fault) {
    return [`${from.origin} does not answer (${fault instanceof Error ? fault.message : String(fault)})`];
  }
}

const SENTENCES = {
  rollback: 'the ledger is shorter than it was',
  fork: 'the ledger is another one than before',
  unsigned: 'the checkpoint is not signed with the key of the ledger',
  'not-in-form': 'what the engine gives is no checkpoint',
  'other-origin': 'the checkpoint is of another ledger',
  'no-proof': 'the engine does not prove that its ledger goes on from what was seen',
  'key-other': 'the engine has another key than before',
  gone: 'the ledger is there no more',
  behind: 'the engine has entries, or has pledged some, that its signed checkpoint does not hold',
} as const;

function lineOf({ checkpoint, id, state, why }: SessionView): string {
  const where =
    checkpoint === null ? '' : `${checkpoint.size} entries, ${Buffer.from(checkpoint.root).toString('hex')}`;
  if (state === 'consistent') return `consistent    ${id}: ${where}`;
  return `ALARM         ${id}: ${why === null ? '' : SENTENCES[why]}; last seen ${where}`;
}

function worldOf(from: URL, witness: WitnessKey, folder: string): World {
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(new URL(path, from), { ...init, signal: AbortSignal.timeout(PATIENCE_MS) });
  return {
    p: nodePrimitives,
    memory: folderMemory(folder),
    witness,
    now: () => Date.now(),
    get: async (path) => {
      const answer = await ask(path);
      return { ok: answer.ok, text: await answer.text() };
    },
    post: async (path, body) => {
      const answer = await ask(path, { method: 'POST', headers: { 'content-type': 'text/plain' }, body });
      return { ok: answer.ok };
    },
  };
}

/** Two lines: the name, and 32 secret bytes in base64. */
function keyIn(file: string, name: string | undefined): WitnessKey {
  if (!existsSync(file)) {
    if (name === undefined) throw new CouldNotRun(`${file} is not there. Say --name to make a new key.`);
    const made = witnessKey(nodePrimitives, name, new Uint8Array(randomBytes(32)));
    if (made === null) throw new CouldNotRun(`"${name}" cannot be the name of a key: no blanks, no plus signs.`);
    writeFileSync(file, `${name}\n${Buffer.from(made.secret).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
    return made;
  }
  const [own = '', secret = ''] = readFileSync(file, 'utf8').split('\n');
  const key = witnessKey(nodePrimitives, own, new Uint8Array(Buffer.from(secret, 'base64')));
  if (key === null) throw new CouldNotRun(`${file} is no key of a witness.`);
  return key;
}
