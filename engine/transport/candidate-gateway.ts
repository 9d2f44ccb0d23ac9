import type { Logger } from 'pino';
import type { Namespace, Socket } from 'socket.io';
import { toBase64 } from '#domain/ledger/base64.ts';
import { type Decision, refuse } from '#domain/session/refusal.ts';
import * as up from '#protocol/candidate-up.ts';
import type {
  AttemptView,
  HandedIn,
  Identified,
  MutationReply,
  Offered,
  PaperReply,
  Resumed,
  ScoreReceipt,
  SignedIn,
  StationReply,
  SignsTaken,
  Superseded,
} from '#protocol/candidate-down.ts';
import type { WorkstationId } from '#domain/ids.ts';
import type { CandidateDownEvents, CandidateUpEvents } from '#protocol/candidate-events.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import type { Refused } from '#protocol/wire-types.ts';
import type { Desk } from '../actions/desk.ts';
import type { Hall } from '../actions/hall.ts';
import { giveReceipt } from '../actions/give-receipt.ts';
import type { SeenLedgers } from '../actions/seen-ledgers.ts';
import { confirmIdentity } from '../actions/confirm-identity.ts';
import type { Person, Receipt, SeatTrace } from '../actions/person.ts';
import { noteLineBack, noteLineLost } from '../actions/note-line.ts';
import { readMessage } from '../actions/read-message.ts';
import { handIn, recordChange } from '../actions/record-change.ts';
import { recordSigns } from '../actions/record-signs.ts';
import { reportUnsent } from '../actions/report-unsent.ts';
import { traceResume, traceSignIn } from '../actions/seat-trace.ts';
import { resumeAttempt, signInCandidate } from '../actions/sign-in-candidate.ts';
import { viewStation } from '../actions/view-station.ts';
import { viewAttempt } from '../actions/view-attempt.ts';
import { answerMessages } from './answer-messages.ts';
import { WHOLE } from './message-budget.ts';
import { replyToOffer } from './offer-reply.ts';
import { PROOF_WEIGHS, replyToProof } from './proof-reply.ts';
import { SignInLimits } from './sign-in-limits.ts';
import { shownBy } from './workstation-cookies.ts';

type CandidateSocket = Socket<CandidateUpEvents, CandidateDownEvents>;
type CandidateNamespace = Namespace<CandidateUpEvents, CandidateDownEvents>;

interface Seat {
  readonly hall: Hall;
  readonly person: Person;
}

/** What signs weigh beside an answer: nobody has many to tell in one second. */
const SIGNS_WEIGH = 5;
/** A computer asks once in a while, and each session's keys are tried for it. */
const STATION_WEIGHS = 5;

/** An offer brings up to fifty answers. */
const OFFER_WEIGHS = 5;

/** One for each score, and one more where the page was loaded anew. */
const RECEIPT_WEIGHS = 5;

const NOT_SIGNED_IN = refuse('not-signed-in');

/** The candidates' wire: parse, ask one action, reply. */
export class CandidateGateway {
  /** The one socket of each person that may speak. */
  private readonly sockets = new Map<Person, CandidateSocket>();
  /** A whole hall may stand behind one address and mistype; each name from there keeps its own few tries. */
  private readonly limits = new SignInLimits({ perName: 8, perMachine: 2_000 });

  constructor(
    private readonly desk: Desk,
    private readonly namespace: CandidateNamespace,
    private readonly log: Logger,
    private readonly messagesPerSecond: number,
    private readonly ledgers: SeenLedgers,
  ) {
    namespace.on('connection', (socket) => this.welcome(socket));
    desk.workstations.whenShutOut((id) => this.hangUp(id));
  }

  private welcome(socket: CandidateSocket): void {
    const seats = { own: null as Seat | null };
    const { desk, ledgers, log, messagesPerSecond } = this;
    const on = answerMessages<CandidateUpEvents>(socket, { now: this.desk.now, log, messagesPerSecond });
    const seated = <R>(answer: (seat: Seat) => R): R | typeof NOT_SIGNED_IN =>
      seats.own === null ? NOT_SIGNED_IN : answer(seats.own);

    on('station', up.askStation, (message) => this.station(socket, message), STATION_WEIGHS);
    on('report-page', up.reportPage, (message) => this.reportPage(socket, seats.own, message));
    on('sign-in', up.signIn, (message) => this.signIn(socket, seats, message));
    on('resume', up.resume, (message) => this.resume(socket, seats, message));
    on('identity', up.identity, (message) => seated((seat) => this.identify(socket, seats, seat, message)));
    on('paper', up.askPaper, () => seated((seat) => this.paper(seat)), WHOLE);
    on.later('mutate', up.mutate, (message, send, fail) => {
      if (seats.own === null) return send(NOT_SIGNED_IN);
      this.mutate(seats.own, message, send, fail);
    });
    on('hand-in', up.handIn, (message) => seated((seat) => this.handIn(seat, message)));
    on('integrity', up.integrity, (message) => seated((seat) => this.integrity(seat, message)), SIGNS_WEIGH);
    on('receipt', up.askReceipt, () => seated((seat) => this.receipt(seat)), RECEIPT_WEIGHS);
    on('prove', up.askProof, (asked) => seated((seat) => replyToProof(desk, ledgers, seat, asked)), PROOF_WEIGHS);
    on('time', up.askTime, ({ sentAt }) => ({ sentAt, serverAt: this.desk.now() }));
    on('offer', up.offer, (message) => this.offer(message), OFFER_WEIGHS);
    on('unsent', up.unsent, (message) => seated((seat) => this.unsent(seat, message)));
    on('read-message', up.readMessage, (message) => seated((seat) => this.read(seat, message)));
    on('sign-out', up.signOut, () => this.signOut(socket, seats));
    socket.on('disconnect', () => {
      this.desk.workstations.pages.forget(socket.id);
      this.leave(socket, seats);
    });
  }

