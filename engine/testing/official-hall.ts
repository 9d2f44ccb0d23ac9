import { resolve } from 'node:path';
import { fromBase64 } from '#domain/ledger/base64.ts';
import { fromHex } from '#domain/ledger/hex.ts';
import type { Change } from '#domain/answer/answer-sheet.ts';
import type { ParticipantNumber, Pid, SessionId, StaffName } from '#domain/ids.ts';
import { type RoomPlan, emptyRoom } from '#domain/room/room-plan.ts';
import type { ProposedAct } from '#domain/session/proposed-act.ts';
import type { Decision } from '#domain/session/refusal.ts';
import { type Millis, millis } from '#domain/time.ts';
import { readNativeBank } from '../../question-banks/formats/native/read-native.ts';
import { checkIn, closeCheckIn } from '../actions/check-in.ts';
import { closeSession } from '../actions/close-session.ts';
import { confirmIdentity } from '../actions/confirm-identity.ts';
import { drawLots } from '../actions/draw-lots.ts';
import { forceHandIn } from '../actions/force-hand-in.ts';
import { moveSeat } from '../actions/move-seat.ts';
import { openSession } from '../actions/open-session.ts';
import { extendTime, pause, unpause } from '../actions/pause-and-extend.ts';
import type { Person } from '../actions/person.ts';
import { confirmAct, proposeAct } from '../actions/proposals.ts';
import { handIn } from '../actions/record-change.ts';
import { changeRecorded } from './changes-recorded.ts';
import { signInCandidate } from '../actions/sign-in-candidate.ts';
import { viewAttempt } from '../actions/view-attempt.ts';
import { readBankFolder } from '../storage/read-bank-folder.ts';
import { HandClockedEngine } from './hand-clocked-engine.ts';
import { SigningStation } from './signing-station.ts';
import { examJson } from './tiny-exam.ts';

const samples = resolve(__dirname, '../../question-banks');
const PIN = { registrationPin: 'PIN23456', sessionPin: 'PIN234' };
const LOTS = '4 2 6 1 3 5 5 2 6 4 1 1 3 6 2 5 4 3 2 6';
const by = { name: 'ketua' as StaffName, reason: 'dicatat' };
const other = { name: 'saksi' as StaffName, reason: 'dicatat' };
const SEATS_A_ROOM = 300;
/** Of a hundred: so many never come, are moved, are paused by themselves, are given time, are ended by the staff. */
const SHARE = { absent: 3, moved: 4, paused: 5, given: 6, ended: 2 };

interface Sitter {
  readonly person: Person;
  readonly station: SigningStation;
  blind: Uint8Array;
  mutation: number;
}

/**
 * An official session from the sealing to a corrected key, by the engine's own actions over a real data folder: lots of the room, seats
 * drawn, every answer signed by a workstation of its own, and everything that happens in a hall. No sockets. Gives the data folder.
 */
export async function writeOfficialHall(people: number): Promise<string> {
  const hall = await OfficialHall.start(people);
  await hall.prepare();
  await hall.sit();
  await hall.end();
  return hall.engine.leave();
}

class OfficialHall {
  private sitters: Sitter[] = [];

  private constructor(readonly engine: HandClockedEngine) {}

  static async start(people: number): Promise<OfficialHall> {
    const folder = readBankFolder(resolve(samples, 'samples/skd-id'));
    const { bank } = readNativeBank(folder.files, folder.media);
    if (bank === null) throw new Error('the sample bank is not sound');
    const rules = { official: true, livePolicy: 'finished', extensionLimitMs: 600_000 };
    const plan = {
      id: 'resmi' as SessionId,
      definition: { ...examJson('latihan-skd'), ...rules },
      bank,
      roster: Array.from({ length: people }, (_, place) => ({
        number: `26-${String(place + 1).padStart(5, '0')}` as ParticipantNumber,
        name: `Peserta ${place + 1}`,
        category: 'umum',
        accommodations: [],
        seat: null,
        registrationPin: PIN.registrationPin,
      })),
      zone: 'Asia/Jakarta',
      opensAt: null,
      sessionPin: PIN.sessionPin,
      rooms: roomsFor(people),
    };
    return new OfficialHall(await HandClockedEngine.start(plan, 'room'));
  }

  private get ground() {
    return [this.engine.desk, this.engine.hall] as const;
  }

  /** Of those who sit; before anybody does, of the roster. */
  private numbers(from: number, share: number): string[] {
    const seated = this.sitters.map(({ person }) => person);
    const people = seated.length > 0 ? seated : [...this.engine.hall.people()];
    const everybody = people.map(({ participant }) => participant.number);
    const count = Math.max(1, Math.floor((everybody.length * share) / 100));
    return everybody.slice(from, from + count);
  }

  async prepare(): Promise<void> {
    const absent = new Set<string>(this.numbers(0, SHARE.absent));
    const present = [...this.engine.hall.people()].filter(({ participant }) => !absent.has(participant.number));
    for (const { participant } of present.slice(1)) done(await checkIn(...this.ground, participant.number, by));
    done(await closeCheckIn(...this.ground, by));
    done(await checkIn(...this.ground, present[0]!.participant.number, by));
    done(await drawLots(...this.ground, LOTS, by.name));
    done(await drawLots(...this.ground, LOTS, other.name));
    this.engine.wait(60_000);
    for (const [place, person] of present.entries()) {
      const seed = new Uint8Array(32).fill(1 + (place % 250));
      this.sitters.push({ person, station: SigningStation.ed25519(seed), blind: new Uint8Array(0), mutation: 0 });
    }
    await this.each((sitter) => this.signIn(sitter));
    this.engine.wait(60_000);
    done(await openSession(...this.ground, by.name));
  }

