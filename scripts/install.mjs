// Brings node_modules to what package-lock.json says. Uses nothing but Node, because it runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const modules = path.join(root, 'node_modules');
const stampFile = path.join(modules, '.terang-installed');

/** A sentence when this Node is too old, otherwise null. */
export function nodeRefusal(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return null;
  return `Terang needs Node 20.19 or later; this is Node ${version}. Install a current LTS version from https://nodejs.org and try again.`;
}

/** Installs when something is missing or out of date. Throws an Error with a sentence for people when it cannot. */
export async function ensureInstalled(say) {
  const wanted = stamp();
  const found = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : null;
  if (found === wanted) return;
  if (lockIsInstalled()) {
    // Same packages, but SQLite was compiled for another Node: compile that one again, keep the rest.
    if (!sqliteLoads()) await npm(['rebuild', 'better-sqlite3'], 'Compiling SQLite for this Node', say);
  } else {
    await npm(['ci', '--include=dev', '--no-audit', '--no-fund'], 'Installing packages', say);
  }
  if (!sqliteLoads()) await npm(['rebuild', 'better-sqlite3'], 'Compiling SQLite', say);
  if (!sqliteLoads()) throw new Error(`SQLite was installed but does not load on this machine.\n${toolChain}`);
  writeFileSync(stampFile, wanted);
}

/** What a compiled module depends on: the lock file, Node's ABI, and the machine's kind. */
function stamp() {
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  return `${lock} ${process.versions.modules} ${process.platform} ${process.arch}\n`;
}

/** Does npm's own record of node_modules agree with package-lock.json? True after any `npm ci` or `npm install`. */
function lockIsInstalled() {
  const record = path.join(modules, '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(
    ([name, { version, optional, peer }]) =>
      name === '' || installed[name]?.version === version || ((optional || peer) && !installed[name]),
  );
}

/** Asked of another process: one that has met the wrong build keeps it even after the right one lies in its place. */
function sqliteLoads() {
  const program = "new (require('better-sqlite3'))(':memory:').close()";
  return spawnSync(process.execPath, ['-e', program], { cwd: root, stdio: 'ignore' }).status === 0;
}

const toolChain = `SQLite (better-sqlite3) is taken ready-made where it exists for this machine, else compiled, which needs a C++
compiler, make and Python 3:
  Debian, Ubuntu   apt-get install build-essential python3
  Fedora           dnf install gcc-c++ make python3
  macOS            xcode-select --install
  Windows          Visual Studio Build Tools with "Desktop development with C++"`;

/** Runs npm quietly with a line of progress; its whole output is shown only when it fails. */
function npm(args, title, say) {
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  const cli = process.env.npm_execpath;
  const [command, before] = /npm-cli[.]c?js$/.test(cli ?? '') ? [process.execPath, [cli]] : ['npm', []];
  say(`${title} (npm ${args[0]}); the first time this takes a minute or two …`);
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...before, ...args, '--loglevel=error'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: command === 'npm' && process.platform === 'win32',
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    const ticking = setInterval(() => say(`  … ${seconds()} s`), process.stdout.isTTY ? 5000 : 15000);
    child.on('error', (error) => {
      clearInterval(ticking);
      reject(new Error(`npm could not be started: ${error.message}`));
    });
    child.on('close', (code) => {
      clearInterval(ticking);
      if (code === 0) {
        say(`${title}: done in ${seconds()} s`);
        resolve();
      } else {
        reject(
          new Error(`${output.trimEnd()}\n\n${title} failed (npm ${args[0]} ended with ${code}).\n${advice(output)}`),
        );
      }
    });
  });
}

function advice(output) {
  if (/gyp ERR|gyp error|node-gyp|prebuild-install|not found: make|g\+\+/i.test(output)) return toolChain;
  if (/ENOTFOUND|ETIMEDOUT|ECONNRE|EAI_AGAIN|network/i.test(output)) {
    return 'The package registry could not be reached. The first start needs the network once; after it nothing does.';
  }
  if (/EACCES|EPERM/.test(output)) return `This user may not write to ${modules}.`;
  return 'Nothing was started. The lines above come from npm.';
}
