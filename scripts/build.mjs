// `npm run build`: four parts, each rebuilt only when one of its sources has changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeCheckPage, makeVerifyPage, makeWitnessPage } from './make-verify-page.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const dist = path.join(root, 'dist');
const softwareList = path.join(dist, 'SHA256SUMS');
const isOfRelease =
  /^(?:engine\/[^/]+\.mjs|terang\.mjs|writer-thread\.mjs|(?:exam-client|exam-preview|proctor-console|verify|witness)\/.+)$/;

// The writer thread lies beside each bundle that may start it, so that `new URL('./writer-thread.mjs', import.meta.url)`
// finds it from either.
const engineEntries = {
  'engine/main': 'engine/main.ts',
  'engine/writer-thread': 'engine/storage/writer-thread.ts',
  terang: 'scripts/terang.ts',
  'bench/bench': 'scripts/bench.ts',
  'bench/bench-server': 'scripts/bench/bench-server.ts',
  'bench/load-generator': 'scripts/bench/load-generator.ts',
  'bench/viewer-crowd': 'scripts/bench/viewer-crowd.ts',
  'bench/board-process': 'scripts/bench/board-process.ts',
  'writer-thread': 'engine/storage/writer-thread.ts',
};

const parts = [
  {
    name: 'engine',
    // The engine knows the candidates' page that it was built with.
    sources: ['engine', 'question-banks', 'scripts', 'exam-client'],
    matches: /[.](ts|json)$|^exam-client[/]/,
    ignores: /^(engine[/]identity|engine[/]testing|question-banks[/]samples)[/]/,
    products: Object.keys(engineEntries).map((name) => `${name}.mjs`),
    make: makeEngine,
  },
  {
    name: 'verify',
    sources: ['scripts/verify', 'engine/identity', 'scripts/make-verify-page.mjs'],
    products: ['verify/verify.html', 'verify/verify.py'],
    make: () => makeVerifyPage(root, dist),
  },
  {
    name: 'witness',
    sources: ['scripts/verify', 'scripts/witness', 'engine/identity', 'scripts/make-verify-page.mjs'],
    products: ['witness/witness.html'],
    make: () => makeWitnessPage(root, dist),
  },
  {
    name: 'check',
    sources: ['scripts/verify', 'scripts/check-desk', 'engine/identity', 'scripts/make-verify-page.mjs'],
    products: ['check/check.html'],
    make: () => makeCheckPage(root, dist),
  },
  {
    name: 'exam-client',
    sources: ['exam-client', 'engine/domain', 'engine/protocol', 'engine/identity'],
    products: ['exam-client'],
    make: (say) => makePages('exam-client', say, 'exam-client', candidatePageBuild()),
  },
  {
    // Candidates' views for the committee's pages, apart from the candidate's own page.
    name: 'exam-preview',
    sources: ['exam-client', 'engine/domain', 'engine/protocol', 'engine/identity'],
    products: ['exam-preview'],
    make: (say) => makePages('exam-preview', say, 'exam-client/preview'),
  },
  {
    name: 'proctor-console',
    sources: ['proctor-console', 'engine/domain', 'engine/protocol', 'engine/identity'],
    products: ['proctor-console'],
    make: (say) => makePages('proctor-console', say),
  },
];

/** Brings dist/, or the parts of it that are named, up to date and says which it had to make. */
export async function build({ say = () => {}, force = false, only = parts.map((part) => part.name) } = {}) {
  const stale = parts
    .filter((part) => only.includes(part.name))
    .map((part) => ({ ...part, stamp: fingerprint(part) }))
    .filter((part) => force || !isCurrent(part));
  // A NODE_ENV left over from elsewhere (jest sets "test") would put React's development build into the bundles.
  const { NODE_ENV: outer = '' } = process.env;
  process.env.NODE_ENV = 'production';
  try {
    await Promise.all(stale.map((part) => makePart(part, say)));
  } finally {
    if (outer === '') delete process.env.NODE_ENV;
    else process.env.NODE_ENV = outer;
  }
  if (stale.length > 0 || !existsSync(softwareList)) listSoftware();
  return stale.map((part) => part.name);
}

