import type { Logger } from 'pino';
import type { Namespace, Socket } from 'socket.io';
import type { z } from 'zod';
import { millis } from '#domain/time.ts';
import { type Decision, refuse } from '#domain/session/refusal.ts';
import type { SessionId } from '#domain/ids.ts';
import type { Notice } from '#protocol/candidate-down.ts';
import type { MessageOf } from '#protocol/event-map.ts';
import type { Acted, SessionList, Watched } from '#protocol/proctor-down.ts';
import * as up from '#protocol/proctor-up.ts';
import type { StaffDownEvents, StaffUpEvents } from '#protocol/staff-events.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import { closeSession } from '../actions/close-session.ts';
import { decideHeldAnswers } from '../actions/decide-held.ts';
import type { Desk } from '../actions/desk.ts';
import { forceHandIn } from '../actions/force-hand-in.ts';
import type { Hall } from '../actions/hall.ts';
import { openSession } from '../actions/open-session.ts';
import { extendTime, pause, unpause } from '../actions/pause-and-extend.ts';
import { recordAssistant } from '../actions/record-assistant.ts';
import { releaseSignIn } from '../actions/release-sign-in.ts';
import { releaseWorkstations } from '../actions/release-workstations.ts';
import { openStaffCookie } from '../actions/sign-in-staff.ts';
import { startSeparately } from '../actions/start-separately.ts';
import type { ActOutcome, Actor } from '../actions/staff-act.ts';
import { viewHeld } from '../actions/view-held.ts';
import { summarise } from '../actions/view-monitor.ts';
import type { StaffRecord } from '../storage/writer-messages.ts';
import { type Answer, OVERLOADED, answerMessages } from './answer-messages.ts';
import type { CandidateGateway } from './candidate-gateway.ts';
import { MessageBudget, ROWS_PER_SECOND, WHOLE } from './message-budget.ts';
import { MonitorFeed } from './monitor-feed.ts';
import { STAFF_COOKIE, readCookie } from './staff-cookie.ts';
import { type StaffDeed, may } from './staff-permissions.ts';

type StaffSocket = Socket<StaffUpEvents, StaffDownEvents>;
type StaffNamespace = Namespace<StaffUpEvents, StaffDownEvents>;

/** The staff's wire. Who speaks is looked up anew for every message, so that a changed password or role counts at once. */
export class ProctorGateway {
  private readonly feeds = new Map<SessionId, MonitorFeed>();
  private readonly rows = new MessageBudget(ROWS_PER_SECOND);

  constructor(
    private readonly desk: Desk,
    private readonly namespace: StaffNamespace,
    private readonly candidates: CandidateGateway,
    private readonly log: Logger,
    private readonly onPhase: () => void,
    private readonly messagesPerSecond: number,
  ) {
    this.takeIn();
    namespace.use((socket, next) => {
      this.staffOf(socket).then(
        (staff) => next(staff === null ? new Error('not-signed-in') : undefined),
        () => next(new Error('not-signed-in')),
      );
    });
    namespace.on('connection', (socket) => this.welcome(socket));
  }

  private takeIn(): void {
    for (const hall of this.desk.halls.values()) {
      if (!this.feeds.has(hall.id)) this.feeds.set(hall.id, new MonitorFeed(this.desk, hall));
    }
  }

  /** A session was made while the engine serves. */
  announceSession(): void {
    this.takeIn();
    this.namespace.emit('sessions', this.sessions());
    this.onPhase();
  }

  private staffOf(socket: StaffSocket): Promise<StaffRecord | null> {
    return openStaffCookie(this.desk, readCookie(socket.handshake.headers.cookie, STAFF_COOKIE));
  }

  private welcome(socket: StaffSocket): void {
    const { log, messagesPerSecond } = this;
    const answer = answerMessages<StaffUpEvents>(socket, { now: this.desk.now, log, messagesPerSecond });
    this.listen(socket, (deed, schema, act) => {
      const forStaff = async (message: Parameters<typeof act>[1]) => {
        const staff = await this.staffOf(socket);
        if (staff === null) {
          leaveMonitors(socket);
          return refuse('not-signed-in');
        }
        if (!may(staff.role, deed)) return refuse('not-allowed');
        const hall = this.desk.halls.get(message.sessionId as SessionId);
        return hall === undefined ? refuse('unknown-session') : act(hall, message, staff);
      };
      answer(deed, schema, forStaff, deed === 'watch' ? WHOLE : 1);
    });
    socket.emit('sessions', this.sessions());
  }

