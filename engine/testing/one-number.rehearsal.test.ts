import type { StaffName } from '#domain/ids.ts';
import { MINUTE, millis } from '#domain/time.ts';
import { bell } from '#domain/session/decide-held.ts';
import type { Decision } from '#domain/session/refusal.ts';
import type { FactOf } from '#domain/ledger/fact.ts';
import { placeRows } from '../../proctor-console/state/board.ts';
import { Chance } from '../../scripts/simulate/seeded-chance.ts';
import { verifyLedger } from '../../scripts/verify-ledger.ts';
import { closeSession } from '../actions/close-session.ts';
import { confirmIdentity } from '../actions/confirm-identity.ts';
import { forceHandIn } from '../actions/force-hand-in.ts';
import { holdAnswers } from '../actions/hold-answers.ts';
import { openSession } from '../actions/open-session.ts';
import { extendTime, pause, unpause } from '../actions/pause-and-extend.ts';
import type { Person } from '../actions/person.ts';
import { confirmAct, proposeAct } from '../actions/proposals.ts';
import { handIn, recordChange } from '../actions/record-change.ts';
import { signInCandidate } from '../actions/sign-in-candidate.ts';
import { viewAttempt } from '../actions/view-attempt.ts';
import { viewMonitorRow } from '../actions/view-monitor.ts';
import { viewResults } from '../actions/view-results.ts';
import { BoardFeed } from '../transport/board-feed.ts';
import { HandClockedEngine } from './hand-clocked-engine.ts';
import { tinyBank, tinyJson } from './tiny-exam.ts';
import { tinySessionPlan } from './tiny-session.ts';

/** Five halls of two hundred people, each with a history of their own. */
const HALLS = 5;
const PEOPLE = 200;
const PLACES = 12;
const POLICIES = ['running', 'locked', 'finished'] as const;
const name = 'panitia' as StaffName;
const by = { name, reason: 'listrik padam' };

jest.setTimeout(240_000);

/** What one of them has on paper by the test's own book-keeping: places of the paper and what was chosen there. */
type Sheet = Map<number, number>;

class Sitting {
  readonly sheets = new Map<string, Sheet>();
  private readonly plans = new Map<string, readonly { itemId: string; options: readonly number[] }[]>();

  constructor(
    readonly engine: HandClockedEngine,
    readonly chance: Chance,
  ) {}

  get people(): Person[] {
    return [...this.engine.hall.people()];
  }

  sheetOf({ participant }: Person): Sheet {
    const known = this.sheets.get(participant.number) ?? new Map<number, number>();
    this.sheets.set(participant.number, known);
    return known;
  }

  async learnPlans(): Promise<void> {
    for (const { number, plan } of await this.engine.desk.reads.participants(this.engine.hall.stored.no)) {
      this.plans.set(number, plan as never);
    }
  }

  /** Right is five, wrong is minus one, blank is nothing; a weighted option is worth its weight. From the bank, not from a key sheet. */
  earned(person: Person): number {
    const plan = this.plans.get(person.participant.number)!;
    let total = 0;
    for (const [position, response] of this.sheetOf(person)) {
      const { itemId, options } = plan[position]!;
      const item = tinyBank.items.find(({ id }) => id === itemId)!;
      const option = options[response]!;
      if ('weights' in item) total += item.weights[option]! * 100;
      else if (item.kind === 'single-choice') total += item.key[0] === option ? 500 : -100;
    }
    return total;
  }

  async signIn(person: Person): Promise<void> {
    const { number } = person.participant;
    const taken = await signInCandidate(this.engine.desk, {
      participantNumber: number,
      registrationPin: `PIN-${number.slice(2)}`,
      sessionPin: '234567',
      workstation: `PC-${number}`,
      socketId: number,
    });
    expect(taken).toMatchObject({ ok: true });
    await confirmIdentity(this.engine.desk, this.engine.hall, person, { epoch: 1, confirmed: true });
  }

