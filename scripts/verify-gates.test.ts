import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fact } from '../engine/domain/ledger/fact.ts';
import { SmallExam } from '../engine/testing/write-small-exam.ts';
import { verifyLedger } from './verify-ledger.ts';

const place = mkdtempSync(join(tmpdir(), 'terang-gates-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

/** Two minutes after the door is shut nobody comes in by one alone. */
const RULES = { lateCutOffMinutes: 2 };
const LATE = 120_000;

function act(exam: SmallExam, fact: object): void {
  exam.append({ at: exam.now, by: 'pengawas', reason: 'dicatat', ...fact } as Fact);
}

const pin = (exam: SmallExam, how: 'made' | 'shown' | 'renewed', reason = 'dicatat'): void =>
  act(exam, { type: 'SESSION_PIN', act: how, reason });

/** The door is shut and the session opens; one was known at the door in time, and one signs in before the cut-off. */
function shut(exam: SmallExam, ms: number): void {
  act(exam, { type: 'CHECK_IN', pid: exam.sitters[0]!.person.pid, reason: '' });
  act(exam, { type: 'CHECK_IN_CLOSE' });
  exam.open();
  exam.signIn(1);
  exam.wait(ms);
}

const late = (exam: SmallExam) => ({ type: 'CHECK_IN', pid: exam.sitters[2]!.person.pid });
const despite = [{ workstation: 'PC 1', what: 'clock' }] as const;

test.each<[string, number[], (exam: SmallExam) => void]>([
  [
    'who was known in time signs in for the first time after the cut-off',
    [],
    (exam) => (shut(exam, LATE), exam.signIn(0)),
  ],
  ['who was there before it comes to another computer', [], (exam) => (shut(exam, LATE), exam.signIn(1))],
  ['a last moment before it', [], (exam) => (shut(exam, LATE - 1), act(exam, late(exam)), exam.signIn(2))],
  [
    'somebody late is let in by two',
    [],
    (exam) => {
      shut(exam, LATE);
      exam.second(1, { kind: 'check-in', pid: exam.sitters[2]!.person.pid }, late(exam));
      exam.signIn(2);
    },
  ],
  ['somebody late is let in by one alone', [6], (exam) => (shut(exam, LATE), act(exam, late(exam)))],
  ['a first sign-in after the cut-off of whom nobody let in', [6], (exam) => (shut(exam, LATE), exam.signIn(2))],
  [
    'the PIN told to who made the session, shown on the day, and renewed',
    [],
    (exam) => (pin(exam, 'made'), pin(exam, 'shown', ''), pin(exam, 'renewed'), pin(exam, 'renewed')),
  ],
  ['the PIN shown twice', [6], (exam) => (pin(exam, 'shown', ''), pin(exam, 'shown', ''))],
  ['the old PIN shown after a new one', [6], (exam) => (pin(exam, 'renewed'), pin(exam, 'shown', ''))],
  ['a new PIN for no reason', [6], (exam) => pin(exam, 'renewed', '')],
  ['the PIN of a new session told twice', [6], (exam) => (pin(exam, 'made'), pin(exam, 'made'))],
  ['the PIN of a new session told after it was shown', [6], (exam) => (pin(exam, 'shown', ''), pin(exam, 'made'))],
  ['the PIN of a new session told nowhere', [6], (exam) => pin(exam, 'made', '')],
  ['a session opened in spite of a page, with a reason', [], (exam) => exam.open({ reason: 'jam tua', despite })],
  ['a session opened in spite of a page for no reason', [6], (exam) => exam.open({ despite })],
  ['a session opened in spite of a page for an empty reason', [6], (exam) => exam.open({ reason: '', despite })],
  ['a session opened in spite of nothing', [6], (exam) => exam.open({ reason: 'jam tua', despite: [] })],
])('%s', (_, numbers, write) => {
  const dataDir = mkdtempSync(join(place, 'exam-'));
  const exam = new SmallExam(dataDir, 3, RULES);
  write(exam);
  exam.end();
  const { sessions } = verifyLedger(dataDir, { vkey: exam.vkey });
  const failed = sessions.flatMap(({ checks }) => checks).filter(({ verdict }) => verdict === 'fail');
  expect(failed.map(({ number }) => number)).toEqual(numbers);
});
