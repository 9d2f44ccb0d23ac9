import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { type Logger, pino, stdSerializers } from 'pino';
import type { Server } from 'socket.io';
import { ALLOW_ALL, type AllowLists } from '#domain/network/allow-list.ts';
import type { Instant } from '#domain/time.ts';
import type { Desk } from './actions/desk.ts';
import { Accounts } from './actions/accounts.ts';
import { checkChains } from './actions/check-chains.ts';
import { FrameKeeper, commitFrame } from './actions/commit-frame.ts';
import { closeOverdue } from './actions/end-attempt.ts';
import { closeStale } from './actions/proposals.ts';
import { EntryAddresses } from './actions/entry-addresses.ts';
import type { ItemDesk } from './actions/item-desk.ts';
import { announceWitnesses } from './actions/enrol-witness.ts';
import type { Person } from './actions/person.ts';
import { recordRecovery } from './actions/record-recovery.ts';
import { Workstations } from './actions/workstations.ts';
import { SeenLedgers } from './actions/seen-ledgers.ts';
import type { SessionDesk } from './actions/session-desk.ts';
import { watchIncidents } from './actions/watch-incidents.ts';
import { stopUnsaved } from './actions/stop-unsaved.ts';
import type { WitnessDesk } from './actions/witness-desk.ts';
import { Witnesses } from './actions/witnesses.ts';
import { type FirstRun, firstRun } from './first-run.ts';
import { House } from './house.ts';
import { itemFormats } from './item-formats.ts';
import { knownDefinitions } from './known-definitions.ts';
import { type Ledgers, loadHalls, openLedgers } from './open-ledgers.ts';
import { makePosting } from './posting.ts';
import { bankFolders, sessionFormats } from './session-files.ts';
import { pageBuildIn } from './page-build.ts';
import { steadyClock } from './steady-clock.ts';
import { PhotoFiles } from './storage/photo-files.ts';
import { ItemShelf } from './storage/item-shelf.ts';
import { CheckpointCopies, Contradicted, keepContradiction, keptNotes } from './storage/kept-notes.ts';
import { keyFile } from './storage/key-files.ts';
import { nodeHashing } from './storage/node-hashing.ts';
import { verifyStation } from './storage/station-signatures.ts';
import { AllowedAddresses } from './transport/allow-addresses.ts';
import { attachSockets } from './transport/attach-sockets.ts';
import { BoardTapGateway } from './transport/board-tap-gateway.ts';
import { CandidateGateway } from './transport/candidate-gateway.ts';
import { type DoorKeys, listen, openDoor } from './transport/door.ts';
import { HallBoards } from './transport/hall-boards.ts';
import { type Connection, hangUpOnAbuse, limitsFor } from './transport/hang-up.ts';
import { MESSAGES_PER_SECOND } from './transport/message-budget.ts';
import { ProctorGateway } from './transport/proctor-gateway.ts';
import { ScoreboardGateway } from './transport/scoreboard-gateway.ts';
import type { TellGiven } from './transport/incident-routes.ts';
import { serveClients } from './transport/serve-clients.ts';

export interface EngineOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly dataDir: string;
  /** The folder that holds `exam-client/` and `proctor-console/` as built. */
  readonly clientsDir: string;
  /** The folder that holds `samples/` and `exams/`, for the first run. */
  readonly questionBanksDir: string;
  readonly writerScript: string | URL;
  /** Answers that may share one commit; as many as is good for a disk unless told. */
  readonly mostPerCommit?: number;
  /** Ready-made participants of each practice session on the first run. */
  readonly participants?: number;
  /** For a hall that is thrown away: who came in first is not made to replace the password that was told. */
  readonly firstPasswordStays?: boolean;
  /** IANA name of the site's zone, for new sessions. */
  readonly zone?: string;
  readonly logLevel?: string;
  /** What one socket may say in a second. */
  readonly messagesPerSecond?: number;
  /** Serves HTTPS and nothing else but the way there; `authority` is what workstations are to trust, as a certificate in PEM. */
  readonly tls?: DoorKeys | null;
  /** Scheme, host and port as the workstations use them, where a proof depends on it. */
  readonly publicOrigin?: string | null;
  /** From where candidates, staff and the board may come; everywhere unless told. */
  readonly allow?: AllowLists;
  /** Files with checkpoints that were kept: the engine starts only over data that agrees with all of them. */
  readonly checkpoints?: readonly string[];
  /** A folder, best on another machine, that always has the newest checkpoint of each session, and is asked at the next start. */
  readonly checkpointCopies?: string | null;
  /** The package's own, told at `/healthz`. */
  readonly version: string;
}

