import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RequestHandler, Router } from 'express';

const DOWNLOADS = ['verify.py', 'sentences.json'];

/**
 * The page on which anybody computes an exam's proof anew, for taking away as well. It holds its own script and style and names both by
 * their hashes, so its policy is its own; it is the strictest of all pages, as it may fetch nothing.
 */
export function verifyPages(folder: string): Router {
  const routes = Router();
  routes.get('/', ownPolicy(join(folder, 'policy.txt')), (_, response) =>
    response.set('Cache-Control', 'no-cache').sendFile(join(folder, 'verify.html')),
  );
  for (const name of DOWNLOADS) {
    routes.get(`/${name}`, (_, response) => response.set('Cache-Control', 'no-cache').download(join(folder, name)));
  }
  return routes;
}

/** The page of a witness, on any device of the network; better taken from elsewhere and opened from a file. */
export function witnessPage(folder: string): Router {
  const routes = Router();
  routes.get('/', ownPolicy(join(folder, 'policy.txt')), (_, response) =>
    response.set('Cache-Control', 'no-cache').sendFile(join(folder, 'witness.html')),
  );
  return routes;
}

/** The page of the check desk; better opened by a device of a witness's own. */
export function checkPage(folder: string): Router {
  const routes = Router();
  routes.get('/', ownPolicy(join(folder, 'policy.txt')), (_, response) =>
    response.set('Cache-Control', 'no-cache').sendFile(join(folder, 'check.html')),
  );
  return routes;
}

function ownPolicy(file: string): RequestHandler {
  const policy = existsSync(file) ? `${readFileSync(file, 'utf8')}; frame-ancestors 'none'` : null;
  return (_, response, next) => {
    if (policy !== null) response.set('Content-Security-Policy', policy);
    next();
  };
}