/** The hash of every file that is served or run, as `sha256sum` writes it: an engine holds its own files against it at start. */
function listSoftware() {
  const files = filesUnder(dist)
    .map((file) => [path.relative(dist, file).replaceAll('\\', '/'), file])
    .filter(([name]) => isOfRelease.test(name) && !name.endsWith('.map'))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  const lines = files.map(
    ([name, file]) => `${createHash('sha256').update(readFileSync(file)).digest('hex')}  ${name}\n`,
  );
  const fresh = `${softwareList}.${process.pid}`;
  writeFileSync(fresh, lines.join(''));
  renameSync(fresh, softwareList);
}

async function makePart(part, say) {
  const began = performance.now();
  rmSync(stampFile(part), { force: true });
  say(`building ${part.name} …`);
  await part.make(say);
  mkdirSync(dist, { recursive: true });
  writeFileSync(stampFile(part), part.stamp);
  say(`built ${part.name} in ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

function stampFile(part) {
  return path.join(dist, `${part.name}.stamp`);
}

function isCurrent(part) {
  return (
    existsSync(stampFile(part)) &&
    readFileSync(stampFile(part), 'utf8') === part.stamp &&
    part.products.every((product) => existsSync(path.join(dist, product)))
  );
}

/** Contents rather than times: a checkout that comes back to the same files needs no build. */
function fingerprint({ sources, matches = /./, ignores = /^$/ }) {
  const hash = createHash('sha256');
  const files = sources.flatMap((folder) => filesUnder(path.join(root, folder)));
  const own = ['package-lock.json', 'package.json', 'scripts/build.mjs', 'scripts/tsconfig.base.json'];
  for (const file of [...own.map((name) => path.join(root, name)), ...files.sort()]) {
    const name = path.relative(root, file).replaceAll('\\', '/');
    const counts = own.includes(name) || (matches.test(name) && !ignores.test(name));
    if (!counts || /[.]test[.]tsx?$/.test(name)) continue;
    hash.update(`${name}\0`).update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  if (statSync(folder).isFile()) return [folder];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
}

/** Names the sources of the candidates' page: what a page says of itself, and what the engine holds it against. */
function candidatePageBuild() {
  return fingerprint(parts.find((part) => part.name === 'exam-client')).slice(0, 16);
}

async function makeEngine(say) {
  const esbuild = await import('esbuild');
  const entries = Object.entries(engineEntries).filter(
    ([, file]) => existsSync(path.join(root, file)) || say(`no ${file} yet`),
  );
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(entries),
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    define: { TERANG_PAGE_BUILD: JSON.stringify(candidatePageBuild()) },
    sourcemap: true,
    logLevel: 'warning',
  });
}

/** What a page is made of and under which address it lies is said in its folder's vite.config.ts. */
async function makePages(name, say, folder = name, pageBuild = null) {
  const configFile = path.join(root, folder, 'vite.config.ts');
  if (!existsSync(configFile)) return say(`no pages in ${folder} yet`);
  const { build: viteBuild } = await import('vite');
  const fresh = path.join(dist, `${name}.building-${process.pid}`);
  try {
    await viteBuild({ configFile, mode: 'production', logLevel: 'warn', build: { outDir: fresh } });
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    throw error;
  }
  if (pageBuild !== null) {
    const page = path.join(fresh, 'index.html');
    const named = `<meta name="terang-build" content="${pageBuild}" /></head>`;
    writeFileSync(
      page,
      readFileSync(page, 'utf8').replace('</head>', () => named),
    );
  }
  // Made beside and swapped in, so that an engine that is serving meanwhile never sees half a bundle.
  rmSync(path.join(dist, name), { recursive: true, force: true });
  renameSync(fresh, path.join(dist, name));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const made = await build({ say: (line) => console.log(line), force: process.argv.includes('--force') });
  if (made.length === 0) console.log('dist is up to date');
}
