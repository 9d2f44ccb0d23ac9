import { randomBytes } from 'node:crypto';
import { type Socket, connect } from 'node:net';

const FINAL = 0x80;
const MASKED = 0x80;
export const OPCODES = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10, reserved: 11 } as const;

/** A websocket without manners: writes any bytes as any frame. */
export class RawWebsocket {
  private constructor(private readonly socket: Socket) {
    // A reset is one of the answers that bad manners get.
    socket.on('error', () => undefined);
  }

  /** Opens engine.io's own websocket and waits for the answer to the upgrade. */
  static async open(url: string): Promise<RawWebsocket> {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    const raw = new RawWebsocket(socket);
    const upgraded = new Promise((resolve) => socket.once('data', resolve));
    const key = randomBytes(16).toString('base64');
    socket.write(
      `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: ${hostname}:${port}\r\nUpgrade: websocket\r\n` +
        `Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n\r\n`,
    );
    await upgraded;
    return raw;
  }

  /** One that the namespace has let in: what is sent before that ends the connection unread. */
  static async join(url: string, namespace: string): Promise<RawWebsocket> {
    const raw = await RawWebsocket.open(url);
    const letIn = new Promise<void>((resolve) => {
      const read = (bytes: Buffer): void => {
        if (!bytes.includes(`40${namespace},`)) return;
        raw.socket.off('data', read).pause();
        resolve();
      };
      raw.socket.on('data', read);
    });
    raw.send(`40${namespace},`);
    await letIn;
    return raw;
  }

  send(payload: string | Uint8Array, opcode: number = OPCODES.text): void {
    const bytes = Buffer.from(payload as string);
    this.socket.write(Buffer.concat([head(bytes.length, opcode), bytes]));
  }

  /** Bytes that are no frame at all, or a head that promises more than follows. */
  sendBytes(bytes: Uint8Array): void {
    this.socket.write(bytes);
  }

  /** Until the engine has hung up. */
  async ended(): Promise<void> {
    if (this.socket.closed) return;
    this.socket.resume();
    await new Promise((resolve) => this.socket.once('close', resolve));
  }

  /** Says that nothing more comes, and waits until the engine has read it all and hung up. */
  close(): Promise<void> {
    this.socket.end();
    return this.ended();
  }
}

/** Masked with zeros, so that the bytes stay as they are. */
function head(length: number, opcode: number): Buffer {
  const mask = Buffer.alloc(4);
  if (length < 126) return Buffer.concat([Buffer.from([FINAL | opcode, MASKED | length]), mask]);
  const long = Buffer.alloc(10);
  long[0] = FINAL | opcode;
  long[1] = MASKED | 127;
  long.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([long, mask]);
}