  private station(socket: CandidateSocket, { lockdown, version }: up.AskStation): StationReply {
    if (version !== PROTOCOL_VERSION) return this.outdated(socket);
    return { ok: true, facts: viewStation(this.desk, shownOf(socket), lockdown) };
  }

  private reportPage(socket: CandidateSocket, seat: Seat | null, message: up.ReportPage): { ok: true } | Refused {
    const { name, version, ...report } = message;
    if (version !== PROTOCOL_VERSION) return this.outdated(socket);
    const { credential } = shownOf(socket);
    // A socket that is gone would stay for ever.
    if (!socket.connected) return { ok: true };
    const called = seat?.person.head.workstation ?? name;
    this.desk.workstations.pages.tell(socket.id, { credential, name: called, session: seat?.hall.id ?? null, report });
    return { ok: true };
  }

  private outdated(socket: CandidateSocket) {
    const { credential } = shownOf(socket);
    const page = { credential, name: '', session: null, report: 'outdated' as const };
    if (socket.connected) this.desk.workstations.pages.tell(socket.id, page);
    return refuse('outdated-client');
  }

  private async signIn(socket: CandidateSocket, seats: { own: Seat | null }, message: up.SignIn): Promise<SignedIn> {
    if (message.version !== PROTOCOL_VERSION) return refuse('outdated-client');
    const machine = socket.handshake.address;
    const allowed = await this.limits.check(message.participantNumber, machine);
    if (!allowed.ok) return allowed;
    const taken = await signInCandidate(this.desk, { ...message, socketId: socket.id, shown: shownOf(socket) });
    const isWrong = !taken.ok && taken.refusal.word.startsWith('wrong-');
    if (isWrong) await this.limits.failed(machine);
    else await this.limits.succeeded(message.participantNumber, machine);
    if (!taken.ok) return taken;
    this.sit(socket, seats, taken.value, 'other-workstation');
    const { before, hall, person } = taken.value;
    const workstations = { before, now: person.head.workstation ?? message.workstation };
    this.watch(traceSignIn(this.desk, hall, person, traceOf(socket, message), workstations));
    return { ok: true, token: taken.value.token, view: this.view(taken.value) };
  }

  private signOut(socket: CandidateSocket, seats: { own: Seat | null }): { ok: true } {
    this.leave(socket, seats);
    return { ok: true };
  }

  private resume(socket: CandidateSocket, seats: { own: Seat | null }, message: up.Resume): Resumed {
    if (message.version !== PROTOCOL_VERSION) return refuse('outdated-client');
    const taken = resumeAttempt(this.desk, message.token, shownOf(socket), message.lockdown);
    if (!taken.ok) return taken;
    const { hall, person } = taken.value;
    const beside = this.sockets.get(person);
    const isBeside = beside !== undefined && beside !== socket;
    this.sit(socket, seats, taken.value, 'other-tab');
    this.watch(traceResume(this.desk, hall, person, traceOf(socket, message), isBeside));
    return { ok: true, view: this.view(taken.value) };
  }

  /** Nobody waits for a sign that the engine notes itself. */
  private watch(noted: Promise<void>): void {
    noted.catch((fault: unknown) => this.log.error({ fault }, 'a sign could not be noted'));
  }

  private async identify(
    socket: CandidateSocket,
    seats: { own: Seat | null },
    { hall, person }: Seat,
    message: up.Identity,
  ): Promise<Identified> {
    const kept = await confirmIdentity(this.desk, hall, person, message);
    if (!kept.ok) return kept;
    if (message.confirmed) return { ok: true, view: this.view({ hall, person }) };
    this.leave(socket, seats);
    return { ok: true, view: null };
  }

  private sit(
    socket: CandidateSocket,
    seats: { own: Seat | null },
    { hall, person }: Seat,
    reason: Superseded['reason'],
  ): void {
    const before = this.sockets.get(person);
    if (before !== undefined && before !== socket) this.show(before, reason);
    if (seats.own !== null && seats.own.person !== person) this.leave(socket, seats);
    seats.own = { hall, person };
    this.sockets.set(person, socket);
    // A socket that went while its sign-in was on the way to the disk has said goodbye already.
    if (!socket.connected) return this.leave(socket, seats);
    person.connection = { socketId: socket.id, since: this.desk.now(), alive: true };
    noteLineBack(this.desk, hall, person).catch((fault: unknown) =>
      this.log.error({ fault }, 'a line could not be noted'),
    );
    void socket.join(roomOf(hall));
    hall.touch(person);
  }

