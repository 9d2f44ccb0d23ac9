import { type Express, type RequestHandler } from 'express';
import type { PublicExams } from '#protocol/public-exams.ts';
import { page } from './public-pages.ts';

/** The public's page beside the boards, and what it tells of every exam. No account, no cookie, nothing of any person. */
export function servePortal(app: Express, toBoard: RequestHandler, file: string, exams: () => PublicExams): void {
  page(app, '/portal', toBoard, file);
  app.get('/live/exams', toBoard, (_, response) => {
    response.set('Cache-Control', 'no-store').json(exams());
  });
}
