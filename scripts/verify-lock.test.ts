import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ItemId } from '#domain/ids.ts';
import type { Fact, MutationFact } from '#domain/ledger/fact.ts';
import type { Instant } from '#domain/time.ts';
import { SmallExam } from '../engine/testing/write-small-exam.ts';
import { verifyLedger } from './verify-ledger.ts';

const place = mkdtempSync(join(tmpdir(), 'terang-verify-lock-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

const file = resolve(__dirname, '../question-banks/exams/latihan-singkat.json');
const { sections } = JSON.parse(readFileSync(file, 'utf8')) as { sections: object[] };
/** Three sections of five items: one block each, but for the last, which has none. */
const rules = {
  livePolicy: 'locked',
  sections: sections.map((section, at) => (at < 2 ? { ...section, lockBlocks: 'section' } : section)),
};

/** One person at work who has answered two items and locked the first section. */
function failingAfter(write: (exam: SmallExam) => void) {
  const dataDir = mkdtempSync(join(place, 'exam-'));
  const exam = new SmallExam(dataDir, 1, rules);
  exam.open();
  exam.signIn(0);
  exam.wait(5_000);
  exam.change(0, { kind: 'choose', position: 0, response: 1 });
  exam.change(0, { kind: 'choose', position: 6, response: 1 });
  exam.wait(60_000);
  exam.change(0, { kind: 'lock', position: 0, items: 5 });
  write(exam);
  exam.end();
  const checks = verifyLedger(dataDir, { vkey: exam.vkey }).sessions.flatMap((session) => session.checks);
  const failed = checks.filter(({ verdict }) => verdict === 'fail');
  return { numbers: failed.map(({ number }) => number), words: JSON.stringify(failed) };
}

interface Forged {
  readonly type: MutationFact['type'];
  readonly pos: number;
  readonly flagged?: boolean;
  readonly items?: number;
}

/** What no engine would write: the head is that of the person's next change. */
function forged(exam: SmallExam, fact: Forged): Fact {
  const { attempt } = exam.sitters[0]!;
  const at = (attempt.lastSavedAt! + 1_000) as Instant;
  const itemId = exam.sitters[0]!.keys[fact.pos]?.itemId as ItemId;
  const hidden =
    fact.type === 'CLEAR' ? { itemId } : fact.type === 'ANSWER' ? { itemId, optionId: 0, response: 0 } : {};
  return {
    at,
    pid: attempt.pid,
    epoch: attempt.epoch,
    seq: attempt.lastMutation + 1,
    clientAt: at,
    ...hidden,
    ...fact,
  } as Fact;
}

test('locking block after block and going on elsewhere is sound, and the score is of what was locked and not', () => {
  expect(
    failingAfter((exam) => {
      exam.wait(1_000);
      exam.change(0, { kind: 'choose', position: 11, response: 2 });
      exam.change(0, { kind: 'lock', position: 5, items: 5 });
      exam.change(0, { kind: 'play', position: 0, sound: 0 });
      exam.handIn(0);
      exam.close();
    }),
  ).toEqual({ numbers: [], words: '[]' });
});

test.each<[string, string, Forged]>([
  ['an answer in a locked block', 'was locked before', { type: 'ANSWER', pos: 4 }],
  ['a clearing in it', 'was locked before', { type: 'CLEAR', pos: 0 }],
  ['a mark in it', 'was locked before', { type: 'FLAG', pos: 2, flagged: true }],
  ['a second lock of it', 'a second time', { type: 'LOCK', pos: 0, items: 5 }],
  ['a lock of half a block', 'no block of the rules', { type: 'LOCK', pos: 5, items: 4 }],
  ['a lock of a section without blocks', 'no block of the rules', { type: 'LOCK', pos: 10, items: 5 }],
])('%s is found', (_, words, fact) => {
  const found = failingAfter((exam) => exam.append(forged(exam, fact)));
  expect(found.numbers).toContain(6);
  expect(found.words).toMatch(words);
});

test('an answer held for a locked place, and the admission of one, are found', () => {
  const write = (isHeldBefore: boolean) =>
    failingAfter((exam) => {
      const { attempt } = exam.sitters[0]!;
      const at = (attempt.lastSavedAt! + 1_000) as Instant;
      const { pid } = attempt;
      exam.append({ type: 'SIGN_IN', at, pid, epoch: 2, workstation: 'PC-9' });
      const itemId = exam.sitters[0]!.keys[6]!.itemId;
      const head = { at, pid, epoch: 1, mutation: 9, clientAt: at - 30_000, recordedAt: (at - 30_000) as Instant };
      const held = {
        type: 'HELD',
        ...head,
        pos: isHeldBefore ? 6 : 1,
        why: 'other-workstation',
        itemId,
        optionId: 0,
        response: 0,
      };
      exam.append(held as Fact);
      if (!isHeldBefore) return;
      exam.append({ type: 'LOCK', at, pid, epoch: 2, seq: attempt.lastMutation + 1, clientAt: at, pos: 5, items: 5 });
      exam.append({ type: 'ADMIT', at, pid, by: 'k' as never, reason: 'x', answers: [{ epoch: 1, mutation: 9 }] });
    });
  expect(write(false).words).toMatch('is about a place that was locked before');
  expect(write(true).words).toMatch('admits an answer to a locked item');
});
