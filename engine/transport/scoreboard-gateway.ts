import type { Logger } from 'pino';
import type { Namespace, Socket } from 'socket.io';
import { refuse } from '#domain/session/refusal.ts';
import type { ReplyOf } from '#protocol/event-map.ts';
import type { BoardFrame } from '#protocol/scoreboard-down.ts';
import type { LiveDownEvents, LiveUpEvents } from '#protocol/live-events.ts';
import { type WatchBoard, watchBoard } from '#protocol/scoreboard-up.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import { OVERLOADED, answerMessages } from './answer-messages.ts';
import type { BoardSource } from './board-source.ts';
import { MessageBudget, ROWS_PER_SECOND, WHOLE } from './message-budget.ts';
import { PackedBoards } from './packed-boards.ts';

type LiveNamespace = Namespace<LiveUpEvents, LiveDownEvents>;
type LiveSocket = Socket<LiveUpEvents, LiveDownEvents>;
type WholeBoard = ReplyOf<LiveUpEvents, 'watch-board'>;

interface Surroundings {
  readonly now: () => number;
  readonly log: Logger;
  readonly messagesPerSecond: number;
  /** Rows of whole boards that may be written in a second, over all sockets. */
  readonly rowsPerSecond?: number;
}

/** Sending bytes that are there costs this part of what writing the rows costs. */
const WRITTEN_ALREADY = 25;

/** The public's wire: it can ask for a board and for nothing else. */
export class ScoreboardGateway {
  /** Nobody signs in here, so no socket's own budget could protect the exam. */
  private readonly rows: MessageBudget;
  private readonly packed: PackedBoards;

  constructor(
    private readonly source: BoardSource,
    private readonly namespace: LiveNamespace,
    private readonly surroundings: Surroundings,
  ) {
    this.rows = new MessageBudget(surroundings.rowsPerSecond ?? ROWS_PER_SECOND);
    // Before anybody is told of a frame: whoever comes upon it gets the board that it belongs to.
    this.packed = new PackedBoards(source);
    // Encoded once for all who watch.
    source.watch((frame) => namespace.to(`board ${frame.session.id}`).emit('frame', frame));
    namespace.on('connection', (socket) => this.welcome(socket));
  }

  private welcome(socket: LiveSocket): void {
    const on = answerMessages<LiveUpEvents>(socket, this.surroundings, OVERLOADED);
    on('watch-board', watchBoard, (message) => this.watch(socket, message), WHOLE);
    socket.emit('boards', this.source.list());
  }

  private watch(socket: LiveSocket, message: WatchBoard): WholeBoard | Promise<WholeBoard> {
    const { sessionId, version } = message;
    if (version !== PROTOCOL_VERSION) return refuse('outdated-client');
    const size = this.source.size(sessionId);
    if (size === null) return refuse('unknown-session');
    const isPacked = message.gzip === true;
    const rows = isPacked && this.packed.has(sessionId) ? Math.ceil(size / WRITTEN_ALREADY) : size;
    if (!this.rows.spend(this.surroundings.now(), rows)) return OVERLOADED;
    for (const room of socket.rooms) if (room.startsWith('board ')) void socket.leave(room);
    // What is told while the bytes are made comes before them, and joins on to them.
    void socket.join(`board ${sessionId}`);
    return isPacked ? this.pack(sessionId) : this.whole(sessionId);
  }

  private whole(sessionId: string): WholeBoard {
    const frame = this.source.whole(sessionId);
    return 'refusal' in frame ? frame : { ok: true, frame };
  }

  private async pack(sessionId: string): Promise<WholeBoard> {
    const frame = (): BoardFrame => this.source.whole(sessionId) as BoardFrame;
    return { ok: true, gzip: await this.packed.of(sessionId, frame) };
  }

  announcePhases(): void {
    this.namespace.emit('boards', this.source.list());
  }
}
