import type { Candidate } from './candidate.ts';
import { spread } from './load-patterns.ts';
import type { RawClient } from './raw-client.ts';
import { makeInvigilator, signInStaff } from './staff-socket.ts';
import type { ConsoleTimes, TimeConsoles } from './console-messages.ts';
import { percentiles } from './percentiles.ts';
import { WatchedHall, WatchingConsole } from './watched-hall.ts';

const FULL_CONSOLES = 4;
const MOST_APART = 100;
const ACT_EVERY_MS = 60;
const EXTEND_EVERY = 12;
const ROUNDS_FOR_ALL = 3;
const EXTEND_MS = 1_000;

interface Measured {
  readonly answers: number[];
  readonly lines: number[];
  readonly signs: number[];
  readonly messages: number[];
  readonly pauses: number[];
  readonly extensions: number[];
  readonly pausesOfAll: number[];
}

/** A hall of people with numbers, consoles that look at it, and what of both was measured so far. */
class ConsoleTimer {
  readonly measured: Measured = {
    answers: [],
    lines: [],
    signs: [],
    messages: [],
    pauses: [],
    extensions: [],
    pausesOfAll: [],
  };
  private turn = 0;

  constructor(
    readonly hall: Candidate[],
    private readonly numbers: readonly string[],
    private readonly watched: WatchedHall,
    private readonly invigilator: RawClient,
    private readonly ask: TimeConsoles,
  ) {}

  /** Nobody who answers is touched: an answer on a line that is cut would only be lost. */
  get apart(): number {
    return Math.min(MOST_APART, Math.floor(this.hall.length / 4));
  }

  private nextApart(): number {
    this.turn += 1;
    return this.hall.length - 1 - (this.turn % this.apart);
  }

  /** Answers from everybody else, each timed to the consoles, while `meanwhile` goes on. Gives the answers a second. */
  async whileAnswering(meanwhile: () => Promise<void>): Promise<number> {
    const { ms, perSecond } = this.ask;
    let isOver = false;
    const answering = this.hall.slice(0, this.hall.length - this.apart);
    const began = performance.now();
    const load = spread(
      answering,
      { namespace: '/candidate', answers: Math.round((perSecond * ms) / 1_000), ms, sockets: null },
      (candidate, at) => this.timeAnswer(candidate, at),
    ).finally(() => (isOver = true));
    const others = (async () => {
      while (!isOver) {
        await meanwhile();
        await pause(ACT_EVERY_MS);
      }
    })();
    const [{ answers, refused }] = await Promise.all([load, others]);
    if (Object.keys(refused).length > 0) throw new Error(`answers were refused: ${JSON.stringify(refused)}`);
    const elapsedMs = performance.now() - began;
    await this.watched.allSeen();
    return (answers * 1_000) / elapsedMs;
  }

  private timeAnswer({ place }: Candidate, sentAt: number): void {
    const number = this.numbers[place]!;
    const before = this.watched.rowOf(number).lastSavedAt;
    this.watched.await(
      number,
      ({ lastSavedAt }) => lastSavedAt !== before,
      (at) => this.measured.answers.push(at - sentAt),
    );
  }

  /** One line is cut and comes back; another person looks away. */
  async changeSomebody(): Promise<void> {
    const place = this.nextApart();
    const number = this.numbers[place]!;
    const seenLine = (isThere: boolean): Promise<void> => {
      const began = performance.now();
      return this.seen(
        number,
        ({ connected }) => connected === isThere,
        (at) => this.measured.lines.push(at - began),
      );
    };
    const lost = seenLine(false);
    this.hall[place]!.client.destroy();
    await lost;
    const back = seenLine(true);
    this.hall[place] = await this.hall[place]!.comeBack(this.ask.port);
    await back;
    await this.lookAway(this.nextApart());
  }

  private async lookAway(place: number): Promise<void> {
    const number = this.numbers[place]!;
    const before = this.watched.rowOf(number).signs.focus;
    const began = performance.now();
    const seen = this.seen(
      number,
      ({ signs }) => signs.focus > before,
      (at) => this.measured.signs.push(at - began),
    );
    await this.hall[place]!.tellLookedAway(Math.round(began));
    await seen;
  }

