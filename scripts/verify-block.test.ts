import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StaffName } from '#domain/ids.ts';
import type { Fact, FactOf } from '#domain/ledger/fact.ts';
import type { Instant } from '#domain/time.ts';
import { SmallExam } from '../engine/testing/write-small-exam.ts';
import { verifyLedger } from './verify-ledger.ts';

const place = mkdtempSync(join(tmpdir(), 'terang-verify-block-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

/** Two people at work under the policy, the first with an answer saved a minute ago. */
function failingAfter(write: (exam: SmallExam) => void, policy: object = { whenUnsaved: 'block' }) {
  const dataDir = mkdtempSync(join(place, 'exam-'));
  const exam = new SmallExam(dataDir, 2, policy);
  exam.open();
  for (const each of [0, 1]) exam.signIn(each);
  exam.wait(5_000);
  exam.change(0, { kind: 'choose', position: 0, response: 1 });
  exam.wait(60_000);
  write(exam);
  exam.end();
  const checks = verifyLedger(dataDir, { vkey: exam.vkey }).sessions.flatMap((session) => session.checks);
  const failed = checks.filter(({ verdict }) => verdict === 'fail');
  return { numbers: failed.map(({ number }) => number), words: JSON.stringify(failed) };
}

const SOUND = { numbers: [], words: '[]' };

test('a stop by the engine and its end are sound, and so is what arrives and ends in between', () => {
  const answer = (exam: SmallExam): void => exam.change(0, { kind: 'choose', position: 1, response: 2 });
  expect(
    failingAfter((exam) => {
      exam.block(0, 15_000);
      exam.wait(300_000);
      answer(exam);
      exam.act('PAUSE');
      exam.wait(60_000);
      exam.act('RESUME');
      answer(exam);
      exam.block(0, null);
      exam.wait(60_000);
      answer(exam);
      exam.handIn(0);
      exam.block(1, 20_000);
      exam.handIn(1);
      exam.close();
    }),
  ).toEqual(SOUND);
});

function stop(exam: SmallExam, more: Partial<FactOf<'PAUSE'>> = {}): Fact {
  const { attempt } = exam.sitters[0]!;
  const at = (attempt.lastSavedAt! + 60_000) as Instant;
  return {
    type: 'PAUSE',
    at,
    pid: attempt.pid,
    by: 'engine' as StaffName,
    reason: 'connection lost',
    cause: 'unsaved',
    since: (at - 1_000) as Instant,
    ...more,
  };
}

function resume(exam: SmallExam): Fact {
  const { since: _, ...fact } = stop(exam) as FactOf<'PAUSE'>;
  return { ...fact, type: 'RESUME' };
}

test.each<[string, string, (exam: SmallExam) => void]>([
  [
    'that counts from before the last save',
    'before it could',
    (exam) => exam.append(stop(exam, { since: 1 as Instant })),
  ],
  [
    'that counts from later than it was made',
    'after it was made',
    (exam) => exam.append(stop(exam, { since: 2e12 as Instant })),
  ],
  [
    'in the name of an account',
    'in the name of pengawas',
    (exam) => exam.append(stop(exam, { by: 'pengawas' as StaffName })),
  ],
  ['of a clock that it has stopped', 'a second time', (exam) => exam.append(stop(exam), stop(exam))],
  ['for everybody', 'for everybody', (exam) => exam.append(stop(exam, { pid: 'all' }))],
  ['that it did not make, ended', 'did not make', (exam) => exam.append(resume(exam))],
  [
    'made by the staff, ended by the engine',
    'did not make',
    (exam) => {
      exam.act('PAUSE', exam.sitters[0]!.attempt.pid);
      exam.append(resume(exam));
    },
  ],
  [
    'that does not say from when it counts',
    'does not say from when',
    (exam) => exam.append(JSON.parse(JSON.stringify(stop(exam, { since: undefined as never }))) as Fact),
  ],
  [
    'by the staff that counts from another time',
    'counts from another time',
    (exam) => exam.append(JSON.parse(JSON.stringify(stop(exam, { cause: undefined as never }))) as Fact),
  ],
  [
    'by the staff for everybody that counts from another time',
    'counts from another time',
    (exam) => exam.append(JSON.parse(JSON.stringify(stop(exam, { pid: 'all', cause: undefined as never }))) as Fact),
  ],
])('a stop by the engine %s is found', (_, words, write) => {
  const found = failingAfter(write);
  expect(found.numbers).toContain(6);
  expect(found.words).toContain(words);
});

test('a stop by the engine where the rules have none is found', () => {
  for (const policy of [{}, { whenUnsaved: 'go-on' }]) {
    expect(failingAfter((exam) => exam.append(stop(exam)), policy)).toMatchObject({
      numbers: [6],
      words: expect.stringContaining('the rules have none') as string,
    });
  }
});

test('an answer long after the staff stopped a clock is found, though the engine had stopped it too', () => {
  const found = failingAfter((exam) => {
    exam.append(stop(exam));
    exam.act('PAUSE');
    const { attempt, keys } = exam.sitters[0]!;
    const at = (attempt.lastSavedAt! + 90_000) as Instant;
    const head = { at, pid: attempt.pid, epoch: 1, seq: 2, clientAt: 0, pos: 1, response: 0 };
    exam.append({ type: 'ANSWER', ...head, itemId: keys[1]!.itemId, optionId: keys[1]!.optionIds[0]! });
  });
  expect(found).toMatchObject({
    numbers: [7],
    words: expect.stringContaining('after the clock was stopped') as string,
  });
});
