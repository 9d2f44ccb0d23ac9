import { gunzipSync } from 'node:zlib';
import { type Socket, io } from 'socket.io-client';
import type { Form } from '#domain/form/form.ts';
import type { AttemptView, HandedIn, MutationReply, PaperReply, Resumed, SignedIn } from '#protocol/candidate-down.ts';
import type { Mutate } from '#protocol/candidate-up.ts';
import type { Acted, MonitorSnapshot, Watched } from '#protocol/proctor-down.ts';
import type { BoardFrame } from '#protocol/scoreboard-down.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import type { FirstRun } from '../first-run.ts';

const PATIENCE_MS = 10_000;

/** Asks one thing over a socket and waits for its reply. */
export function ask<T>(socket: Socket, event: string, message: unknown): Promise<T> {
  return socket.timeout(PATIENCE_MS).emitWithAck(event, message) as Promise<T>;
}

export function connect(url: string, namespace: string, cookie = ''): Socket {
  const extraHeaders = cookie === '' ? {} : { cookie };
  return io(`${url}${namespace}`, { transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders });
}

export type Practice = FirstRun['sessions'][number];

export function practice(told: FirstRun, id: string): Practice {
  const found = told.sessions.find((session) => session.id === id);
  if (found === undefined) throw new Error(`no session ${id}`);
  return found;
}

/** A candidate's browser without the browser. */
export class TestCandidate {
  readonly socket: Socket;
  readonly received: { event: string; message: unknown }[] = [];
  view: AttemptView | null = null;
  token = '';
  private next = 1;

  constructor(url: string) {
    this.socket = connect(url, '/candidate');
    this.socket.onAny((event: string, message: unknown) => {
      this.received.push({ event, message });
      if (event === 'view') this.view = message as AttemptView;
    });
  }

  async signIn(session: Practice, place = 0, workstation = 'PC-1'): Promise<SignedIn> {
    const person = session.participants[place]!;
    const reply = await ask<SignedIn>(this.socket, 'sign-in', {
      version: PROTOCOL_VERSION,
      participantNumber: person.number,
      registrationPin: person.pin,
      sessionPin: session.sessionPin,
      workstation,
    });
    if (reply.ok) {
      this.token = reply.token;
      this.take(reply.view);
    }
    return reply;
  }

  async resume(token = this.token): Promise<Resumed> {
    const reply = await ask<Resumed>(this.socket, 'resume', { version: PROTOCOL_VERSION, token });
    if (reply.ok) this.take(reply.view);
    return reply;
  }

  private take(view: AttemptView): void {
    this.view = view;
    this.next = view.attempt.lastMutation + 1;
  }

  async paper(): Promise<Form> {
    const reply = await ask<PaperReply>(this.socket, 'paper', {});
    if (!reply.ok) throw new Error(reply.refusal.word);
    return JSON.parse(gunzipSync(Buffer.from(reply.gzip as Uint8Array)).toString()) as Form;
  }

  /** The next mutation, or a certain one again. */
  mutate(change: Mutate['change'], again: Partial<Mutate> = {}): Promise<MutationReply> {
    const message = { epoch: this.view!.attempt.epoch, mutation: this.next, change, clientAt: 0, ...again };
    if (again.mutation === undefined) this.next += 1;
    return ask<MutationReply>(this.socket, 'mutate', message);
  }

  choose(position: number, response: number): Promise<MutationReply> {
    return this.mutate({ kind: 'choose', position, response });
  }

  handIn(again: { mutation?: number } = {}): Promise<HandedIn> {
    const mutation = again.mutation ?? this.next++;
    return ask<HandedIn>(this.socket, 'hand-in', { epoch: this.view!.attempt.epoch, mutation, clientAt: 0 });
  }

  close(): void {
    this.socket.disconnect();
  }
}

/** Signs a member of staff in and gives the cookie of it. */
export async function staffCookie(url: string, told: FirstRun): Promise<string> {
  const { name, password } = told.staff[0]!;
  const response = await fetch(`${url}/staff/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-terang': 'console' },
    body: JSON.stringify({ name, password }),
  });
  const cookie = response.headers.get('set-cookie')?.split(';')[0];
  if (!response.ok || cookie === undefined) throw new Error(`sign-in failed: ${await response.text()}`);
  return cookie;
}

export class TestProctor {
  readonly socket: Socket;

  private constructor(url: string, cookie: string) {
    this.socket = connect(url, '/staff', cookie);
  }

  static async signIn(url: string, told: FirstRun): Promise<TestProctor> {
    return new TestProctor(url, await staffCookie(url, told));
  }

  act(deed: string, message: object): Promise<Acted> {
    return ask<Acted>(this.socket, deed, message);
  }

  async watch(sessionId: string): Promise<MonitorSnapshot> {
    const reply = await ask<Watched>(this.socket, 'watch', { version: PROTOCOL_VERSION, sessionId });
    if (!reply.ok) throw new Error(reply.refusal.word);
    return reply.snapshot;
  }

  close(): void {
    this.socket.disconnect();
  }
}

export async function wholeBoard(socket: Socket, sessionId: string): Promise<BoardFrame> {
  const reply = await ask<{ ok: true; frame: BoardFrame } | { ok: false }>(socket, 'watch-board', {
    version: PROTOCOL_VERSION,
    sessionId,
  });
  if (!reply.ok) throw new Error('no board');
  return reply.frame;
}
