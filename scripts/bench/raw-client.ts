import { randomBytes } from 'node:crypto';
import { type Socket, connect } from 'node:net';
import { FrameReader, OPCODE, encodeText } from './client-frame.ts';

const READ_BYTES = 262_144;
/** Reads are handled one after the other, so all sockets can share one buffer. */
const READ_BUFFER = Buffer.alloc(READ_BYTES);
/** The acknowledgement number of every answer: one digit, so that the place of the verdict in the reply is known. */
const ANSWER_ACK = 7;
const FIRST_ASK = 100;
const PATIENCE_MS = 60_000;

const CHAR = { open: 0x30, ping: 0x32, message: 0x34, connected: 0x30, event: 0x32, ack: 0x33, binaryAck: 0x36 };
const COMMA = 0x2c;
const SEVEN = 0x37;
const T = 0x74;

export interface Events {
  /** An answer has its reply; `refusal` is the whole reply of a refused one. */
  onAnswer?(client: RawClient, refusal: string | null): void;
  onEvent?(client: RawClient, text: string): void;
  onClose?(client: RawClient): void;
}

interface Asked {
  readonly resolve: (reply: never) => void;
  readonly reject: (fault: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/**
 * A browser's socket without the browser: engine.io and socket.io packets written by hand over a plain TCP socket. A real
 * client costs more than the server, and would measure itself.
 */
export class RawClient {
  events: Events = {};
  private readonly socket: Socket;
  private readonly reader = new FrameReader((...frame) => this.receive(...frame));
  private readonly asked = new Map<number, Asked>();
  private nextAsk = FIRST_ASK;
  private binaryFor: number | null = null;
  private head: string | null = '';
  private readonly joined: { wanted: number; done: () => void; fail: (fault: Error) => void };

  private constructor(
    port: number,
    private readonly namespaces: readonly string[],
    cookie: string,
    done: () => void,
    fail: (fault: Error) => void,
  ) {
    this.joined = { wanted: namespaces.length, done, fail };
    this.socket = connect({
      host: '127.0.0.1',
      port,
      noDelay: true,
      onread: {
        buffer: READ_BUFFER,
        callback: (length, buffer) => {
          this.read((buffer as Buffer).subarray(0, length));
          return true;
        },
      },
    });
    this.socket.on('connect', () => this.socket.write(upgradeRequest(port, cookie)));
    this.socket.on('error', (fault) => fail(fault));
    this.socket.on('close', () => this.closed());
  }

  /** A socket that has joined the namespaces. */
  static open(port: number, namespaces: readonly string[], cookie = ''): Promise<RawClient> {
    return new Promise((resolve, reject) => {
      const client: RawClient = new RawClient(port, namespaces, cookie, () => resolve(client), reject);
    });
  }

  /** Says something and gives the reply, or the bytes of a reply that has an attachment. */
  ask<T>(namespace: string, event: string, message: unknown): Promise<T> {
    const id = this.nextAsk++;
    return new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no reply to ${event}`)), PATIENCE_MS);
      this.asked.set(id, { resolve, reject, timer });
      this.write(`42${namespace},${id}${JSON.stringify([event, message])}`);
    });
  }

  /** A mutation as JSON text; its reply goes to `onAnswer`. */
  answer(namespace: string, mutation: string): void {
    this.write(`42${namespace},${ANSWER_ACK}["mutate",${mutation}]`);
  }

  destroy(): void {
    this.socket.destroy();
  }

  private write(packet: string): void {
    this.socket.write(encodeText(packet));
  }

  private read(chunk: Buffer): void {
    if (this.head === null) return this.reader.take(chunk);
    this.head += chunk.toString('latin1');
    const end = this.head.indexOf('\r\n\r\n');
    if (end < 0) return;
    if (!this.head.startsWith('HTTP/1.1 101')) return this.joined.fail(new Error(this.head.slice(0, end)));
    const rest = Buffer.from(this.head.slice(end + 4), 'latin1');
    this.head = null;
    if (rest.length > 0) this.reader.take(rest);
  }

  private receive(opcode: number, bytes: Buffer, start: number, end: number): void {
    if (opcode === OPCODE.binary) return this.settle(this.binaryFor, end - start);
    if (opcode !== OPCODE.text) return;
    const first = bytes[start];
    if (first === CHAR.ping) return this.write('3');
    if (first === CHAR.open) return this.join();
    if (first !== CHAR.message) return;
    const kind = bytes[start + 1];
    if (kind === CHAR.ack) return this.acknowledged(bytes, start, end);
    const text = bytes.toString('latin1', start, end);
    if (kind === CHAR.event) this.events.onEvent?.(this, text);
    else if (kind === CHAR.binaryAck) this.binaryFor = Number(/,(\d+)\[/.exec(text)?.[1]);
    else if (kind === CHAR.connected) this.hasJoined();
    else this.joined.fail(new Error(text));
  }

  private join(): void {
    for (const namespace of this.namespaces) this.write(`40${namespace},`);
  }

  private hasJoined(): void {
    this.joined.wanted -= 1;
    if (this.joined.wanted === 0) this.joined.done();
  }

  /** `43/candidate,7[{"ok":true,…}]`: only a refusal is worth reading. */
  private acknowledged(bytes: Buffer, start: number, end: number): void {
    const comma = bytes.indexOf(COMMA, start);
    if (bytes[comma + 1] === SEVEN && bytes[comma + 2] === 0x5b) {
      const isAccepted = bytes[comma + 9] === T;
      this.events.onAnswer?.(this, isAccepted ? null : bytes.toString('latin1', comma + 2, end));
      return;
    }
    const text = bytes.toString('latin1', comma + 1, end);
    const bracket = text.indexOf('[');
    this.settle(Number(text.slice(0, bracket)), (JSON.parse(text.slice(bracket)) as unknown[])[0]);
  }

  private settle(id: number | null, reply: unknown): void {
    const asked = this.asked.get(id ?? 0);
    this.asked.delete(id ?? 0);
    clearTimeout(asked?.timer);
    asked?.resolve(reply as never);
  }

  private closed(): void {
    const fault = new Error('the server closed the connection');
    this.joined.fail(fault);
    for (const { reject, timer } of this.asked.values()) {
      clearTimeout(timer);
      reject(fault);
    }
    this.asked.clear();
    this.events.onClose?.(this);
  }
}

function upgradeRequest(port: number, cookie: string): string {
  const lines = [
    'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
    `Host: 127.0.0.1:${port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
  ];
  if (cookie !== '') lines.push(`Cookie: ${cookie}`);
  return `${lines.join('\r\n')}\r\n\r\n`;
}
