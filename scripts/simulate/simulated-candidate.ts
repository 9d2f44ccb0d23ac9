import { gunzipSync } from 'node:zlib';
import type { Form } from '../../engine/domain/form/form.ts';
import type { RefusalWord } from '../../engine/domain/session/refusal.ts';
import type { AttemptView } from '../../engine/protocol/candidate-down.ts';
import { PROTOCOL_VERSION } from '../../engine/protocol/version.ts';
import type { WireRefusal } from '../../engine/protocol/wire-types.ts';
import { CandidateLine } from './candidate-line.ts';
import { Outbox } from './outbox.ts';
import { planSitting } from './plan-sitting.ts';
import { Chance } from './seeded-chance.ts';
import { type Workstation, sendLetter } from './send-letter.ts';
import { makePerson } from './simulated-person.ts';
import type { Sitting } from './sitting.ts';

/** After the opening everybody asks at once; browsers spread it over this. */
const OPENING_JITTER_MS = 250;
const ASK_AGAIN_MS = 1_000;

const FINAL: readonly RefusalWord[] = [
  'session-closed',
  'outdated-client',
  'wrong-number',
  'wrong-registration-pin',
  'wrong-session-pin',
];

/** One person at one workstation, from the door to the result. */
export class SimulatedCandidate implements Workstation {
  readonly outbox = new Outbox();
  readonly line: CandidateLine;
  view: AttemptView | null = null;
  /** How the attempt ended, once it has. */
  ending: string | null = null;
  private token: string | null = null;
  private isSeated = false;
  private isSending = false;
  private isSeating = false;
  private readonly network: Chance;
  private readonly alarms = new Set<() => void>();

  constructor(readonly sitting: Sitting) {
    const { secrets, seed, tally, url } = sitting;
    this.network = new Chance(`${seed}/${secrets.number}/network`);
    this.line = new CandidateLine(url, {
      up: (isFirst) => {
        if (!isFirst) tally.reconnects += 1;
        void this.takeSeat();
      },
      down: () => this.set(() => (this.isSeated = false)),
    });
    this.line.socket.on('view', (view) => this.takeView(view));
    this.line.socket.on('opened', () => void this.afterOpening());
    this.line.socket.on('superseded', ({ reason }) => this.end(`superseded by ${reason}`));
  }

  /** Resolves when the attempt has ended, by whomever. */
  async sit(arrivesAfterMs: number): Promise<void> {
    await this.sleep(arrivesAfterMs);
    if (this.ending === null) this.line.open();
    await this.until(() => this.view?.attempt.phase === 'working');
    const form = await this.fetchPaper();
    if (form !== null) await this.work(form);
    await this.until(() => this.ending !== null);
    this.line.close();
    this.sitting.tally.end(this.ending ?? 'stopped');
  }

  private async work(form: Form): Promise<void> {
    const { dropRate, secrets, seed, speed, tally, worthOf } = this.sitting;
    const chance = new Chance(`${seed}/${secrets.number}`);
    const { clock, locked, responses } = this.view!.attempt;
    const blocks = this.view!.session.lockBlocks;
    if (worthOf !== null) {
      for (const { items } of form.sections)
        for (const face of items) if (worthOf(face) === null) tally.unknownItems += 1;
    }
    const allottedMs = (clock?.allotted ?? this.view!.session.durationMs) / speed;
    const plan = planSitting(makePerson(chance), form, chance, {
      allottedMs,
      blocks,
      dropRate,
      locked,
      responses,
      worthOf,
    });
    for (const deed of plan.deeds) {
      await this.think(deed.thinkMs);
      if (this.ending !== null) return;
      this.post(deed.change);
      if (deed.dropsLine) this.line.breakOff();
    }
    await this.think(plan.lastLookMs);
    if (this.ending === null) this.post('hand-in');
  }

  private post(content: Parameters<Outbox['put']>[0]): void {
    this.outbox.put(content, Date.now());
    void this.sendAll();
  }

  /** A person whose clock stands waits; what is on the screen is covered. */
  private async think(ms: number): Promise<void> {
    await this.sleep(ms);
    await this.until(() => (this.view?.attempt.clock?.stoppedSince ?? null) === null);
  }

  /** One letter after the other, each until it is receipted or refused for good. */
  private async sendAll(): Promise<void> {
    if (this.isSending) return;
    this.isSending = true;
    try {
      while (this.isSeated && this.ending === null && this.outbox.first !== undefined) {
        await sendLetter(this, this.outbox.first);
      }
    } finally {
      this.isSending = false;
    }
  }

