import type { CandidateLine, LineListener } from '../../exam-client/connection/line.ts';

/** As long as the page's own line waits, and as it waits between tries. */
const SILENCE_MS = 8_000;
const TRY_AGAIN_MS = 400;

interface Timers {
  later(ms: number, act: () => void): () => void;
}

type UpFrame =
  | { readonly kind: 'said'; readonly event: string; readonly message: unknown; readonly ack: number }
  /** The page has hung up: what it said before on this connection comes before it or not at all. */
  | { readonly kind: 'bye' };
type DownFrame =
  | { readonly kind: 'reply'; readonly event: string; readonly ack: number; readonly reply: unknown }
  | { readonly kind: 'told'; readonly event: string; readonly message: unknown }
  | { readonly kind: 'bye' };

/** The engine's end of one connection, as far as a gateway looks at it. */
export class EngineSocket {
  connected = true;
  readonly handshake = { address: '10.0.0.7', headers: {} };
  private readonly listeners = new Map<string, (message: unknown, reply: (reply: unknown) => void) => void>();

  constructor(
    readonly id: string,
    private readonly send: (frame: DownFrame) => void,
  ) {}

  on(event: string, listener: (message: unknown, reply: (reply: unknown) => void) => void): void {
    this.listeners.set(event, listener);
  }

  emit(event: string, message: unknown): void {
    if (this.connected) this.send({ kind: 'told', event, message });
  }

  join(): void {}
  leave(): void {}

  disconnect(): void {
    if (!this.connected) return;
    this.connected = false;
    this.send({ kind: 'bye' });
    this.listeners.get('disconnect')?.(undefined, () => undefined);
  }

  /** The machine is gone: nobody says goodbye. */
  die(): void {
    this.connected = false;
  }

  hear(frame: UpFrame): void {
    if (!this.connected) return;
    if (frame.kind === 'bye') return this.disconnect();
    const { ack, event } = frame;
    this.listeners.get(event)?.(overTheWire(frame.message), (reply) => {
      if (this.connected) this.send({ kind: 'reply', event, ack, reply: overTheWire(reply) });
    });
  }
}

interface Connection {
  readonly socket: EngineSocket;
  readonly up: UpFrame[];
  readonly down: DownFrame[];
}

/** What arrives is what JSON carries; the bytes of a paper go beside it. */
function overTheWire(message: unknown): unknown {
  const bytes: Uint8Array[] = [];
  const text = JSON.stringify(message ?? null, (_, value: unknown) => {
    // Node has made something else of a Buffer already.
    const packed = value as { type?: string; data?: number[] } | null;
    if (packed?.type === 'Buffer' && packed.data !== undefined)
      return { bytes: bytes.push(Uint8Array.from(packed.data)) };
    return value instanceof Uint8Array ? { bytes: bytes.push(value) } : value;
  });
  return JSON.parse(text, (_, value: unknown) => {
    const place = (value as { bytes?: number } | null)?.bytes;
    return typeof place === 'number' ? bytes[place - 1] : value;
  });
}

/**
 * A page's line to the engine on which everything that is said lies still until the test takes it up: then it arrives, is lost,
 * arrives twice or before something else. A page that hangs up may be heard for a while yet, beside its own next connection.
 */
export class TamperedLink implements CandidateLine {
  isNetworkUp = true;
  private readonly connections: Connection[] = [];
  private current: Connection | null = null;
  private listener: LineListener | null = null;
  private readonly waiting = new Map<number, { resolve(reply: unknown): void; reject(fault: Error): void }>();
  private cancelNext: (() => void) | null = null;
  private tries = 0;
  private asked = 0;
  private opened = 0;

  constructor(
    private readonly timers: Timers,
    private readonly accept: (socket: EngineSocket) => void,
    private readonly onReply: (event: string, reply: unknown) => void,
  ) {}