export interface Engine {
  readonly url: string;
  readonly port: number;
  /** Addresses that other machines of the network can use. */
  readonly addresses: readonly string[];
  /** Only on the run that filled the data folder. */
  readonly firstRun: FirstRun | null;
  /** The key that signs the ledgers, as C2SP writes it: to be published before the exam. */
  readonly vkey: string;
  /** Resolves when the disk's writer is lost: nothing can be saved any more, and the process should end to be started again. */
  readonly failed: Promise<Error>;
  /** For who serves something beside the exam over the same sockets. */
  readonly sockets: Server;
  close(): Promise<void>;
}

const SECRET_BYTES = 32;
/** A reader of boards may stand anywhere: its key is what lets it in. */
const GUARDED = [
  ['/candidate', 'candidate'],
  ['/staff', 'staff'],
  ['/live', 'board'],
] as const;
const DEFAULT_PARTICIPANTS = 60;
const FEED_TICK_MS = 100;
const OVERDUE_TICK_MS = 500;
const COPY_TICK_MS = 1_000;

/** Joins the floors. The only place that knows the real clock, real randomness and the real disk. */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  // Without its serializer a fault would be logged as an empty object.
  const log = pino({ level: options.logLevel ?? 'warn', base: null, serializers: { fault: stdSerializers.err } });
  // Whatever is made in the data folder, backups of a database included, is its owner's alone.
  process.umask(0o077);
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  const { checkpoints = [], checkpointCopies = null } = options;
  const notes = keptNotes(options.dataDir, checkpoints, checkpointCopies);
  const { loaded, queue, reads } = await openLedgers(options, notes);
  const shelf = ItemShelf.open(join(options.dataDir, 'items.db'));
  const close = async (): Promise<void> => {
    shelf.close();
    // The writer goes last: the last connection to close folds the write-ahead log into the file.
    reads.close();
    await queue.close();
  };
  try {
    return await serve(options, { queue, reads, loaded, shelf, close }, log);
  } catch (fault) {
    await close();
    throw fault;
  }
}

interface Stores extends Ledgers {
  readonly shelf: ItemShelf;
  close(): Promise<void>;
}

