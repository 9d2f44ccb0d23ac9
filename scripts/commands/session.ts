import { sayProblem } from '../../engine/domain/sentences/say.ts';
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { type OwnMaterial, prepareOwnSession } from '../../engine/actions/prepare-own-session.ts';
import type { StaffName } from '../../engine/domain/ids.ts';
import type { Problem } from '../../engine/domain/problem.ts';
import { firstAccount, storeAccount } from '../../engine/first-account.ts';
import { CommitQueue } from '../../engine/storage/commit-queue.ts';
import { keyFile } from '../../engine/storage/key-files.ts';
import { nodeHashing } from '../../engine/storage/node-hashing.ts';
import { readBankFolder } from '../../engine/storage/read-bank-folder.ts';
import { ReadStore } from '../../engine/storage/read-store.ts';
import { publishedOf } from '../../engine/domain/ledger/published.ts';
import { ownSoftware } from '../../engine/own-software.ts';
import { steadyClock } from '../../engine/steady-clock.ts';
import type { Instant } from '../../engine/domain/time.ts';
import { readNativeBank } from '../../question-banks/formats/native/read-native.ts';
import { readRoster } from '../../question-banks/formats/roster/read-roster.ts';
import { cardsCsv, cardsPage } from '../../question-banks/formats/roster/write-cards.ts';
import { jsonFrom } from './bank-reading.ts';
import { type HallZone, ZONES, instantOf, localTime } from './local-time.ts';
import { CouldNotRun, EXIT, type ExitCode, type Terminal } from './outcome.ts';
import type { Places } from './serve.ts';

interface CreateFlags {
  readonly id?: string;
  readonly bank: string;
  readonly definition: string;
  readonly roster: string;
  readonly data: string;
  readonly official?: boolean;
  readonly practice?: boolean;
  readonly date?: string;
  readonly zone: HallZone;
  readonly cards?: string;
  readonly check?: boolean;
}

const SECRET_BYTES = 32;
const OWNER_ONLY = 0o600;

export function sessionCommand(places: Places, terminal: Terminal, end: (code: ExitCode) => void): Command {
  const create = new Command('create')
    .description('Make a session from your own bank, definition and roster. Nothing is made while anything is wrong.')
    .requiredOption('--bank <folder>', 'folder of a native bank; terang bank convert makes one of other formats')
    .requiredOption('--definition <file>', 'the exam definition, JSON')
    .requiredOption(
      '--roster <file>',
      'participants, CSV or XLSX, with headings such as nomor, nama, kategori, ruang, meja',
    )
    .addOption(new Option('--data <folder>', 'data folder').env('TERANG_DATA').default('terang-data'))
    .option('--id <id>', 'id of the session; else that of the definition')
    .addOption(new Option('--official', 'an official exam, whatever the definition says').conflicts('practice'))
    .option('--practice', 'a practice, whatever the definition says')
    .addOption(new Option('--date <day and time>', 'when it is to open, as in 2026-11-30T08:00').argParser(localTime))
    .addOption(new Option('--zone <name>', 'zone of the hall').choices(ZONES).default('Asia/Jakarta'))
    .option('--cards <file>', 'where the exam cards go, .html or .csv; else into the data folder')
    .option('--check', 'only say what is wrong; nothing is made')
    .action(async (flags: CreateFlags) => {
      const read = await readMaterial(flags);
      end(await carryOut(places, terminal, flags, read));
    });
  return new Command('session').description('Make sessions from your own material.').addCommand(create);
}

interface Read {
  readonly material: OwnMaterial | null;
  readonly problems: readonly Problem[];
  readonly notes: readonly Problem[];
}

/** Every problem of every file, whichever of them has one. */
async function readMaterial(flags: CreateFlags): Promise<Read> {
  const folder = readBankFolder(resolve(flags.bank));
  const bank = readNativeBank(folder.files, folder.media);
  const roster = await readRoster(new Uint8Array(readFileSync(resolve(flags.roster))), basename(flags.roster));
  const problems = [...folder.problems, ...bank.problems, ...roster.problems];
  const given = jsonFrom(resolve(flags.definition));
  const official = flags.official === true ? true : flags.practice === true ? false : null;
  const isObject = typeof given === 'object' && given !== null && !Array.isArray(given);
  const definition = isObject && official !== null ? { ...given, official } : given;
  const id = flags.id ?? (isObject && 'id' in given && typeof given.id === 'string' ? given.id : '');
  const opensAt = flags.date === undefined ? null : instantOf(flags.date, flags.zone);
  const { notes } = roster;
  if (bank.bank === null) return { material: null, problems, notes };
  const rest = { id, definition, media: folder.media, zone: flags.zone, opensAt };
  return { material: { ...rest, bank: bank.bank, roster: roster.lines }, problems, notes };
}

