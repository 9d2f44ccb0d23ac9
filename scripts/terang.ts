import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runProgram } from './commands/program.ts';

/** As bundled, this file lies in dist/, beside the browsers' pages and above the writer of the engine. */
const dist = dirname(fileURLToPath(import.meta.url));
const root = resolve(dist, '..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

process.exitCode = await runProgram(
  process.argv.slice(2),
  {
    clientsDir: dist,
    questionBanksDir: join(root, 'question-banks'),
    writerScript: join(dist, 'engine', 'writer-thread.mjs'),
    version,
  },
  { out: (line) => console.log(line), err: (line) => console.error(line) },
);
