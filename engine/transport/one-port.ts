import { type RequestListener, type Server as HttpServer, createServer as createHttpServer } from 'node:http';
import { type Server as HttpsServer, createServer as createHttpsServer } from 'node:https';
import type { Socket } from 'node:net';

export interface TlsKeys {
  /** PEM. */
  readonly key: string;
  /** PEM, with what leads to the authority if there is something between. */
  readonly cert: string;
}

export interface OnePort {
  /** Listens for both; its requests and upgrades are the encrypted ones alone. */
  readonly server: HttpsServer;
  /** Ends who has connected and said nothing yet. They would keep a server that closes waiting. */
  hangUp(): void;
}

/** RFC 8446 5.1: the first record of a connection is a handshake. No word of HTTP begins with this byte. */
const TLS_HANDSHAKE = 0x16;
const PATIENCE_MS = 10_000;

/** HTTPS on a port that also answers those who type `http://`, told apart by the first byte. */
export function onePort(keys: TlsKeys, encrypted: RequestListener, plain: RequestListener): OnePort {
  const server = createHttpsServer({ ...keys, minVersion: 'TLSv1.2', handshakeTimeout: PATIENCE_MS }, encrypted);
  const redirector = createHttpServer({ keepAlive: false }, plain);
  const silent = new Set<Socket>();
  // The server's own way of taking a connection in, behind a look at how it begins.
  const takeIn = server.listeners('connection') as ((socket: Socket) => void)[];
  server.removeAllListeners('connection');
  server.on('connection', (socket: Socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
    whenItSpeaks(socket, (first) => {
      silent.delete(socket);
      if (first === TLS_HANDSHAKE) for (const take of takeIn) take.call(server, socket);
      else answerPlainly(redirector, socket);
    });
  });
  return { server, hangUp: () => silent.forEach((socket) => socket.destroy()) };
}

function whenItSpeaks(socket: Socket, act: (first: number) => void): void {
  const giveUp = setTimeout(() => socket.destroy(), PATIENCE_MS);
  const forget = (): void => void socket.destroy();
  // Nobody else listens yet, and a connection that breaks off is no fault of the engine.
  socket.on('error', forget);
  socket.once('close', () => clearTimeout(giveUp));
  socket.once('readable', () => {
    clearTimeout(giveUp);
    socket.off('error', forget);
    const begin = socket.read() as Buffer | null;
    const first = begin?.[0];
    if (begin === null || first === undefined) return void socket.on('error', forget).destroy();
    socket.unshift(begin);
    act(first);
  });
}

/** One request is all that is worth answering; who takes longer for it is not a browser. */
function answerPlainly(redirector: HttpServer, socket: Socket): void {
  const giveUp = setTimeout(() => socket.destroy(), PATIENCE_MS);
  socket.once('close', () => clearTimeout(giveUp));
  redirector.emit('connection', socket);
}
