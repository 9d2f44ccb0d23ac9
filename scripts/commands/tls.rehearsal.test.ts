import { readFileSync, rmSync } from 'node:fs';
import { type RequestOptions, request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { type AddressInfo, connect as connectPlain, createServer } from 'node:net';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { type Socket, io } from 'socket.io-client';
import { ask, credentials, heard, practice } from '../../engine/testing/clients.ts';
import { type TestEngine, startTestEngine } from '../../engine/testing/start-engine.ts';
import { hallNames } from '../tls/hall-names.ts';
import { readServingCertificate } from '../tls/serving-certificate.ts';
import { initTls } from './tls.ts';

let hall: TestEngine;
let authority: string;
let keys: string[];
beforeAll(async () => {
  // Made in a folder of its own, as the engine of a rehearsal makes its data folder itself.
  const made = join(__dirname, '..', '..', 'dist', `tls-rehearsal-${process.pid}`);
  initTls(made, hallNames([], 'server-1', {}), 30, false, new Date());
  const tls = readServingCertificate(made, new Date())!;
  keys = ['tls-ca.key', 'tls-server.key'].map((file) => readFileSync(join(made, file), 'utf8'));
  rmSync(made, { recursive: true });
  authority = tls.authority!;
  hall = await startTestEngine(2, { tls });
});
afterAll(() => hall.end());

interface Heard {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

function call(
  how: typeof tlsRequest | typeof plainRequest,
  path: string,
  more: object = {},
  body = '',
): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const options: RequestOptions = { host: '127.0.0.1', port: hall.engine.port, path, agent: false, ...more };
    const sent = how(options, (response) => {
      let told = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (told += chunk));
      response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, body: told }));
    });
    sent.on('error', reject).end(body);
  });
}

const encrypted = (path: string, more: object = {}, body = '') =>
  call(tlsRequest, path, { ca: authority, ...more }, body);
const plain = (path: string, more: object = {}, body = '') => call(plainRequest, path, more, body);

/** Whole connections as they come, for what no client of HTTP would send. */
function say(bytes: string | Buffer): Promise<string> {
  return new Promise((resolve) => {
    const socket = connectPlain(hall.engine.port, '127.0.0.1', () => void socket.write(bytes));
    let told = '';
    socket.setEncoding('latin1').on('data', (chunk: string) => (told += chunk));
    socket.on('error', () => undefined).on('close', () => resolve(told));
  });
}

function socketOf(namespace: string, url: string, extraHeaders: Record<string, string> = {}): Socket {
  return io(url + namespace, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    ca: authority,
    extraHeaders,
  });
}

async function signInStaff(): Promise<Heard> {
  const { name, password } = hall.told.staff[0]!;
  const headers = { 'content-type': 'application/json', 'x-terang': 'console' };
  return encrypted('/staff/sign-in', { method: 'POST', headers }, JSON.stringify({ name, password }));
}

