import { performance } from 'node:perf_hooks';
import { join } from 'node:path';
import express, { type Express } from 'express';
import { type Logger, pino, stdSerializers } from 'pino';
import { ALLOW_ALL, type AllowLists } from '#domain/network/allow-list.ts';
import { AllowedAddresses } from '../transport/allow-addresses.ts';
import { attachSockets } from '../transport/attach-sockets.ts';
import { type DoorKeys, listen, openDoor } from '../transport/door.ts';
import { type Connection, hangUpOnAbuse, limitsFor } from '../transport/hang-up.ts';
import { MESSAGES_PER_SECOND } from '../transport/message-budget.ts';
import { servePortal } from '../transport/portal-routes.ts';
import { FOREVER, bareApp, lastResort, noSuchPage, page } from '../transport/public-pages.ts';
import { ScoreboardGateway } from '../transport/scoreboard-gateway.ts';
import { verifyPages } from '../transport/verify-pages.ts';
import { CopiedBoards } from './copied-boards.ts';
import { publishedAssets } from './published-assets.ts';
import { type TapFrom, type TapLine, openTapLine } from './tap-line.ts';

export interface BoardReaderOptions {
  readonly from: TapFrom;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** The folder that holds `proctor-console/` as built. */
  readonly clientsDir: string;
  readonly tls?: DoorKeys | null;
  readonly allow?: AllowLists;
  readonly logLevel?: string;
  /** The package's own, told at `/healthz`. */
  readonly version: string;
}

export interface BoardReader {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Nobody's answer waits for this process, so it may spend what it has on whole boards: two thousand viewers of a hall of a
 * thousand who all come back at once have theirs within some seconds.
 */
const ROWS_PER_SECOND = 400_000;
const START = performance.timeOrigin;

/**
 * The public side alone: the boards of an engine elsewhere, from a copy of its own. It holds nothing that is not public, and the
 * engine notices no more of it than one connection. Rejects when the engine refuses the key or speaks another version.
 */
export async function serveBoard(options: BoardReaderOptions): Promise<BoardReader> {
  const log = pino({ level: options.logLevel ?? 'warn', base: null, serializers: { fault: stdSerializers.err } });
  // Never set back, whoever sets the machine's clock.
  const now = (): number => START + performance.now();
  const boards = new CopiedBoards(now);
  const tls = options.tls ?? null;
  const allowed = new AllowedAddresses(options.allow ?? ALLOW_ALL, log);
  let announce = (): void => undefined;
  const line = openTapLine(options.from, boards, () => announce(), log);
  try {
    await line.first;
    const { hangUp, http, scheme } = openDoor(boardPages(options, { line, boards }, allowed, log), tls);
    const io = attachSockets(http, tls !== null, (request) => allowed.ofConnection(request));
    allowed.guard(io.of('/live'), 'board');
    const limits = limitsFor(MESSAGES_PER_SECOND);
    io.engine.on('connection', (connection: Connection) => hangUpOnAbuse(connection, limits, now));
    const surroundings = { now, log, messagesPerSecond: MESSAGES_PER_SECOND, rowsPerSecond: ROWS_PER_SECOND };
    const live = new ScoreboardGateway(boards, io.of('/live'), surroundings);
    announce = () => live.announcePhases();
    const port = await listen(http, options);
    const close = async (): Promise<void> => {
      line.close();
      hangUp();
      await io.close();
    };
    return { url: `${scheme}://${options.host === '0.0.0.0' ? 'localhost' : options.host}:${port}`, port, close };
  } catch (fault) {
    line.close();
    throw fault;
  }
}

interface Fed {
  readonly line: TapLine;
  readonly boards: CopiedBoards;
}

function boardPages(
  options: BoardReaderOptions,
  { line, boards }: Fed,
  allowed: AllowedAddresses,
  log: Logger,
): Express {
  const app = bareApp((options.tls ?? null) !== null);
  const built = join(options.clientsDir, 'proctor-console');
  const file = join(built, 'scoreboard.html');
  const portal = join(built, 'portal.html');
  const published = new Set([file, portal].flatMap((each) => [...publishedAssets(each, join(built, 'assets'))]));
  app.get('/healthz', (_, response) => {
    response.set('Cache-Control', 'no-store').json({ ok: line.isConnected, version: options.version });
  });
  const toBoard = allowed.to('board');
  // Witnesses stand with the ledger, and that is not here: the page shows no count.
  app.get('/ledger/:session/witnesses', toBoard, (_, response) => {
    response.set('Cache-Control', 'no-store').json({ seen: 0, of: 0 });
  });
  page(app, '/', toBoard, portal);
  page(app, '/live', toBoard, file);
  servePortal(app, toBoard, portal, () => boards.exams());
  // The board points to it, and it is as public: one file that fetches nothing.
  app.use('/verify', toBoard, verifyPages(join(options.clientsDir, 'verify')));
  const files = express.static(join(built, 'assets'), FOREVER);
  app.use('/console-assets/assets', toBoard, (request, response, next) => {
    if (published.has(request.path.slice(1))) files(request, response, next);
    else next();
  });
  app.use(noSuchPage);
  app.use(lastResort(log));
  return app;
}