  /** All at once, as in a hall: they share their commits. */
  private async each(work: (sitter: Sitter) => Promise<void>, among: readonly Sitter[] = this.sitters): Promise<void> {
    await Promise.all(among.map(work));
  }

  private async signIn(sitter: Sitter): Promise<void> {
    const { person, station } = sitter;
    const { number: participantNumber } = person.participant;
    const who = { participantNumber, ...PIN, workstation: `PC-${participantNumber}`, socketId: participantNumber };
    done(await signInCandidate(this.engine.desk, { ...who, key: station.key }));
    const { epoch } = person.head;
    done(await confirmIdentity(...this.ground, person, { epoch, confirmed: true }));
    const { before, blind, origin, pid } = viewAttempt(...this.ground, person).attempt.chain!;
    station.begin({ origin, pid: pid as Pid, epoch, before: fromHex(before) });
    sitter.blind = fromBase64(blind);
  }

  private async change(sitter: Sitter, change: Change): Promise<void> {
    const { blind, person, station } = sitter;
    if (person.head.phase === 'finished') return;
    sitter.mutation += 1;
    const deed = { change, clientAt: this.engine.now, epoch: person.head.epoch, mutation: sitter.mutation };
    done(await changeRecorded(...this.ground, person, { ...deed, signature: station.say(blind, deed) }));
  }

  private async finish(sitter: Sitter): Promise<void> {
    const { blind, person, station } = sitter;
    if (person.head.phase === 'finished') return;
    sitter.mutation += 1;
    const deed = { epoch: person.head.epoch, mutation: sitter.mutation };
    const signature = station.say(blind, { ...deed, change: { kind: 'hand-in' } });
    done(await handIn(...this.ground, person, { ...deed, clientAt: this.engine.now, signature }));
  }

  /** Everybody answers every item, and between the items the staff do what they do. */
  async sit(): Promise<void> {
    const items = this.sitters[0]!.person.keys.length;
    const acts: Readonly<Record<number, () => Promise<void>>> = {
      10: () => this.stopAll(),
      20: () => this.stopSome(),
      30: () => this.giveTime(),
      40: () => this.move(),
      60: () => this.second({ kind: 'disqualify', pid: this.sitters.at(-1)!.person.participant.pid }),
      80: () => this.endSome(),
    };
    for (let position = 0; position < items; position += 1) {
      this.engine.wait(20_000);
      await this.each((sitter) => this.choose(sitter, position));
      await acts[position]?.();
    }
    await this.each((sitter) => this.finish(sitter), this.sitters.slice(0, -Math.ceil(this.sitters.length / 20)));
  }

  private choose(sitter: Sitter, position: number): Promise<void> {
    const response = (sitter.person.participant.number.charCodeAt(7) + 3 * position) % 5;
    return this.change(sitter, { kind: 'choose', position, response });
  }

  private async stopAll(): Promise<void> {
    done(await pause(...this.ground, 'all', by));
    this.engine.wait(90_000);
    done(await unpause(...this.ground, 'all', by));
  }

  private async stopSome(): Promise<void> {
    const whom = this.numbers(10, SHARE.paused);
    done(await pause(...this.ground, whom, by));
    this.engine.wait(30_000);
    done(await unpause(...this.ground, whom, by));
  }

  private async giveTime(): Promise<void> {
    const some = this.numbers(12, SHARE.given);
    done(await extendTime(...this.ground, { whom: some, ms: millis(120_000), seenAt: null }, by));
    const pids = some.slice(0, 2).map((number) => this.engine.hall.personByNumber(number)!.participant.pid);
    await this.second({ kind: 'extend', pids, ms: 900_000 as Millis });
  }

  private async move(): Promise<void> {
    const { drawnSpares } = this;
    for (const [place, number] of this.numbers(14, SHARE.moved).entries()) {
      const sitter = this.sitters.find(({ person }) => person.participant.number === number)!;
      const to = drawnSpares[place];
      if (to === undefined) break;
      done(await moveSeat(...this.ground, number, to, by));
      await this.signIn(sitter);
    }
  }

  private get drawnSpares() {
    const taken = new Set([...this.engine.hall.people()].map(({ seated }) => `${seated?.room} ${seated?.seat}`));
    return (this.engine.hall.stored.rooms ?? []).flatMap(({ cells, name }) =>
      cells.flatMap((cell) =>
        cell.kind === 'seat' && !taken.has(`${name} ${cell.seat}`) ? [{ room: name, seat: cell.seat }] : [],
      ),
    );
  }

  private async endSome(): Promise<void> {
    for (const number of this.numbers(8, SHARE.ended)) done(await forceHandIn(...this.ground, number, by));
  }

  private async second(act: ProposedAct): Promise<void> {
    done(await proposeAct(...this.ground, act, by));
    done(await confirmAct(...this.ground, this.engine.hall.proposals.length, other));
  }

  async end(): Promise<void> {
    this.engine.wait(10_000);
    done(await closeSession(...this.ground, by));
    const [first, last] = [this.sitters[0]!.person.keys[3]!.itemId, this.sitters[0]!.person.keys.at(-1)!.itemId];
    await this.second({ kind: 'amend', item: first, rule: { kind: 'full' } });
    await this.second({ kind: 'amend', item: last, rule: { kind: 'none' } });
  }
}

function roomsFor(people: number): RoomPlan[] {
  const rooms = Math.ceil((people * 1.12) / SEATS_A_ROOM);
  const rows = Math.ceil((people * 1.12) / rooms / 15);
  return Array.from({ length: rooms }, (_, place) => emptyRoom(`Aula ${place + 1}`, Math.max(rows, 2), 15));
}

function done<T>(decided: Decision<T>): T {
  if (!decided.ok) throw new Error(JSON.stringify(decided.refusal));
  return decided.value;
}
