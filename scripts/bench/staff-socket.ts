import { RawClient } from './raw-client.ts';

/** What the engine wants of everything that rides on the staff's cookie. */
const HEADERS = { 'content-type': 'application/json', 'x-terang': 'console' };
const NEXT_PASSWORD = 'a-password-of-the-bench';

async function post(port: number, path: string, body: unknown, cookie = ''): Promise<Response> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: { ...HEADERS, cookie },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path} was refused: ${await response.text()}`);
  return response;
}

function cookieOf(response: Response): string {
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}

export async function signInStaff(port: number, name: string, password: string): Promise<string> {
  return cookieOf(await post(port, '/staff/sign-in', { name, password }));
}

export async function openStaffSocket(port: number, name: string, password: string): Promise<RawClient> {
  return RawClient.open(port, ['/staff'], await signInStaff(port, name, password));
}

/** A new account for these rooms, with its own password already; gives its cookie. */
export async function makeInvigilator(port: number, cookie: string, name: string, rooms: readonly string[]) {
  const made = await post(port, '/staff/accounts', { name, role: 'invigilator', rooms }, cookie);
  const { password } = (await made.json()) as { password: string };
  const first = await signInStaff(port, name, password);
  const changed = await post(port, '/staff/password', { current: password, next: NEXT_PASSWORD }, first);
  return cookieOf(changed);
}
