import type { Logger } from 'pino';
import type { Namespace, Socket } from 'socket.io';
import { refuse } from '#domain/session/refusal.ts';
import type { ReplyOf } from '#protocol/event-map.ts';
import type { LiveDownEvents, LiveUpEvents } from '#protocol/live-events.ts';
import { type WatchBoard, watchBoard } from '#protocol/scoreboard-up.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import { OVERLOADED, answerMessages } from './answer-messages.ts';
import type { BoardSource } from './board-source.ts';
import { MessageBudget, ROWS_PER_SECOND, WHOLE } from './message-budget.ts';

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

/** The public's wire: it can ask for a board and for nothing else. */
export class ScoreboardGateway {
  /** Nobody signs in here, so no socket's own budget could protect the exam. */
  private readonly rows: MessageBudget;

  constructor(
    private readonly source: BoardSource,
    private readonly namespace: LiveNamespace,
    private readonly surroundings: Surroundings,
  ) {
    this.rows = new MessageBudget(surroundings.rowsPerSecond ?? ROWS_PER_SECOND);
    // Encoded once for all who watch.
    source.watch((frame) => namespace.to(`board ${frame.session.id}`).emit('frame', frame));
    namespace.on('connection', (socket) => this.welcome(socket));
  }

  private welcome(socket: LiveSocket): void {
    const on = answerMessages<LiveUpEvents>(socket, this.surroundings, OVERLOADED);
    on('watch-board', watchBoard, (message) => this.watch(socket, message), WHOLE);
    socket.emit('boards', this.source.list());
  }

  private watch(socket: LiveSocket, { sessionId, version }: WatchBoard): WholeBoard {
    if (version !== PROTOCOL_VERSION) return refuse('outdated-client');
    const size = this.source.size(sessionId);
    if (size === null) return refuse('unknown-session');
    if (!this.rows.spend(this.surroundings.now(), size)) return OVERLOADED;
    const frame = this.source.whole(sessionId);
    if ('refusal' in frame) return frame;
    for (const room of socket.rooms) if (room.startsWith('board ')) void socket.leave(room);
    void socket.join(`board ${sessionId}`);
    return { ok: true, frame };
  }

  announcePhases(): void {
    this.namespace.emit('boards', this.source.list());
  }
}
