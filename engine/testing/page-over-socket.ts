import { setImmediate } from 'node:timers/promises';
import { IDBFactory } from 'fake-indexeddb';
import { createStationChain } from '../../exam-client/chain/station-chain.ts';
import { candidateSocket } from '../../exam-client/connection/candidate-socket.ts';
import { keptChainIn } from '../../exam-client/connection/kept-chain.ts';
import { keptPledgesIn } from '../../exam-client/connection/kept-pledges.ts';
import { keptTokenIn } from '../../exam-client/connection/kept-token.ts';
import type { CandidateLine } from '../../exam-client/connection/line.ts';
import { openLocalDatabase } from '../../exam-client/connection/local-database.ts';
import { outboxIn } from '../../exam-client/connection/outbox.ts';
import type { SittingState } from '../../exam-client/state/sitting-store.ts';
import { type Sitting, createSitting } from '../../exam-client/state/sitting.ts';
import { HandClock, settle } from '../../exam-client/testing/hand-clock.ts';
import { soundStation } from '../../exam-client/testing/sound-station.ts';
import { type Practice, credentials } from './clients.ts';

const MOST_TURNS = 2_000;
/** A page over plain http: what it signs and checks takes no time beside the loop. */
const NO_CRYPTO = { getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes) };

/** All of the candidate's page but what is drawn, over a real line to a real engine. Its timers move when the test says so. */
export class PageOverSocket {
  private readonly clock = new HandClock();
  private readonly asked = new Set<Promise<unknown>>();
  private readonly line: CandidateLine;
  readonly sitting: Sitting;

  private constructor(url: string, place: number, database: IDBDatabase) {
    const { later, now } = this.clock;
    const random = (): number => 0.5;
    this.line = candidateSocket({ address: url, now, random, later });
    this.sitting = createSitting({
      line: { ...this.line, ask: (...message) => this.note(this.line.ask(...message)) },
      outbox: outboxIn(database),
      token: keptTokenIn(database),
      chain: createStationChain(keptChainIn(database), NO_CRYPTO),
      pledges: keptPledgesIn(database),
      workstation: `PC-${place}`,
      station: soundStation(now),
      forgetPerson: () => undefined,
      ...{ now, random, later },
    });
  }

  static async signIn(url: string, session: Practice, place: number): Promise<PageOverSocket> {
    const own = new PageOverSocket(url, place, await openLocalDatabase(new IDBFactory()));
    const { sitting } = own;
    sitting.start();
    await own.until(({ link }) => link.up);
    const { participantNumber, registrationPin, sessionPin } = credentials(session, place);
    const signedIn = await sitting.signIn({ participantNumber, registrationPin, sessionPin });
    const refused = signedIn ?? (await sitting.identify(true));
    if (refused !== null) throw new Error(`not seated: ${refused.word}`);
    return own;
  }

  private note<T>(reply: Promise<T>): Promise<T> {
    this.asked.add(reply);
    const done = (): boolean => this.asked.delete(reply);
    reply.then(done, done);
    return reply;
  }

  get shown(): SittingState {
    return this.sitting.store.getState();
  }

  get pid(): string {
    return this.shown.view!.attempt.chain!.pid;
  }

  /** Seconds pass for the page, each of them as long as the engine takes to answer what was asked in it. */
  async until(fits: (state: SittingState) => boolean | Promise<boolean>): Promise<void> {
    for (let turn = 0; turn < MOST_TURNS; turn += 1) {
      await this.quiet();
      if (await fits(this.shown)) return;
      this.clock.advance(1_000);
    }
    throw new Error(`the page never came to it: ${JSON.stringify({ ...this.shown, form: null, view: null })}`);
  }

  /** No second passes. */
  private async quiet(): Promise<void> {
    do {
      await Promise.allSettled([...this.asked]);
      await settle();
    } while (this.asked.size > 0);
    await setImmediate();
  }

  /** Answered, pledged and kept here; nothing more is waited for. */
  async answer(position: number, response: number): Promise<void> {
    this.sitting.choose(position, response);
    await this.until(({ pending }) => pending.length === 0);
  }

  close(): void {
    this.line.close();
  }
}
