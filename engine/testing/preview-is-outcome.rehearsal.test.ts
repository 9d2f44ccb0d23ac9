import type { StaffName } from '#domain/ids.ts';
import { MINUTE, type Millis } from '#domain/time.ts';
import { confirmIdentity } from '../actions/confirm-identity.ts';
import { forceHandIn } from '../actions/force-hand-in.ts';
import { moveSeat } from '../actions/move-seat.ts';
import { openSession } from '../actions/open-session.ts';
import { extendTime, pause, unpause } from '../actions/pause-and-extend.ts';
import type { Person } from '../actions/person.ts';
import { type DirectAct, previewDeed } from '../actions/preview-deed.ts';
import { confirmAct, previewAct, proposeAct } from '../actions/proposals.ts';
import { releaseSignIn } from '../actions/release-sign-in.ts';
import { releaseWorkstations } from '../actions/release-workstations.ts';
import { sendMessage } from '../actions/send-message.ts';
import { signInCandidate } from '../actions/sign-in-candidate.ts';
import { startSeparately } from '../actions/start-separately.ts';
import type { ProposedAct } from '#domain/session/proposed-act.ts';
import { Chance } from '../../scripts/simulate/seeded-chance.ts';
import { HandClockedEngine } from './hand-clocked-engine.ts';
import { tinyJson } from './tiny-exam.ts';
import { tinySessionPlan } from './tiny-session.ts';

jest.setTimeout(240_000);

const PEOPLE = 5;
const HALLS = 6;
const ACTS = 40;
const by = { name: 'pengawas' as StaffName, reason: 'listrik padam' };
const other = { name: 'penyelia' as StaffName, reason: 'benar' };

const KINDS = [
  ...(['pause', 'unpause', 'send-message', 'release-workstations', 'extend-time', 'start-separately'] as const),
  ...(['release-sign-in', 'force-hand-in', 'move-seat', 'sign-in', 'wait', 'proposed'] as const),
];

function directAct(kind: (typeof KINDS)[number], people: readonly Person[], chance: Chance): DirectAct | null {
  const some = people.filter(() => chance.happens(0.5)).map(({ participant }) => String(participant.number));
  const participantNumber = some[0] ?? 'nobody';
  const whom = chance.happens(0.3) ? ('all' as const) : [...some, 'nobody'];
  switch (kind) {
    case 'pause':
    case 'unpause':
    case 'send-message':
    case 'release-workstations':
      return { kind, whom };
    case 'extend-time':
      return { kind, whom, ms: ((1 + chance.below(4)) * MINUTE) as Millis, seenAt: null };
    case 'start-separately':
      return { kind, whom: some };
    case 'release-sign-in':
    case 'force-hand-in':
      return { kind, participantNumber };
    case 'move-seat':
      return { kind, participantNumber, room: 'R', seat: '1' };
    default:
      return null;
  }
}

function carryOut({ desk, hall }: HandClockedEngine, act: DirectAct) {
  switch (act.kind) {
    case 'pause':
      return pause(desk, hall, act.whom, by);
    case 'unpause':
      return unpause(desk, hall, act.whom, by);
    case 'send-message':
      return sendMessage(desk, hall, act.whom, { by: by.name, text: 'Mohon tenang.' });
    case 'release-workstations':
      return releaseWorkstations(desk, hall, act.whom, by);
    case 'extend-time':
      return extendTime(desk, hall, act, by);
    case 'start-separately':
      return startSeparately(desk, hall, act.whom, by);
    case 'release-sign-in':
      return releaseSignIn(desk, hall, act.participantNumber, by);
    case 'force-hand-in':
      return forceHandIn(desk, hall, act.participantNumber, by);
    case 'move-seat':
      return moveSeat(desk, hall, act.participantNumber, act, by);
  }
}

async function signIn({ desk, hall }: HandClockedEngine, person: Person): Promise<void> {
  const { number } = person.participant;
  const taken = await signInCandidate(desk, {
    ...{ participantNumber: number, registrationPin: `PIN-${number.slice(2)}`, sessionPin: '234567' },
    ...{ workstation: `PC-${number}`, socketId: number },
  });
  if (taken.ok) await confirmIdentity(desk, hall, person, { epoch: person.head.epoch, confirmed: true });
}

/** What is proposed, and confirmed in the same breath, reaches whom the look beforehand said. */
async function second(engine: HandClockedEngine, person: Person, chance: Chance): Promise<void> {
  const { desk, hall } = engine;
  const { pid } = person.participant;
  const ms = (chance.below(3) * MINUTE) as Millis;
  const acts: readonly ProposedAct[] = [
    { kind: 'disqualify', pid },
    { kind: 'reopen', pid, ms },
    { kind: 'extend', pids: chance.happens(0.3) ? 'all' : [pid], ms: (ms + MINUTE) as Millis },
  ];
  const act = acts[chance.below(acts.length)]!;
  const seen = previewAct(desk, hall, act, by);
  const proposed = await proposeAct(desk, hall, act, by);
  const did = proposed.ok ? await confirmAct(desk, hall, hall.proposals.length, other) : proposed;
  expect(told(did)).toEqual(told(seen));
}

interface Told {
  readonly affected: readonly string[];
  readonly spared: readonly { readonly number: string; readonly why: string }[];
}

function told(outcome: { ok: true; value: Told } | { ok: false; refusal: { word: string } }) {
  if (!outcome.ok) return outcome.refusal.word;
  return { affected: outcome.value.affected, spared: outcome.value.spared };
}

test('whatever the hall is like, an act reaches and spares whom the look beforehand said, for the same reasons', async () => {
  const outcomes = new Set<string>();
  for (let seed = 1; seed <= HALLS; seed += 1) {
    const chance = new Chance(`preview ${seed}`);
    const definition = {
      ...tinyJson(),
      clockStarts: chance.happens(0.5) ? 'session' : 'sign-in',
      extensionLimitMs: 6 * MINUTE,
    };
    const engine = await HandClockedEngine.start({ ...tinySessionPlan('tiny', PEOPLE), definition });
    const people = [...engine.hall.people()];
    await signIn(engine, people[0]!);
    await openSession(engine.desk, engine.hall, by.name);
    for (let turn = 0; turn < ACTS; turn += 1) {
      const kind = KINDS[chance.below(KINDS.length)]!;
      const person = people[chance.below(PEOPLE)]!;
      if (kind === 'wait') engine.wait(chance.below(60_000));
      if (kind === 'sign-in') await signIn(engine, person);
      if (kind === 'proposed') await second(engine, person, chance);
      const act = directAct(kind, people, chance);
      if (act === null) continue;
      const seen = previewDeed(engine.desk, engine.hall, act, by);
      const did = await carryOut(engine, act);
      expect({ act, ...{ told: told(did) } }).toEqual({ act, ...{ told: told(seen) } });
      outcomes.add(did.ok ? (did.value.affected.length > 0 ? 'reached' : 'nobody') : did.refusal.word);
    }
    await engine.end();
  }
  expect([...outcomes].sort()).toEqual(
    expect.arrayContaining(['nobody', 'reached', 'second-person-needed', 'unknown-participant', 'wrong-phase']),
  );
});