  /** One change of who still works. */
  async change(person: Person): Promise<void> {
    // Every eighth sits there and answers nothing: they are equal to one another.
    if (person.head.phase !== 'working' || Number(person.participant.number.slice(2)) % 8 === 0) return;
    const position = this.chance.below(PLACES);
    const response = this.chance.below(2);
    const isCleared = this.chance.happens(0.15);
    const change = isCleared
      ? ({ kind: 'clear', position } as const)
      : ({ kind: 'choose', position, response } as const);
    const mutation = person.head.lastMutation + 1;
    const { desk, hall } = this.engine;
    const done = await recordChange(desk, hall, person, { epoch: 1, mutation, clientAt: 0, change });
    if (!done.ok) return;
    if (isCleared) this.sheetOf(person).delete(position);
    else this.sheetOf(person).set(position, response);
  }

  /** An answer of the last second before the bell, which arrives long after it. */
  async late(person: Person, mutation: number): Promise<boolean> {
    const { desk, hall } = this.engine;
    if (person.saved.phase !== 'finished' || person.saved.clock === null) return false;
    const position = this.chance.below(PLACES);
    const response = this.chance.below(5);
    const recordedAt = bell(person.saved, desk.now())!;
    const change = { kind: 'choose', position, response } as const;
    const offered = [{ epoch: 1, mutation, change, clientAt: 0, recordedAt }];
    const held = await holdAnswers(desk, { hall, person, epoch: 1 }, offered);
    if (!held.ok || held.value[0]?.kind !== 'held') return false;
    const verdict = this.chance.happens(0.6) ? 'admit' : 'reject';
    const act = { kind: 'held', pid: person.participant.pid, verdict, answers: [{ epoch: 1, mutation }] } as const;
    expect(await proposeAct(desk, hall, act, by)).toMatchObject({ ok: true });
    const second = { ...by, name: 'orang kedua' as StaffName };
    expect(await confirmAct(desk, hall, hall.proposals.length, second)).toMatchObject({ ok: true });
    if (verdict === 'admit') this.sheetOf(person).set(position, response);
    return true;
  }
}

/** A tenth never comes; the rest answer, get time, are stopped, hand in, are ended or run out of time, and some have late answers. */
async function sit(sitting: Sitting): Promise<void> {
  const { chance, engine, people } = sitting;
  const some = (share: number): string[] =>
    people.filter(() => chance.happens(share)).map(({ participant }) => participant.number);
  const ok = async (deed: Promise<Decision<unknown>>): Promise<void> => expect(await deed).toMatchObject({ ok: true });
  const { desk } = engine;
  const stopped = some(0.2);
  await sitting.learnPlans();
  await Promise.all(people.filter(() => chance.happens(0.9)).map((person) => sitting.signIn(person)));
  await ok(openSession(desk, engine.hall, name));
  for (let round = 0; round < 8; round += 1) {
    await Promise.all(people.map((person) => sitting.change(person)));
    engine.wait(30_000 + chance.below(30_000));
    if (round === 2)
      await ok(extendTime(desk, engine.hall, { whom: some(0.2), ms: millis(2 * MINUTE), seenAt: null }, by));
    if (round === 3) await ok(pause(desk, engine.hall, stopped, by));
    if (round === 5) await ok(unpause(desk, engine.hall, stopped, by));
    if (round > 4) {
      const ready = people.filter(({ head }) => head.phase === 'working' && chance.happens(0.15));
      await Promise.all(
        ready.map((person) => {
          const mutation = person.head.lastMutation + 1;
          return ok(handIn(desk, engine.hall, person, { epoch: 1, mutation, clientAt: 0 }));
        }),
      );
    }
  }
  for (const number of some(0.03)) await forceHandIn(desk, engine.hall, number, by);
  // Beyond most people's time; those with more are ended by the closing.
  engine.wait(5 * MINUTE);
  await engine.tick();
  await Promise.all(people.map(async (person) => (chance.happens(0.3) ? sitting.late(person, 900) : false)));
  await Promise.all(people.map(async (person) => (chance.happens(0.1) ? sitting.late(person, 901) : false)));
  await ok(closeSession(desk, engine.hall, by));
}