  private async takeSeat(): Promise<void> {
    if (this.isSeating) return;
    this.isSeating = true;
    try {
      while (this.line.socket.connected && !this.isSeated && this.ending === null) await this.askForSeat();
    } catch {
      // Nothing is decided by silence: the next connection asks again.
      this.line.breakOff();
    } finally {
      this.isSeating = false;
    }
    void this.sendAll();
  }

  private async askForSeat(): Promise<void> {
    const { secrets, sessionPin, tally } = this.sitting;
    const isNew = this.token === null;
    const reply =
      this.token === null
        ? await this.line.ask('sign-in', {
            version: PROTOCOL_VERSION,
            participantNumber: secrets.number,
            registrationPin: secrets.pin,
            sessionPin,
            workstation: `SIM-${secrets.number}`.slice(0, 60),
          })
        : await this.line.ask('resume', { version: PROTOCOL_VERSION, token: this.token });
    if (!reply.ok) return this.turnedAway(reply.refusal);
    if ('token' in reply && typeof reply.token === 'string') this.token = reply.token;
    const view = await this.confirm(reply.view);
    if (view === null) return;
    this.isSeated = true;
    const lost = this.outbox.align(view.attempt.lastMutation);
    if (lost > 0) tally.problem(`${secrets.number}: ${lost} acknowledged changes are gone`);
    if (isNew && this.view === null) {
      tally.signedIn += 1;
      this.sitting.onSeated();
    }
    this.takeView(view);
  }

  /** Nobody here sits in for somebody else. Null where the engine did not take the word. */
  private async confirm(view: AttemptView): Promise<AttemptView | null> {
    if (view.attempt.isIdentityConfirmed || view.attempt.phase === 'finished') return view;
    const reply = await this.line.ask('identity', { epoch: view.attempt.epoch, confirmed: true });
    if (reply.ok) return reply.view;
    await this.turnedAway(reply.refusal);
    return null;
  }

  private async turnedAway({ retryAfterMs, word }: WireRefusal): Promise<void> {
    const { secrets, tally } = this.sitting;
    tally.refusal(word);
    if (FINAL.includes(word)) {
      if (word !== 'session-closed') tally.problem(`${secrets.number}: cannot sign in (${word})`);
      return this.end(word);
    }
    if (word === 'not-signed-in' || word === 'stale-epoch') this.token = null;
    await this.sleep(this.jittered(retryAfterMs ?? ASK_AGAIN_MS));
  }

  /** The engine no longer knows this line: ask again, with the token or, once it is spent, with the PINs. */
  loseSeat(isTokenSpent: boolean): void {
    this.isSeated = false;
    if (isTokenSpent) this.token = null;
    void this.takeSeat();
  }

  private async afterOpening(): Promise<void> {
    await this.sleep(OPENING_JITTER_MS * this.network.share());
    try {
      if (this.token === null) return;
      const reply = await this.line.ask('resume', { version: PROTOCOL_VERSION, token: this.token });
      if (reply.ok) this.takeView(reply.view);
    } catch {
      this.line.breakOff();
    }
  }

  private async fetchPaper(): Promise<Form | null> {
    while (this.ending === null) {
      await this.until(() => this.isSeated);
      try {
        const reply = await this.line.ask('paper', {});
        if (reply.ok) return JSON.parse(gunzipSync(new Uint8Array(reply.gzip)).toString('utf8')) as Form;
        this.sitting.tally.refusal(reply.refusal.word);
      } catch {
        this.line.breakOff();
      }
      await this.sleep(this.jittered(ASK_AGAIN_MS));
    }
    return null;
  }

  takeView(view: AttemptView): void {
    const { finishReason, phase, score } = view.attempt;
    this.set(() => (this.view = view));
    if (phase !== 'finished') return;
    if (score !== null && this.ending === null) this.sitting.tally.score(score.total);
    this.end(finishReason ?? 'finished');
  }

  /** Ends the person's part; `stopped` is said by whoever runs the simulation. */
  end(word: string): void {
    this.set(() => (this.ending ??= word));
  }

  jittered(ms: number): number {
    return ms * (0.75 + 0.5 * this.network.share());
  }

  private set(change: () => void): void {
    change();
    for (const alarm of [...this.alarms]) alarm();
  }

  /** Waits until something is so, or the attempt has ended. */
  private until(isSo: () => boolean): Promise<void> {
    if (isSo() || this.ending !== null) return Promise.resolve();
    return new Promise((resolve) => {
      const alarm = (): void => {
        if (!isSo() && this.ending === null) return;
        this.alarms.delete(alarm);
        resolve();
      };
      this.alarms.add(alarm);
    });
  }

  /** Ends early when the attempt does. */
  sleep(ms: number): Promise<void> {
    let isOver = false;
    const timer = setTimeout(() => this.set(() => (isOver = true)), ms);
    return this.until(() => isOver).finally(() => clearTimeout(timer));
  }
}
