import { ALLOW_ALL, type AllowLists } from '#domain/network/allow-list.ts';
import { type Cidr, readCidr } from '#domain/network/cidr.ts';
import { TestCandidate, connect, heard, practice, postStaff } from './clients.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';

const block = (text: string): Cidr[] => {
  const read = readCidr(text);
  if ('problem' in read) throw new Error(read.problem);
  return [read];
};
const HERE = block('127.0.0.0/8');
const ELSEWHERE = block('192.168.77.0/24');

let hall: TestEngine | undefined;
afterEach(() => hall?.end());

async function serving(lists: Partial<AllowLists>): Promise<TestEngine> {
  hall = await startTestEngine(2, { allow: { ...ALLOW_ALL, ...lists } });
  return hall;
}

/** A header of a proxy that somebody makes up moves nobody. */
const LIES = { 'x-forwarded-for': '192.168.77.5', forwarded: 'for=192.168.77.5', 'x-real-ip': '192.168.77.5' };

async function statusesOf(url: string, paths: readonly string[]): Promise<number[]> {
  const asked = paths.map((path) => fetch(url + path, { headers: LIES, redirect: 'manual' }));
  return (await Promise.all(asked)).map(({ status }) => status);
}

async function welcomed(url: string, namespace: string): Promise<string> {
  const socket = connect(url, namespace);
  const first = await Promise.race([
    heard(socket, 'connect').then(() => 'connected'),
    heard<Error>(socket, 'connect_error').then(({ message }) => message),
  ]);
  socket.disconnect();
  return first;
}

test('candidates from elsewhere get no page and no socket; staff and board are served', async () => {
  const { url, told } = await serving({ candidate: ELSEWHERE });
  const candidates = ['/', '/?workstation=LAB-07', '/enter', '/ENTER', '/enter/x', '/leave', '/assets/x.js'];
  expect(await statusesOf(url, candidates)).toEqual(candidates.map(() => 403));
  expect(await (await fetch(url)).text()).toContain('This computer is outside of the network of the exam.');
  expect(await welcomed(url, '/candidate')).toBe('address-not-allowed');
  const others = [
    '/console',
    '/bank',
    '/live',
    '/verify',
    '/verify/verify.py',
    '/healthz',
    '/ledger/latihan-singkat/checkpoint',
  ];
  expect(await statusesOf(url, others)).not.toContain(403);
  expect(await welcomed(url, '/live')).toBe('connected');
  const { name, password } = told.staff[0]!;
  expect((await postStaff(url, 'sign-in', { name, password })).status).toBe(200);
});

test('staff and board have lists of their own', async () => {
  const { url, told } = await serving({ candidate: HERE, staff: ELSEWHERE, board: ELSEWHERE });
  const theirs = [
    '/console',
    '/bank',
    '/CONSOLE',
    '/staff/me',
    '/Staff/me',
    '/live',
    '/verify',
    '/console-assets/assets/x.js',
  ];
  expect(await statusesOf(url, theirs)).toEqual(theirs.map(() => 403));
  expect((await postStaff(url, 'sign-in', { name: 'panitia', password: 'x' }, LIES)).status).toBe(403);
  expect(await welcomed(url, '/staff')).toBe('address-not-allowed');
  expect(await welcomed(url, '/live')).toBe('address-not-allowed');
  expect(await statusesOf(url, ['/', '/enter'])).toEqual([200, 302]);
  const one = new TestCandidate(url);
  expect(await one.signIn(practice(told, 'latihan-singkat'))).toMatchObject({ ok: true });
  one.close();
});

test('who may have nothing at all gets no websocket either', async () => {
  const { url } = await serving({ candidate: ELSEWHERE, staff: ELSEWHERE, board: ELSEWHERE });
  expect(await welcomed(url, '/candidate')).toBe('websocket error');
});
