import { type RequestListener, type Server as HttpServer, createServer } from 'node:http';
import { type TlsKeys, onePort } from './one-port.ts';
import { redirectToHttps } from './redirect-to-https.ts';

/** `authority` is what workstations are to trust, as a certificate in PEM. */
export type DoorKeys = TlsKeys & { readonly authority: string | null };

export interface Door {
  readonly http: HttpServer;
  readonly scheme: 'http' | 'https';
  hangUp(): void;
}

/** One port: HTTP alone, or HTTPS and nothing else but the way there. */
export function openDoor(app: RequestListener, tls: DoorKeys | null): Door {
  if (tls === null) return { http: createServer(app), scheme: 'http', hangUp: () => undefined };
  const { hangUp, server } = onePort(tls, app, redirectToHttps(tls.authority));
  return { http: server, scheme: 'https', hangUp };
}

/**
 * A hall, or a public, that comes all at once waits to be taken in instead of being turned away: node's own 511 are fewer than a
 * thousand browsers whose line broke at the same moment. The system may allow less.
 */
const BACKLOG = 4_096;

/** Resolves with the port that was taken. */
export function listen(
  http: HttpServer,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen({ port, host, backlog: BACKLOG }, () => {
      const address = http.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
