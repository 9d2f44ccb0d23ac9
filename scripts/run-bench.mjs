// `npm run bench`: builds the engine and the board's page if it must, then measures it. What it can be told: `npm run bench -- --help`.
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { findBrowser } from './find-browser.mjs';
import { ensureInstalled, nodeRefusal } from './install.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const say = (line) => console.error(line);

try {
  const refusal = nodeRefusal();
  if (refusal !== null) throw new Error(refusal);
  await ensureInstalled(say);
  const { build } = await import('./build.mjs');
  await build({ say, only: ['engine', 'proctor-console'] });
  const browser = await findBrowser();
  if (browser !== null) process.env.TERANG_CHROMIUM = browser;
  await import(pathToFileURL(path.join(root, 'dist', 'bench', 'bench.mjs')).href);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