  /** Tells a socket that another one speaks for its person now, and ends it. */
  private show(socket: CandidateSocket, reason: Superseded['reason']): void {
    socket.emit('superseded', { reason });
    socket.disconnect();
  }

  private leave(socket: CandidateSocket, seats: { own: Seat | null }): void {
    const seat = seats.own;
    seats.own = null;
    if (seat === null || this.sockets.get(seat.person) !== socket) return;
    this.sockets.delete(seat.person);
    void socket.leave(roomOf(seat.hall));
    seat.person.connection = { socketId: socket.id, since: this.desk.now(), alive: false };
    noteLineLost(seat.person, seat.person.connection.since);
    seat.hall.touch(seat.person);
  }

  private async paper({ hall, person }: Seat): Promise<PaperReply> {
    if (person.saved.phase === 'waiting') return refuse('not-open');
    if (person.saved.identity !== 'confirmed') return refuse('identity-unconfirmed');
    // Others may still be working on the same items.
    if (person.saved.phase === 'finished') return refuse('already-finished');
    const gzip = await this.desk.reads.formGzip(person.participant.no);
    this.log.debug({ session: hall.id }, 'a paper went out');
    return { ok: true, gzip };
  }

  private mutate(
    { hall, person }: Seat,
    message: up.Mutate,
    send: (reply: MutationReply) => void,
    fail: (fault: unknown) => void,
  ): void {
    recordChange(this.desk, hall, person, message, { tell: (stored) => send(receiptOf(stored)), fail });
  }

  private async integrity({ hall, person }: Seat, message: up.Integrity): Promise<SignsTaken> {
    const taken = await recordSigns(this.desk, hall, person, message);
    return taken.ok ? { ok: true, outcomes: [...taken.value] } : taken;
  }

  private async handIn({ hall, person }: Seat, message: up.HandIn): Promise<HandedIn> {
    const stored = await handIn(this.desk, hall, person, message);
    if (!stored.ok) return stored;
    const { at, index, mutation, pledge } = stored.value;
    const view = this.view({ hall, person });
    return { ok: true, mutation, entryIndex: index, savedAt: at, ...(pledge !== undefined && { pledge }), view };
  }

  private async receipt({ hall, person }: Seat): Promise<ScoreReceipt> {
    const given = await giveReceipt(this.desk, this.ledgers, hall, person);
    if (!given.ok) return given;
    const { ownKey, proof, vkey } = given.value;
    return { ok: true, ownKey: toBase64(ownKey), proof, vkey };
  }

  private offer(message: up.Offer): Promise<Offered> {
    return replyToOffer(this.desk, message, ({ hall, person }) => this.showChange(hall, [person]));
  }

  private unsent({ hall, person }: Seat, message: up.Unsent): { ok: true } {
    reportUnsent(this.desk, hall, person, message);
    return { ok: true };
  }

  private async read({ hall, person }: Seat, message: up.ReadMessage): Promise<{ ok: true } | Refused> {
    const kept = await readMessage(this.desk, hall, person, message);
    if (!kept.ok) return kept;
    this.showChange(hall, [person]);
    return { ok: true };
  }

  private view({ hall, person }: Seat): AttemptView {
    return viewAttempt(this.desk, hall, person);
  }

  /** The start: one broadcast, however many sit here. */
  announceOpening(hall: Hall): void {
    if (hall.session.phase !== 'open') return;
    this.namespace.to(roomOf(hall)).emit('opened', { serverAt: this.desk.now(), openedAt: hall.session.openedAt });
  }

  /** A fact from outside has changed these people's attempts. */
  showChange(hall: Hall, people: Iterable<Person>): void {
    for (const person of people) this.sockets.get(person)?.emit('view', this.view({ hall, person }));
  }

  /** A computer is no longer one of the hall's: who sits there comes back and is judged anew. */
  private hangUp(id: WorkstationId): void {
    for (const [person, socket] of this.sockets) {
      if (person.head.enrolment === id) socket.disconnect();
    }
  }

  /** A proctor has freed the attempt from its workstation. */
  release(person: Person): void {
    const socket = this.sockets.get(person);
    if (socket !== undefined) this.show(socket, 'released');
  }
}

function shownOf(socket: CandidateSocket) {
  return shownBy(socket.handshake.headers.cookie);
}

function roomOf(hall: Hall): string {
  return `session ${hall.id}`;
}

function traceOf(socket: CandidateSocket, { page }: { readonly page?: string | undefined }): SeatTrace {
  return { address: socket.handshake.address, page: page ?? null };
}

function receiptOf(stored: Decision<Receipt>): MutationReply {
  if (!stored.ok) return stored;
  const { at, duplicate, index, mutation, pledge } = stored.value;
  if (pledge === undefined) return { ok: true, mutation, entryIndex: index, savedAt: at, duplicate };
  return { ok: true, mutation, entryIndex: index, savedAt: at, duplicate, pledge };
}
