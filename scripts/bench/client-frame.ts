/** Websocket frames as a browser writes and a server answers them, RFC 6455: text and binary, never split, never compressed. */

const TEXT = 0x81;
const MASKED = 0x80;
const MASK = Buffer.from([0x5a, 0xc3, 0x17, 0x9e]);
const SHORT = 125;
const TWO_BYTES = 126;

export const OPCODE = { text: 1, binary: 2, close: 8 } as const;

/** One masked text frame. The text is ASCII: whatever the load says needs no more. */
export function encodeText(text: string): Buffer {
  const length = text.length;
  const isShort = length <= SHORT;
  const start = isShort ? 6 : 8;
  const frame = Buffer.allocUnsafe(start + length);
  frame[0] = TEXT;
  if (isShort) {
    frame[1] = MASKED | length;
  } else {
    frame[1] = MASKED | TWO_BYTES;
    frame.writeUInt16BE(length, 2);
  }
  MASK.copy(frame, start - 4);
  frame.write(text, start, 'latin1');
  for (let i = 0; i < length; i++) frame[start + i]! ^= MASK[i & 3]!;
  return frame;
}

export interface FrameSink {
  /** The bytes are the reader's own and are gone when this returns. */
  (opcode: number, bytes: Buffer, start: number, end: number): void;
}

/** Cuts what a socket delivers into frames. A frame that has not arrived whole is kept until it has. */
export class FrameReader {
  private rest: Buffer | null = null;

  constructor(private readonly sink: FrameSink) {}

  take(chunk: Buffer): void {
    const bytes = this.rest === null ? chunk : Buffer.concat([this.rest, chunk]);
    let at = 0;
    for (;;) {
      const body = bodyOf(bytes, at);
      if (body === null || body.end > bytes.length) break;
      this.sink(bytes[at]! & 0x0f, bytes, body.start, body.end);
      at = body.end;
    }
    // The chunk's memory is used again by the next read, so what stays must be copied.
    this.rest = at === bytes.length ? null : Buffer.from(bytes.subarray(at));
  }
}

function bodyOf(bytes: Buffer, at: number): { start: number; end: number } | null {
  if (bytes.length < at + 2) return null;
  const length = bytes[at + 1]! & 0x7f;
  if (length <= SHORT) return { start: at + 2, end: at + 2 + length };
  const head = length === TWO_BYTES ? 4 : 10;
  if (bytes.length < at + head) return null;
  const long = length === TWO_BYTES ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
  return { start: at + head, end: at + head + long };
}
