import { gunzipSync } from 'node:zlib';
import { type Socket, io } from 'socket.io-client';
import type { Form } from '#domain/form/form.ts';
import type {
  AttemptView,
  HandedIn,
  Identified,
  MutationReply,
  ScoreReceipt,
  PaperReply,
  Resumed,
  SignedIn,
} from '#protocol/candidate-down.ts';
import type { Mutate, Resume, SignIn } from '#protocol/candidate-up.ts';
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

/** The first message of an event that fits; what came before the call does not count. */
export function heard<T>(socket: Socket, event: string, fits: (message: T) => boolean = () => true): Promise<T> {
  return new Promise((resolve) => {
    const listener = (message: T): void => {
      if (!fits(message)) return;
      socket.off(event, listener);
      resolve(message);
    };
    socket.on(event, listener);
  });
}

export type Practice = FirstRun['sessions'][number];

export function practice(told: FirstRun, id: string): Practice {
  const found = told.sessions.find((session) => session.id === id);
  if (found === undefined) throw new Error(`no session ${id}`);
  return found;
}

export function credentials(session: Practice, place = 0): Omit<SignIn, 'workstation'> {
  const { number, pin } = session.participants[place]!;
  const { sessionPin } = session;
  return { version: PROTOCOL_VERSION, participantNumber: number, registrationPin: pin, sessionPin };
}

/** A candidate's browser without the browser. */
export class TestCandidate {
  readonly socket: Socket;
  readonly received: { event: string; message: unknown }[] = [];
  view: AttemptView | null = null;
  token = '';
  private next = 1;

  constructor(url: string, cookie = '') {
    this.socket = connect(url, '/candidate', cookie);
    this.socket.onAny((event: string, message: unknown) => {
      this.received.push({ event, message });
      if (event === 'view') this.view = message as AttemptView;
    });
  }

  /** Signs in and says that it is them, as who has nothing to hide does. */
  async signIn(session: Practice, place = 0, workstation = 'PC-1', instead: Partial<SignIn> = {}): Promise<SignedIn> {
    const reply = await this.enter(session, place, workstation, instead);
    if (reply.ok && reply.view.attempt.phase !== 'finished') await this.identify(true);
    return reply;
  }

  /** Signs in and says nothing yet of who it is. */
  async enter(session: Practice, place = 0, workstation = 'PC-1', instead: Partial<SignIn> = {}): Promise<SignedIn> {
    const reply = await ask<SignedIn>(this.socket, 'sign-in', {
      ...credentials(session, place),
      workstation,
      ...instead,
    });
    if (reply.ok) {
      this.token = reply.token;
      this.take(reply.view);
    }
    return reply;
  }

  async identify(confirmed: boolean, epoch = this.view!.attempt.epoch): Promise<Identified> {
    const reply = await ask<Identified>(this.socket, 'identity', { epoch, confirmed });
    if (reply.ok && reply.view !== null) this.take(reply.view);
    return reply;
  }

  async resume(token = this.token, instead: Partial<Resume> = {}): Promise<Resumed> {
    const reply = await ask<Resumed>(this.socket, 'resume', { version: PROTOCOL_VERSION, token, ...instead });
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

  receipt(): Promise<ScoreReceipt> {
    return ask<ScoreReceipt>(this.socket, 'receipt', {});
  }

  signOut(): Promise<unknown> {
    return ask(this.socket, 'sign-out', {});
  }

  close(): void {
    this.socket.disconnect();
  }
}

export function postStaff(url: string, path: string, body: unknown, headers: object = {}): Promise<Response> {
  return fetch(`${url}/staff/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-terang': 'console', ...headers },
    body: JSON.stringify(body),
  });
}

export function cookieOf(response: Response): string {
  const found = response.headers.getSetCookie().find((cookie) => cookie.startsWith('terang-staff='));
  return found?.split(';')[0] ?? '';
}

/** Signs a member of staff in, the first one unless named, under a password of their own, and gives the cookie of it. */
export async function staffCookie(url: string, hall: Pick<FirstRun, 'staff'>, who?: string): Promise<string> {
  const { name, password } = hall.staff.find((each) => each.name === who) ?? hall.staff[0]!;
  const response = await postStaff(url, 'sign-in', { name, password });
  const cookie = cookieOf(response);
  const told = await response.text();
  if (!response.ok || cookie === '') throw new Error(`sign-in failed: ${told}`);
  if (!(JSON.parse(told) as { usesInitialPassword: boolean }).usesInitialPassword) return cookie;
  const changed = await postStaff(url, 'password', { current: password, next: `lama ${password} baru` }, { cookie });
  return cookieOf(changed);
}

export class TestProctor {
  readonly socket: Socket;

  private constructor(url: string, cookie: string) {
    this.socket = connect(url, '/staff', cookie);
  }

  static async signIn(url: string, told: Pick<FirstRun, 'staff'>, who?: string): Promise<TestProctor> {
    return new TestProctor(url, await staffCookie(url, told, who));
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

/** A public board kept up to date from its frames until it fits. */
export async function boardWhen(
  socket: Socket,
  sessionId: string,
  fits: (board: BoardFrame) => boolean,
): Promise<BoardFrame> {
  const frames: BoardFrame[] = [];
  let look: () => void = () => undefined;
  const listener = (frame: BoardFrame): void => {
    frames.push(frame);
    look();
  };
  socket.on('frame', listener);
  let board = await wholeBoard(socket, sessionId);
  while (!fits(board)) {
    if (frames.length === 0) await new Promise<void>((resolve) => (look = resolve));
    board = laterBoard(board, frames.shift()!);
  }
  socket.off('frame', listener);
  return board;
}

function laterBoard(board: BoardFrame, frame: BoardFrame): BoardFrame {
  // Frames of before the whole board may still be on their way.
  if (frame.frame <= board.frame) return board;
  if (frame.frame !== board.frame + 1) throw new Error(`frame ${frame.frame} after ${board.frame}`);
  const rows = new Map([...board.rows, ...frame.rows].map((row) => [row.number, row]));
  return { ...frame, whole: true, rows: [...rows.values()] };
}

async function wholeBoard(socket: Socket, sessionId: string): Promise<BoardFrame> {
  const reply = await ask<{ ok: true; frame: BoardFrame } | { ok: false }>(socket, 'watch-board', {
    version: PROTOCOL_VERSION,
    sessionId,
  });
  if (!reply.ok) throw new Error('no board');
  return reply.frame;
}
