import type { StaffName } from '#domain/ids.ts';
import type { ProposedAct } from '#domain/session/proposed-act.ts';
import { MINUTE, type Millis } from '#domain/time.ts';
import { Chance } from '../../scripts/simulate/seeded-chance.ts';
import { verifyLedger } from '../../scripts/verify-ledger.ts';
import { closeSession } from '../actions/close-session.ts';
import { confirmIdentity } from '../actions/confirm-identity.ts';
import { forceHandIn } from '../actions/force-hand-in.ts';
import { openSession } from '../actions/open-session.ts';
import { extendTime } from '../actions/pause-and-extend.ts';
import type { Person } from '../actions/person.ts';
import { confirmAct, dropAct, proposeAct } from '../actions/proposals.ts';
import { signInCandidate } from '../actions/sign-in-candidate.ts';
import { HandClockedEngine } from './hand-clocked-engine.ts';
import { tinyJson } from './tiny-exam.ts';
import { tinySessionPlan } from './tiny-session.ts';

jest.setTimeout(240_000);

const PEOPLE = 6;
const LIMIT = 5 * MINUTE;
const SEQUENCES = 12;
const MESSAGES = 25;
const one = { name: 'seorang' as StaffName, reason: 'sendirian' };
const other = { name: 'orang lain' as StaffName, reason: 'berdua' };

/** A hall in which one of six has not come, two have ended, and three are at work. */
async function hallAtWork(): Promise<HandClockedEngine> {
  const definition = { ...tinyJson(), clockStarts: 'session', extensionLimitMs: LIMIT };
  const engine = await HandClockedEngine.start({ ...tinySessionPlan('tiny', PEOPLE), definition });
  const { desk, hall } = engine;
  expect(await openSession(desk, hall, one.name)).toMatchObject({ ok: true });
  const people = [...hall.people()].slice(1);
  for (const person of people) await enter(engine, person);
  for (const { participant } of people.slice(0, 2)) await forceHandIn(desk, hall, participant.number, one);
  return engine;
}

async function enter({ desk, hall }: HandClockedEngine, person: Person): Promise<void> {
  const { number } = person.participant;
  const taken = await signInCandidate(desk, {
    ...{ participantNumber: number, registrationPin: `PIN-${number.slice(2)}`, sessionPin: '234567' },
    ...{ workstation: `PC-${number}`, socketId: number },
  });
  expect(taken).toMatchObject({ ok: true });
  await confirmIdentity(desk, hall, person, { epoch: 1, confirmed: true });
}

/** Any message of one account about what it may not do alone, well formed and otherwise as chance has it. */
async function anything(engine: HandClockedEngine, chance: Chance, by: typeof one): Promise<void> {
  const { desk, hall } = engine;
  const people = [...hall.people()];
  const person = people[chance.below(people.length)]!;
  const { number, pid } = person.participant;
  const ms = ((1 + chance.below(20)) * MINUTE) as Millis;
  const acts: readonly ProposedAct[] = [
    { kind: 'disqualify', pid },
    { kind: 'reopen', pid, ms },
    { kind: 'extend', pids: chance.happens(0.3) ? 'all' : [pid], ms },
    { kind: 'held', pid, verdict: 'admit', answers: [{ epoch: 1, mutation: 1 }] },
    { kind: 'amend', item: person.keys[0]!.itemId, rule: { kind: 'full' } },
  ];
  const proposal = 1 + chance.below(hall.proposals.length + 1);
  const messages = [
    () => proposeAct(desk, hall, acts[chance.below(acts.length)]!, by),
    () => confirmAct(desk, hall, proposal, by),
    () => dropAct(desk, hall, proposal, chance.happens(0.5) ? 'rejected' : 'withdrawn', by),
    () => extendTime(desk, hall, { whom: chance.happens(0.3) ? 'all' : [number], ms, seenAt: null }, by),
  ];
  await messages[chance.below(messages.length)]!();
  if (chance.happens(0.1)) await engine.forget();
}

/** What two are needed for, as it stands. */
function sensitive({ hall }: HandClockedEngine) {
  return [...hall.people()].map(({ saved }) => ({
    isDisqualified: saved.disqualified !== undefined,
    phase: saved.phase,
    admitted: saved.heldAnswers.filter(({ decision }) => decision !== null).length,
    isBeyond: (saved.givenAlone ?? 0) + (hall.session.clock?.extended ?? 0) > LIMIT,
  }));
}

test('whatever one account says, and however often, nothing happens that two are needed for', async () => {
  const engine = await hallAtWork();
  try {
    const before = sensitive(engine);
    for (let sequence = 0; sequence < SEQUENCES; sequence += 1) {
      const chance = new Chance(`one account ${sequence}`);
      for (let turn = 0; turn < MESSAGES; turn += 1) await anything(engine, chance, one);
      expect(sensitive(engine)).toEqual(before);
    }
    const waiting = engine.hall.proposals.filter(({ state }) => state === 'open');
    expect(waiting.length).toBeGreaterThan(2);
    // The very same proposals happen as soon as somebody else says yes.
    for (const { number } of waiting) await confirmAct(engine.desk, engine.hall, number, other);
    expect(sensitive(engine)).not.toEqual(before);
    expect(await closeSession(engine.desk, engine.hall, one)).toMatchObject({ ok: true });
    const judged = verifyLedger(engine.dataDir).sessions.flatMap(({ checks }) => checks);
    expect(judged.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
  } finally {
    await engine.end();
  }
});
