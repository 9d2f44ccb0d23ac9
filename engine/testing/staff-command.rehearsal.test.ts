import { runProgram } from '../../scripts/commands/program.ts';
import { TestProctor, cookieOf, heard, postStaff, staffCookie } from './clients.ts';
import { type TestEngine, startTestEngine, writerScript } from './start-engine.ts';

jest.setTimeout(240_000);

let hall: TestEngine;
beforeAll(async () => {
  hall = await startTestEngine(1);
});
afterAll(() => hall.end());

async function staff(...args: string[]) {
  const said = { out: '', err: '' };
  const terminal = {
    out: (line: string) => (said.out += `${line}\n`),
    err: (line: string) => (said.err += `${line}\n`),
  };
  const places = { clientsDir: '', questionBanksDir: '', writerScript, version: 'test' };
  const code = await runProgram(['staff', ...args, '--data', hall.dataDir], places, terminal);
  return { code, ...said };
}

const passwordIn = (text: string): string => /one-time password (\S+)/.exec(text)![1]!;
const signIn = (name: string, password: string) => postStaff(hall.url, 'sign-in', { name, password });

test('an account is made, reset and shut from the command line while the engine serves', async () => {
  const added = await staff('add', 'siti', '--role', 'invigilator', '--rooms', 'A', 'B');
  expect(added).toMatchObject({ code: 0, out: expect.stringMatching(/^siti \(invigilator, rooms A, B\)/) as string });
  expect(await staff('add', 'Siti', '--role', 'observer')).toMatchObject({ code: 3 });
  const first = await signIn('siti', passwordIn(added.out));
  expect(await first.json()).toMatchObject({ ok: true, role: 'invigilator', usesInitialPassword: true });
  const account = { name: 'siti', password: passwordIn(added.out), role: 'invigilator' };
  const proctor = await TestProctor.signIn(hall.url, { staff: [account] });
  await proctor.watch('latihan-singkat');
  expect((await staff('list')).out).toMatch(
    /siti {2}invigilator {2}rooms A, B {2}in use\n {4}signed in at 127\.0\.0\.1/,
  );

  const cutOff = heard(proctor.socket, 'disconnect');
  const reset = await staff('reset', 'siti');
  await cutOff;
  expect((await signIn('siti', `lama ${account.password} baru`)).status).toBe(401);
  const again = { ...account, password: passwordIn(reset.out) };
  const cookie = await staffCookie(hall.url, { staff: [again] });
  expect(await staff('disable', 'siti')).toMatchObject({ code: 0, out: 'siti is shut.\n' });
  const me = await fetch(`${hall.url}/staff/me`, { headers: { 'x-terang': 'console', cookie } });
  expect(await me.json()).toEqual({ ok: false, refusal: { word: 'not-signed-in' } });
  expect(cookieOf(await signIn('siti', `lama ${again.password} baru`))).toBe('');
});

test('the last account of the committee stays, and a folder without data is said to be one', async () => {
  expect(await staff('disable', 'panitia')).toMatchObject({
    code: 3,
    err: expect.stringContaining('the last') as string,
  });
  expect(await staff('reset', 'siapa')).toMatchObject({
    code: 3,
    err: expect.stringContaining('no account') as string,
  });
  const said: string[] = [];
  const places = { clientsDir: '', questionBanksDir: '', writerScript, version: 'test' };
  const nowhere = ['staff', 'list', '--data', `${hall.dataDir}/nowhere`];
  expect(await runProgram(nowhere, places, { out: () => undefined, err: (line) => said.push(line) })).toBe(3);
  expect(said.join()).toContain('holds no data of an engine yet');
});
