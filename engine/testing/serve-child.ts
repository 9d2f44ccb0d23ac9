import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { FirstRun } from '../first-run.ts';

const root = resolve(import.meta.dirname, '..', '..');

/** An engine in a process of its own, so that it can be killed or traced. */
export interface ServedEngine {
  readonly url: string;
  readonly port: number;
  readonly firstRun: FirstRun | null;
  readonly process: ChildProcess;
  /** What the engine has logged: at the level of these tests, each line is a fault. */
  readonly complaints: readonly string[];
  /** SIGKILL: no handler runs, nothing is flushed. Resolves when the process is gone. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export interface ServeOptions {
  readonly dataDir: string;
  readonly port?: number;
  readonly participants?: number;
  /** What runs node, e.g. a tracer and its options. */
  readonly under?: readonly string[];
  readonly messagesPerSecond?: number;
  /** Banks and exams; those of the project unless said. */
  readonly questionBanksDir?: string;
}

export async function serveChild({
  dataDir,
  messagesPerSecond,
  participants = 5,
  port = 0,
  questionBanksDir = join(root, 'question-banks'),
  under = [],
}: ServeOptions): Promise<ServedEngine> {
  const options = {
    host: '127.0.0.1',
    port,
    dataDir,
    messagesPerSecond,
    participants,
    clientsDir: join(root, 'dist'),
    questionBanksDir,
    writerScript: join(root, 'dist', 'engine', 'writer-thread.mjs'),
    logLevel: 'error',
    firstPasswordStays: true,
    version: '0.0.0-test',
  };
  const [command, ...args] = [...under, process.execPath, join(import.meta.dirname, 'serve-built.mjs')];
  const child = spawn(command!, args, {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {
      ...process.env,
      TERANG_TEST_MAIN: join(root, 'dist', 'engine', 'main.mjs'),
      TERANG_TEST_OPTIONS: JSON.stringify(options),
    },
  });
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  const complaints: string[] = [];
  const told = await firstLine(child, gone, complaints);
  return {
    url: `http://127.0.0.1:${told.port}`,
    port: told.port,
    firstRun: told.firstRun,
    process: child,
    complaints,
    kill: () => {
      child.kill('SIGKILL');
      return gone;
    },
    stop: () => {
      child.stdin?.end();
      return gone;
    },
  };
}

async function firstLine(
  child: ChildProcess,
  gone: Promise<void>,
  complaints: string[],
): Promise<{ port: number; firstRun: FirstRun | null }> {
  const lines = createInterface({ input: child.stdout! });
  const line = await Promise.race([
    new Promise<string>((heard) => lines.once('line', heard)),
    gone.then(() => Promise.reject(new Error('the engine ended before it served'))),
  ]);
  lines.on('line', (later) => complaints.push(later));
  return JSON.parse(line) as { port: number; firstRun: FirstRun | null };
}

export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'terang-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
