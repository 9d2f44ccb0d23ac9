import type { Logger } from 'pino';
import type { Namespace, Socket } from 'socket.io';
import { type Instant, millis } from '#domain/time.ts';
import { type Decision, refuse } from '#domain/session/refusal.ts';
import { DEEDS, MESSAGES, type StaffDeed, may } from '#domain/staff/permissions.ts';
import { type Rooms, roomsKey } from '#domain/staff/rooms.ts';
import type { SessionId } from '#domain/ids.ts';
import type { SessionList, Watched } from '#protocol/proctor-down.ts';
import * as up from '#protocol/proctor-up.ts';
import type { StaffDownEvents, StaffUpEvents } from '#protocol/staff-events.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import { closeSession } from '../actions/close-session.ts';
import type { Desk } from '../actions/desk.ts';
import { forceHandIn } from '../actions/force-hand-in.ts';
import type { Hall } from '../actions/hall.ts';
import { openSession } from '../actions/open-session.ts';
import { extendTime, pause, unpause } from '../actions/pause-and-extend.ts';
import { recordAssistant } from '../actions/record-assistant.ts';
import { moveSeat } from '../actions/move-seat.ts';
import { releaseSignIn } from '../actions/release-sign-in.ts';
import { releaseWorkstations } from '../actions/release-workstations.ts';
import { revealBoard } from '../actions/reveal-board.ts';
import { sendMessage } from '../actions/send-message.ts';
import { withdrawExtension } from '../actions/withdraw-extension.ts';
import { withdrawMessage } from '../actions/withdraw-message.ts';
import { startSeparately } from '../actions/start-separately.ts';
import type { ActOutcome, Actor } from '../actions/staff-act.ts';
import { type SignedInStaff, openStaffSession } from '../actions/staff-sessions.ts';
import { viewHeld } from '../actions/view-held.ts';
import { summarise } from '../actions/view-monitor.ts';
import { isWithin, withinRooms } from '../actions/within-rooms.ts';
import type { StaffRecord } from '../storage/writer-messages.ts';
import { OVERLOADED, answerMessages } from './answer-messages.ts';
import type { CandidateGateway } from './candidate-gateway.ts';
import { MessageBudget, ROWS_PER_SECOND, WHOLE } from './message-budget.ts';
import { listenProposals } from './listen-proposals.ts';
import { MonitorFeed } from './monitor-feed.ts';
import { type Listen, actedOf, actor } from './staff-listening.ts';
import { STAFF_COOKIE, readCookie } from './staff-cookie.ts';

/** Five seconds. */
const LOOK_EVERY_TICKS = 50;
/** Sockets that are told of the sessions. */
const WATCHERS = 'sessions';

type StaffSocket = Socket<StaffUpEvents, StaffDownEvents>;
type StaffNamespace = Namespace<StaffUpEvents, StaffDownEvents>;

/** A message without a line in the table does not compile. */
const DEED_OF: Readonly<Record<keyof StaffUpEvents, StaffDeed>> = MESSAGES;

interface WatchedFeed {
  readonly feed: MonitorFeed;
  readonly stop: () => void;
}

/** The staff's wire. Who speaks is looked up anew for every message, so that a changed password or role counts at once. */
export class ProctorGateway {
  /** By the socket room of those who watch it. */
  private readonly feeds = new Map<string, WatchedFeed>();
  private ticks = 0;
  private readonly rows = new MessageBudget(ROWS_PER_SECOND);

  constructor(
    private readonly desk: Desk,
    private readonly namespace: StaffNamespace,
    private readonly candidates: CandidateGateway,
    private readonly log: Logger,
    private readonly onPhase: () => void,
    private readonly messagesPerSecond: number,
  ) {
    namespace.use((socket, next) => {
      this.signedIn(socket).then(
        (found) => next(found === null ? new Error('not-signed-in') : undefined),
        () => next(new Error('not-signed-in')),
      );
    });
    desk.accounts.whenEnded((ids) => ids.forEach((id) => namespace.in(signInRoom(id)).disconnectSockets(true)));
    namespace.on('connection', (socket) => this.welcome(socket));
  }

  /** A session was made while the engine serves. */
  announceSession(): void {
    this.namespace.to(WATCHERS).emit('sessions', this.sessions());
    this.onPhase();
  }

  private async signedIn(socket: StaffSocket): Promise<SignedInStaff | null> {
    const found = await openStaffSession(this.desk, readCookie(socket.handshake.headers.cookie, STAFF_COOKIE));
    if (found !== null) await socket.join(signInRoom(found.session.id));
    return found;
  }

  private async staffOf(socket: StaffSocket): Promise<StaffRecord | null> {
    return (await this.signedIn(socket))?.staff ?? null;
  }

