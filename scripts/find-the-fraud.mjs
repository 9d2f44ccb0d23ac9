// `npm run find-the-fraud`: a good bundle and its falsified twin, and what the verifier says of each. For the public, the press and schools.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as buildEngine } from './build.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const program = path.join(root, 'dist/demo/write-twins.cjs');
const target = path.resolve(process.argv[2] ?? 'find-the-fraud');

await buildEngine({ say: (line) => console.log(line), only: ['engine', 'verify'] });
const { build } = await import('esbuild');
await build({
  absWorkingDir: root,
  entryPoints: ['engine/testing/bundles/write-twins.ts'],
  outfile: program,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  packages: 'external',
  logLevel: 'error',
});
const run = (...args) => spawnSync(process.execPath, args, { stdio: 'inherit' }).status;
if (run(program, target) !== 0) process.exit(3);
for (const name of ['good', 'twin']) {
  console.log(`\n--- ${name}.terang`);
  run(path.join(root, 'dist/terang.mjs'), 'verify', path.join(target, `${name}.terang`));
}
console.log(
  `\nTry it yourself: open ${path.join(root, 'dist/verify/verify.html')} and drop either file of ${target} there.`,
);
