import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pino } from 'pino';
import type { Server } from 'socket.io';
import { type Engine, startEngine } from '../../engine/main.ts';
import type { FirstRun } from '../../engine/first-run.ts';
import type { MutationReply } from '../../engine/protocol/candidate-down.ts';
import { type Mutate, mutate } from '../../engine/protocol/candidate-up.ts';
import { answerMessages } from '../../engine/transport/answer-messages.ts';
import { MESSAGES_PER_SECOND } from '../../engine/transport/message-budget.ts';
import type { ServerCosts, ServerPlan, ServerRequests } from './bench-messages.ts';
import { answerParent, planFromParent } from './child.ts';
import { probeDisk } from './probe-disk.ts';

export interface ServerReady {
  readonly port: number;
  readonly firstRun: FirstRun | null;
}

const LOOP_RESOLUTION_MS = 5;

/** The engine as it is, with one namespace more that says an answer back instead of keeping it. */
async function main(): Promise<void> {
  const { dataDir, mostPerCommit, participants, port, questionBanksDir } = planFromParent<ServerPlan>();
  const engine = await startEngine({
    host: '127.0.0.1',
    port,
    dataDir,
    clientsDir: join(dataDir, 'no-pages'),
    questionBanksDir,
    participants,
    writerScript: new URL('../writer-thread.mjs', import.meta.url),
    version: 'bench',
    firstPasswordStays: true,
    ...(mostPerCommit === null ? {} : { mostPerCommit }),
  });
  serveEcho(engine.sockets);
  answerParent<ServerRequests>(
    {
      measure: ({ ms, withLoop }) => measure(ms, withLoop),
      'probe-disk': ({ ms }) => probeDisk(dataDir, ms),
      close: () => close(engine),
    },
    { port: engine.port, firstRun: engine.firstRun } satisfies ServerReady,
  );
}

interface EchoEvents {
  mutate: (message: Mutate, reply: (receipt: MutationReply) => void) => void;
}

/** A word as long as the engine's signed one for an answer among 32 others: an echo says as much as a receipt does. */
const PLEDGE = Buffer.alloc(2 + 64 + 5 * 32, 7).toString('base64');

/** The same socket, the same way of answering a message, a receipt of the same form; nothing is kept. */
function serveEcho(sockets: Server): void {
  const surroundings = { now: Date.now, log: pino({ level: 'silent' }), messagesPerSecond: MESSAGES_PER_SECOND };
  sockets.of('/echo').on('connection', (socket) => {
    answerMessages<EchoEvents>(socket, surroundings)('mutate', mutate, ({ mutation }) => ({
      ok: true,
      mutation,
      entryIndex: 100_000,
      savedAt: Date.now(),
      duplicate: false,
      pledge: PLEDGE,
    }));
  });
}

/** The costs of the next so many milliseconds. The measuring itself costs a timer only when the loop is asked for. */
async function measure(ms: number, withLoop: boolean): Promise<ServerCosts> {
  const loop = withLoop ? monitorEventLoopDelay({ resolution: LOOP_RESOLUTION_MS }) : null;
  loop?.enable();
  const [began, before] = [performance.now(), process.cpuUsage()];
  await new Promise((resolve) => setTimeout(resolve, ms));
  const [elapsedMs, spent] = [performance.now() - began, process.cpuUsage(before)];
  loop?.disable();
  return {
    elapsedMs,
    cpuMs: (spent.user + spent.system) / 1_000,
    loopP99Ms: loop === null ? 0 : loop.percentile(99) / 1e6,
    rssMb: process.memoryUsage.rss() / 1_048_576,
  };
}

async function close(engine: Engine): Promise<null> {
  await engine.close();
  // After the reply has left: profiles and coverage are written on exit.
  setTimeout(() => process.exit(), 100);
  return null;
}

await main();