async function serve(options: EngineOptions, stores: Stores, log: Logger): Promise<Engine> {
  const { queue } = stores;
  const house = new House(queue.vkey, options.clientsDir);
  const { desk, first } = await openDesk(options, stores, house);
  const started = desk.now();
  const health = () => ({
    version: options.version,
    uptimeSeconds: Math.floor((desk.now() - started) / 1_000),
    ledgerSize: queue.ledgerSize(),
  });
  const isExamRunning = (): boolean => [...desk.halls.values()].some(({ session }) => session.phase === 'open');
  const items: ItemDesk = {
    now: desk.now,
    shelf: stores.shelf,
    formats: itemFormats,
    isExamRunning,
    hashing: desk.hashing,
    halls: desk.halls,
    definitions: knownDefinitions(join(options.questionBanksDir, 'exams'), desk.halls),
  };
  const sessions: SessionDesk = {
    desk,
    shelf: stores.shelf,
    folders: bankFolders(options.dataDir, options.questionBanksDir),
    formats: sessionFormats,
    photos: new PhotoFiles(options.dataDir),
    posting: (session) => makePosting(options.dataDir, queue.vkey, session),
    isExamRunning,
  };
  let gateways: Gateways | null = null;
  const contradiction = latch<Error>();
  const witnesses: WitnessDesk = {
    desk,
    ledgers: new SeenLedgers(desk),
    witnesses: new Witnesses(desk, await stores.reads.witnesses(), await stores.reads.newestCosignatures()),
    onContradiction: (note, sentence) => {
      log.fatal({ sentence }, 'the ledger is not the one that was seen');
      keepContradiction(options.dataDir, note);
      contradiction.open(new Contradicted(sentence));
    },
  };
  house.witnesses = witnesses.witnesses;
  for (const hall of desk.halls.values()) await announceWitnesses(witnesses, hall);
  const tellGiven: TellGiven = (...given) => gateways?.tellGiven(...given);
  const onMade = (): void => {
    for (const hall of desk.halls.values()) void announceWitnesses(witnesses, hall);
    gateways?.onMade();
  };
  const tls = options.tls ?? null;
  const allowed = new AllowedAddresses(options.allow ?? ALLOW_ALL, log);
  const { hangUp, http, scheme } = openDoor(
    serveClients(
      desk,
      items,
      { desk: sessions, onMade, tellGiven },
      witnesses,
      options.clientsDir,
      health,
      log,
      allowed,
      tls,
    ),
    tls,
  );
  const io = attachSockets(http, tls !== null, (request) => allowed.ofConnection(request));
  for (const [name, audience] of GUARDED) allowed.guard(io.of(name), audience);
  const tapKey = keyFile(join(options.dataDir, 'board-tap.key'), makeSecret, SECRET_BYTES);
  const perSecond = options.messagesPerSecond ?? MESSAGES_PER_SECOND;
  gateways = connectGateways(desk, io, { log, messagesPerSecond: perSecond, tapKey, ledgers: witnesses.ledgers });
  const stopCopying = copyCheckpoints(desk, options.checkpointCopies ?? null, log);
  const { stopTicking } = gateways;
  const port = await listen(http, options).catch((fault: unknown) => {
    stopTicking();
    throw fault;
  });
  return {
    url: `${scheme}://${printable(options.host)}:${port}`,
    port,
    addresses: lanAddresses(options.host).map((address) => `${scheme}://${address}:${port}`),
    firstRun: first,
    vkey: queue.vkey,
    failed: Promise.race([queue.failed, contradiction.opened]),
    sockets: io,
    close: async () => {
      stopTicking();
      await stopCopying();
      hangUp();
      await io.close();
      await stores.close();
    },
  };
}

async function openDesk(
  options: EngineOptions,
  { loaded, queue, reads }: Stores,
  house: House,
): Promise<{ desk: Desk; first: FirstRun | null }> {
  const halls: Desk['halls'] = new Map();
  const isNew = (await reads.sessions()).length === 0;
  const before: Desk = {
    queue,
    reads,
    // A new key would make every PIN of the sessions that are there a wrong one.
    serverKey: keyFile(join(options.dataDir, 'server.key'), isNew ? makeSecret : null, SECRET_BYTES),
    now: steadyClock(0 as Instant),
    randomBytes: (count) => new Uint8Array(randomBytes(count)),
    hashing: nodeHashing,
    halls,
    entries: new EntryAddresses(),
    workstations: new Workstations({ hashing: nodeHashing, now: () => 0 as Instant }, []),
    accounts: new Accounts(),
    publicOrigin: options.publicOrigin ?? null,
    published: () => house.published(),
    pageBuild: pageBuildIn(options.clientsDir),
  };
  const first = isNew ? await firstRun(before, firstRunPlan(options)) : null;
  let lastAt = 0 as Instant;
  const ends = new Map<string, Instant>();
  for (const [id, { hall, lastAt: end }] of isNew ? await loadHalls(reads) : loaded) {
    halls.set(id, hall);
    ends.set(id, end);
    if (end > lastAt) lastAt = end;
  }
  const now = steadyClock(lastAt);
  const workstations = new Workstations({ hashing: nodeHashing, now }, await reads.workstations());
  const desk: Desk = { ...before, now, workstations };
  if (!isNew) for (const hall of halls.values()) await recordRecovery(desk, hall, ends.get(hall.id) as Instant);
  return { desk, first };
}

/** Keeps the newest checkpoints in a folder of somebody else's, every second and once more at the end. */
function copyCheckpoints(desk: Desk, folder: string | null, log: Logger): () => Promise<void> {
  if (folder === null) return () => Promise.resolve();
  const copies = new CheckpointCopies(folder);
  const copy = async (): Promise<void> => {
    for (const { id } of desk.halls.values()) {
      const { size } = desk.queue.head(id);
      const note = copies.isNew(id, size) ? await desk.reads.checkpoint(id) : null;
      if (note !== null) copies.keep(id, size, note);
    }
  };
  const tryCopy = (): Promise<void> =>
    copy().catch((fault: unknown) => log.error({ fault }, 'checkpoints could not be copied'));
  const timer = setInterval(() => void tryCopy(), COPY_TICK_MS);
  return async () => {
    clearInterval(timer);
    await tryCopy();
  };
}