/** Every place where a person's number is told, after the end. */
function numbersOf({ desk, hall }: HandClockedEngine) {
  const board = new BoardFeed(desk, hall).whole();
  const placed = new Map(placeRows(board.rows, board.session.tieBreak).map((each) => [each.row.number, each]));
  const results = new Map(viewResults(hall).map((row) => [row.number as string, row]));
  const written = new Map<string, number>();
  for (const { fact } of desk.reads.facts(hall.stored.no, () => undefined)) {
    if (fact.type === 'SCORE') written.set((fact as FactOf<'SCORE'>).pid, fact.total);
  }
  return { board, told: (person: Person) => toldOf(person) };

  function toldOf(person: Person) {
    const { number, pid } = person.participant;
    const row = placed.get(number)!;
    return {
      candidate: viewAttempt(desk, hall, person).attempt.score?.total ?? null,
      board: row.row.total,
      console: viewMonitorRow(desk, hall, person).total,
      results: results.get(number)!.score?.total ?? null,
      ledger: written.get(pid) ?? null,
      ranks: [row.rank, results.get(number)!.rank],
      changes: row.row.changes ?? [],
    };
  }
}

const seen = { scores: 0, changes: 0, ties: 0, extended: 0, absent: 0 };

test.each(Array.from({ length: HALLS }, (_, place) => place))(
  'of two hundred histories of hall %i every place tells the same number, before and after a start from the disk',
  async (place) => {
    const livePolicy = POLICIES[place % POLICIES.length]!;
    const definition = { ...tinyJson(), clockStarts: place % 2 === 0 ? 'session' : 'sign-in', livePolicy };
    const engine = await HandClockedEngine.start({ ...tinySessionPlan('tiny', PEOPLE), definition });
    try {
      const sitting = new Sitting(engine, new Chance(`one number ${place}`));
      await sit(sitting);
      const before = numbersOf(engine);
      expect(before.board.state).toBe('final');
      for (const person of sitting.people) {
        const { changes, ranks, ...told } = before.told(person);
        const number = person.saved.phase === 'finished' ? sitting.earned(person) : null;
        expect({ of: person.participant.number, ...told }).toEqual({
          of: person.participant.number,
          candidate: number,
          board: number,
          console: number,
          results: number,
          ledger: number,
        });
        expect(ranks[0]).toBe(ranks[1]);
        // What was told before stays beside what is told now.
        if (changes.length > 0) expect(changes.at(-1)).toMatchObject({ to: number, reason: by.reason });
        seen.changes += changes.length;
        seen.scores += number === null ? 0 : 1;
        seen.absent += number === null ? 1 : 0;
        seen.extended += (person.saved.clock?.extended ?? 0) > 0 ? 1 : 0;
      }
      const ranked = sitting.people.flatMap((person) => before.told(person).ranks[0] ?? []);
      seen.ties += ranked.length - new Set(ranked).size;

      await engine.forget();
      const after = numbersOf(engine);
      expect(after.board.rows).toEqual(before.board.rows);
      for (const person of engine.hall.people()) {
        const same = sitting.people.find(({ participant }) => participant.number === person.participant.number)!;
        expect(after.told(person)).toEqual(before.told(same));
      }
      const checks = verifyLedger(engine.dataDir).sessions.flatMap((session) => session.checks);
      expect(checks.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
      expect(checks.find(({ number }) => number === 10)?.verdict).toBe('pass');
    } finally {
      await engine.end();
    }
  },
);

test('among them there were late answers that changed a score, ties, time given, and people who never came', () => {
  expect(seen.scores).toBeGreaterThan(700);
  for (const count of [seen.changes, seen.ties, seen.extended, seen.absent]) expect(count).toBeGreaterThan(40);
});