  /** A console that merely looks is in use; one whose account was ended elsewhere is cut off, with all that was sent to it. */
  private async lookWhoHangsOn(): Promise<void> {
    for (const socket of this.namespace.sockets.values()) {
      if ((await this.signedIn(socket)) === null) socket.disconnect(true);
    }
  }

  private welcome(socket: StaffSocket): void {
    const { log, messagesPerSecond } = this;
    const answer = answerMessages<StaffUpEvents>(socket, { now: this.desk.now, log, messagesPerSecond });
    this.listen(socket, (event, schema, act) => {
      const deed = DEED_OF[event];
      const forStaff = async (message: Parameters<typeof act>[1]) => {
        const staff = await this.staffOf(socket);
        if (staff === null) {
          leaveMonitors(socket);
          return refuse('not-signed-in');
        }
        if (staff.usesInitialPassword) return refuse('password-must-change');
        if (!may(staff.role, deed)) return refuse('not-allowed');
        const hall = this.desk.halls.get(message.sessionId as SessionId);
        if (hall === undefined) return refuse('unknown-session');
        const within = DEEDS[deed].within === 'rooms' ? withinRooms(hall, staff.rooms, message) : message;
        return within === null ? refuse('other-room') : act(hall, within, staff);
      };
      answer(event, schema, forStaff, event === 'watch' ? WHOLE : 1);
    });
    void this.tellSessions(socket);
  }

  /** Who may not watch has no use for the names of what there is to be watched. */
  private async tellSessions(socket: StaffSocket): Promise<void> {
    const staff = await this.staffOf(socket);
    if (staff === null || staff.usesInitialPassword || !may(staff.role, 'watch')) return;
    void socket.join(WATCHERS);
    socket.emit('sessions', this.sessions());
  }

  private listen(socket: StaffSocket, on: Listen): void {
    this.listenHeld(on);
    listenProposals(on, { desk: this.desk, candidates: this.candidates });
    on('watch', up.watch, (hall, message, staff) => this.watch(socket, hall, message.version, staff));
    on('open-session', up.openSession, (hall, { reason = '' }, staff) => this.open(hall, staff, reason));
    on('close-session', up.closeSession, (hall, { reason }, staff) => this.close(hall, actor(staff, reason)));
    on('extend-time', up.extendTime, async (hall, { whom, byMs, reason, seenAt }, staff) => {
      const what = { whom, ms: millis(byMs), seenAt: (seenAt ?? null) as Instant | null };
      const outcome = await extendTime(this.desk, hall, what, actor(staff, reason));
      return this.tell(hall, outcome);
    });
    on('pause', up.pause, async (hall, { whom, reason }, staff) => {
      const outcome = await pause(this.desk, hall, whom, actor(staff, reason));
      return this.tell(hall, outcome);
    });
    on('unpause', up.unpause, async (hall, { whom, reason }, staff) => {
      const outcome = await unpause(this.desk, hall, whom, actor(staff, reason));
      return this.tell(hall, outcome);
    });
    on('start-separately', up.startSeparately, async (hall, { whom, reason }, staff) =>
      this.tell(hall, await startSeparately(this.desk, hall, whom, actor(staff, reason))),
    );
    on('send-message', up.sendMessage, async (hall, { whom, text }, staff) =>
      this.tell(hall, await sendMessage(this.desk, hall, whom, { by: staff.name, text })),
    );
    on('withdraw-extension', up.withdraw, async (hall, { whom, entryIndex, reason }, staff) =>
      this.tell(hall, await withdrawExtension(this.desk, hall, { whom, entry: entryIndex }, actor(staff, reason))),
    );
    on('withdraw-message', up.withdraw, async (hall, { whom, entryIndex, reason }, staff) =>
      this.tell(hall, await withdrawMessage(this.desk, hall, { whom, entry: entryIndex }, actor(staff, reason))),
    );
    on('record-assistant', up.recordAssistant, async (hall, { participantNumber, assistant }, staff) =>
      actedOf(await recordAssistant(this.desk, hall, participantNumber, { by: staff.name, assistant })),
    );
    on('release-sign-in', up.releaseSignIn, (hall, message, staff) =>
      this.release(hall, message.participantNumber, actor(staff, message.reason)),
    );
    on('move-seat', up.moveSeat, async (hall, { participantNumber: number, room, seat, reason }, staff) =>
      this.releaseAll(hall, await moveSeat(this.desk, hall, number, { room, seat }, actor(staff, reason))),
    );
    on('release-workstations', up.releaseWorkstations, async (hall, { whom, reason }, staff) =>
      this.releaseAll(hall, await releaseWorkstations(this.desk, hall, whom, actor(staff, reason))),
    );
    on('reveal-board', up.revealBoard, async (hall, { wish }, staff) => {
      const step = wish.step === 'auto' ? { step: wish.step, everyMs: millis(wish.everyMs) } : wish;
      return actedOf(await revealBoard(this.desk, hall, step, staff.name));
    });
    on('force-hand-in', up.forceHandIn, (hall, message, staff) =>
      this.forceHandIn(hall, message.participantNumber, actor(staff, message.reason)),
    );
  }

