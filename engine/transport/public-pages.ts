import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';

const YEAR_SECONDS = 31_536_000;
/** Long enough for the day's next address typed without https, and gone by the next day if the hall gives TLS up. */
const HSTS_SECONDS = 3_600;

/** For files whose names change with what is in them. */
export const FOREVER = {
  immutable: true,
  maxAge: YEAR_SECONDS * 1_000,
  index: false,
  redirect: false,
  fallthrough: false,
};

/** Serves nothing yet, and says to browsers what a page of this house may do. */
export function bareApp(encrypted: boolean): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use(securityHeaders(encrypted));
  app.use((_, response, next) => {
    response.set('Permissions-Policy', policyOf('()'));
    next();
  });
  return app;
}

export function page(app: Express, path: string, whoMay: RequestHandler, file: string): void {
  app.get(path, whoMay, (_, response) => response.set('Cache-Control', 'no-cache').sendFile(file));
}

/** For two pages of this house, of which one holds the other. The frame's own policy names who may hold it. */
export const mayFrame: RequestHandler = (request, response, next) => {
  const policy = String(response.get('Content-Security-Policy'));
  const isFramed = request.path !== '/';
  const own = isFramed
    ? policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
    : `${policy};frame-src 'self'`;
  response.set('Content-Security-Policy', own);
  next();
};

/** The door reads cards with a camera, and no other page has a use for one. */
export const mayUseCamera: RequestHandler = (_, response, next) => {
  response.set('Permissions-Policy', policyOf('(self)'));
  next();
};

function policyOf(camera: '()' | '(self)'): string {
  return `camera=${camera}, microphone=(), geolocation=()`;
}

export const noSuchPage: RequestHandler = (_, response) =>
  void response.status(404).type('text').send('Tidak ada halaman ini. / There is no such page.\n');

function securityHeaders(encrypted: boolean) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        // What a page has loaded and checked it shows from its own memory.
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ['blob:'],
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

export function lastResort(log: Logger): ErrorRequestHandler {
  return (fault: { status?: number; type?: string }, _, response, next) => {
    if (response.headersSent) return next(fault);
    const status = fault.status ?? 500;
    if (status >= 500) log.error({ fault }, 'a request met a fault');
    const detail = fault.type === 'entity.too.large' ? 'the body is too large' : 'the request cannot be read';
    response.status(status).json({ ok: false, refusal: { word: 'malformed', detail } });
  };
}
