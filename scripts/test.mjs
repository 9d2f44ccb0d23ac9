// `npm test`: from a fresh clone to one honest line. Installs what is missing, runs everything, says what it skipped.
//   npm test -- --only unit        one part; several with commas. Parts: see `parts` below
//   npm run check                  the fast half: types, lint, floors, dead code, unit tests
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled, nodeRefusal } from './install.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const results = path.join(root, '.cache', 'test');
const say = (line) => console.log(line);
const total = { passed: 0, failed: 0, skipped: 0 };
/** Told once more at the end, where a long log is read first. */
const broken = [];
const unsteady = [];

const floors = ['engine', 'exam-client', 'proctor-console', 'question-banks', 'scripts'];
const minutes = (count) => count * 60_000;

/** In the order they run: what fails fast comes first. */
const parts = {
  format: check('prettier', 'prettier/bin/prettier.cjs', '--check', '.', '--log-level', 'warn'),
  types: check('tsc', 'typescript/bin/tsc', '-b'),
  lint: check('eslint', 'eslint/bin/eslint.js', '-c', 'scripts/eslint.config.mjs', '.'),
  floors: check('depcruise', 'dependency-cruiser/bin/dependency-cruise.mjs', '-c', 'scripts/floors.cjs', ...floors),
  knip: check('knip', 'knip/bin/knip.js', '-c', 'scripts/knip.json'),
  build: check('esbuild and vite', '../scripts/build.mjs'),
  node: jest('unit and property tests', 'node', minutes(12)),
  jsdom: jest('screens in jsdom', 'jsdom', minutes(6)),
  rehearsal: jest('whole-exam rehearsals', 'rehearsal', minutes(12), '--runInBand'),
  browser: jest('browser rehearsals', 'browser', minutes(15), '--runInBand'),
};
const groups = { unit: ['node', 'jsdom'], check: ['types', 'lint', 'floors', 'knip', 'node', 'jsdom'] };

function check(title, bin, ...args) {
  return async (name) => {
    const { code, output, seconds } = await run(path.join(root, 'node_modules', bin), args, minutes(5));
    total[code === 0 ? 'passed' : 'failed'] += 1;
    const warnings = /\((\d+) errors?, (\d+) warnings?\)/.exec(output)?.[2] ?? '0';
    const remark = warnings === '0' ? '' : `, ${warnings} warnings (npm run ${name} shows them)`;
    say(`${code === 0 ? '✓' : '✗'} ${name} (${title}): ${code === 0 ? 'passed' : 'failed'}${remark} (${seconds} s)`);
    if (code === 0) return;
    say(output.trimEnd());
    broken.push(`${name} (${title})`);
  };
}

function jest(title, project, limit, ...more) {
  return async (name) => {
    say(`▸ ${name} (${title})`);
    const first = await runJest(project, limit, ...more);
    const again = project === 'browser' ? filesOfFailed(first.told) : [];
    const runs = [first];
    if (again.length > 0 && !first.silent) runs.push(await secondTry(project, limit, again, ...more));
    const last = runs.at(-1);
    // Of a suite that was run again only the second run counts, and the end of the log says that there was a first.
    const passed = runs.reduce((sum, { told }) => sum + (told?.numPassedTests ?? 0), 0) - passedIn(first.told, again);
    const skipped = (first.told?.numPendingTests ?? 0) + (first.told?.numTodoTests ?? 0);
    const { failed } = last;
    broken.push(...namesOfFailed(last.told), ...(last.silent ? [`${name}: ended with ${last.code}`] : []));
    if (runs.length > 1) unsteady.push(...namesOfFailed(first.told));
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
    const suites = first.told?.numTotalTestSuites ?? 0;
    const seconds = runs.reduce((sum, run) => sum + Number(run.seconds), 0).toFixed(1);
    say(
      `${failed === 0 ? '✓' : '✗'} ${name}: ${suites} suites, ${passed} passed, ${failed} failed, ${skipped} skipped (${seconds} s)`,
    );
  };
}

/**
 * A real browser on a busy machine: what fails there is tried once more by itself, with nothing beside it. What fails twice has failed.
 * No other part has a second try.
 */
async function secondTry(project, limit, files, ...more) {
  say(`  a second try, each by itself: ${files.map(fromRoot).join(', ')}`);
  return runJest(project, limit, ...more, '--runTestsByPath', ...files);
}

