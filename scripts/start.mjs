// `npm start`: from a fresh clone to a running engine, with nothing but Node.
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensureInstalled, nodeRefusal } from './install.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const say = (line) => console.log(line);

const refusal = nodeRefusal();
if (refusal !== null) {
  console.error(refusal);
  process.exit(1);
}

try {
  await ensureInstalled(say);
  const { build } = await import('./build.mjs');
  await build({ say });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

// In this process, so that Ctrl-C and a service manager's signals reach the engine itself.
const program = path.join(root, 'dist', 'terang.mjs');
process.argv = [process.execPath, program, 'serve', ...process.argv.slice(2)];
await import(pathToFileURL(program).href);
