import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';

/** The largest thing a browser may say: an act of the staff on five thousand numbers. */
const LARGEST_MESSAGE = 262_144;

/** Websockets of this host's own pages, from addresses that may come at all. */
export function attachSockets(
  http: HttpServer,
  encrypted: boolean,
  mayConnect: (request: Pick<IncomingMessage, 'socket'>) => boolean,
): Server {
  return new Server(http, {
    serveClient: false,
    transports: ['websocket'],
    perMessageDeflate: false,
    maxHttpBufferSize: LARGEST_MESSAGE,
    pingInterval: 5_000,
    pingTimeout: 7_000,
    // A page of another site may open a socket here and would bring the staff's cookie along.
    allowRequest: (request, decide) => {
      const { host, origin } = request.headers;
      const isOurs = origin === undefined || isOwn(origin, host, encrypted);
      decide(null, isOurs && mayConnect(request));
    },
  });
}

/** Whoever holds the network can show a page of this host without TLS, which is then a page of another site. */
function isOwn(origin: string, host: string | undefined, encrypted: boolean): boolean {
  if (!URL.canParse(origin)) return false;
  const { host: own, protocol } = new URL(origin);
  return own === host && (!encrypted || protocol === 'https:');
}
