import { timingSafeEqual } from 'node:crypto';
import type { Logger } from 'pino';
import type { Namespace, Socket } from 'socket.io';
import {
  type BoardTapDownEvents,
  type BoardTapUpEvents,
  askTapBoard,
  boardTapAuth,
} from '#protocol/board-tap-events.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import { answerMessages } from './answer-messages.ts';
import type { BoardSource } from './board-source.ts';

type TapNamespace = Namespace<BoardTapUpEvents, BoardTapDownEvents>;
type TapSocket = Socket<BoardTapUpEvents, BoardTapDownEvents>;

/** A site has one reader, and perhaps one in reserve; each further one would cost the exam a frame. */
const MOST_READERS = 4;

interface Surroundings {
  readonly now: () => number;
  readonly log: Logger;
  readonly messagesPerSecond: number;
  /** 32 bytes. */
  readonly key: Uint8Array;
}

/** Feeds readers that show the boards elsewhere, so that however many watch there, the engine sends each frame once. */
export class BoardTapGateway {
  constructor(
    private readonly source: BoardSource,
    private readonly namespace: TapNamespace,
    private readonly surroundings: Surroundings,
  ) {
    namespace.use((socket, next) => next(this.admit(socket)));
    source.watch((frame) => namespace.emit('frame', frame));
    namespace.on('connection', (socket) => this.welcome(socket));
  }

  private admit({ handshake }: TapSocket): Error | undefined {
    const shown = boardTapAuth.safeParse(handshake.auth);
    if (!shown.success || !this.isKey(shown.data.key)) return new Error('wrong-key');
    if (shown.data.version !== PROTOCOL_VERSION) return new Error('outdated-client');
    return this.namespace.sockets.size >= MOST_READERS ? new Error('too-many-readers') : undefined;
  }

  private isKey(shown: string): boolean {
    const bytes = Buffer.from(shown, 'base64');
    return bytes.length === this.surroundings.key.length && timingSafeEqual(bytes, this.surroundings.key);
  }

  private welcome(socket: TapSocket): void {
    const on = answerMessages<BoardTapUpEvents>(socket, this.surroundings);
    on('tap-board', askTapBoard, ({ sessionId }) => {
      const frame = this.source.whole(sessionId);
      return 'refusal' in frame ? frame : { ok: true, frame };
    });
    socket.emit('exams', this.source.exams());
    socket.emit('boards', this.source.list());
  }

  announcePhases(): void {
    this.namespace.emit('exams', this.source.exams());
    this.namespace.emit('boards', this.source.list());
  }
}
