import { join } from 'node:path';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import type { Desk } from '../actions/desk.ts';
import type { AllowedAddresses } from './allow-addresses.ts';
import { enterRoutes } from './enter-routes.ts';
import { ledgerRoutes } from './ledger-routes.ts';
import { staffRoutes } from './staff-routes.ts';

/** Present when everything comes encrypted; the authority is what workstations are to trust. */
export interface Tls {
  readonly authority: string | null;
}

export interface Health {
  readonly version: string;
  readonly uptimeSeconds: number;
  readonly ledgerSize: number;
}

const YEAR_SECONDS = 31_536_000;
/** Long enough for the day's next address typed without https, and gone by the next day if the hall gives TLS up. */
const HSTS_SECONDS = 3_600;
const AUTHORITY_TYPE = 'application/x-x509-ca-cert';

/** The pages, the staff's calls and the health of the engine. Everything that is not named here is not there. */
export function serveClients(
  desk: Desk,
  clientsDir: string,
  health: () => Health,
  log: Logger,
  allowed: AllowedAddresses,
  tls: Tls | null = null,
): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use(securityHeaders(tls !== null));
  app.get('/healthz', (_, response) => void response.set('Cache-Control', 'no-store').json({ ok: true, ...health() }));
  if (tls !== null && tls.authority !== null) offerAuthority(app, tls.authority);
  app.use('/staff', allowed.to('staff'), staffRoutes(desk));
  app.use('/ledger', ledgerRoutes(desk));
  const toCandidates = allowed.to('candidate');
  app.use('/enter', toCandidates, enterRoutes({ desk, page: join(clientsDir, 'exam-client', 'index.html') }));
  // Safe Exam Browser ends here by itself, and comes no further; any other browser begins again.
  app.get('/leave', toCandidates, (_, response) => response.redirect(302, '/enter'));
  page(app, '/', toCandidates, join(clientsDir, 'exam-client', 'index.html'));
  page(app, '/console', allowed.to('staff'), join(clientsDir, 'proctor-console', 'monitor.html'));
  page(app, '/live', allowed.to('board'), join(clientsDir, 'proctor-console', 'scoreboard.html'));
  const assets = { immutable: true, maxAge: YEAR_SECONDS * 1_000, index: false, redirect: false, fallthrough: false };
  app.use('/assets', toCandidates, express.static(join(clientsDir, 'exam-client', 'assets'), assets));
  const consoleAssets = express.static(join(clientsDir, 'proctor-console', 'assets'), assets);
  app.use('/console-assets/assets', allowed.to('staff', 'board'), consoleAssets);
  app.use(
    (_, response) => void response.status(404).type('text').send('Tidak ada halaman ini. / There is no such page.\n'),
  );
  app.use(lastResort(log));
  return app;
}

function page(app: Express, path: string, whoMay: RequestHandler, file: string): void {
  app.get(path, whoMay, (_, response) => response.set('Cache-Control', 'no-cache').sendFile(file));
}

/** For the image of the workstations. A download and not a page, as a click should not be all that trust costs. */
function offerAuthority(app: Express, authority: string): void {
  app.get('/ca.pem', (_, response) => {
    response.set({ 'Content-Disposition': 'attachment; filename="terang-ca.pem"', 'Cache-Control': 'no-store' });
    response.type(AUTHORITY_TYPE).end(authority);
  });
}

function securityHeaders(encrypted: boolean) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        // Old engines do not count ws: and wss: of this host as 'self'.
        connectSrc: ["'self'", ...(encrypted ? [] : ['ws:']), 'wss:'],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // A hall without TLS would be told to use what it does not have.
    strictTransportSecurity: encrypted && { maxAge: HSTS_SECONDS, includeSubDomains: false },
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    referrerPolicy: { policy: 'no-referrer' },
  });
}

function lastResort(log: Logger): ErrorRequestHandler {
  return (fault: { status?: number; type?: string }, _, response, next) => {
    if (response.headersSent) return next(fault);
    const status = fault.status ?? 500;
    if (status >= 500) log.error({ fault }, 'a request met a fault');
    const detail = fault.type === 'entity.too.large' ? 'the body is too large' : 'the request cannot be read';
    response.status(status).json({ ok: false, refusal: { word: 'malformed', detail } });
  };
}
