import type { Logger } from 'pino';
import type { Namespace, Socket } from 'socket.io';
import type { SessionId } from '#domain/ids.ts';
import { refuse } from '#domain/session/refusal.ts';
import type { ReplyOf } from '#protocol/event-map.ts';
import type { LiveDownEvents, LiveUpEvents } from '#protocol/live-events.ts';
import type { BoardList } from '#protocol/scoreboard-down.ts';
import { type WatchBoard, watchBoard } from '#protocol/scoreboard-up.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import type { Desk } from '../actions/desk.ts';
import { OVERLOADED, answerMessages } from './answer-messages.ts';
import { BoardFeed } from './board-feed.ts';
import { MessageBudget, ROWS_PER_SECOND, WHOLE } from './message-budget.ts';

type LiveNamespace = Namespace<LiveUpEvents, LiveDownEvents>;
type LiveSocket = Socket<LiveUpEvents, LiveDownEvents>;
type WholeBoard = ReplyOf<LiveUpEvents, 'watch-board'>;

/** The public's wire: it can ask for a board and for nothing else. */
export class ScoreboardGateway {
  private readonly feeds = new Map<SessionId, BoardFeed>();
  /** Nobody signs in here, so no socket's own budget could protect the exam. */
  private readonly rows = new MessageBudget(ROWS_PER_SECOND);

  constructor(
    private readonly desk: Desk,
    private readonly namespace: LiveNamespace,
    private readonly log: Logger,
    private readonly messagesPerSecond: number,
  ) {
    for (const hall of desk.halls.values()) this.feeds.set(hall.id, new BoardFeed(desk, hall));
    namespace.on('connection', (socket) => this.welcome(socket));
  }

  private welcome(socket: LiveSocket): void {
    const { log, messagesPerSecond } = this;
    const on = answerMessages<LiveUpEvents>(socket, { now: this.desk.now, log, messagesPerSecond }, OVERLOADED);
    on('watch-board', watchBoard, (message) => this.watch(socket, message), WHOLE);
    socket.emit('boards', this.boards());
  }

  private watch(socket: LiveSocket, { sessionId, version }: WatchBoard): WholeBoard {
    if (version !== PROTOCOL_VERSION) return refuse('outdated-client');
    const feed = this.feeds.get(sessionId as SessionId);
    if (feed === undefined) return refuse('unknown-session');
    if (!this.rows.spend(this.desk.now(), feed.size)) return OVERLOADED;
    for (const room of socket.rooms) if (room.startsWith('board ')) void socket.leave(room);
    void socket.join(`board ${sessionId}`);
    return { ok: true, frame: feed.whole() };
  }

  private boards(): BoardList {
    const boards = [...this.desk.halls.values()].map((hall) => ({
      id: hall.id,
      title: hall.definition.title,
      phase: hall.session.phase,
    }));
    return { serverAt: this.desk.now(), boards };
  }

  announcePhases(): void {
    this.namespace.emit('boards', this.boards());
  }

  /** Called several times a second. A frame's number counts up whether or not anybody watches. */
  tick(): void {
    for (const [id, feed] of this.feeds) {
      const frame = feed.tick();
      if (frame !== null) this.namespace.to(`board ${id}`).emit('frame', frame);
    }
  }
}
