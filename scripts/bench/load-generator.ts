import { PROTOCOL_VERSION } from '../../engine/protocol/version.ts';
import type { Arrival, LoadRequests } from './bench-messages.ts';
import { Candidate } from './candidate.ts';
import { answerParent } from './child.ts';
import { answerTimes, saturate, spread, untilDeath } from './load-patterns.ts';
import { RawClient } from './raw-client.ts';
import { openStaffSocket } from './staff-socket.ts';
import { timeConsoles } from './time-consoles.ts';

/** Sockets that sign in at once where the time of arrival is not what is measured. */
const AT_ONCE = 100;
const RETRY_MS = 10;

/** The candidates' browsers, all in one process, beside the server's. */
let hall: Candidate[] = [];
let numbers: string[] = [];
const bystanders: RawClient[] = [];

/** Runs as many tasks at once as told, each index once. */
async function inParallel(count: number, atOnce: number, task: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < count) await task(next++);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, count) }, work));
}

async function arrive({ people, port, rampMs, sessionPin, withEcho, withPaper }: Arrival) {
  const began = performance.now();
  numbers = people.map(({ number }) => number);
  let paperBytes = 0;
  const one = async (index: number): Promise<void> => {
    if (rampMs > 0) await pause(began + (index * rampMs) / people.length - performance.now());
    const candidate = await Candidate.signIn(port, people[index]!, sessionPin, index, withEcho);
    hall[index] = candidate;
    if (!withPaper) return;
    const bytes = (await candidate.paperBytes()) ?? fail('there is no paper');
    paperBytes += bytes;
  };
  await inParallel(people.length, rampMs > 0 ? people.length : AT_ONCE, one);
  return { lastMs: performance.now() - began, paperBytes: paperBytes / people.length };
}

async function watchBoard({ port, session }: { port: number; session: string }): Promise<null> {
  const board = await RawClient.open(port, ['/live']);
  bystanders.push(board);
  await board.ask('/live', 'watch-board', { version: PROTOCOL_VERSION, sessionId: session });
  return null;
}

async function asStaff({ name, password, port }: LoadRequests['open-session']['ask']): Promise<RawClient> {
  const proctor = await openStaffSocket(port, name, password);
  bystanders.push(proctor);
  return proctor;
}

async function openOther(ask: LoadRequests['open-session']['ask']): Promise<null> {
  const opened = await (await asStaff(ask)).ask<{ ok: boolean }>('/staff', 'open-session', { sessionId: ask.session });
  return opened.ok ? null : fail(`the session did not open: ${JSON.stringify(opened)}`);
}

async function closeSession(ask: LoadRequests['open-session']['ask']): Promise<null> {
  const message = { sessionId: ask.session, reason: 'bench' };
  const closed = await (await asStaff(ask)).ask<{ ok: boolean }>('/staff', 'close-session', message);
  return closed.ok ? null : fail(`the session did not close: ${JSON.stringify(closed)}`);
}

async function openSession(ask: LoadRequests['open-session']['ask']) {
  const { session } = ask;
  const proctor = await asStaff(ask);
  const papers = hall.map(
    (candidate) =>
      new Promise<number>((resolve) => {
        candidate.client.events.onEvent = (_, text) => {
          if (!text.includes('["opened"')) return;
          void candidate.paperBytes().then(() => resolve(performance.now()));
        };
      }),
  );
  const began = performance.now();
  const opened = await proctor.ask<{ ok: boolean }>('/staff', 'open-session', { sessionId: session });
  if (!opened.ok) fail(`the session did not open: ${JSON.stringify(opened)}`);
  const last = Math.max(began, ...(await Promise.all(papers)));
  for (const candidate of hall) candidate.client.events = {};
  return { lastPaperMs: last - began };
}

/** As the first browser back would: connect, resume, answer, again until it is taken. */
async function awaitAcceptance(port: number): Promise<{ at: number }> {
  for (;;) {
    try {
      const back = await hall[0]!.comeBack(port);
      const taken = new Promise<string | null>((resolve) => {
        back.client.events.onAnswer = (_, refusal) => resolve(refusal);
        back.client.events.onClose = () => resolve('closed');
      });
      back.answer('/candidate', 0);
      const refusal = await taken;
      back.client.destroy();
      if (refusal === null) return { at: Date.now() };
    } catch {
      // Not up yet.
    }
    await pause(RETRY_MS);
  }
}

async function comeBack(port: number): Promise<{ acknowledged: number; lost: number }> {
  const acknowledged = hall.reduce((sum, candidate) => sum + candidate.acknowledged, 0);
  let lost = 0;
  await inParallel(hall.length, AT_ONCE, async (index) => {
    const before = hall[index]!;
    const back = await before.comeBack(port);
    if (back.acknowledged < before.acknowledged) lost += before.acknowledged - back.acknowledged;
    hall[index] = back;
  });
  return { acknowledged, lost };
}

function leave(): null {
  for (const { client } of hall) client.destroy();
  for (const client of bystanders.splice(0)) client.destroy();
  hall = [];
  return null;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function fail(what: string): never {
  throw new Error(what);
}

answerParent<LoadRequests>(
  {
    arrive,
    'watch-board': watchBoard,
    'open-session': openSession,
    'open-other': openOther,
    'close-session': closeSession,
    saturate: (ask) => saturate(hall.slice(0, ask.sockets ?? hall.length), ask),
    spread: (ask) => spread(hall.slice(0, ask.sockets ?? hall.length), ask),
    'answer-times': ({ times }) => answerTimes(hall, times),
    'answer-until-death': () => untilDeath(hall),
    'await-acceptance': ({ port }) => awaitAcceptance(port),
    'come-back': ({ port }) => comeBack(port),
    'time-consoles': (ask) => timeConsoles(hall, numbers, ask),
    leave,
  },
  null,
);
