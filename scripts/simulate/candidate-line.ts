import { type Socket, io } from 'socket.io-client';
import type { CandidateDownEvents, CandidateUpEvents } from '../../engine/protocol/candidate-events.ts';
import type { MessageOf, ReplyOf } from '../../engine/protocol/event-map.ts';

type CandidateSocket = Socket<CandidateDownEvents, CandidateUpEvents>;
type Up = CandidateUpEvents;

/** After so long without a reply the line is taken for dead. */
const PATIENCE_MS = 15_000;
const FIRST_RETRY_MS = 300;
const LONGEST_RETRY_MS = 4_000;

export interface LineEvents {
  /** The line stands: the engine does not know yet who we are. */
  up(isFirst: boolean): void;
  down(): void;
}

/** One workstation's connection, over websocket only, as the browsers have it. It comes back by itself until it is closed. */
export class CandidateLine {
  readonly socket: CandidateSocket;
  private isClosed = false;
  private hasBeenUp = false;

  constructor(url: string, events: LineEvents) {
    this.socket = io(`${url}/candidate`, {
      transports: ['websocket'],
      forceNew: true,
      autoConnect: false,
      reconnectionDelay: FIRST_RETRY_MS,
      reconnectionDelayMax: LONGEST_RETRY_MS,
      timeout: PATIENCE_MS,
    });
    this.socket.on('connect', () => {
      events.up(!this.hasBeenUp);
      this.hasBeenUp = true;
    });
    this.socket.on('disconnect', (reason) => {
      events.down();
      // The client comes back by itself unless the engine ended the connection.
      if (reason === 'io server disconnect' && !this.isClosed) setTimeout(() => this.open(), LONGEST_RETRY_MS);
    });
  }

  open(): void {
    if (!this.isClosed) this.socket.connect();
  }

  /** Nothing waits in the library: it would be sent before the engine knows who we are. Throws when the reply does not come. */
  async ask<E extends keyof Up>(event: E, message: MessageOf<Up, E>): Promise<ReplyOf<Up, E>> {
    if (!this.socket.connected) throw new Error('the line is down');
    const asking = this.socket.timeout(PATIENCE_MS) as unknown as {
      emitWithAck(event: E, message: MessageOf<Up, E>): Promise<ReplyOf<Up, E>>;
    };
    return asking.emitWithAck(event, message);
  }

  /** As when a cable is pulled: no goodbye. */
  breakOff(): void {
    const { transport } = this.socket.io.engine as unknown as { transport: { ws?: { terminate?(): void } } };
    if (transport.ws?.terminate === undefined) this.socket.io.engine.close();
    else transport.ws.terminate();
  }

  close(): void {
    this.isClosed = true;
    this.socket.disconnect();
  }
}
