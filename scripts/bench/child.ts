import { type ChildProcess, fork } from 'node:child_process';

type Catalogue = Record<string, { ask: unknown; reply: unknown }> | object;
type Kinds<C extends Catalogue> = keyof C & string;
type AskOf<C extends Catalogue, K extends Kinds<C>> = C[K] extends { ask: infer A } ? A : never;
type ReplyOf<C extends Catalogue, K extends Kinds<C>> = C[K] extends { reply: infer R } ? R : never;

interface Request {
  readonly id: number;
  readonly kind: string;
  readonly ask: unknown;
}
type Reply = { readonly id: number; readonly reply: unknown } | { readonly id: number; readonly fault: string };

/** Id of what a child says once by itself, when it is ready. */
const READY = 0;

/** A process of the bench that answers requests. */
export class Child<C extends Catalogue, R = null> {
  private readonly waiting = new Map<number, { resolve: (reply: never) => void; reject: (fault: Error) => void }>();
  private next = READY + 1;
  private isDone = false;
  readonly ready: Promise<R>;
  readonly gone: Promise<void>;

  private constructor(private readonly process: ChildProcess) {
    this.ready = new Promise<R>((resolve, reject) => this.waiting.set(READY, { resolve, reject }));
    process.on('message', (reply: Reply) => this.receive(reply));
    this.gone = new Promise((resolve) => process.once('exit', () => resolve()));
    void this.gone.then(() => this.fail());
  }

  static start<C extends Catalogue, R = null>(
    script: string,
    plan: unknown,
    { env = {}, execArgv = [] }: { env?: Readonly<Record<string, string>>; execArgv?: readonly string[] } = {},
  ): Child<C, R> {
    const options = { env: { ...process.env, ...env }, execArgv: [...execArgv] };
    return new Child<C, R>(fork(script, [JSON.stringify(plan)], options));
  }

  ask<K extends Kinds<C>>(kind: K, ask: AskOf<C, K>): Promise<ReplyOf<C, K>> {
    const id = this.next++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.process.send({ id, kind, ask } satisfies Request);
    });
  }

  /** Ends the process at once, as a power cut would. */
  async kill(): Promise<void> {
    this.isDone = true;
    this.process.kill('SIGKILL');
    await this.gone;
  }

  /** Says that the process may end by itself. */
  expectEnd(): void {
    this.isDone = true;
  }

  private receive(reply: Reply): void {
    const asked = this.waiting.get(reply.id);
    this.waiting.delete(reply.id);
    if ('fault' in reply) asked?.reject(new Error(reply.fault));
    else asked?.resolve(reply.reply as never);
  }

  private fail(): void {
    const fault = new Error(this.isDone ? 'the process was ended' : 'a process of the bench ended by itself');
    for (const { reject } of this.waiting.values()) reject(fault);
    this.waiting.clear();
  }
}

type Answers<C extends Catalogue> = {
  [K in Kinds<C>]: (ask: AskOf<C, K>) => ReplyOf<C, K> | Promise<ReplyOf<C, K>>;
};

/** The other end: answers the parent's requests, and ends with the parent. */
export function answerParent<C extends Catalogue>(answers: Answers<C>, ready: unknown): void {
  const send = (reply: Reply): void => void process.send?.(reply);
  const answer = async ({ id, kind, ask }: Request): Promise<void> => {
    try {
      send({ id, reply: await answers[kind as Kinds<C>](ask as never) });
    } catch (fault) {
      send({ id, fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) });
    }
  };
  process.on('message', (request: Request) => void answer(request));
  process.on('disconnect', () => process.exit());
  send({ id: READY, reply: ready });
}

/** What the parent started this process with. */
export function planFromParent<P>(): P {
  return JSON.parse(process.argv[2] ?? 'null') as P;
}
