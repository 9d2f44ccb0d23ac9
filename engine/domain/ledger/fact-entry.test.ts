import fc from 'fast-check';
import { nodeHashing as h } from '../../storage/node-hashing.ts';
import { tinyPid as pid } from '../../testing/tiny-exam.ts';
import type { ItemId, Pid, SectionCode, StaffName, WorkstationId } from '../ids.ts';
import { hundredths } from '../points.ts';
import { instant, millis } from '../time.ts';
import { parseEntry } from './entry-bytes.ts';
import {
  type AnswerOpening,
  answerCommitment,
  answerNonce,
  heldCommitment,
  hidesAnswer,
  recordFact,
  restoreFact,
} from './fact-entry.ts';
import type { Fact, FactOf, FactType } from './fact.ts';
import { toHex } from './hex.ts';
import { decodeUtf8 } from './utf8.ts';

const answerKey = Uint8Array.from({ length: 16 }, (_, n) => n);
const at = instant(1_790_000_000_123);
const by = 'pengawas' as StaffName;
const reason = 'Komputer mati – dipindah ke “PC-07”';
const item = 'TWK-NAS-001' as ItemId;
const mutation = { at, pid, epoch: 2, seq: 7, clientAt: 1_789_999_999_999 };

const second = { proposal: 1, confirmedBy: 'koordinator' as StaffName };

/** One of each: a type without an example does not compile. */
const examples: { readonly [T in FactType]: FactOf<T> } = {
  MANIFEST: {
    type: 'MANIFEST',
    at,
    session: 'latihan',
    definition: 'aa',
    bank: 'bb',
    roster: 'cc',
    participants: 40,
    livePolicy: 'locked',
    official: true,
  },
  SEED_COMMIT: { type: 'SEED_COMMIT', at, commitment: 'dd' },
  POSTED: { type: 'POSTED', at, by: 'ketua' as StaffName, sheet: 'ee' },
  DRAW: { type: 'DRAW', at, digits: '4 2 6 1 3', automatic: false },
  PAPER: { type: 'PAPER', at, pid, form: 'ee', items: 110, allotted: millis(6_000_000) },
  ROOM: { type: 'ROOM', at, room: 'Lab 1', seats: ['A-01', 'A-02'], spare: ['A-02'], apart: false },
  SEAT_KEPT: { type: 'SEAT_KEPT', at, pid, room: 'Lab 1', seat: null },
  SEAT: { type: 'SEAT', at, pid, room: 'Lab 1', seat: 'A-01' },
  SEAT_CHANGE: { type: 'SEAT_CHANGE', at, pid, room: 'Lab 1', seat: 'A-02', by, reason },
  SESSION_OPEN: { type: 'SESSION_OPEN', at, by },
  SIGN_IN: { type: 'SIGN_IN', at, pid, epoch: 1, workstation: 'Meja 7' },
  IDENTITY: { type: 'IDENTITY', at, pid, epoch: 1, confirmed: true },
  ANSWER: { type: 'ANSWER', ...mutation, pos: 3, response: 1, itemId: item, optionId: 4 },
  CLEAR: { type: 'CLEAR', ...mutation, pos: 3, itemId: item },
  FLAG: { type: 'FLAG', ...mutation, pos: 3, flagged: true },
  PLAY: { type: 'PLAY', ...mutation, pos: 3, sound: 1 },
  LOCK: { type: 'LOCK', ...mutation, pos: 0, items: 30 },
  FINISH: { type: 'FINISH', at, pid, epoch: 2, seq: 8, reason: 'terminated', by, note: reason },
  PROPOSAL: {
    ...{ type: 'PROPOSAL', at, by, reason, proposal: 1, until: instant(at + 1_800_000) },
    what: { kind: 'held', pid, verdict: 'admit', answers: [{ epoch: 1, mutation: 4 }] },
  },
  RESOLVE: { type: 'RESOLVE', at, by, reason, proposal: 1, how: 'confirmed' },
  DISQUALIFY: { type: 'DISQUALIFY', at, by, reason, pid, ...second },
  REOPEN: { type: 'REOPEN', at, by, reason, pid, ms: millis(60_000), ...second },
  AMEND: { type: 'AMEND', at, by, reason, item, rule: { kind: 'key', options: [2] }, ...second },
  SCORE: {
    type: 'SCORE',
    at,
    pid,
    total: hundredths(-125),
    sections: [{ code: 'TWK' as SectionCode, points: hundredths(-125) }],
  },
  HELD: {
    type: 'HELD',
    at,
    pid,
    epoch: 1,
    mutation: 4,
    pos: 3,
    clientAt: 1_789_999_999_999,
    recordedAt: instant(at - 2_000),
    why: 'late',
    itemId: item,
    optionId: 2,
    response: 1,
  },
  ADMIT: { type: 'ADMIT', at, by, reason, pid, answers: [{ epoch: 1, mutation: 4 }] },
  REJECT: { type: 'REJECT', at, by, reason, pid, answers: [{ epoch: 1, mutation: 5 }] },
  ABSENT: { type: 'ABSENT', at, pid },
  PAUSE: { type: 'PAUSE', at, by, reason, pid: 'all' },
  RESUME: { type: 'RESUME', at, by, reason, pid },
  EXTENSION: { type: 'EXTENSION', at, by, reason, pid: 'all', ms: millis(60_000) },
  RELEASE: { type: 'RELEASE', at, by, reason, pid },
  WORKSTATION: {
    type: 'WORKSTATION',
    at,
    by,
    reason,
    act: 'approved',
    enrolment: '00112233445566ff' as WorkstationId,
    name: 'LAB-07',
    room: 'Lab A',
    seat: '',
    kiosk: false,
  },
  WITNESS: { type: 'WITNESS', at, by, reason, act: 'enrolled', vkey: 'saksi-1+00000000+BA==' },
  START: { type: 'START', at, by, reason, pid },
  ASSISTANT: { type: 'ASSISTANT', at, pid, by, assistant: 'Guru pendamping' },
  CHECK_IN: { type: 'CHECK_IN', at, by, reason: '', pid },
  CARD: { type: 'CARD', at, by, reason, pid },
  SESSION_PIN: { type: 'SESSION_PIN', at, by, reason: '', act: 'shown' },
  CHECK_IN_CLOSE: { type: 'CHECK_IN_CLOSE', at, by, reason },
  MESSAGE: { type: 'MESSAGE', at, pid: 'all', by, text: 'Sisa waktu diumumkan lewat pengeras suara' },
  EXTENSION_WITHDRAW: { type: 'EXTENSION_WITHDRAW', at, by, reason, pid: 'all', given: at, ms: millis(60_000) },
  LINE_GAP: { type: 'LINE_GAP', at, pid, epoch: 1, since: instant(at - 60_000), until: at },
  INCIDENT: {
    ...{ type: 'INCIDENT', at, by, reason, incident: 1, kind: 'power', pids: [pid], rooms: ['LAB1'] },
    ...{ since: instant(at - 60_000), until: null },
  },
  INCIDENT_NOTE: { type: 'INCIDENT_NOTE', at, by, reason, incident: 1, open: false },
  MESSAGE_WITHDRAW: { type: 'MESSAGE_WITHDRAW', at, by, reason, pid: 'all', message: 12 },
  MESSAGE_READ: { type: 'MESSAGE_READ', at, pid, epoch: 1, message: 1 },
  SESSION_CLOSE: { type: 'SESSION_CLOSE', at, by, reason },
  SEED_REVEAL: { type: 'SEED_REVEAL', at, secret: 'ff' },
  BOARD: { type: 'BOARD', at, size: 7, frame: 'ff' },
  CHECK_DESK: { type: 'CHECK_DESK', at, pid, by },
  BOARD_REVEAL: { type: 'BOARD_REVEAL', at, by, shown: 3, everyMs: null },
  INTEGRITY: {
    type: 'INTEGRITY',
    at,
    pid,
    epoch: 2,
    kind: 'focus-lost',
    clientAt: 1_789_999_999_999,
    durationMs: 4_000,
    count: 1,
    pos: 3,
  },
  RECOVERY: { type: 'RECOVERY', at, lastAt: instant(at - 5_000) },
};

