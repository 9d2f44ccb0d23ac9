import type { Pid, StaffName, WorkstationId } from '../../engine/domain/ids.ts';
import type { Fact, FactOf } from '../../engine/domain/ledger/fact.ts';
import type { ClientTier, Lockdown } from '../../engine/domain/lockdown/client-tier.ts';
import { type Attempt, evolveAttempt, newAttempt } from '../../engine/domain/session/attempt.ts';
import { PREPARED } from '../../engine/domain/session/exam-session.ts';
import { type Instant, type Millis, millis } from '../../engine/domain/time.ts';
import { wrongBody } from './entry-shapes.ts';
import { wrongOrder, wrongTier, wrongTime, wrongWorkstation } from './judge-fact.ts';

const pid = 'ab'.repeat(10) as Pid;
const at = 1 as Instant;

function signIn(tier?: ClientTier): FactOf<'SIGN_IN'> {
  return { type: 'SIGN_IN', at, pid, epoch: 1, workstation: 'PC-1', ...(tier === undefined ? {} : { tier }) };
}

const rules = (seb: Lockdown['seb']): { lockdown: Lockdown } => ({
  lockdown: { seb, configKeys: ['a'.repeat(64)], browserExamKeys: [] },
});

test.each<[string, ClientTier | undefined, { lockdown?: Lockdown }, RegExp | null]>([
  ['no rule, nothing told', undefined, {}, null],
  ['off, nothing told', undefined, rules('off'), null],
  ['required, from it', 'seb', rules('required'), null],
  ['required, from any browser', 'plain-browser', rules('required'), /plain-browser/],
  ['required, from a kiosk', 'managed-kiosk', rules('required'), /managed-kiosk/],
  ['required, nothing told', undefined, rules('required'), /does not say/],
  ['preferred, from any browser', 'plain-browser', rules('preferred'), null],
  ['preferred, nothing told', undefined, rules('preferred'), /does not say/],
])('%s', (_, tier, setting, expected) => {
  const found = wrongTier(signIn(tier), setting);
  if (expected === null) expect(found).toBeNull();
  else expect(found).toMatch(expected);
});

const id = '00112233445566ff' as WorkstationId;
const NONE: ReadonlySet<string> = new Set();

test.each<
  [string, Partial<FactOf<'SIGN_IN'>>, 'required' | 'flagged' | 'open' | undefined, ReadonlySet<string>, RegExp | null]
>([
  ['no rule, nothing told', {}, undefined, NONE, null],
  ['no rule, enrolled', { enrolment: id }, undefined, NONE, null],
  ['open, nothing told', {}, 'open', NONE, null],
  ['flagged, unknown', { enrolment: null }, 'flagged', NONE, null],
  ['flagged, nothing told', {}, 'flagged', NONE, /does not say/],
  ['required, enrolled', { enrolment: id }, 'required', NONE, null],
  ['required, unknown', { enrolment: null }, 'required', NONE, /unknown workstation/],
  ['required, nothing told', {}, 'required', NONE, /unknown workstation/],
  ['revoked before', { enrolment: id }, undefined, new Set([id]), /revoked before/],
  ['a kiosk that is enrolled', { tier: 'managed-kiosk', enrolment: id }, undefined, NONE, null],
  ['a kiosk that is none', { tier: 'managed-kiosk' }, undefined, NONE, /names none/],
])('of workstations, %s', (_, more, workstations, revoked, expected) => {
  const rule = workstations === undefined ? {} : { workstations };
  const found = wrongWorkstation({ ...signIn(), ...more }, rule, revoked);
  if (expected === null) expect(found).toBeNull();
  else expect(found).toMatch(expected);
});

test('a kiosk is as good as Safe Exam Browser only where the rules accept it', () => {
  const lockdown: Lockdown = { ...rules('required').lockdown, acceptsManagedKiosk: true };
  expect(wrongTier(signIn('managed-kiosk'), { lockdown })).toBeNull();
  expect(wrongTier(signIn('plain-browser'), { lockdown })).toMatch(/plain-browser/);
});

test('other facts have no tier to judge', () => {
  expect(wrongTier({ type: 'ABSENT', at, pid }, rules('required'))).toBeNull();
});

test('a sign-in is sound with a known tier or none, and with no other', () => {
  for (const tier of ['seb', 'managed-kiosk', 'plain-browser'] as const) {
    const { type, ...body } = signIn(tier);
    expect(wrongBody(type, body)).toBeNull();
  }
  const { type, ...body } = signIn();
  expect(wrongBody(type, body)).toBeNull();
  expect(wrongBody(type, { ...body, tier: 'SEB' })).toMatch('tier');
  expect(wrongBody(type, { ...body, tier: null })).toMatch('tier');
});