async function runJest(project, limit, ...more) {
  const report = path.join(results, `${project}.json`);
  rmSync(report, { force: true });
  const options = ['--selectProjects', project, '--passWithNoTests', '--json', `--outputFile=${report}`, ...more];
  const bin = path.join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  const reporter = path.join(root, 'scripts', 'jest-suite-lines.mjs');
  const args = ['-c', 'scripts/jest.config.mjs', `--reporters=${reporter}`, ...options];
  const { code, output, seconds } = await run(bin, args, limit, { live: true });
  const told = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null;
  // A suite that could not be loaded, or a runner that died or hung, is a failure although no test says so.
  const silent = told === null || (code !== 0 && told.numFailedTests + told.numRuntimeErrorTestSuites === 0);
  const failed = (told?.numFailedTests ?? 0) + (told?.numRuntimeErrorTestSuites ?? 0) + (silent ? 1 : 0);
  if (silent) say(`${output.trimEnd()}\njest ended with ${code} and reported no failing test`);
  return { code, failed, seconds, silent, told };
}

const fromRoot = (file) => path.relative(root, file).replaceAll('\\', '/');

const filesOfFailed = (told) =>
  (told?.testResults ?? []).filter(({ status }) => status === 'failed').map(({ name }) => name);

const passedIn = (told, files) =>
  (told?.testResults ?? [])
    .filter(({ name }) => files.includes(name))
    .reduce(
      (sum, { assertionResults }) => sum + assertionResults.filter(({ status }) => status === 'passed').length,
      0,
    );

function namesOfFailed(told) {
  return (told?.testResults ?? []).flatMap(({ assertionResults, name, status }) => {
    const file = fromRoot(name);
    const failed = assertionResults
      .filter((test) => test.status === 'failed')
      .map(({ fullName }) => `${file}: ${fullName}`);
    return failed.length === 0 && status === 'failed' ? [`${file}: could not be run`] : failed;
  });
}

/** Runs a Node program of the project to its end; `live` lets its own lines through as they come. */
function run(bin, args, limit, { live = false } = {}) {
  const began = Date.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [bin, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => {
      // With --json --outputFile jest still says where it wrote; everything else on stdout is the reporter's.
      const text = String(chunk);
      if (live) process.stdout.write(text.replace(/^Test results written to: .*\n/m, ''));
      else output += text;
    });
    child.stderr.on('data', (chunk) => (output += chunk));
    const timer = setTimeout(() => {
      output += `\nstopped after ${limit / 60_000} minutes`;
      child.kill('SIGKILL');
    }, limit);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      resolve({ code: code ?? signal, output, seconds: ((Date.now() - began) / 1000).toFixed(1) });
    });
  });
}

function chosenParts(args) {
  if (args.includes('--check')) return groups.check;
  const at = args.indexOf('--only');
  if (at === -1) return Object.keys(parts);
  const names = (args[at + 1] ?? '').split(',').flatMap((name) => groups[name] ?? [name]);
  const unknown = names.filter((name) => !(name in parts));
  if (unknown.length === 0) return names;
  const known = [...Object.keys(parts), ...Object.keys(groups)].join(', ');
  throw new Error(`--only does not know ${unknown.join(', ')}; it knows ${known}.`);
}

async function prepare(names) {
  await ensureInstalled(say);
  mkdirSync(results, { recursive: true });
  if (!names.includes('browser')) return;
  const { findOrInstallBrowser } = await import('./find-browser.mjs');
  const { browser, reason } = await findOrInstallBrowser(say);
  say(browser === null ? `browser rehearsals will be skipped: ${reason}` : `browser: ${browser}`);
  if (browser !== null) process.env.TERANG_CHROMIUM = browser;
}

const began = Date.now();
try {
  const refusal = nodeRefusal();
  if (refusal !== null) throw new Error(refusal);
  const names = chosenParts(process.argv.slice(2));
  await prepare(names);
  for (const name of names) await parts[name](name);
  const left = Object.keys(parts).filter((name) => !names.includes(name));
  if (left.length > 0) say(`not asked for: ${left.join(', ')}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  total.failed += 1;
}
for (const name of unsteady.filter((test) => !broken.includes(test)))
  say(`unsteady, passed at the second try: ${name}`);
for (const name of broken) say(`✗ ${name}`);
say(`in ${((Date.now() - began) / 1000).toFixed(0)} s on Node ${process.versions.node}`);
say(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
process.exitCode = total.failed > 0 ? 1 : 0;
