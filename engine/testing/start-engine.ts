import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { FirstRun } from '../first-run.ts';
import { type Engine, startEngine } from '../main.ts';

const root = resolve(import.meta.dirname, '..', '..');

export interface TestEngine {
  readonly engine: Engine;
  readonly url: string;
  readonly dataDir: string;
  readonly told: FirstRun;
  /** Closes the engine and starts another one over the same data, on the same port. */
  restart(): Promise<TestEngine>;
  /** Closes the engine and removes its data. */
  end(): Promise<void>;
}

/** A whole engine on a free port over a new folder, with the two practice sessions; its writer thread is the built one. */
export async function startTestEngine(participants = 5): Promise<TestEngine> {
  const dataDir = mkdtempSync(join(tmpdir(), 'terang-'));
  const engine = await open(dataDir, 0, participants);
  if (engine.firstRun === null) throw new Error('a new folder must be a first run');
  return testEngine(engine, dataDir, engine.firstRun);
}

function testEngine(engine: Engine, dataDir: string, told: FirstRun): TestEngine {
  return {
    engine,
    url: engine.url,
    dataDir,
    told,
    restart: async () => {
      await engine.close();
      return testEngine(await open(dataDir, engine.port, 0), dataDir, told);
    },
    end: async () => {
      await engine.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function open(dataDir: string, port: number, participants: number): Promise<Engine> {
  return startEngine({
    host: '127.0.0.1',
    port,
    dataDir,
    participants,
    clientsDir: join(root, 'dist'),
    questionBanksDir: join(root, 'question-banks'),
    writerScript: join(root, 'dist', 'engine', 'writer-thread.mjs'),
    logLevel: 'silent',
    version: '0.0.0-test',
  });
}