describe('a hall with TLS', () => {
  it('is reached by who trusts its authority, and by nobody else', async () => {
    expect(hall.url).toBe(`https://127.0.0.1:${hall.engine.port}`);
    const { headers, status } = await encrypted('/');
    expect(status).toBe(200);
    expect(headers['strict-transport-security']).toBe('max-age=3600');
    expect(headers['content-security-policy']).not.toMatch(/ ws:/);
    await expect(call(tlsRequest, '/')).rejects.toMatchObject({ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' });
    await expect(encrypted('/', { servername: 'server-9.local' })).rejects.toMatchObject({
      code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
    expect((await encrypted('/healthz', { servername: 'server-1.local' })).status).toBe(200);
  });

  it('takes a candidate in over an encrypted socket', async () => {
    const socket = socketOf('/candidate', hall.url);
    const secrets = credentials(practice(hall.told, 'latihan-singkat'));
    expect(await ask(socket, 'sign-in', { ...secrets, workstation: 'PC-1' })).toMatchObject({ ok: true });
    socket.disconnect();
  });

  it('gives staff a cookie that never leaves without encryption', async () => {
    const { headers, status } = await signInStaff();
    expect(status).toBe(200);
    expect(headers['set-cookie']![0]).toMatch(/^terang-staff=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    const cookie = headers['set-cookie']![0]!.split(';')[0]!;
    const socket = socketOf('/staff', hall.url, { cookie, origin: hall.url });
    await heard(socket, 'connect');
    socket.disconnect();
    const forged = socketOf('/staff', hall.url, { cookie, origin: hall.url.replace('https', 'http') });
    await heard(forged, 'connect_error');
    forged.disconnect();
  });

  it('opens no socket without encryption', async () => {
    const socket = socketOf('/candidate', hall.url.replace('https', 'http'));
    await heard(socket, 'connect_error');
    socket.disconnect();
  });

  it('gives its authority’s certificate away, and no key, wherever one looks', async () => {
    for (const ask of [encrypted, plain]) {
      const { body, headers, status } = await ask('/ca.pem');
      expect([status, body]).toEqual([200, authority]);
      expect(headers['content-type']).toBe('application/x-x509-ca-cert');
    }
    expect((await encrypted('/ca.pem')).headers['content-disposition']).toBe('attachment; filename="terang-ca.pem"');
    const paths = [
      'tls-ca.key',
      'tls-server.key',
      'tls-server.pem',
      'assets/../tls-ca.key',
      'assets/%2e%2e/tls-ca.key',
    ];
    for (const path of paths) {
      const { body, status } = await encrypted(`/${path}`);
      expect(status).toBeGreaterThanOrEqual(400);
      for (const key of ['PRIVATE', ...keys]) expect(body).not.toContain(key);
    }
  });
});

describe('the same port without TLS', () => {
  it.each([
    ['/', 'localhost:3000', 'https://localhost:3000/'],
    ['/console?a=1', 'server-1.local:8080', 'https://server-1.local:8080/console?a=1'],
    ['//evil.example/', '10.0.0.1:3000', 'https://10.0.0.1:3000//evil.example/'],
    ['/', '[fd00::5]:3000', 'https://[fd00::5]:3000/'],
  ])('sends %s of %s to %s', async (path, host, location) => {
    const { headers, status } = await plain(path, { headers: { host } });
    expect([status, headers['location'], headers['connection']]).toEqual([308, location, 'close']);
    expect(headers['set-cookie']).toBeUndefined();
    expect(headers['strict-transport-security']).toBeUndefined();
  });

  it.each([
    'GET / HTTP/1.0\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a@b/c\r\n\r\n',
    'GET http://evil.example/x HTTP/1.0\r\n\r\n',
  ])('who names no host of ours is sent to this address: %j', async (words) =>
    expect(await say(words)).toContain(`Location: https://127.0.0.1:${hall.engine.port}/\r\n`),
  );

  it('carries no password on', async () => {
    const { body, headers, status } = await plain('/staff/sign-in', { method: 'POST' }, '{"name":"a"}');
    expect([status, headers['location'], body]).toEqual([426, undefined, expect.stringContaining('Only over https.')]);
  });

  it('sends a request that comes letter by letter on too', async () => {
    const told = await new Promise<string>((resolve) => {
      const socket = connectPlain(hall.engine.port, '127.0.0.1');
      let all = '';
      socket.setEncoding('latin1').on('data', (chunk: string) => (all += chunk));
      socket.setNoDelay(true).on('close', () => resolve(all));
      void (async () => {
        for (const letter of 'GET /live HTTP/1.1\r\nHost: a:1\r\n\r\n') {
          socket.write(letter);
          await new Promise((next) => setTimeout(next, 1));
        }
      })();
    });
    expect(told).toContain('Location: https://a:1/live\r\n');
  });

  it.each([
    ['nonsense', 'nonsense\r\n\r\n'],
    ['a broken handshake', Buffer.from('160301000401000000', 'hex')],
    ['a record of another kind', Buffer.from('150301000201000a', 'hex')],
  ])('ends %s, and serves on', async (_, bytes) => {
    expect(await say(bytes)).not.toContain('200 OK');
    expect((await encrypted('/healthz')).status).toBe(200);
  });

  it('a handshake that comes byte by byte is one', async () => {
    const slow = createServer((near) => {
      const far = connectPlain({ port: hall.engine.port, host: '127.0.0.1', noDelay: true });
      far.on('data', (bytes) => near.write(bytes)).on('close', () => near.destroy());
      near.on('close', () => far.destroy());
      near.on('data', (bytes) => {
        for (const byte of bytes) far.write(Buffer.of(byte as number));
      });
    });
    await new Promise<void>((next) => slow.listen(0, '127.0.0.1', next));
    const { port } = slow.address() as AddressInfo;
    const through = connectTls({ port, host: '127.0.0.1', ca: authority });
    await new Promise((next, fail) => through.once('secureConnect', next).once('error', fail));
    expect(through.authorized).toBe(true);
    through.destroy();
    await new Promise((next) => slow.close(next));
  });

  it('who connects and is silent does not keep the engine from closing', async () => {
    const silent = connectPlain(hall.engine.port, '127.0.0.1').on('error', () => undefined);
    await new Promise((next) => silent.once('connect', next));
    await encrypted('/healthz');
    const began = performance.now();
    hall = await hall.restart();
    expect(performance.now() - began).toBeLessThan(5_000);
    expect((await encrypted('/healthz')).status).toBe(200);
  });
});

describe('a hall without TLS', () => {
  it('has no authority to offer and promises no encryption', async () => {
    const open = await startTestEngine(1);
    const told = await fetch(`${open.url}/ca.pem`);
    expect([told.status, told.headers.get('strict-transport-security')]).toEqual([404, null]);
    await open.end();
  });
});
