import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Server } from 'socket.io';
import { type Engine, startEngine } from '../../engine/main.ts';
import type { FirstRun } from '../../engine/first-run.ts';
import { mutate } from '../../engine/protocol/candidate-up.ts';
import { MESSAGES_PER_SECOND, MessageBudget } from '../../engine/transport/message-budget.ts';
import { parseMessage } from '../../engine/transport/parse-message.ts';
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

/** The same socket, the same budget, the same schema, a receipt of the same form; nothing is kept. */
function serveEcho(sockets: Server): void {
  sockets.of('/echo').on('connection', (socket) => {
    const budget = new MessageBudget(MESSAGES_PER_SECOND);
    socket.on('mutate', (message: unknown, reply: (answer: unknown) => void) => {
      const now = Date.now();
      if (!budget.spend(now)) return reply({ ok: false, refusal: { word: 'overloaded' } });
      const parsed = parseMessage(mutate, message);
      if (!parsed.ok) return reply(parsed);
      reply({ ok: true, mutation: parsed.value.mutation, entryIndex: 100_000, savedAt: now, duplicate: false });
    });
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
