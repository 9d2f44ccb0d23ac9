import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { FirstRun } from '../first-run.ts';
import { type Engine, type EngineOptions, startEngine } from '../main.ts';

const root = resolve(import.meta.dirname, '..', '..');

export interface TestEngine {
  readonly engine: Engine;
  readonly url: string;
  readonly dataDir: string;
  readonly told: FirstRun;
  /** Closes the engine and starts another one over the same data, on the same port; `meanwhile` has the folder to itself. */
  restart(meanwhile?: (dataDir: string) => Promise<void>): Promise<TestEngine>;
  /** Closes the engine and removes its data. */
  end(): Promise<void>;
}

/** A whole engine on a free port over a new folder, with the two practice sessions; its writer thread is the built one. */
export async function startTestEngine(participants = 5, more: Partial<EngineOptions> = {}): Promise<TestEngine> {
  const dataDir = mkdtempSync(join(tmpdir(), 'terang-'));
  const start: Start = (port) => startEngine(optionsFor({ dataDir, port, participants, ...more }));
  const engine = await start(0);
  if (engine.firstRun === null) throw new Error('a new folder must be a first run');
  return testEngine(engine, dataDir, engine.firstRun, start);
}

type Start = (port: number) => Promise<Engine>;

function testEngine(engine: Engine, dataDir: string, told: FirstRun, start: Start): TestEngine {
  return {
    engine,
    url: engine.url,
    dataDir,
    told,
    restart: async (meanwhile = () => Promise.resolve()) => {
      await engine.close();
      await meanwhile(dataDir);
      return testEngine(await start(engine.port), dataDir, told, start);
    },
    end: async () => {
      await engine.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export const writerScript = join(root, 'dist', 'engine', 'writer-thread.mjs');

export function optionsFor(own: Partial<EngineOptions> & Pick<EngineOptions, 'dataDir' | 'port'>): EngineOptions {
  return {
    host: '127.0.0.1',
    clientsDir: join(root, 'dist'),
    questionBanksDir: join(root, 'question-banks'),
    writerScript,
    logLevel: 'silent',
    firstPasswordStays: true,
    version: '0.0.0-test',
    ...own,
  };
}