function roundTrip(fact: Fact): Fact {
  const { entry, opening } = recordFact(h, fact, { answerKey: answerKey });
  const { type, body } = parseEntry(entry);
  return restoreFact(type, body, opening);
}

test.each(Object.values(examples).map((fact): [FactType, Fact] => [fact.type, fact]))(
  '%s comes back from the ledger as it went in',
  (type, fact) => {
    expect(roundTrip(fact)).toEqual(fact);
    expect(recordFact(h, fact, { answerKey: answerKey }).type).toBe(type);
  },
);

test('a FINISH by the clock and a FLAG taken back come back too', () => {
  const facts: Fact[] = [
    { ...examples.FINISH, reason: 'expired', by: null, note: '' },
    { ...examples.FLAG, flagged: false },
  ];
  for (const fact of facts) expect(roundTrip(fact)).toEqual(fact);
});

test('only answers, clearings and held answers hide something, and only they need the key', () => {
  for (const fact of Object.values(examples)) {
    if (hidesAnswer(fact.type)) expect(() => recordFact(h, fact, null)).toThrow('no answer key');
    else expect(recordFact(h, fact, null).opening).toBeNull();
  }
});

const answers = fc.record({
  seq: fc.integer({ min: 1, max: 100_000 }),
  pos: fc.nat({ max: 109 }),
  response: fc.nat({ max: 7 }),
  optionId: fc.nat({ max: 7 }),
  epoch: fc.integer({ min: 1, max: 9 }),
  clientAt: fc.nat(),
});

test('every answer comes back from the ledger as it went in', () => {
  fc.assert(
    fc.property(answers, (parts) => {
      const fact: Fact = { ...examples.ANSWER, ...parts };
      expect(roundTrip(fact)).toEqual(fact);
    }),
  );
});

