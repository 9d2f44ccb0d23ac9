import { EventEmitter } from 'node:events';
import { hangUpOnAbuse, limitsFor } from './hang-up.ts';

let now = 0;
let hungUp: boolean;
let connection: EventEmitter;
let line: EventEmitter & { writableLength: number };
beforeEach(() => {
  now = 5_000;
  hungUp = false;
  line = Object.assign(new EventEmitter(), { writableLength: 0, destroy: () => (hungUp = true) });
  connection = Object.assign(new EventEmitter(), { request: { socket: line } });
  hangUpOnAbuse(connection as never, { ...limitsFor(10), mostWaiting: 100, longestWaitMs: 1_000 }, () => now);
});

function owe(...sizes: number[]): void {
  for (const size of sizes) connection.emit('packetCreate', { data: 'x'.repeat(size) });
}

describe('a browser that does not read', () => {
  it('is hung up on when too much waits for it', () => {
    owe(60, 60, 40);
    expect(hungUp).toBe(false);
    owe(1);
    expect(hungUp).toBe(true);
  });

  it('may be owed one message of any size, and as much as it reads', () => {
    owe(5_000, 100);
    for (let turn = 0; turn < 50; turn += 1) {
      connection.emit('flush');
      owe(90, 90);
    }
    expect(hungUp).toBe(false);
  });

  it('is hung up on when even little waits for too long', () => {
    owe(1);
    now += 1_000;
    owe(1);
    expect(hungUp).toBe(false);
    now += 1;
    owe(1);
    expect(hungUp).toBe(true);
  });

  it('is hung up on when it asks for what no packet is made for, and takes none of it', () => {
    line.writableLength = 200;
    line.emit('data', Buffer.alloc(6));
    expect(hungUp).toBe(false);
    line.writableLength += 1;
    line.emit('data', Buffer.alloc(6));
    expect(hungUp).toBe(true);
  });
});

describe('a browser that talks without end', () => {
  it.each([
    ['in number', 100, 1],
    ['in size', 5, 6_000],
  ])('is hung up on, and nobody who says as much in two seconds: %s', (_, count, size) => {
    const say = (): void => {
      line.emit('data', Buffer.alloc(size));
      connection.emit('packet');
    };
    for (let turn = 0; turn < 2; turn += 1) {
      for (let said = 0; said < count; said += 1) say();
      now += 1_000;
    }
    expect(hungUp).toBe(false);
    for (let said = 0; said <= count; said += 1) say();
    expect(hungUp).toBe(true);
  });

  it('is hung up on for bytes that make no packet', () => {
    line.emit('data', Buffer.alloc(30_000));
    expect(hungUp).toBe(false);
    line.emit('data', Buffer.alloc(1));
    expect(hungUp).toBe(true);
  });
});
