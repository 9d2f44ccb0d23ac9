import { PROTOCOL_VERSION } from '../../engine/protocol/version.ts';
import type { Person } from './bench-messages.ts';
import { RawClient } from './raw-client.ts';

type Seated =
  | { readonly ok: true; readonly token?: string; readonly view: { readonly attempt: Attempt } }
  | { readonly ok: false; readonly refusal: { readonly word: string } };

interface Told {
  readonly outcomes?: readonly string[];
}

interface Attempt {
  readonly epoch: number;
  readonly lastMutation: number;
  readonly responses: readonly unknown[];
}

const OWN = ['/candidate'];
const WITH_ECHO = ['/candidate', '/echo'];
const FEWEST_OPTIONS = 4;
const LOOKED_AWAY_MS = 2_000;
/** Whatever a browser's clock says: it never decides. */
const CLIENT_AT = 1_790_000_000_000;

/**
 * A key of the right form, and one text for every signature: to make true ones would take this process more than the engine takes for
 * all the rest. The engine takes, hashes, stores and checks them as any other, and finds that they do not fit.
 */
const SIGNS = process.env['TERANG_BENCH_UNSIGNED'] === undefined;
const KEY = Buffer.from([
  1,
  ...Buffer.from('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', 'hex'),
]).toString('base64');
const SIGNATURE = SIGNS ? `,"signature":"${Buffer.alloc(64, 7).toString('base64')}"` : '';

/** One person of the load: a socket, a token, and the numbers of their answers. */
export class Candidate {
  /** Acknowledged as on disk. */
  acknowledged = 0;
  /** Of the answers that have no reply yet, oldest first. */
  readonly sentAt: number[] = [];
  private sent = 0;
  private items = 0;
  private opening = '';
  private token = '';
  private epoch = 1;

  private constructor(
    readonly client: RawClient,
    readonly place: number,
  ) {}

  static async signIn(
    port: number,
    person: Person,
    sessionPin: string,
    place: number,
    withEcho: boolean,
  ): Promise<Candidate> {
    const candidate = new Candidate(await RawClient.open(port, withEcho ? WITH_ECHO : OWN), place);
    const reply = await candidate.client.ask<Seated>('/candidate', 'sign-in', {
      version: PROTOCOL_VERSION,
      participantNumber: person.number,
      registrationPin: person.pin,
      sessionPin,
      workstation: `PC-${place}`,
      ...(SIGNS && { key: KEY }),
    });
    candidate.token = (reply.ok ? reply.token : undefined) ?? '';
    candidate.sit(reply);
    const { epoch } = candidate;
    candidate.sit(await candidate.client.ask<Seated>('/candidate', 'identity', { epoch, confirmed: true }));
    return candidate;
  }

  /** The same person on a new socket. */
  async comeBack(port: number): Promise<Candidate> {
    const back = new Candidate(await RawClient.open(port, OWN), this.place);
    back.token = this.token;
    const reply = await back.client.ask<Seated>('/candidate', 'resume', {
      version: PROTOCOL_VERSION,
      token: this.token,
    });
    back.sit(reply);
    return back;
  }

  private sit(reply: Seated): void {
    if (!reply.ok) throw new Error(`candidate ${this.place}: ${reply.refusal.word}`);
    const { epoch, lastMutation, responses } = reply.view.attempt;
    this.epoch = epoch;
    this.opening = `{"epoch":${epoch},"mutation":`;
    this.sent = lastMutation;
    this.acknowledged = lastMutation;
    this.items = responses.length;
  }

  /** The paper's size in bytes as sent, or null while there is none. */
  async paperBytes(): Promise<number | null> {
    const reply = await this.client.ask<number | Seated>('/candidate', 'paper', {});
    return typeof reply === 'number' ? reply : null;
  }

  /** Sends the next answer and notes when. An echo is no answer of the attempt, so its number is not spent. */
  answer(namespace: string, at: number): void {
    const number = this.sent + 1;
    if (namespace !== '/echo') this.sent = number;
    const position = number % this.items;
    const response = (number + this.place) % FEWEST_OPTIONS;
    this.sentAt.push(at);
    this.client.answer(
      namespace,
      `${this.opening}${number},"change":{"kind":"choose","position":${position},"response":${response}},"clientAt":${CLIENT_AT}${SIGNATURE}}`,
    );
  }

  /** Tells that another window had the keyboard for as long as is written down; `at` tells it from the one before. */
  async tellLookedAway(at: number): Promise<void> {
    const sign = { kind: 'focus-lost', clientAt: CLIENT_AT + at, durationMs: LOOKED_AWAY_MS, count: 1, pos: null };
    const told = await this.client.ask<Told>('/candidate', 'integrity', { epoch: this.epoch, signs: [sign] });
    if (told.outcomes?.[0] !== 'recorded') throw new Error(`a sign was not written: ${JSON.stringify(told)}`);
  }

  /** The oldest outstanding answer has its reply. Gives when it was sent. */
  settle(isDurable: boolean): number {
    if (isDurable) this.acknowledged += 1;
    return this.sentAt.shift() ?? 0;
  }
}
