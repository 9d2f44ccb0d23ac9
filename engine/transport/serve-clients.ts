import { join } from 'node:path';
import express, { type Express, json } from 'express';
import type { Logger } from 'pino';
import type { Desk } from '../actions/desk.ts';
import type { ItemDesk } from '../actions/item-desk.ts';
import type { SessionDesk } from '../actions/session-desk.ts';
import { viewPublicExams } from '../actions/view-public-exam.ts';
import type { WitnessDesk } from '../actions/witness-desk.ts';
import type { AllowedAddresses } from './allow-addresses.ts';
import { checkRoutes } from './check-routes.ts';
import { enterRoutes } from './enter-routes.ts';
import { greetRoutes } from './greet-routes.ts';
import { type TellGiven, incidentRoutes } from './incident-routes.ts';
import { itemRoutes } from './item-routes.ts';
import { ledgerRoutes } from './ledger-routes.ts';
import { mediaRoutes } from './media-routes.ts';
import { ownPhotoRoute, photoRoutes } from './photo-routes.ts';
import { onlyListed, permit } from './permit.ts';
import { servePortal } from './portal-routes.ts';
import { FOREVER, bareApp, lastResort, mayFrame, mayUseCamera, noSuchPage, page } from './public-pages.ts';
import { roomRoutes } from './room-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { staffRoutes } from './staff-routes.ts';
import { checkPage, verifyPages, witnessPage } from './verify-pages.ts';
import { witnessRoutes } from './witness-routes.ts';

/** Present when everything comes encrypted; the authority is what workstations are to trust. */
export interface Tls {
  readonly authority: string | null;
}

export interface Health {
  readonly version: string;
  readonly uptimeSeconds: number;
  readonly ledgerSize: number;
}

const AUTHORITY_TYPE = 'application/x-x509-ca-cert';

/** The pages, the staff's calls and the health of the engine. Everything that is not named here is not there. */
export function serveClients(
  desk: Desk,
  items: ItemDesk,
  sessions: { readonly desk: SessionDesk; readonly onMade: () => void; readonly tellGiven: TellGiven },
  witnesses: WitnessDesk,
  clientsDir: string,
  health: () => Health,
  log: Logger,
  allowed: AllowedAddresses,
  tls: Tls | null = null,
): Express {
  const app = bareApp(tls !== null);
  app.use(onlyListed);
  app.get('/healthz', (_, response) => void response.set('Cache-Control', 'no-store').json({ ok: true, ...health() }));
  if (tls !== null && tls.authority !== null) offerAuthority(app, tls.authority);
  app.use('/staff/witnesses', allowed.to('staff'), permit(desk), json(), witnessRoutes(witnesses));
  app.use('/staff/sessions', allowed.to('staff'), permit(desk), incidentRoutes(desk, sessions.tellGiven));
  app.use('/staff', allowed.to('staff'), permit(desk), staffRoutes(desk));
  app.use('/items', allowed.to('staff'), permit(desk), itemRoutes(items, log));
  app.use('/sessions', allowed.to('staff'), permit(desk), sessionRoutes(sessions.desk, sessions.onMade));
  app.use('/sessions', allowed.to('staff'), permit(desk), photoRoutes(sessions.desk));
  app.use('/rooms', allowed.to('staff'), permit(desk), roomRoutes(desk));
  app.use('/check', allowed.to('staff'), checkPage(join(clientsDir, 'check')), permit(desk), checkRoutes(witnesses));
  app.use('/ledger', ledgerRoutes(witnesses));
  const toCandidates = allowed.to('candidate');
  app.use('/workstation', toCandidates, greetRoutes(desk));
  app.use('/enter', toCandidates, enterRoutes({ desk, page: join(clientsDir, 'exam-client', 'index.html') }));
  app.use('/media', toCandidates, mediaRoutes(desk));
  app.use('/own-photo', toCandidates, ownPhotoRoute(sessions.desk));
  // Safe Exam Browser ends here by itself, and comes no further; any other browser begins again.
  app.get('/leave', toCandidates, (_, response) => response.redirect(302, '/enter'));
  page(app, '/', toCandidates, join(clientsDir, 'exam-client', 'index.html'));
  page(app, '/console', allowed.to('staff'), join(clientsDir, 'proctor-console', 'monitor.html'));
  const toStaff = allowed.to('staff');
  // A bank's page shows items in a frame, by the candidate's own views; that page stands in no other frame than this house's.
  app.use('/bank', mayFrame);
  page(app, '/bank', toStaff, join(clientsDir, 'proctor-console', 'bank.html'));
  page(app, '/bank/preview', toStaff, join(clientsDir, 'exam-preview', 'index.html'));
  app.use('/preview-assets/assets', toStaff, express.static(join(clientsDir, 'exam-preview', 'assets'), FOREVER));
  app.use('/committee', mayUseCamera);
  page(app, '/committee', toStaff, join(clientsDir, 'proctor-console', 'committee.html'));
  page(app, '/live', allowed.to('board'), join(clientsDir, 'proctor-console', 'scoreboard.html'));
  const portal = join(clientsDir, 'proctor-console', 'portal.html');
  servePortal(app, allowed.to('board'), portal, () => viewPublicExams(desk));
  app.use('/verify', allowed.to('board'), verifyPages(join(clientsDir, 'verify')));
  app.use('/witness', allowed.to('board'), witnessPage(join(clientsDir, 'witness')));
  app.use('/assets', toCandidates, express.static(join(clientsDir, 'exam-client', 'assets'), FOREVER));
  const consoleAssets = express.static(join(clientsDir, 'proctor-console', 'assets'), FOREVER);
  app.use('/console-assets/assets', allowed.to('staff', 'board'), consoleAssets);
  app.use(noSuchPage);
  app.use(lastResort(log));
  return app;
}

/** For the image of the workstations. A download and not a page, as a click should not be all that trust costs. */
function offerAuthority(app: Express, authority: string): void {
  app.get('/ca.pem', (_, response) => {
    response.set({ 'Content-Disposition': 'attachment; filename="terang-ca.pem"', 'Cache-Control': 'no-store' });
    response.type(AUTHORITY_TYPE).end(authority);
  });
}
