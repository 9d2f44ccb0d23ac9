import { io } from 'socket.io-client';
import type { Acted } from '../../engine/protocol/proctor-down.ts';
import type { Credentials } from './read-credentials.ts';

const PATIENCE_MS = 10_000;

/** Opens a session as its staff do: signs in over HTTP, says the word over the staff's socket. Gives the refusal's word, or null. */
export async function openSession(
  url: string,
  staff: Credentials['staff'][number],
  sessionId: string,
): Promise<string | null> {
  const { name, password } = staff;
  const response = await fetch(`${url}/staff/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-terang': 'console' },
    body: JSON.stringify({ name, password }),
  });
  const cookie = response.headers.get('set-cookie')?.split(';')[0];
  if (!response.ok || cookie === undefined) return 'wrong-password';
  const socket = io(`${url}/staff`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { cookie },
  });
  try {
    const acted = (await socket.timeout(PATIENCE_MS).emitWithAck('open-session', { sessionId })) as Acted;
    return acted.ok ? null : acted.refusal.word;
  } finally {
    socket.disconnect();
  }
}
