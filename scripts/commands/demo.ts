import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readCredentials } from '../simulate/read-credentials.ts';
import { simulateCandidates } from '../simulate/simulate-candidates.ts';
import { worthFromFolder } from './bank.ts';
import type { Terminal } from './outcome.ts';
import { describeSummary, open } from './simulate.ts';

const SESSION = 'latihan-singkat';
/** The ten minutes of the short practice in about three. */
const SPEED = 3;

/** As many as make console and board lively; the others are left for whoever wants to try. */
const PEOPLE = 40;

/** Simulated people take the short practice. The first participant is never one of them. What fails here leaves the engine alone. */
export async function playDemo(
  port: number,
  dataDir: string,
  places: { readonly questionBanksDir: string },
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  const file = join(dataDir, 'first-run.json');
  if (!existsSync(file)) return terminal.err(`No demo: ${file} is gone, and with it the PINs of the practice.`);
  const url = `http://127.0.0.1:${port}`;
  try {
    const told = readCredentials(file);
    const session = told.sessions.find(({ id }) => id === SESSION);
    if (session === undefined) return terminal.err(`No demo: there is no session ${SESSION}.`);
    const [own, ...rest] = session.participants;
    const others = rest.slice(-PEOPLE);
    if (own !== undefined)
      terminal.err(`Demo: ${others.length} simulated people take ${SESSION}; ${own.number} is yours.`);
    const summary = await simulateCandidates({
      url,
      sessionId: SESSION,
      sessionPin: session.sessionPin,
      participants: others,
      speed: SPEED,
      seed: 'demo',
      dropRate: 0.01,
      worthOf: worthFromFolder(join(places.questionBanksDir, 'samples', 'skd-id')),
      onEverybodySeated: () => void open(url, told, SESSION, terminal),
      signal,
    });
    for (const line of ['Demo is over.', ...describeSummary(summary)]) terminal.err(line);
  } catch (fault) {
    terminal.err(`The demo ended: ${fault instanceof Error ? fault.message : String(fault)}`);
  }
}
