// `npm run bench`: builds the engine if it must, then measures it. What it can be told: `npm run bench -- --help`.
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensureInstalled, nodeRefusal } from './install.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const say = (line) => console.error(line);

try {
  const refusal = nodeRefusal();
  if (refusal !== null) throw new Error(refusal);
  await ensureInstalled(say);
  const { build } = await import('./build.mjs');
  await build({ say, only: ['engine'] });
  await import(pathToFileURL(path.join(root, 'dist', 'bench', 'bench.mjs')).href);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
