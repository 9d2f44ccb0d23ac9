import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Desk } from './actions/desk.ts';

/** Put in by `scripts/build.mjs`; absent where the sources run as they are. */
declare const TERANG_PAGE_BUILD: string | undefined;

/** Which candidates' page this engine was built with, and which lies in the folder that it serves now. */
export function pageBuildIn(clientsDir: string): Desk['pageBuild'] {
  const file = join(clientsDir, 'exam-client', 'index.html');
  return {
    own: typeof TERANG_PAGE_BUILD === 'undefined' ? null : TERANG_PAGE_BUILD,
    served: () => {
      try {
        return /<meta name="terang-build" content="([0-9a-f]+)"/.exec(readFileSync(file, 'utf8'))?.[1] ?? null;
      } catch {
        return null;
      }
    },
  };
}