/** Opened once; who waits is told then. */
function latch<T>(): { readonly opened: Promise<T>; open(value: T): void } {
  let open: (value: T) => void = () => undefined;
  const opened = new Promise<T>((resolve) => (open = resolve));
  return { opened, open: (value) => open(value) };
}

function makeSecret(): Uint8Array {
  return randomBytes(SECRET_BYTES);
}

function firstRunPlan({ dataDir, firstPasswordStays, participants, questionBanksDir, zone }: EngineOptions) {
  return {
    dataDir,
    firstPasswordStays: firstPasswordStays === true,
    questionBanksDir,
    participants: participants ?? DEFAULT_PARTICIPANTS,
    zone: zone ?? 'Asia/Jakarta',
  };
}

interface Wiring {
  readonly log: Logger;
  readonly messagesPerSecond: number;
  readonly tapKey: Uint8Array;
  readonly ledgers: SeenLedgers;
}

interface Gateways {
  stopTicking(): void;
  /** A session was made: consoles and boards are told. */
  onMade(): void;
  readonly tellGiven: TellGiven;
}

function connectGateways(desk: Desk, io: Server, { ledgers, log, messagesPerSecond, tapKey }: Wiring): Gateways {
  const limits = limitsFor(messagesPerSecond);
  io.engine.on('connection', (connection: Connection) => hangUpOnAbuse(connection, limits, desk.now));
  const candidates = new CandidateGateway(desk, io.of('/candidate'), log, messagesPerSecond, ledgers);
  const boards = new HallBoards(desk);
  const surroundings = { now: desk.now, log, messagesPerSecond };
  const live = new ScoreboardGateway(boards, io.of('/live'), surroundings);
  const tap = new BoardTapGateway(boards, io.of('/board-tap'), { ...surroundings, key: tapKey });
  const announce = (): void => [live, tap].forEach((board) => board.announcePhases());
  const proctors = new ProctorGateway(desk, io.of('/staff'), candidates, log, announce, messagesPerSecond);
  const feeds = setInterval(() => {
    // A feed may fall over; nobody's exam may notice.
    for (const feed of [proctors, boards]) tryTo(() => feed.tick(), log, 'a feed met a fault');
  }, FEED_TICK_MS);
  const frames = new FrameKeeper(desk);
  const overdue = setInterval(() => {
    for (const hall of desk.halls.values()) {
      commitFrame(desk, frames, hall).catch((fault: unknown) =>
        log.error({ fault }, 'a frame of the board was not written'),
      );
      const show = (people: Iterable<Person>): void => candidates.showChange(hall, people);
      // A stop that is due comes before an end that would be due without it.
      stopUnsaved(desk, hall)
        .then(show)
        .then(() => closeOverdue(desk, hall))
        .then(show)
        .then(() => watchIncidents(desk, hall))
        .then(() => checkChains(desk, hall, verifyStation))
        .then(() => closeStale(desk, hall))
        .catch((fault: unknown) => log.error({ fault }, 'clocks could not be looked after'));
    }
  }, OVERDUE_TICK_MS);
  return {
    stopTicking: () => {
      clearInterval(feeds);
      clearInterval(overdue);
    },
    tellGiven: (hall, given) =>
      candidates.showChange(
        hall,
        given.map(({ person }) => person),
      ),
    onMade: () => {
      boards.takeIn();
      proctors.announceSession();
    },
  };
}

function tryTo(act: () => void, log: Logger, complaint: string): void {
  try {
    act();
  } catch (fault) {
    log.error({ fault }, complaint);
  }
}

function printable(host: string): string {
  return host === '0.0.0.0' || host === '::' ? 'localhost' : host;
}

function lanAddresses(host: string): string[] {
  if (host !== '0.0.0.0' && host !== '::') return [];
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return all.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address);
}
