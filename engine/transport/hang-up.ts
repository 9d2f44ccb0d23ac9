/** What engine.io has for one browser: every namespace speaks through it. */
export interface Connection {
  on(event: 'packetCreate', listener: (packet: { readonly data?: unknown }) => void): unknown;
  on(event: 'flush' | 'packet', listener: () => void): unknown;
  readonly request: { readonly socket: Line };
}

/** The bytes beneath: frames that make no packet, such as a ping of the websocket's own, are seen here alone. */
interface Line {
  on(event: 'data', listener: (bytes: { readonly length: number }) => void): unknown;
  /** What has been written and not been taken. */
  readonly writableLength: number;
  destroy(): unknown;
}

interface Limits {
  /** Characters or bytes that may wait for a browser, the largest message apart: a paper with pictures may be large. */
  readonly mostWaiting: number;
  /** How long anything may wait. */
  readonly longestWaitMs: number;
  /** What a browser may say in a second. */
  readonly mostSaid: { readonly packets: number; readonly size: number };
}

/** Some whole boards of two thousand people: who is that far behind is better served by a new connection. */
const MOST_WAITING = 8 * 1_048_576;
const LONGEST_WAIT_MS = 30_000;
const SECOND_MS = 1_000;

/**
 * `messagesPerSecond` is what gets an answer; ten times as many are an attack, or a program beside itself. The size lets the
 * largest act of the staff through, and it is counted before anything is parsed.
 */
export function limitsFor(messagesPerSecond: number): Limits {
  return {
    mostWaiting: MOST_WAITING,
    longestWaitMs: LONGEST_WAIT_MS,
    mostSaid: { packets: messagesPerSecond * 10, size: messagesPerSecond * 3_000 },
  };
}

/**
 * Hangs up on a browser that asks and does not read, as what it is owed would fill the engine's memory; and on one that talks
 * without end, as reading it takes the time of the thread that answers everybody else.
 */
export function hangUpOnAbuse(connection: Connection, limits: Limits, now: () => number): void {
  const line = connection.request.socket;
  // Not a farewell: it would wait behind what is not being read.
  const hangUp = (): void => void line.destroy();
  let waiting: { size: number; largest: number; readonly since: number } | null = null;
  connection.on('packetCreate', ({ data }) => {
    const size = sizeOf(data);
    waiting ??= { size: 0, largest: 0, since: now() };
    waiting.size += size;
    waiting.largest = Math.max(waiting.largest, size);
    const tooLong = now() - waiting.since > limits.longestWaitMs;
    if (tooLong || waiting.size - waiting.largest > limits.mostWaiting) hangUp();
  });
  connection.on('flush', () => (waiting = null));
  let second = 0;
  let said = { packets: 0, size: 0 };
  const hear = (packets: number, size: number): void => {
    const current = Math.floor(now() / SECOND_MS);
    if (current !== second) said = { packets: 0, size: 0 };
    second = current;
    said.packets += packets;
    said.size += size;
    if (said.packets > limits.mostSaid.packets || said.size > limits.mostSaid.size) hangUp();
  };
  connection.on('packet', () => hear(1, 0));
  line.on('data', ({ length }) => {
    hear(0, length);
    // Each ping is answered by the websocket itself, whether its answers are read or not.
    if (line.writableLength > 2 * limits.mostWaiting) hangUp();
  });
}

function sizeOf(data: unknown): number {
  if (typeof data === 'string') return data.length;
  return ArrayBuffer.isView(data) ? data.byteLength : 0;
}