test('what everybody may read of an answer is its commitment, and neither item, option nor place on the screen', () => {
  const { entry } = recordFact(h, examples.ANSWER, { answerKey: answerKey });
  expect(parseEntry(entry)).toEqual({
    type: 'ANSWER',
    body: {
      at,
      clientAt: mutation.clientAt,
      epoch: 2,
      pid,
      pos: 3,
      seq: 7,
      commitment: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
  });
  const text = decodeUtf8(entry);
  for (const secret of [item, 'TWK', 'itemId', 'option', 'response']) expect(text).not.toContain(secret);
});

test('two answers that differ in the option alone have entries that differ in the commitment alone', () => {
  fc.assert(
    fc.property(answers, fc.nat({ max: 7 }), (parts, other) => {
      const bodies = [parts, { ...parts, optionId: other, response: 7 - parts.response }].map((one) => {
        const { body } = parseEntry(recordFact(h, { ...examples.ANSWER, ...one }, { answerKey: answerKey }).entry);
        return body;
      });
      const [first, second] = bodies as [Record<string, unknown>, Record<string, unknown>];
      expect(first.commitment === second.commitment).toBe(parts.optionId === other);
      expect({ ...second, commitment: first.commitment }).toEqual(first);
    }),
  );
});

test('the opening of an answer is canonical and tells item, option and place', () => {
  expect(recordFact(h, examples.ANSWER, { answerKey: answerKey }).opening).toBe(
    '{"item":"TWK-NAS-001","option":"4","response":1}',
  );
  expect(recordFact(h, examples.CLEAR, { answerKey: answerKey }).opening).toBe(
    '{"item":"TWK-NAS-001","option":"-","response":null}',
  );
});

// Reached independently by a program in another language, from the specification alone.
test.each([
  [1, '3', 'a7be0e91e918e02ef7a5ccc20513a0f82f7161519de362ee094f22308f0c3a47'],
  [2, '3', '57b881c9ab0a45a0a129fe7ae441522ba43230549db3b889af76afed6f535f0a'],
  [2 ** 32 + 1, '-', '7a8a4679c5beb2ba02d57c430b5494a8000a9bfc11f802e0a0a4407cea5f0d26'],
])('the golden answer numbered %i has the golden commitment', (seq, option, expected) => {
  expect(answerCommitment(h, answerKey, { pid, seq, item, option })).toBe(expected);
});

test('the nonce is the HMAC of the number under the answer key', () => {
  expect(toHex(answerNonce(h, answerKey, 1))).toBe('0825399ee1cbb62b832ba5c2ac01c0269aa30ba3df2186d67475a54eb1985551');
  expect(() => answerNonce(h, answerKey, -1)).toThrow(RangeError);
});

test('an opening opens its own commitment and no other', () => {
  const { entry, opening } = recordFact(h, examples.ANSWER, { answerKey: answerKey });
  const { commitment } = parseEntry(entry).body;
  const told = JSON.parse(opening ?? '') as AnswerOpening;
  const open = (change: object, key = answerKey) =>
    answerCommitment(h, key, { pid, seq: 7, item: told.item, option: told.option, ...change });
  expect(open({})).toBe(commitment);
  for (const change of [
    { option: '3' },
    { option: '-' },
    { item: 'TWK-NAS-002' },
    { seq: 8 },
    { pid: '0'.repeat(20) },
  ]) {
    expect(open(change)).not.toBe(commitment);
  }
  expect(open({}, new Uint8Array(16))).not.toBe(commitment);
});

test('a held answer that was taken back comes back too', () => {
  const fact: Fact = { ...examples.HELD, optionId: null, response: null };
  expect(roundTrip(fact)).toEqual(fact);
});

// Computed by a separate program in Python's standard library, from the specification.
test.each([
  [1, 4, '2', '4c91e1992105963d4ec767f31e481f620fe3c5442054d1462dbe848349d1204d'],
  [2, 1, '-', '6d4d80df28012b89a7c4271940e539d686007938596dc635b29e28fa7a94a262'],
])('the golden held answer of epoch %i, number %i has the golden commitment', (epoch, number, option, expected) => {
  const key = new Uint8Array(16).fill(5);
  const whose = { pid: 'fd4b802aa04905a6df13' as Pid, epoch, mutation: number, item, option };
  expect(heldCommitment(h, key, whose)).toBe(expected);
});

test('the same choice made again has another commitment, so that going back to an answer does not show', () => {
  const commitments = [1, 2, 3, 4].map((seq) => answerCommitment(h, answerKey, { pid, seq, item, option: '3' }));
  expect(new Set(commitments).size).toBe(4);
});

test('an answer that has lost its opening cannot be restored in silence', () => {
  const { type, body } = parseEntry(recordFact(h, examples.ANSWER, { answerKey: answerKey }).entry);
  expect(() => restoreFact(type, body, null)).toThrow('has lost its opening');
});