  private listen(socket: StaffSocket, on: Listen): void {
    this.listenHeld(on);
    on('watch', up.watch, (hall, message) => this.watch(socket, hall, message.version));
    on('open-session', up.openSession, (hall, _, staff) => this.open(hall, staff));
    on('close-session', up.closeSession, (hall, { reason }, staff) => this.close(hall, actor(staff, reason)));
    on('extend-time', up.extendTime, async (hall, { whom, byMs, reason }, staff) => {
      const outcome = await extendTime(this.desk, hall, whom, millis(byMs), actor(staff, reason));
      return this.tell(hall, outcome, { kind: 'time-extended', byMs, text: reason });
    });
    on('pause', up.pause, async (hall, { whom, reason }, staff) => {
      const outcome = await pause(this.desk, hall, whom, actor(staff, reason));
      return this.tell(hall, outcome, { kind: 'paused', byMs: null, text: reason });
    });
    on('unpause', up.unpause, async (hall, { whom, reason }, staff) => {
      const outcome = await unpause(this.desk, hall, whom, actor(staff, reason));
      return this.tell(hall, outcome, { kind: 'resumed', byMs: null, text: reason });
    });
    on('start-separately', up.startSeparately, async (hall, { whom, reason }, staff) =>
      this.tell(hall, await startSeparately(this.desk, hall, whom, actor(staff, reason)), null),
    );
    on('record-assistant', up.recordAssistant, async (hall, { participantNumber, assistant }, staff) =>
      actedOf(await recordAssistant(this.desk, hall, participantNumber, { by: staff.name, assistant })),
    );
    on('release-sign-in', up.releaseSignIn, (hall, message, staff) =>
      this.release(hall, message.participantNumber, actor(staff, message.reason)),
    );
    on('release-workstations', up.releaseWorkstations, async (hall, { whom, reason }, staff) =>
      this.releaseAll(hall, await releaseWorkstations(this.desk, hall, whom, actor(staff, reason))),
    );
    on('force-hand-in', up.forceHandIn, (hall, message, staff) =>
      this.forceHandIn(hall, message.participantNumber, actor(staff, message.reason)),
    );
  }

  private listenHeld(on: Listen): void {
    on('list-held', up.listHeld, (hall, { participantNumber }) => {
      const person = hall.personByNumber(participantNumber);
      return person === undefined ? refuse('unknown-participant') : { ok: true, held: viewHeld(person) };
    });
    on('decide-held', up.decideHeld, async (hall, { participantNumber: number, answers, verdict, reason }, staff) => {
      const outcome = await decideHeldAnswers(this.desk, hall, { number, answers, verdict }, actor(staff, reason));
      const person = hall.personByNumber(number);
      if (outcome.ok && person !== undefined) this.candidates.showChange(hall, [person], null);
      return actedOf(outcome);
    });
  }

  private watch(socket: StaffSocket, hall: Hall, version: number): Watched {
    if (version !== PROTOCOL_VERSION) return refuse('outdated-client');
    if (!this.rows.spend(this.desk.now(), hall.size)) return OVERLOADED;
    leaveMonitors(socket);
    void socket.join(roomOf(hall));
    return { ok: true, snapshot: (this.feeds.get(hall.id) as MonitorFeed).snapshot() };
  }

  private async open(hall: Hall, staff: StaffRecord) {
    const outcome = await openSession(this.desk, hall, staff.name);
    if (outcome.ok) this.candidates.announceOpening(hall);
    return this.afterPhase(outcome);
  }

  private async close(hall: Hall, by: Actor) {
    const outcome = await closeSession(this.desk, hall, by);
    if (outcome.ok) this.candidates.showChange(hall, hall.people(), null);
    return this.afterPhase(outcome);
  }

  private afterPhase(outcome: Decision<ActOutcome>) {
    if (outcome.ok) {
      this.namespace.emit('sessions', this.sessions());
      this.onPhase();
    }
    return actedOf(outcome);
  }

  private tell(hall: Hall, outcome: Decision<ActOutcome>, notice: Omit<Notice, 'serverAt'> | null) {
    if (outcome.ok) {
      const people = outcome.value.affected.flatMap((number) => hall.personByNumber(number) ?? []);
      this.candidates.showChange(hall, people, notice && { serverAt: this.desk.now(), ...notice });
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
    if (outcome.ok && person !== undefined) this.candidates.showChange(hall, [person], null);
    return actedOf(outcome);
  }

  private sessions(): SessionList {
    return { serverAt: this.desk.now(), sessions: [...this.desk.halls.values()].map(summarise) };
  }

  /** Called several times a second: sends each watched hall's difference, encoded once. */
  tick(): void {
    for (const [id, feed] of this.feeds) {
      const hall = this.desk.halls.get(id) as Hall;
      if ((this.namespace.adapter.rooms.get(roomOf(hall))?.size ?? 0) === 0) continue;
      const diff = feed.tick();
      if (diff !== null) this.namespace.to(roomOf(hall)).emit('monitor', diff);
    }
  }
}

type Listen = <
  E extends StaffDeed & keyof StaffUpEvents,
  Message extends MessageOf<StaffUpEvents, E> & { sessionId: string },
>(
  deed: E,
  schema: z.ZodType<Message>,
  act: (
    hall: Hall,
    message: Message,
    staff: StaffRecord,
  ) => Answer<StaffUpEvents, E> | Promise<Answer<StaffUpEvents, E>>,
) => void;

function actor(staff: StaffRecord, reason: string): Actor {
  return { name: staff.name, reason };
}

function actedOf(outcome: Decision<ActOutcome>): Acted {
  if (!outcome.ok) return outcome;
  const { affected, entryIndex, spared } = outcome.value;
  return { ok: true, affected: [...affected], spared: [...spared], entryIndex };
}

function leaveMonitors(socket: StaffSocket): void {
  for (const room of socket.rooms) if (room.startsWith('monitor ')) void socket.leave(room);
}

function roomOf(hall: Hall): string {
  return `monitor ${hall.id}`;
}
