import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { StaffName } from '#domain/ids.ts';
import type { Fact, FactOf } from '#domain/ledger/fact.ts';
import type { Instant } from '#domain/time.ts';
import { SmallExam, writeSmallExam } from '../engine/testing/write-small-exam.ts';
import { verifyLedger } from './verify-ledger.ts';

const by = 'panitia' as StaffName;
const reason = 'switch mati';
const place = mkdtempSync(join(tmpdir(), 'terang-verify-held-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

/** The numbers and the words of what fails in a small exam that was written on so. */
function failingAfter(write: (exam: SmallExam, dataDir: string) => void): { numbers: number[]; words: string } {
  const dataDir = mkdtempSync(join(place, 'exam-'));
  const exam = writeSmallExam(dataDir);
  write(exam, dataDir);
  exam.end();
  const checks = verifyLedger(dataDir, { vkey: exam.vkey }).sessions.flatMap((session) => session.checks);
  const failed = checks.filter(({ verdict }) => verdict === 'fail');
  return { numbers: failed.map(({ number }) => number), words: JSON.stringify(failed) };
}

const MOVED = 2;
const WORKING = 3;

/** A held answer of the person who was moved, from the old computer. */
function held(exam: SmallExam, more: Partial<FactOf<'HELD'>> = {}): Fact {
  const { attempt, keys } = exam.sitters[MOVED]!;
  const at = attempt.heldAnswers.at(-1)!.receivedAt;
  return {
    type: 'HELD',
    at,
    pid: attempt.pid,
    epoch: 1,
    mutation: 12,
    pos: 11,
    clientAt: at,
    recordedAt: (at - 80_000) as Instant,
    why: 'other-workstation',
    itemId: keys[11]!.itemId,
    optionId: keys[11]!.optionIds[0]!,
    response: 0,
    ...more,
  };
}

function decision(exam: SmallExam, type: 'ADMIT' | 'REJECT', ...mutations: number[]): Fact {
  const { attempt } = exam.sitters[MOVED]!;
  const at = attempt.heldAnswers.at(-1)!.receivedAt;
  return { type, at, pid: attempt.pid, by, reason, answers: mutations.map((mutation) => ({ epoch: 1, mutation })) };
}

test('held, admitted before and after the end, and rejected: all of it is sound, before the close and after it', () => {
  expect(failingAfter(() => undefined)).toEqual({ numbers: [], words: '[]' });
  expect(failingAfter((exam) => exam.append(held(exam)))).toEqual({ numbers: [], words: '[]' });
  expect(failingAfter((exam) => exam.close())).toEqual({ numbers: [], words: '[]' });
});

test.each<[string, number[], string, (exam: SmallExam) => void]>([
  [
    'an admission of what was never held',
    [6],
    'does not wait',
    (exam) => exam.append(decision(exam, 'ADMIT', 99), exam.score(MOVED)),
  ],
  ['a second admission', [6], 'does not wait', (exam) => exam.append(decision(exam, 'ADMIT', 10), exam.score(MOVED))],
  [
    'an admission of what was rejected',
    [6],
    'does not wait',
    (exam) => exam.append(decision(exam, 'ADMIT', 11), exam.score(MOVED)),
  ],
  ['a decision on nothing', [6], 'does not wait', (exam) => exam.append(decision(exam, 'REJECT'))],
  [
    'one answer twice in one decision',
    [6],
    'does not wait',
    (exam) => exam.append(held(exam), decision(exam, 'REJECT', 12, 12)),
  ],
  [
    'an admission after the end without a score',
    [6],
    'no score after',
    (exam) => exam.append(held(exam), decision(exam, 'ADMIT', 12)),
  ],
  [
    'a score after an admission that does not count what was admitted',
    [10],
    'the answers earn',
    (exam) => {
      const old = { ...exam.score(MOVED), total: 1 } as Fact;
      exam.append(held(exam), decision(exam, 'ADMIT', 12), old);
    },
  ],
  ['a score that nothing asked for', [6], 'nothing asked for', (exam) => exam.append(exam.score(MOVED))],
  ['an answer held twice', [6], 'a second time', (exam) => exam.append(held(exam, { mutation: 10 }))],
  ['one that says that it was late', [6], 'is held as late', (exam) => exam.append(held(exam, { why: 'late' }))],
  [
    'one given after the end',
    [6],
    'after the bell',
    (exam) => {
      const { heldAnswers } = exam.sitters[MOVED]!.attempt;
      const end = heldAnswers.at(-1)!.receivedAt;
      exam.append(held(exam, { at: (end + 5_000) as Instant, recordedAt: (end + 1) as Instant }));
    },
  ],
  [
    'one given after it was received',
    [6],
    'after it was received',
    (exam) => {
      const fact = held(exam) as FactOf<'HELD'>;
      exam.append({ ...fact, recordedAt: (fact.at + 1) as Instant });
    },
  ],
  ['one of a sign-in that never was', [6], 'of epoch 7', (exam) => exam.append(held(exam, { epoch: 7 }))],
  [
    'one of a place that the paper lacks',
    [6],
    'a place that the paper lacks',
    (exam) => exam.append(held(exam, { pos: 15 })),
  ],
  [
    'one of who could have saved it',
    [6],
    'in time and at its workstation',
    (exam) => {
      const { attempt } = exam.sitters[WORKING]!;
      exam.append(held(exam, { pid: attempt.pid, mutation: 30 }));
    },
  ],
  ['an answer held after the close', [5], 'cannot stand here', (exam) => (exam.close(), exam.append(held(exam)))],
  [
    'a decision after the close',
    [5],
    'cannot stand here',
    (exam) => {
      exam.append(held(exam));
      exam.close();
      exam.append(decision(exam, 'REJECT', 12));
    },
  ],
])('%s is found', (_, numbers, words, write) => {
  const found = failingAfter(write);
  expect(found.numbers).toEqual(expect.arrayContaining(numbers));
  expect(found.words).toContain(words);
});

test.each([
  ['another option in its opening', `replace(opening, '"option":"', '"option":"1')`],
  ['another place in its opening', `replace(opening, '"response":2', '"response":3')`],
  ['the opening of a cleared one', `'{"item":"x","option":"-","response":null}'`],
])('%s is found', (_, change) => {
  const { numbers } = failingAfter((exam, dataDir) => {
    exam.end();
    const db = new Database(join(dataDir, 'terang.db'));
    const { changes } = db
      .prepare(`UPDATE ledger SET opening = ${change} WHERE CAST(entry AS TEXT) LIKE 'cbt-transparency/v1/entry/HELD%'`)
      .run();
    expect(changes).toBe(3);
    db.close();
  });
  expect(numbers).toContain(8);
});
