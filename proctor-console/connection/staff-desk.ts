import type { Problem } from '#domain/problem.ts';
import type { PersonTimeline } from '#protocol/staff-people.ts';
import type { PersonSigns, PinSeen, StaffMe } from '#protocol/staff-http.ts';
import type { WireRefusal } from '#protocol/wire-types.ts';

/** `unreachable` is not the engine's word: no answer came at all. */
export type DeskRefusal = {
  readonly ok: false;
  readonly refusal: {
    readonly word: WireRefusal['word'] | 'unreachable';
    readonly where?: string | undefined;
    readonly retryAfterMs?: number | undefined;
    readonly detail?: string | undefined;
    readonly problems?: readonly Problem[] | undefined;
  };
};
export type Signed = Extract<StaffMe, { ok: true }>;
export type DeskReply<T> = ({ readonly ok: true } & T) | DeskRefusal;

const UNREACHABLE: DeskRefusal = { ok: false, refusal: { word: 'unreachable' } };

/** The engine requires this header of everything that rides on the staff cookie, so that no other site can send it. */
const HEADERS = { 'x-terang': 'console', accept: 'application/json' };

export function callStaff<T>(path: string, body?: unknown): Promise<DeskReply<T>> {
  if (body === undefined) return askEngine(path, { method: 'GET' });
  return askEngine(path, { method: 'POST', body: JSON.stringify(body) });
}

interface Asked {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** A text is JSON; a file goes as its bytes. */
  readonly body?: string | File;
}

export async function askEngine<T>(path: string, { method, body }: Asked): Promise<DeskReply<T>> {
  const type = typeof body === 'string' ? 'application/json' : 'application/octet-stream';
  try {
    const response = await fetch(path, {
      method,
      headers: body === undefined ? HEADERS : { ...HEADERS, 'content-type': type },
      credentials: 'same-origin',
      cache: 'no-store',
      ...(body === undefined ? {} : { body }),
    });
    return (await response.json()) as DeskReply<T>;
  } catch {
    return UNREACHABLE;
  }
}

/** A reply that is a file; a refusal is JSON as ever. */
export async function fetchFile(path: string): Promise<DeskReply<{ readonly file: Blob }>> {
  try {
    const response = await fetch(path, { headers: HEADERS, credentials: 'same-origin', cache: 'no-store' });
    return response.ok ? { ok: true, file: await response.blob() } : ((await response.json()) as DeskRefusal);
  } catch {
    return UNREACHABLE;
  }
}

const pinOf = (sessionId: string) => `/staff/sessions/${encodeURIComponent(sessionId)}/pin`;

export const staffDesk = {
  me: () => callStaff<Omit<Signed, 'ok'>>('/staff/me'),
  signIn: (name: string, password: string, code?: string) =>
    callStaff<Omit<Signed, 'ok'>>('/staff/sign-in', { name, password, ...(code === undefined ? {} : { code }) }),
  signOut: () => callStaff<unknown>('/staff/sign-out', {}),
  changePassword: (current: string, next: string) => callStaff<unknown>('/staff/password', { current, next }),
  signs: (sessionId: string, number: string) =>
    callStaff<Omit<Extract<PersonSigns, { ok: true }>, 'ok'>>(
      `/staff/sessions/${encodeURIComponent(sessionId)}/people/${encodeURIComponent(number)}/signs`,
    ),
  timeline: (sessionId: string, number: string) =>
    callStaff<Omit<Extract<PersonTimeline, { ok: true }>, 'ok'>>(
      `/staff/sessions/${encodeURIComponent(sessionId)}/people/${encodeURIComponent(number)}/timeline`,
    ),
  pinSeen: (sessionId: string) => callStaff<Pick<Extract<PinSeen, { ok: true }>, 'seen'>>(pinOf(sessionId)),
  showPin: (sessionId: string) => callStaff<{ readonly pin: string }>(pinOf(sessionId), { act: 'show' }),
  renewPin: (sessionId: string, reason: string) =>
    callStaff<{ readonly pin: string }>(pinOf(sessionId), { act: 'renew', reason }),
};

export type StaffDesk = typeof staffDesk;
