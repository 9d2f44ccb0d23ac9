import type { Fact } from '#domain/ledger/fact.ts';
import { changeOf } from '#domain/session/attempt.ts';
import { openSession } from '../../scripts/simulate/open-session.ts';
import { simulateCandidates } from '../../scripts/simulate/simulate-candidates.ts';
import type { Acknowledged } from '../../scripts/simulate/sitting.ts';
import { Chance } from '../../scripts/simulate/seeded-chance.ts';
import { verifyLedger } from '../../scripts/verify-ledger.ts';
import { loadHall } from '../actions/load-hall.ts';
import { isSame } from '../actions/person.ts';
import { ReadStore } from '../storage/read-store.ts';
import { changedExams } from './changed-exams.ts';
import { practice } from './clients.ts';
import { type ServedEngine, serveChild, temporaryFolder } from './serve-child.ts';
import { examJson } from './tiny-exam.ts';

const SESSION = 'latihan-skd';
const CANDIDATES = 200;
const KILLS = 25;
/** Few enough that people lock some blocks before the last kill. */
const BLOCK = 5;
/** At this speed a paper of a hundred minutes keeps people busy for all the kills. */
const SPEED = 60;

jest.setTimeout(600_000);

/** Receipts as they come in, and a way to wait for the n-th. */
class Receipts {
  readonly all: Acknowledged[] = [];
  private awaited = { count: Infinity, resolve: (): void => undefined };

  take(receipt: Acknowledged): void {
    this.all.push(receipt);
    if (this.all.length >= this.awaited.count) this.awaited.resolve();
  }

  more(count: number): Promise<void> {
    return new Promise((resolve) => (this.awaited = { count: this.all.length + count, resolve }));
  }
}

/** What must be the same after every restart: each person's paper and deadline, from the data alone. */
async function papersAndDeadlines(dataDir: string) {
  const reads = new ReadStore(dataDir);
  const stored = (await reads.sessions()).find(({ id }) => id === SESSION)!;
  const { hall } = await loadHall(reads, stored);
  const facts = [...reads.facts(stored.no)];
  const papers = (await reads.participants(stored.no)).map(({ plan }) => plan);
  reads.close();
  const people = [...hall.people()];
  return {
    facts,
    pids: new Map(people.map(({ participant }) => [participant.number as string, participant.pid])),
    fixed: { papers, clocks: people.map(({ saved }) => saved.clock) },
  };
}

/** Acknowledged mutations that the ledger does not hold at their entry with their contents, and numbers used twice. */
function lostOrDoubled(
  receipts: readonly Acknowledged[],
  ledger: Awaited<ReturnType<typeof papersAndDeadlines>>,
): string[] {
  const used = new Set<string>();
  const doubled = ledger.facts.flatMap(({ fact, index }) => {
    const own = numbered(fact);
    if (own === null) return [];
    const key = `${own.pid} ${own.seq}`;
    if (used.has(key)) return [`entry ${index} uses mutation ${key} again`];
    used.add(key);
    return [];
  });
  const lost = receipts.flatMap(({ content, entryIndex, mutation, number }) => {
    const fact = ledger.facts[entryIndex]?.fact;
    const own = fact === undefined ? null : numbered(fact);
    const isThere = own !== null && own.pid === ledger.pids.get(number) && own.seq === mutation;
    return isThere && isSame(own.content, content)
      ? []
      : [`${number} mutation ${mutation} is not at entry ${entryIndex}`];
  });
  return [...doubled, ...lost];
}

function numbered(fact: Fact) {
  if (fact.type === 'ANSWER' || fact.type === 'CLEAR' || fact.type === 'FLAG' || fact.type === 'LOCK') {
    return { pid: fact.pid, seq: fact.seq, content: changeOf(fact) };
  }
  if (fact.type !== 'FINISH' || fact.reason !== 'submitted') return null;
  return { pid: fact.pid, seq: fact.seq, content: 'hand-in' as const };
}

/** The exam's own sections, which lock so many items at a time. */
function lockedEvery(every: number): object[] {
  const { sections } = examJson(SESSION) as { sections: object[] };
  return sections.map((section) => ({ ...section, lockBlocks: { every } }));
}

describe('SIGKILL at twenty-five moments while two hundred candidates answer', () => {
  it('loses no acknowledged answer, doubles none, changes no paper and no deadline', async () => {
    const folder = temporaryFolder();
    const exams = changedExams({ [SESSION]: { sections: lockedEvery(BLOCK) } });
    const served = { dataDir: folder.path, questionBanksDir: exams.path };
    let engine: ServedEngine = await serveChild({ ...served, participants: CANDIDATES });
    const { port, url } = engine;
    const told = engine.firstRun!;
    const chance = new Chance('kill nine');
    const receipts = new Receipts();
    const stop = new AbortController();
    let seated: () => void = () => undefined;
    const everybody = new Promise<void>((resolve) => (seated = resolve));
    const simulation = simulateCandidates({
      url,
      sessionId: SESSION,
      sessionPin: practice(told, SESSION).sessionPin,
      participants: practice(told, SESSION).participants,
      speed: SPEED,
      seed: 'kill nine',
      onAcknowledged: (receipt) => receipts.take(receipt),
      onEverybodySeated: seated,
      signal: stop.signal,
    });
    await everybody;
    expect(await openSession(url, told.staff[0]!, SESSION)).toBeNull();
    await receipts.more(CANDIDATES);
    const before = await papersAndDeadlines(folder.path);

    for (let kill = 0; kill < KILLS; kill += 1) {
      await receipts.more(1 + chance.below(300));
      await engine.kill();
      const report = verifyLedger(folder.path);
      expect(report.sessions.flatMap(({ checks }) => checks).filter(({ verdict }) => verdict === 'fail')).toEqual([]);
      const after = await papersAndDeadlines(folder.path);
      expect(lostOrDoubled(receipts.all, after)).toEqual([]);
      expect(after.fixed).toEqual(before.fixed);
      engine = await serveChild({ ...served, port });
    }
    await receipts.more(1);
    stop.abort();
    const summary = await simulation;
    await engine.stop();
    expect(summary.problems).toEqual([]);
    expect(receipts.all.length).toBeGreaterThan(KILLS);
    const locks = receipts.all.filter(({ content }) => content !== 'hand-in' && content.kind === 'lock').length;
    expect(locks).toBeGreaterThan(KILLS);
    process.stdout.write(
      `${KILLS} kills, ${receipts.all.length} receipts, ${locks} of them locks, ${summary.reconnects} reconnects\n`,
    );
    folder.remove();
    exams.remove();
  });
});
