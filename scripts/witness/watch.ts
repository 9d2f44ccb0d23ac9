import { type Checkpoint, type LogKey, parseCheckpoint, parseKey } from '../verify/note.ts';
import type { Primitives } from '../verify/primitives.ts';
import { type Judgement, type Remembered, judgeNote } from './judge-note.ts';
import { type WitnessKey, cosign, vkeyOf } from './witness-key.ts';

/** Where a witness keeps what it has seen. What was kept is never changed or taken away. */
export interface Memory {
  /** The log's key as first seen, or null. */
  logKey(): Promise<string | null>;
  rememberLogKey(vkey: string): Promise<void>;
  newest(session: string): Promise<Remembered | null>;
  sessions(): Promise<readonly string[]>;
  append(session: string, seen: Remembered): Promise<void>;
  /** The two notes that cannot both be of one ledger. */
  appendAlarm(session: string, alarm: Alarm): Promise<void>;
  alarms(): Promise<readonly (Alarm & { readonly session: string })[]>;
}

export interface Alarm {
  readonly why: Extract<Judgement, { kind: 'alarm' }>['why'] | 'key-other' | 'gone' | 'behind';
  readonly at: number;
  readonly held: string;
  readonly offered: string;
}

export interface World {
  readonly p: Primitives;
  readonly memory: Memory;
  readonly witness: WitnessKey;
  /** Unix milliseconds, by this machine's own clock. */
  now(): number;
  /** A path of the engine: the answer's text. Rejects where the engine cannot be reached. */
  get(path: string): Promise<{ readonly ok: boolean; readonly text: string }>;
  post(path: string, body: string): Promise<{ readonly ok: boolean }>;
}

export interface SessionView {
  readonly id: string;
  readonly title: { readonly id: string; readonly en: string } | null;
  readonly phase: string;
  readonly state: 'consistent' | 'alarm';
  readonly why: Alarm['why'] | null;
  readonly checkpoint: Checkpoint | null;
}

interface Told {
  readonly vkey: string;
  readonly sessions: readonly {
    readonly id: string;
    readonly phase: string;
    readonly title: SessionView['title'];
    /** Entries that it says to have, as its board does. */
    readonly size: number;
  }[];
}

/** One look at everything: each ledger is fetched, judged by what is remembered, kept and cosigned. Rejects where nobody answers. */
export async function lookOnce(world: World): Promise<readonly SessionView[]> {
  await world.post('/ledger/witness', vkeyOf(world.witness.key));
  const told = toldOf((await world.get('/ledger/sessions')).text);
  const log = await knownLog(world, told);
  const views: SessionView[] = [];
  for (const session of told.sessions) views.push(await lookAt(world, log, session));
  // A ledger that was there and is no longer told of has been rolled back to before its beginning.
  const ids = new Set(told.sessions.map(({ id }) => id));
  for (const id of await world.memory.sessions()) {
    if (!ids.has(id)) views.push(await raise(world, { id, phase: '', title: null }, 'gone', ''));
  }
  return views;
}

function toldOf(text: string): Told {
  const value = JSON.parse(text) as Told;
  const isWhole = typeof value.vkey === 'string' && Array.isArray(value.sessions);
  const isSession = ({ id, size }: Told['sessions'][number]): boolean =>
    /^[a-z0-9][a-z0-9-]{0,99}$/i.test(id) && Number.isSafeInteger(size);
  if (!isWhole || !value.sessions.every(isSession)) throw new Error('not an engine of ours');
  return value;
}

/** The key of the first time counts; another one later is an alarm in every session. */
async function knownLog({ memory, p }: World, { vkey }: Told): Promise<LogKey | null> {
  const before = await memory.logKey();
  if (before === null) await memory.rememberLogKey(vkey);
  return before !== null && before !== vkey ? null : parseKey(p, vkey);
}

async function lookAt(world: World, log: LogKey | null, session: Told['sessions'][number]): Promise<SessionView> {
  const before = await world.memory.newest(session.id);
  const note = (await world.get(`/ledger/${session.id}/checkpoint`)).text;
  const own = ownNote(note);
  if (log === null) return raise(world, session, 'key-other', own);
  const to = parseCheckpoint(own)?.size ?? 0;
  const isLater = before !== null && to > before.size;
  const proof = isLater ? await world.get(`/ledger/${session.id}/consistency/${before.size}/${to}`) : null;
  const judged = judgeNote(world.p, log, session.id, before, own, proof?.ok === true ? proof.text : null);
  if (judged.kind === 'alarm') return raise(world, session, judged.why, own);
  const { checkpoint } = judged;
  // Entry and checkpoint are one commit: what it says to have, it has signed.
  if (checkpoint.size < session.size) return raise(world, session, 'behind', own);
  if (before === null || checkpoint.size > before.size) {
    await world.memory.append(session.id, { size: checkpoint.size, note: own });
  }
  const line = cosign(world.witness, checkpoint.text, Math.floor(world.now() / 1_000));
  await world.post(`/ledger/${session.id}/seen`, own + line);
  const { id, phase, title } = session;
  return { id, phase, title, state: 'consistent', why: null, checkpoint };
}

/** The note with the log's own signature alone: the others' lines may come and go. */
function ownNote(note: string): string {
  const lines = note.split('\n');
  return `${lines.slice(0, 5).join('\n')}\n`;
}

export async function raise(
  world: World,
  { id, phase, title }: Omit<Told['sessions'][number], 'size'>,
  why: Alarm['why'],
  offered: string,
): Promise<SessionView> {
  const held = await world.memory.newest(id);
  await world.memory.appendAlarm(id, { why, at: world.now(), held: held?.note ?? '', offered });
  // The engine itself is shown what it has signed before: an honest one stops.
  if (held !== null) await world.post(`/ledger/${id}/seen`, held.note).catch(() => undefined);
  return { id, phase, title, state: 'alarm', why, checkpoint: held === null ? null : parseCheckpoint(held.note) };
}