  private seen(number: string, fits: Parameters<WatchedHall['await']>[1], note: (at: number) => void): Promise<void> {
    return new Promise((resolve) => {
      this.watched.await(number, fits, (at) => {
        note(at);
        resolve();
      });
    });
  }

  /** Somebody is told something, paused and let go on; now and then the invigilator's own people are given time. */
  async actOnSomebody(): Promise<void> {
    const place = this.nextApart();
    const whom = [this.numbers[place]!];
    const text = `bench ${this.turn}`;
    await this.act('send-message', { whom, text }, [place], text, this.measured.messages);
    const reason = 'bench';
    await this.act('pause', { whom, reason }, [place], '"kind":"paused"', this.measured.pauses);
    await this.act('unpause', { whom, reason }, [place], '"kind":"resumed"', this.measured.pauses);
    if (this.turn % EXTEND_EVERY !== 1) return;
    const places = this.hall.map(({ place: each }) => each).slice(this.hall.length - this.apart);
    const numbers = places.map((each) => this.numbers[each]!);
    const time = { whom: numbers, byMs: EXTEND_MS, reason };
    await this.act('extend-time', time, places, '"kind":"time-extended"', this.measured.extensions);
  }

  /** While nobody answers, as nobody can. */
  async pauseEverybody(): Promise<void> {
    const places = this.hall.map(({ place }) => place);
    for (let round = 0; round < ROUNDS_FOR_ALL; round += 1) {
      const everybody = { whom: 'all', reason: 'bench' };
      await this.act('pause', everybody, places, '"kind":"paused"', this.measured.pausesOfAll);
      await this.act('unpause', everybody, places, '"kind":"resumed"', this.measured.pausesOfAll);
    }
  }

  /** From the staff's message to the candidates' sockets that are told so. */
  private async act(event: string, message: object, places: number[], says: string, into: number[]): Promise<void> {
    const told = places.map(
      (place) =>
        new Promise<number>((resolve) => {
          this.hall[place]!.client.events.onEvent = (_, text) => {
            if (text.includes(says)) resolve(performance.now());
          };
        }),
    );
    const began = performance.now();
    const by = event === 'extend-time' ? this.invigilator : this.watched.consoles[0]!.client;
    const done = await by.ask<{ ok: boolean }>('/staff', event, { sessionId: this.ask.session, ...message });
    if (!done.ok) throw new Error(`${event} was refused: ${JSON.stringify(done)}`);
    for (const at of await Promise.all(told)) into.push(at - began);
    for (const place of places) this.hall[place]!.client.events = {};
  }
}

export async function timeConsoles(
  hall: Candidate[],
  numbers: readonly string[],
  ask: TimeConsoles,
): Promise<ConsoleTimes> {
  const { port, session } = ask;
  const cookie = await signInStaff(port, ask.name, ask.password);
  const full = await Promise.all(
    Array.from({ length: FULL_CONSOLES }, () => WatchingConsole.open(port, session, cookie)),
  );
  const rooms = roomsOfLast(full[0]!, numbers.slice(-2 * MOST_APART));
  const own = await WatchingConsole.open(port, session, await makeInvigilator(port, cookie, `bench-${session}`, rooms));
  const watched = new WatchedHall([...full, own]);
  const timer = new ConsoleTimer(hall, numbers, watched, own.client, ask);
  const changing = await timer.whileAnswering(() => timer.changeSomebody());
  const acting = await timer.whileAnswering(() => timer.actOnSomebody());
  await timer.pauseEverybody();
  for (const { client } of watched.consoles) client.destroy();
  const { measured } = timer;
  return {
    consoles: watched.consoles.length,
    ownPeople: own.rows.size,
    people: hall.length,
    apart: timer.apart,
    answersPerSecond: (changing + acting) / 2,
    answers: percentiles(measured.answers),
    lines: percentiles(measured.lines),
    signs: percentiles(measured.signs),
    messages: percentiles(measured.messages),
    pauses: percentiles(measured.pauses),
    extensions: percentiles(measured.extensions),
    pausesOfAll: percentiles(measured.pausesOfAll),
    gaps: watched.gaps,
  };
}

function roomsOfLast({ rows }: WatchingConsole, numbers: readonly string[]): string[] {
  return [...new Set(numbers.flatMap((number) => rows.get(number)?.room ?? []))];
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
