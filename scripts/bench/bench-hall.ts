import type { FirstRun } from '../../engine/first-run.ts';
import type { Latency, LoadRequests, ServerCosts, ServerPlan, ServerRequests } from './bench-messages.ts';
import type { ServerReady } from './bench-server.ts';
import { Child } from './child.ts';
import type { ConsoleTimes } from './console-messages.ts';

/** Before a count begins: the first commits, and the compiler of the server's code, have settled. */
const SETTLE_MS = 700;
export const SESSION = 'latihan-skd';

export interface HallPlan extends Omit<ServerPlan, 'port'> {
  readonly env: Readonly<Record<string, string>>;
  readonly execArgv: readonly string[];
}

export interface Window {
  readonly perSecond: number;
  /** Server CPU of one answer, all threads. */
  readonly cpuUs: number;
}

type ServerChild = Child<ServerRequests, ServerReady>;

const script = (name: string): string => new URL(`./${name}.mjs`, import.meta.url).pathname;

export async function startServer(plan: HallPlan, port = 0): Promise<{ server: ServerChild; ready: ServerReady }> {
  const { env, execArgv, ...own } = plan;
  const server: ServerChild = Child.start(script('bench-server'), { ...own, port }, { env, execArgv });
  return { server, ready: await server.ready };
}

/** A server and its candidates, each in a process of its own. */
export class BenchHall {
  private constructor(
    readonly server: ServerChild,
    readonly load: Child<LoadRequests>,
    readonly port: number,
    private readonly plan: HallPlan,
    private readonly told: FirstRun,
  ) {}

  static async open(plan: HallPlan, told: FirstRun): Promise<BenchHall> {
    const load: Child<LoadRequests> = Child.start(script('load-generator'), null);
    const [{ server, ready }] = await Promise.all([startServer(plan), load.ready]);
    return new BenchHall(server, load, ready.port, plan, told);
  }

  /** The same candidates before a new server over the same data, on the same port. */
  async restart(): Promise<BenchHall> {
    const { server } = await startServer(this.plan, this.port);
    return new BenchHall(server, this.load, this.port, this.plan, this.told);
  }

  arrive({ rampMs = 0, withPaper = false, withEcho = false } = {}) {
    const session = this.told.sessions.find(({ id }) => id === SESSION)!;
    const people = session.participants.map(({ number, pin }) => ({ number, pin }));
    return this.load.ask('arrive', {
      port: this.port,
      people,
      sessionPin: session.sessionPin,
      rampMs,
      withPaper,
      withEcho,
    });
  }

  /** Gives the milliseconds from the word "open" to the last candidate's paper. */
  async open(): Promise<number> {
    const { name, password } = this.told.staff[0]!;
    const { lastPaperMs } = await this.load.ask('open-session', { port: this.port, session: SESSION, name, password });
    return lastPaperMs;
  }

  /** Everybody answers so often, and staff close the session. */
  async sitAndClose(times: number): Promise<void> {
    const { name, password } = this.told.staff[0]!;
    await this.load.ask('answer-times', { times });
    await this.load.ask('close-session', { port: this.port, session: SESSION, name, password });
  }

  async watchBoard(): Promise<void> {
    await this.load.ask('watch-board', { port: this.port, session: SESSION });
  }

  async saturate(namespace: '/candidate' | '/echo', ms: number, sockets: number | null = null): Promise<Window> {
    const [rate, costs] = await Promise.all([
      this.load.ask('saturate', { namespace, settleMs: SETTLE_MS, ms, sockets }),
      pause(SETTLE_MS).then(() => this.server.ask('measure', { ms, withLoop: false })),
    ]);
    refuseRefusals(rate.refused);
    const perSecond = (rate.answers * 1_000) / rate.elapsedMs;
    return { perSecond, cpuUs: ((costs.cpuMs * 1_000) / costs.elapsedMs / perSecond) * 1_000 };
  }

  async spread(answers: number, ms: number): Promise<Latency & { loopP99Ms: number }> {
    const [latency, { loopP99Ms }] = await Promise.all([
      this.load.ask('spread', { namespace: '/candidate', answers, ms, sockets: null }),
      this.server.ask('measure', { ms, withLoop: true }),
    ]);
    refuseRefusals(latency.refused);
    return { ...latency, loopP99Ms };
  }

  /** What the server spends while so many answers come within `ms`, as a share of one core. */
  async costs(answers: number, ms: number): Promise<{ readonly cpuShare: number; readonly answers: number }> {
    const [latency, costs] = await Promise.all([
      this.load.ask('spread', { namespace: '/candidate', answers, ms, sockets: null }),
      this.server.ask('measure', { ms, withLoop: false }),
    ]);
    refuseRefusals(latency.refused);
    return { cpuShare: costs.cpuMs / costs.elapsedMs, answers: latency.answers };
  }

  /** So long with everybody answering, so often a second. */
  timeConsoles(ms: number, perSecond: number): Promise<ConsoleTimes> {
    const { name, password } = this.told.staff[0]!;
    return this.load.ask('time-consoles', { port: this.port, session: SESSION, name, password, ms, perSecond });
  }

  /** Another session of the same engine, which nobody of the load sits. */
  async openOther(session: string): Promise<void> {
    const { name, password } = this.told.staff[0]!;
    await this.load.ask('open-other', { port: this.port, session, name, password });
  }

  idle(ms: number): Promise<ServerCosts> {
    return this.server.ask('measure', { ms, withLoop: true });
  }

  async close(): Promise<void> {
    await this.load.ask('leave', null);
    this.load.expectEnd();
    await this.load.kill();
    this.server.expectEnd();
    await this.server.ask('close', null);
    await this.server.gone;
  }
}

/** A refused answer costs the server less than a stored one, so a count with refusals in it is no count. */
function refuseRefusals(refused: Readonly<Record<string, number>>): void {
  if (Object.keys(refused).length > 0) throw new Error(`answers were refused: ${JSON.stringify(refused)}`);
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
