import type { StaffName } from '#domain/ids.ts';
import { MINUTE, millis } from '#domain/time.ts';
import { bell } from '#domain/session/decide-held.ts';
import type { Decision } from '#domain/session/refusal.ts';
import type { KeyRule } from '#domain/score/key-rule.ts';
import { leafCode } from '#domain/ledger/tlog-proof.ts';
import type { FactOf } from '#domain/ledger/fact.ts';
import { placeRows } from '../../proctor-console/state/board.ts';
import { writeBundle } from '../../scripts/commands/bundle.ts';
import { Chance } from '../../scripts/simulate/seeded-chance.ts';
import { verifyLedger } from '../../scripts/verify-ledger.ts';
import { nodePrimitives } from '../../scripts/verify/node-primitives.ts';
import { verifyBundle } from '../../scripts/verify/verify-bundle.ts';
import { closeSession } from '../actions/close-session.ts';
import { confirmIdentity } from '../actions/confirm-identity.ts';
import { forceHandIn } from '../actions/force-hand-in.ts';
import { holdAnswers } from '../actions/hold-answers.ts';
import { openSession } from '../actions/open-session.ts';
import { extendTime, pause, unpause } from '../actions/pause-and-extend.ts';
import type { Person } from '../actions/person.ts';
import { confirmAct, proposeAct } from '../actions/proposals.ts';
import { handIn } from '../actions/record-change.ts';
import { changeRecorded } from './changes-recorded.ts';
import { signInCandidate } from '../actions/sign-in-candidate.ts';
import { viewAttempt } from '../actions/view-attempt.ts';
import { viewChanges } from '../actions/view-board.ts';
import { viewMonitorRow } from '../actions/view-monitor.ts';
import { resultRows, viewResults } from '../actions/view-results.ts';
import { BoardFeed } from '../transport/board-feed.ts';
import { type Correction, type Corrections, correct, correctionsOf, worth } from './corrected-keys.ts';
import { OpenBundle } from './bundles/open-bundle.ts';
import { HandClockedEngine } from './hand-clocked-engine.ts';
import { tinyJson } from './tiny-exam.ts';
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

  /** Right is five, wrong is minus one, blank is nothing; a weighted option is worth its weight; what was corrected is worth what was said last. From the bank, not from a key sheet. */
  earned(person: Person, corrections: Corrections): number {
    const sheet = this.sheetOf(person);
    return this.plans.get(person.participant.number)!.reduce((total, { itemId, options }, position) => {
      const response = sheet.get(position);
      return total + worth(itemId, response === undefined ? undefined : options[response], corrections);
    }, 0);
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
    const done = await changeRecorded(desk, hall, person, { epoch: 1, mutation, clientAt: 0, change });
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
  const codeOf = (entry: number): string => leafCode(desk.reads.leaves(hall.stored.no, entry, 1)[0]!);
  const results = new Map(viewResults(hall, codeOf).map((row) => [row.number as string, row]));
  const [head, ...lines] = resultRows(hall, viewResults(hall, codeOf));
  const column = (line: readonly string[], of: string): string => line[head!.indexOf(of)]!;
  const sheet = new Map(lines.map((line) => [column(line, 'nomor'), line]));
  const written = new Map<string, number>();
  for (const { fact } of desk.reads.facts(hall.stored.no, () => undefined)) {
    if (fact.type === 'SCORE') written.set((fact as FactOf<'SCORE'>).pid, fact.total);
  }
  return { board, told: (person: Person) => toldOf(person) };

  function toldOf(person: Person) {
    const { number, pid } = person.participant;
    const row = placed.get(number)!;
    const line = sheet.get(number)!;
    const inConsole = viewMonitorRow(desk, hall, person);
    return {
      candidate: viewAttempt(desk, hall, person).attempt.score?.total ?? null,
      board: row.row.total,
      console: inConsole.total,
      results: results.get(number)!.score?.total ?? null,
      sheet: column(line, 'total') === '' ? null : Math.round(Number(column(line, 'total')) * 100),
      ledger: written.get(pid) ?? null,
      ranks: [row.rank, results.get(number)!.rank, Number(column(line, 'peringkat')) || null],
      changes: [row.row.changes ?? [], inConsole.changes ?? [], viewChanges(results.get(number)!.changes)],
      changesInSheet: column(line, 'perubahan'),
    };
  }
}

