import { nodePrimitives } from '../../scripts/verify/node-primitives.ts';
import type { Remembered } from '../../scripts/witness/judge-note.ts';
import { type Comparison, compareShown } from '../../scripts/witness/compare-shown.ts';
import { type Alarm, type Memory, type SessionView, type World, lookOnce } from '../../scripts/witness/watch.ts';
import { type WitnessKey, vkeyOf, witnessKey } from '../../scripts/witness/witness-key.ts';
import { postStaff } from './clients.ts';

/** A witness with a key and a memory of its own, as the page and the process are, without their disks. */
export class TestWitness {
  readonly key: WitnessKey;
  readonly notes = new Map<string, Remembered[]>();
  readonly raised: (Alarm & { readonly session: string })[] = [];
  private logKey: string | null = null;

  constructor(
    readonly name: string,
    private url: string,
    private readonly now: () => number = () => Date.now(),
  ) {
    this.key = witnessKey(nodePrimitives, name, new Uint8Array(32).fill(name.length + name.charCodeAt(0)))!;
  }

  get vkey(): string {
    return vkeyOf(this.key.key);
  }

  goTo(url: string): void {
    this.url = url;
  }

  look(): Promise<readonly SessionView[]> {
    return lookOnce(this.world());
  }

  /** What somebody else has kept, held against what it sees now. */
  async compare(text: string): Promise<Comparison> {
    await this.look();
    return compareShown(this.world(), text);
  }

  /** Says other things of the engine than it says itself. */
  lie: (path: string, text: string) => string = (_, text) => text;

  /** A member of staff takes its key up. */
  async enrol(cookie: string): Promise<void> {
    await this.look();
    const body = { name: this.name, vkey: this.vkey, reason: 'saksi peserta' };
    const answer = await postStaff(this.url, 'witnesses/enrol', body, { cookie });
    if (!answer.ok) throw new Error(await answer.text());
  }

  /** What it has kept of a session, newest last. */
  noteOf(session: string): string {
    return this.notes.get(session)!.at(-1)!.note;
  }

  private world(): World {
    return {
      p: nodePrimitives,
      memory: this.memory(),
      witness: this.key,
      now: this.now,
      get: async (path) => {
        const answer = await fetch(this.url + path);
        return { ok: answer.ok, text: this.lie(path, await answer.text()) };
      },
      post: async (path, body) => {
        const answer = await fetch(this.url + path, {
          method: 'POST',
          headers: { 'content-type': 'text/plain' },
          body,
        });
        return { ok: answer.ok };
      },
    };
  }

  private memory(): Memory {
    return {
      logKey: () => Promise.resolve(this.logKey),
      rememberLogKey: (vkey) => Promise.resolve(void (this.logKey = vkey)),
      newest: (session) => Promise.resolve(this.notes.get(session)?.at(-1) ?? null),
      sessions: () => Promise.resolve([...this.notes.keys()]),
      append: (session, seen) =>
        Promise.resolve(void this.notes.set(session, [...(this.notes.get(session) ?? []), seen])),
      appendAlarm: (session, alarm) => Promise.resolve(void this.raised.push({ session, ...alarm })),
      alarms: () => Promise.resolve(this.raised),
    };
  }
}