describe('who somebody says they are', () => {
  const setting = { session: PREPARED, clockStarts: 'session' as const };
  const after = (...facts: Fact[]): Attempt =>
    facts.reduce((attempt, fact) => evolveAttempt(attempt, fact, setting), newAttempt(pid, 600_000 as Millis, 5));
  const identity = (confirmed: boolean, epoch = 1): FactOf<'IDENTITY'> => ({
    type: 'IDENTITY',
    at,
    pid,
    epoch,
    confirmed,
  });
  const flag = (seq: number): FactOf<'FLAG'> => ({
    type: 'FLAG',
    at,
    pid,
    epoch: 1,
    seq,
    clientAt: 0,
    pos: 0,
    flagged: true,
  });

  test.each<[string, Attempt, Fact, RegExp | null]>([
    ['yes after a sign-in', after(signIn()), identity(true), null],
    ['no after a sign-in', after(signIn()), identity(false), null],
    ['a second word', after(signIn(), identity(true)), identity(false), /second time/],
    ['before any sign-in', after(), identity(true, 0), /free/],
    ['of another epoch', after(signIn()), identity(true, 2), /epoch 2/],
    ['a change after a no', after(signIn(), identity(false)), flag(1), /somebody else/],
    ['a change after a yes', after(signIn(), identity(true)), flag(1), null],
    ['a change in a ledger from before there was such a word', after(signIn()), flag(1), null],
  ])('%s', (_, attempt, fact, expected) => {
    const found = wrongOrder(fact, attempt);
    if (expected === null) expect(found).toBeNull();
    else expect(found).toMatch(expected);
  });

  test('is a yes or a no', () => {
    const { type, ...body } = identity(true);
    expect(wrongBody(type, body)).toBeNull();
    expect(wrongBody(type, { ...body, confirmed: 'ya' })).toMatch('confirmed');
  });
});

describe('who begins apart', () => {
  const by = 'pengawas' as StaffName;
  const start: FactOf<'START'> = { type: 'START', at, pid, by, reason: 'mulai tersendiri' };
  const assistant: FactOf<'ASSISTANT'> = { type: 'ASSISTANT', at, pid, by, assistant: 'Guru' };
  const end: FactOf<'FINISH'> = { type: 'FINISH', at, pid, epoch: 1, seq: 0, reason: 'terminated', by, note: 'tutup' };
  const apart: Attempt = { ...newAttempt(pid, millis(1_000), 3, 'proctor'), epoch: 1 };
  const common: Attempt = { ...newAttempt(pid, millis(1_000), 3), epoch: 1 };
  const finished: Attempt = { ...apart, phase: 'finished', finishedAt: at, reason: 'terminated', score: null };

  test.each<[string, Attempt, RegExp | null]>([
    ['sits there', apart, null],
    ['has not come', { ...apart, epoch: 0 }, /starts who does not sit there/],
    ['begins as everybody', common, /starts who does not sit there/],
    ['has finished', finished, /starts who does not sit there/],
  ])('is started where they wait for it: %s', (_, attempt, expected) => {
    const found = wrongOrder(start, attempt);
    if (expected === null) expect(found).toBeNull();
    else expect(found).toMatch(expected);
  });

  test('is ended by the staff without ever having begun, and by nothing else', () => {
    const grace = millis(0);
    expect(wrongTime(end, apart, grace)).toBeNull();
    expect(wrongTime({ ...end, by: null }, apart, grace)).toMatch('before the attempt began');
    expect(wrongTime({ ...end, reason: 'expired' }, apart, grace)).toMatch('before the attempt began');
    expect(wrongTime(end, common, grace)).toMatch('before the attempt began');
  });

  test('has an assistant only until the end', () => {
    expect(wrongOrder(assistant, apart)).toBeNull();
    expect(wrongOrder(assistant, finished)).toMatch('after the end');
  });

  test('entries about them are sound with their own fields and no others', () => {
    const { type, ...body } = start;
    expect(wrongBody(type, body)).toBeNull();
    expect(wrongBody(type, { ...body, pid: 'all' })).toMatch('pid');
    const { type: kind, ...who } = assistant;
    expect(wrongBody(kind, who)).toBeNull();
    expect(wrongBody(kind, { ...who, reason: 'x' })).toMatch('reason');
    const paper = { at, pid, form: 'a'.repeat(64), items: 3, allotted: 1 };
    expect(wrongBody('PAPER', paper)).toBeNull();
    expect(wrongBody('PAPER', { ...paper, start: 'proctor' })).toBeNull();
    expect(wrongBody('PAPER', { ...paper, start: 'self' })).toMatch('start');
  });
});