/** Nobody's account: whoever runs the machine reads it on the terminal. */
const TOLD = { by: 'engine' as StaffName, where: 'terang session create' };

async function carryOut(places: Places, terminal: Terminal, flags: CreateFlags, read: Read): Promise<ExitCode> {
  for (const note of read.notes) terminal.err(`note: ${sayProblem(note, 'en')}`);
  const { material } = read;
  if (material === null) return tellProblems(terminal, read.problems);
  const trial = prepareOwnSession(blankDesk(), material, TOLD);
  const problems = [...read.problems, ...(trial.ok ? [] : trial.problems.map((found) => ofFile(found, flags)))];
  if (problems.length > 0) return tellProblems(terminal, problems);
  if (flags.check === true) {
    terminal.out(`Nothing is wrong: ${material.roster.length} participants. Nothing was made (--check).`);
    return EXIT.ok;
  }
  await makeSession(places, terminal, flags, material);
  return EXIT.ok;
}

/** For looking only: nothing that it gives is kept. */
function blankDesk() {
  return {
    now: () => Date.now() as Instant,
    randomBytes: (count: number) => new Uint8Array(randomBytes(count)),
    hashing: nodeHashing,
    serverKey: new Uint8Array(SECRET_BYTES),
  };
}

/** Places in the definition are paths in it; those in bank and roster name their files already. */
function ofFile({ what, where }: Problem, flags: CreateFlags): Problem {
  const isPlaced = where.startsWith('items/') || where.startsWith('media/') || where.startsWith(basename(flags.roster));
  return isPlaced || where === 'id' ? { where, what } : { where: `${basename(flags.definition)} ${where}`, what };
}

function tellProblems(terminal: Terminal, problems: readonly Problem[]): ExitCode {
  for (const problem of problems) terminal.out(sayProblem(problem, 'en'));
  terminal.err(`${problems.length} problem(s). No session was made.`);
  return EXIT.problems;
}

async function makeSession(
  places: Places,
  terminal: Terminal,
  flags: CreateFlags,
  material: OwnMaterial,
): Promise<void> {
  const dataDir = resolve(flags.data);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const queue = await CommitQueue.open(dataDir, places.writerScript);
  const reads = new ReadStore(dataDir);
  try {
    const known = await reads.sessions();
    if (known.some(({ id }) => id === material.id)) {
      throw new CouldNotRun(`${flags.data} has a session ${material.id} already: give another --id.`);
    }
    const isNew = known.length === 0;
    const makeKey = isNew ? () => new Uint8Array(randomBytes(SECRET_BYTES)) : null;
    const serverKey = keyFile(join(dataDir, 'server.key'), makeKey, SECRET_BYTES);
    const software = ownSoftware(places.clientsDir);
    const enrolled = (await reads.witnesses()).filter(({ removedAt }) => removedAt === null);
    const witnesses = enrolled.map(({ vkey }) => vkey);
    const published = () => publishedOf(queue.vkey, witnesses, software);
    const desk = { ...blankDesk(), now: steadyClock(0 as Instant), serverKey, published };
    const made = prepareOwnSession(desk, material, TOLD);
    if (!made.ok) throw new Error('what was sound a moment ago is not');
    const cards = resolve(flags.cards ?? join(dataDir, `exam-cards-${material.id}.html`));
    const { title } = made.definition;
    const sheet = { title: title.id, session: material.id, opens: opensWords(flags), cards: made.cards };
    writeNew(cards, /\.csv$/i.test(cards) ? cardsCsv(sheet) : cardsPage(sheet));
    const account = isNew ? firstAccount(desk) : null;
    try {
      if (account !== null) await storeAccount(queue, account, true);
      await queue.createSessions([made.session]);
    } catch (fault) {
      rmSync(cards);
      throw fault;
    }
    terminal.out(`Session ${material.id} is made in ${dataDir}: ${made.cards.length} participants.`);
    terminal.out(`Exam cards with registration PINs, for their owner only: ${cards}`);
    terminal.out(
      `Session PIN ${made.sessionPin}: for the coordinator, who tells it in the room when the doors are shut.`,
    );
    if (account !== null)
      terminal.out(`First account: ${account.name} (${account.role})   password ${account.password}`);
  } finally {
    reads.close();
    await queue.close();
  }
}

function opensWords({ date, zone }: CreateFlags): string | null {
  return date === undefined ? null : `${date.replace('T', ' ')} (${zone})`;
}

/** Never over another file: cards of an earlier run may be printed already. */
function writeNew(path: string, text: string): void {
  if (existsSync(path)) throw new CouldNotRun(`${path} is there already; nothing is written over.`);
  const file = openSync(path, 'wx', OWNER_ONLY);
  writeFileSync(file, text);
  closeSync(file);
}