  ask(event: string, message: unknown): Promise<never> {
    const line = this.current;
    if (line === null) return Promise.reject(new Error('the line is down'));
    const ack = ++this.asked;
    line.up.push({ kind: 'said', event, message, ack });
    return new Promise<unknown>((resolve, reject) => {
      const cancel = this.timers.later(SILENCE_MS, () => reject(new Error('silence')));
      const done = (): void => {
        cancel();
        this.waiting.delete(ack);
      };
      this.waiting.set(ack, {
        resolve: (reply) => (done(), resolve(reply)),
        reject: (fault) => (done(), reject(fault)),
      });
    }) as Promise<never>;
  }

  open(listener: LineListener): void {
    this.listener = listener;
    if (this.cancelNext === null) this.tryNow();
  }

  reconnect(): void {
    if (this.current !== null) this.hangUp();
  }

  close(): void {
    this.listener = null;
    this.cancelNext?.();
    this.cancelNext = null;
    this.tries = 0;
    if (this.current !== null) this.hangUp();
  }

  private tryNow(): void {
    this.cancelNext = null;
    this.listener?.trying(this.tries, null);
    if (!this.isNetworkUp) return this.tryLater();
    const down: DownFrame[] = [];
    const socket = new EngineSocket(`socket-${++this.opened}`, (frame) => down.push(frame));
    this.current = { socket, up: [], down };
    this.connections.push(this.current);
    this.tries = 0;
    this.accept(socket);
    this.listener?.up();
  }

  private tryLater(): void {
    if (this.listener === null || this.cancelNext !== null) return;
    this.tries += 1;
    this.cancelNext = this.timers.later(TRY_AGAIN_MS * this.tries, () => this.tryNow());
    this.listener.trying(this.tries, null);
  }

  private hangUp(): void {
    this.current?.up.push({ kind: 'bye' });
    this.wentDown();
  }

  private wentDown(): void {
    this.current = null;
    for (const { reject } of [...this.waiting.values()]) reject(new Error('disconnected'));
    this.listener?.down();
    this.tryLater();
  }

  /** Cuts the cable. With `heard`, what was on its way up arrives at the engine yet, before it sees the cut. */
  cut(heard: boolean): void {
    this.isNetworkUp = false;
    for (const line of this.connections) {
      if (!heard) line.up.length = 0;
      line.down.length = 0;
      if (line !== this.current) line.up.push({ kind: 'bye' });
    }
    if (this.current !== null) this.hangUp();
  }

  /** The engine is gone, and with it all that was on its way. */
  engineDied(): void {
    for (const { down, socket, up } of this.connections) {
      socket.die();
      up.length = 0;
      down.length = 0;
    }
    if (this.current !== null) this.wentDown();
  }

  private frames<D extends 'up' | 'down'>(way: D): { line: Connection; frame: Connection[D][number] }[] {
    return this.connections.flatMap((line) => line[way].map((frame) => ({ line, frame })));
  }

  /** Takes up one of what is on its way. Says whether there was any. */
  take(way: 'up' | 'down', which: number, how: 'deliver' | 'lose' | 'twice'): boolean {
    const frames = this.frames(way);
    const found = frames[which % Math.max(1, frames.length)];
    if (found === undefined) return false;
    const { frame, line } = found;
    const queue = line[way] as unknown[];
    const place = queue.indexOf(frame);
    // What was said before a goodbye and has not arrived by then never will.
    if (frame.kind === 'bye') queue.splice(0, place + 1);
    else if (how !== 'twice') queue.splice(place, 1);
    if (how === 'lose' && frame.kind !== 'bye') return true;
    if (way === 'up') line.socket.hear(frame as UpFrame);
    else this.hear(line, frame as DownFrame);
    return true;
  }

  private hear(line: Connection, frame: DownFrame): void {
    // A connection that the page has given up says nothing to it any more.
    if (line !== this.current) return;
    if (frame.kind === 'bye') return this.wentDown();
    if (frame.kind === 'told') return this.hearTold(frame.event, frame.message);
    const waiting = this.waiting.get(frame.ack);
    if (waiting === undefined) return;
    this.onReply(frame.event, frame.reply);
    waiting.resolve(frame.reply);
  }

  private hearTold(event: string, message: unknown): void {
    const heard = this.listener as unknown as Record<string, (message: unknown) => void> | null;
    heard?.[event]?.(overTheWire(message));
  }
}