  private listenHeld(on: Listen): void {
    on('list-held', up.listHeld, (hall, { participantNumber }) => {
      const person = hall.personByNumber(participantNumber);
      return person === undefined ? refuse('unknown-participant') : { ok: true, held: viewHeld(person) };
    });
  }

  private watch(socket: StaffSocket, hall: Hall, version: number, { rooms }: StaffRecord): Watched {
    if (version !== PROTOCOL_VERSION) return refuse('outdated-client');
    if (!this.rows.spend(this.desk.now(), hall.size)) return OVERLOADED;
    leaveMonitors(socket);
    const key = `monitor ${hall.id} ${roomsKey(rooms)}`;
    void socket.join(key);
    return { ok: true, snapshot: this.feedOf(key, hall, rooms).snapshot() };
  }

  /** Everybody who sees the same people is sent the same differences, encoded once. */
  private feedOf(key: string, hall: Hall, rooms: Rooms): MonitorFeed {
    const known = this.feeds.get(key);
    if (known !== undefined) return known.feed;
    const feed = new MonitorFeed(this.desk, hall, (person) => isWithin(rooms, person));
    this.feeds.set(key, { feed, stop: feed.start() });
    return feed;
  }

  private async open(hall: Hall, { name }: StaffRecord, reason: string) {
    const outcome = await openSession(this.desk, hall, name, reason);
    if (outcome.ok) this.candidates.announceOpening(hall);
    return this.afterPhase(outcome);
  }

  private async close(hall: Hall, by: Actor) {
    const outcome = await closeSession(this.desk, hall, by);
    if (outcome.ok) this.candidates.showChange(hall, hall.people());
    return this.afterPhase(outcome);
  }

  private afterPhase(outcome: Decision<ActOutcome>) {
    if (outcome.ok) {
      this.namespace.to(WATCHERS).emit('sessions', this.sessions());
      this.onPhase();
    }
    return actedOf(outcome);
  }

  private tell(hall: Hall, outcome: Decision<ActOutcome>) {
    if (outcome.ok) {
      const people = outcome.value.affected.flatMap((number) => hall.personByNumber(number) ?? []);
      this.candidates.showChange(hall, people);
    }
    return actedOf(outcome);
  }

  private async release(hall: Hall, number: string, by: Actor) {
    const outcome = await releaseSignIn(this.desk, hall, number, by);
    const person = hall.personByNumber(number);
    if (outcome.ok && person !== undefined) this.candidates.release(person);
    return actedOf(outcome);
  }

  private releaseAll(hall: Hall, outcome: Decision<ActOutcome>) {
    const freed = outcome.ok ? outcome.value.affected : [];
    for (const number of freed) {
      const person = hall.personByNumber(number);
      if (person !== undefined) this.candidates.release(person);
    }
    return actedOf(outcome);
  }

  private async forceHandIn(hall: Hall, number: string, by: Actor) {
    const outcome = await forceHandIn(this.desk, hall, number, by);
    const person = hall.personByNumber(number);
    if (outcome.ok && person !== undefined) this.candidates.showChange(hall, [person]);
    return actedOf(outcome);
  }

  private sessions(): SessionList {
    return { serverAt: this.desk.now(), sessions: [...this.desk.halls.values()].map(summarise) };
  }

  /** Called several times a second: sends each watched hall's difference, encoded once. */
  tick(): void {
    this.ticks += 1;
    if (this.ticks % LOOK_EVERY_TICKS === 0) {
      this.lookWhoHangsOn().catch((fault: unknown) =>
        this.log.error({ fault }, 'who is signed in could not be looked at'),
      );
    }
    for (const [key, { feed, stop }] of this.feeds) {
      if ((this.namespace.adapter.rooms.get(key)?.size ?? 0) === 0) {
        stop();
        this.feeds.delete(key);
        continue;
      }
      const diff = feed.tick();
      if (diff !== null) this.namespace.to(key).emit('monitor', diff);
    }
  }
}

function signInRoom(id: string): string {
  return `sign-in ${id}`;
}

function leaveMonitors(socket: StaffSocket): void {
  for (const room of socket.rooms) if (room.startsWith('monitor ')) void socket.leave(room);
}
