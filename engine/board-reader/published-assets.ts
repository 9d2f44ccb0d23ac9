import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const TEXTS = /\.(html|js|css)$/;

/** The names of the files that a built page needs, and what those need: the console lies in the same folder and stays there. */
export function publishedAssets(page: string, assetsDir: string): ReadonlySet<string> {
  const there = readdirSync(assetsDir);
  const published = new Set<string>();
  const follow = (path: string): void => {
    const text = readFileSync(path, 'utf8');
    for (const name of there) {
      if (published.has(name) || !text.includes(name)) continue;
      published.add(name);
      if (TEXTS.test(name)) follow(join(assetsDir, name));
    }
  };
  follow(page);
  return published;
}