/** The corrections, one after another; what they make of whose number, by the test's own book-keeping: old, new and why. */
async function correctAll(sitting: Sitting, corrections: readonly Correction[]) {
  const { engine, people } = sitting;
  const finished = people.filter(({ saved }) => saved.phase === 'finished');
  const rules = new Map<string, KeyRule>();
  const expected = new Map<string, { from: number; to: number; reason: string }[]>();
  const number = (person: Person): number => sitting.earned(person, rules);
  let before = new Map(finished.map((person) => [person, number(person)]));
  for (const correction of corrections) {
    engine.wait(1_000);
    await correct(engine, correction);
    rules.set(correction.item, correction.rule);
    const after = new Map(finished.map((person) => [person, number(person)]));
    for (const person of finished) {
      const [from, to] = [before.get(person)!, after.get(person)!];
      const known = expected.get(person.participant.number) ?? [];
      if (from !== to) known.push({ from, to, reason: correction.reason });
      expected.set(person.participant.number, known);
    }
    before = after;
  }
  return { rules, expected };
}

const seen = { scores: 0, changes: 0, corrected: 0, ties: 0, extended: 0, absent: 0 };

test.each(Array.from({ length: HALLS }, (_, place) => place))(
  'of two hundred histories of hall %i every place tells the same number, before and after a start from the disk',
  async (place) => {
    const livePolicy = POLICIES[place % POLICIES.length]!;
    const definition = { ...tinyJson(), clockStarts: place % 2 === 0 ? 'session' : 'sign-in', livePolicy };
    const engine = await HandClockedEngine.start({ ...tinySessionPlan('tiny', PEOPLE), definition });
    try {
      const sitting = new Sitting(engine, new Chance(`one number ${place}`));
      await sit(sitting);
      const late = numbersOf(engine);
      const { rules, expected } = await correctAll(
        sitting,
        correctionsOf(new Chance(`corrections ${place}`), `aula ${place}`),
      );
      const before = numbersOf(engine);
      expect(before.board.state).toBe('final');
      for (const person of sitting.people) {
        const { changes, changesInSheet, ranks, ...told } = before.told(person);
        const number = person.saved.phase === 'finished' ? sitting.earned(person, rules) : null;
        expect({ of: person.participant.number, ...told }).toEqual({
          of: person.participant.number,
          candidate: number,
          board: number,
          console: number,
          results: number,
          sheet: number,
          ledger: number,
        });
        expect(new Set(ranks).size).toBe(1);
        // What was told before stays beside what is told now, with the reason, at every place.
        const [ofBoard, ...others] = changes;
        for (const each of others) expect(each).toEqual(ofBoard);
        const earlier = late.told(person).changes[0]!;
        for (const each of earlier) expect(each.reason).toBe(by.reason);
        const corrected = expected.get(person.participant.number) ?? [];
        expect(ofBoard).toEqual([...earlier, ...corrected.map((each) => expect.objectContaining(each) as object)]);
        for (const { reason } of corrected) expect(changesInSheet).toContain(reason);
        seen.changes += earlier.length;
        seen.corrected += corrected.length;
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
      if (place === 0) await expectBundle(engine, before.told);
    } finally {
      await engine.end();
    }
  },
);

/** The bundle's own verifier computes everything anew from the answers; the results in the file are the number of every other place. */
async function expectBundle(engine: HandClockedEngine, told: ReturnType<typeof numbersOf>['told']): Promise<void> {
  const bundle = await writeBundle(engine.dataDir, engine.hall.id, { tier: 'auditor' });
  const { steps } = verifyBundle(nodePrimitives, bundle);
  expect(steps.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
  const judged = (name: string) => steps.find((step) => step.step === name)?.verdict;
  expect([judged('V19'), judged('V20')]).toEqual(['pass', 'pass']);
  const results: readonly { pid?: string; total?: number | null }[] = new OpenBundle(bundle, new Uint8Array(32)).lines(
    'results.jsonl',
  );
  const totals = new Map(results.map(({ pid, total }) => [pid, total]));
  for (const person of engine.hall.people()) expect(totals.get(person.participant.pid)).toBe(told(person).ledger);
}

test('among them there were late answers and corrections that changed a score, ties, time given, and people who never came', () => {
  expect(seen.scores).toBeGreaterThan(700);
  for (const count of [seen.changes, seen.ties, seen.extended, seen.absent]) expect(count).toBeGreaterThan(40);
  expect(seen.corrected).toBeGreaterThan(1_000);
});
