import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Fact } from '#domain/ledger/fact.ts';
import type { Instant, Millis } from '#domain/time.ts';
import { leafHash } from '#domain/ledger/merkle-tree.ts';
import { openWriter } from '../engine/storage/open-writer.ts';
import { SmallExam, writeSmallExam } from '../engine/testing/write-small-exam.ts';
import { verifyLedger } from './verify-ledger.ts';
import { hashing } from './verify-ledger/node-crypto.ts';
import type { Report, Verdict } from './verify-ledger/report.ts';

const place = mkdtempSync(join(tmpdir(), 'terang-verify-test-'));
const sound = join(place, 'sound');
const work = join(place, 'work');
let vkey: string;
let db: Database.Database;

function make(name: string, write: (dataDir: string) => void): string {
  const dataDir = join(place, name);
  cpSync(mkdtempSync(join(place, 'made-')), dataDir, { recursive: true });
  write(dataDir);
  return dataDir;
}

beforeAll(() => {
  make('sound', (dataDir) => {
    const exam = writeSmallExam(dataDir);
    exam.close();
    exam.end();
    vkey = exam.vkey;
  });
  cpSync(sound, work, { recursive: true });
  db = new Database(join(work, 'terang.db'));
  db.pragma('foreign_keys = OFF');
  db.exec('DROP TRIGGER ledger_is_append_only; DROP TRIGGER ledger_keeps_entries');
});

afterAll(() => {
  db.close();
  rmSync(place, { recursive: true, force: true });
});

function verdicts(report: Report): Verdict[] {
  return [...report.checks, ...report.sessions.flatMap(({ checks }) => checks)].map(({ verdict }) => verdict);
}

function failing(report: Report): number[] {
  const checks = [...report.checks, ...report.sessions.flatMap((session) => session.checks)];
  return checks.filter(({ verdict }) => verdict === 'fail').map(({ number }) => number);
}

/** The numbers of the checks that fail after a change, which is undone again. */
function failingAfter(sql: string, ...values: unknown[]): number[] {
  try {
    db.prepare(sql).run(...values);
    return failing(verifyLedger(work, { vkey }));
  } finally {
    restore();
  }
}

function restore(): void {
  db.exec(`ATTACH '${join(sound, 'terang.db')}' AS sound`);
  for (const table of [
    'ledger',
    'checkpoint_head',
    'checkpoint',
    'attempt',
    'paper',
    'participant',
    'exam_session',
    'instance',
  ]) {
    db.exec(`DELETE FROM main.${table}; INSERT INTO main.${table} SELECT * FROM sound.${table}`);
  }
  db.exec('DETACH sound');
}

/** Numbers that are the same in every run. */
function steady(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test('a whole exam passes every check under the published key', () => {
  const report = verifyLedger(sound, { vkey });
  expect(report.sessions.flatMap(({ checks }) => checks).filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
  expect(report).toMatchObject({ ok: true, vkey });
  expect(verdicts(report)).toHaveLength(13);
});

test('without the published key that is said to be not checked, which is no pass and no failure', () => {
  const report = verifyLedger(sound);
  expect(report.ok).toBe(true);
  expect(report.checks[0]?.verdict).toBe('not-checked');
});

test('nothing in the report is about a person', () => {
  const exam = JSON.stringify([verifyLedger(sound), failingReport()]);
  expect(exam).not.toMatch(/Peserta|S-00|PIN234|netra/);
});

function failingReport(): Report {
  db.exec("UPDATE participant SET name = name || 'x', accommodations = '[oops'; UPDATE attempt SET epoch = 9");
  const report = verifyLedger(work);
  restore();
  expect(report.ok).toBe(false);
  return report;
}

test('an exam that is still going on passes, with its scores so far, while the engine has it open', () => {
  let report: Report | undefined;
  make('running', (dataDir) => {
    const exam = writeSmallExam(dataDir);
    expect(existsSync(join(dataDir, 'terang.db-wal'))).toBe(true);
    report = verifyLedger(dataDir, { vkey: exam.vkey });
    // As after a kill: the log lies beside the file, nobody has either open.
    const left = join(place, 'left');
    cpSync(dataDir, left, { recursive: true });
    expect(verifyLedger(left, { vkey: exam.vkey }).sessions[0]?.root).toBe(report.sessions[0]?.root);
    exam.end();
  });
  expect(report?.ok).toBe(true);
  expect(verdicts(report as Report)).toEqual(Array<Verdict>(13).fill('pass'));
});

test('each of 200 random changes of one byte of an entry is found', () => {
  const below = steady(20_261_102);
  const entries = db.prepare('SELECT idx, entry FROM ledger ORDER BY idx').all() as { idx: number; entry: Buffer }[];
  const write = db.prepare('UPDATE ledger SET entry = ? WHERE idx = ?');
  for (let turn = 0; turn < 200; turn += 1) {
    const { idx, entry } = entries[below(entries.length)]!;
    const changed = Buffer.from(entry);
    const at = below(entry.length);
    changed[at] = changed[at]! ^ (1 + below(255));
    write.run(changed, idx);
    expect([idx, at, failing(verifyLedger(work))]).toEqual([idx, at, expect.arrayContaining([2, 4])]);
    write.run(entry, idx);
  }
  expect(verifyLedger(work).ok).toBe(true);
}, 120_000);

test('an entry changed together with its leaf is found by the tree', () => {
  const { entry } = db.prepare("SELECT entry FROM ledger WHERE CAST(entry AS TEXT) LIKE '%/SCORE%' LIMIT 1").get() as {
    entry: Buffer;
  };
  expect(entry.toString()).toContain('"total":');
  const sha = (bytes: Buffer): Uint8Array => leafHash(hashing, bytes);
  const better = Buffer.from(entry.toString().replace(/"total":\d+/, '"total":7500'));
  expect(failingAfter('UPDATE ledger SET entry = ?, leaf = ? WHERE entry = ?', better, sha(better), entry)).toEqual([
    4, 10, 12,
  ]);
});

test.each([
  ['a leaf', 'UPDATE ledger SET leaf = zeroblob(32) WHERE idx = 20', [2]],
  ['a lost entry', 'DELETE FROM ledger WHERE idx = 20', [3, 4]],
  ['lost last entries', 'DELETE FROM ledger WHERE idx > 40', [4]],
  ['a moved entry', 'UPDATE ledger SET idx = 9999 WHERE idx = 20', [3, 4]],
  ['a signature', "UPDATE checkpoint_head SET note = replace(note, '— terang', '— terank')", [4]],
  ['the size beside a signature', 'UPDATE checkpoint_head SET size = size - 1', [4]],
  [
    'an older checkpoint',
    'UPDATE checkpoint SET note = (SELECT note FROM checkpoint_head) WHERE size = (SELECT min(size) FROM checkpoint)',
    [4],
  ],
  ['a lost checkpoint', 'DELETE FROM checkpoint_head', [4]],
  [
    'the option of an answer',
    `UPDATE ledger SET opening = replace(opening, '"option":"1"', '"option":"2"') WHERE opening LIKE '%"option":"1"%'`,
    [8],
  ],
  [
    'the place of an option',
    `UPDATE ledger SET opening = replace(opening, '"response":1', '"response":2') WHERE opening LIKE '%"response":1%'`,
    [8],
  ],
  ['an opening where there is nothing to open', "UPDATE ledger SET opening = '{}' WHERE idx = 0", [8]],
  ['the key of the openings', 'UPDATE participant SET answer_key = zeroblob(16)', [8]],
  ['the fence of a sign-in', 'UPDATE attempt SET epoch = 1 WHERE epoch = -1', [11]],
  ['the fence of a change', 'UPDATE attempt SET last_mutation = last_mutation - 1 WHERE last_mutation > 0', [11]],
  ['a lost fence', 'DELETE FROM attempt', [11]],
  ['a name', "UPDATE participant SET name = 'Orang lain' WHERE number = 'S-001'", [9]],
  ['a number', "UPDATE participant SET number = 'S-009' WHERE number = 'S-001'", [9, 11]],
  ['more time for one', `UPDATE participant SET accommodations = '["netra"]' WHERE number = 'S-002'`, [9]],
  ['a lost participant', "DELETE FROM participant WHERE number = 'S-005'", [0, 9, 11]],
  ['the kept paper', "UPDATE paper SET plan = replace(plan, 'TWK', 'TKW')", [9]],
  ['the paper on the screen', 'UPDATE paper SET form_gzip = (SELECT form_gzip FROM paper LIMIT 1)', [9]],
  ['the secret', 'UPDATE exam_session SET seed_secret = zeroblob(32)', [8, 9, 10]],
  ['the lots', "UPDATE exam_session SET draw_digits = '1 2 3'", [8, 9, 10]],
  ['the bank', `UPDATE exam_session SET bank = replace(bank, '"weights":[1,', '"weights":[5,')`, [9]],
  [
    'the rules',
    `UPDATE exam_session SET definition = replace(definition, '"lagGraceMs":1400', '"lagGraceMs":9000')`,
    [9],
  ],
  ['a definition that cannot be read', "UPDATE exam_session SET definition = '{'", [9]],
  ['the name of the ledger', "UPDATE exam_session SET origin = 'terang/other/small'", [0, 4]],
  ['the name of the instance', "UPDATE instance SET name = 'terang/00000000'", [0]],
])('%s is found', (_what, sql, numbers) => {
  expect(failingAfter(sql)).toEqual(expect.arrayContaining(numbers as number[]));
});

test('erased openings are said to be not checked, and so is what hangs on them', () => {
  db.exec('UPDATE ledger SET opening = NULL');
  const report = verifyLedger(work, { vkey });
  restore();
  const open = report.sessions[0]?.checks.filter(({ verdict }) => verdict !== 'pass');
  expect(open?.map(({ number, verdict }) => [number, verdict])).toEqual([
    [8, 'not-checked'],
    [10, 'not-checked'],
    [12, 'not-checked'],
  ]);
});

test.each([
  ['of another board', {}],
  ['of entries that were not there yet', { size: 999 }],
])('a frame %s is found', (_what, values) => {
  const forged = make(`frame ${Object.keys(values).length}`, (dataDir) => {
    const exam = writeSmallExam(dataDir);
    exam.wait(60_000);
    const frame = 'ab'.repeat(32);
    exam.append({ type: 'BOARD', at: exam.now, size: 40, frame, ...values });
    exam.end();
  });
  expect(failing(verifyLedger(forged))).toEqual([12]);
});

test.each([
  ['is missed', false, [12]],
  ['is not missed where it is there', true, []],
])('a frame that was announced and left out while somebody was at work %s', (_what, isThere, numbers) => {
  const made = make(`rhythm ${isThere}`, (dataDir) => {
    const exam = new SmallExam(dataDir);
    exam.open();
    exam.signIn(0);
    for (let round = 0; round < 30; round += 1) {
      exam.wait(9_000);
      if (round === 8 || (isThere && round === 18)) exam.frame();
      exam.change(0, { kind: 'flag', position: 0, flagged: round % 2 === 0 });
    }
    exam.end();
  });
  expect(failing(verifyLedger(made))).toEqual(numbers);
});

test('another key than the published one fails, however well the data agrees with itself', () => {
  const other = make('other', (dataDir) => new SmallExam(dataDir).end());
  expect(failing(verifyLedger(other, { vkey }))).toEqual([0]);
});

test('a checkpoint that somebody kept shows that a ledger was shortened and signed anew', () => {
  const kept = (dataDir: string): string => {
    const file = new Database(join(dataDir, 'terang.db'), { readonly: true });
    const note = file.prepare('SELECT note FROM checkpoint_head').pluck().get() as string;
    file.close();
    return note;
  };
  const back = make('back', (dataDir) => {
    const exam = writeSmallExam(dataDir);
    exam.end();
  });
  const longer = join(place, 'longer');
  cpSync(back, longer, { recursive: true });
  // The same instance, once with what happened later and once without.
  const { writer } = openWriter(longer);
  writer.append([
    {
      session: 'small' as never,
      facts: [{ type: 'RECOVERY', at: 2e12 as Instant, lastAt: 1 as Instant }],
      fence: null,
    },
  ]);
  writer.close();
  expect(verifyLedger(longer, { checkpoints: [kept(back), kept(longer)] }).ok).toBe(true);
  expect(verifyLedger(back).ok).toBe(true);
  expect(failing(verifyLedger(back, { checkpoints: [kept(longer)] }))).toEqual([4]);
});

describe('what the engine would never write, signed with its own key', () => {
  const late = (exam: SmallExam, more: object): Fact => {
    const { attempt } = exam.sitters[3]!;
    const seq = attempt.lastMutation + 1;
    const at = attempt.lastSavedAt as Instant;
    return {
      type: 'FLAG',
      at,
      pid: attempt.pid,
      epoch: attempt.epoch,
      seq,
      clientAt: at,
      pos: 0,
      flagged: true,
      ...more,
    } as Fact;
  };
  const end = (exam: SmallExam, more: object): Fact =>
    late(exam, {
      type: 'FINISH',
      reason: 'submitted',
      by: null,
      note: '',
      pos: undefined,
      clientAt: undefined,
      flagged: undefined,
      ...more,
    });

  const sign = (exam: SmallExam, more: object = {}): Fact => {
    const { epoch, pid } = exam.sitters[3]!.attempt;
    const at = lastMoment(exam);
    const what = { kind: 'focus-lost', clientAt: at, durationMs: 4_000, count: 1, pos: 2 };
    return { type: 'INTEGRITY', at, pid, epoch, ...what, ...more } as Fact;
  };

  const words = (exam: SmallExam): Fact =>
    ({ type: 'MESSAGE', at: lastMoment(exam), pid: exam.sitters[3]!.person.pid, by: 'pengawas', text: 'x' }) as Fact;
  const takenBack = (exam: SmallExam, message: number, more: object = {}): Fact => {
    const what = { pid: exam.sitters[3]!.person.pid, by: 'pengawas', reason: 'salah ruang', message };
    return { type: 'MESSAGE_WITHDRAW', at: lastMoment(exam), ...what, ...more } as Fact;
  };
  const byStaff = { by: 'pengawas', reason: 'salah orang', ms: 60_000 };
  const given = (exam: SmallExam, more: object = {}): Fact =>
    ({ type: 'EXTENSION', at: exam.now, pid: exam.sitters[3]!.person.pid, ...byStaff, ...more }) as Fact;
  const cut = (exam: SmallExam, more: object = {}): Fact => {
    const what = { at: exam.now, pid: exam.sitters[3]!.person.pid, given: exam.now, ...byStaff };
    return { type: 'EXTENSION_WITHDRAW', ...what, ...more } as Fact;
  };
  const forAll = (exam: SmallExam): [Fact, Fact] => [given(exam, { pid: 'all' }), cut(exam, { pid: 'all' })];
  const twice = (fact: Fact): [Fact, Fact] => [fact, fact];

  test.each<[string, number[], (exam: SmallExam) => void]>([
    ['a sign', [], (exam) => exam.append(sign(exam))],
    ['a sign that the engine saw', [], (exam) => exam.append(sign(exam, { kind: 'address-changed', clientAt: null }))],
    ['a sign of an unknown kind', [1], (exam) => exam.append(sign(exam, { kind: 'devtools' }))],
    ['a sign with a field too much', [1], (exam) => exam.append(sign(exam, { address: '10.0.0.7' }))],
    ['a sign too small to be written', [6], (exam) => exam.append(sign(exam, { durationMs: 1_499 }))],
    ['a sign of a place that the paper lacks', [6], (exam) => exam.append(sign(exam, { pos: 15 }))],
    ['a sign of a sign-in that never was', [6], (exam) => exam.append(sign(exam, { epoch: 9 }))],
    ['a browser’s sign without its time', [6], (exam) => exam.append(sign(exam, { clientAt: null }))],
    ['an engine’s sign with a browser’s time', [6], (exam) => exam.append(sign(exam, { kind: 'address-changed' }))],
    ['a sign that never happened', [6], (exam) => exam.append(sign(exam, { count: 0 }))],
    [
      'more signs than are written of one attempt',
      [6],
      (exam) => exam.append(...Array.from({ length: 302 }, () => sign(exam))),
    ],
    [
      'a sign of who has not begun',
      [6],
      (exam) => exam.append(sign(exam, { pid: exam.sitters.find(({ attempt }) => attempt.epoch === 0)!.person.pid })),
    ],
    ['a change after the deadline', [7], (exam) => exam.append(late(exam, { at: 1_800_000_000_000 + 3_600_000 }))],
    ['a change at the last millisecond of the grace', [], (exam) => exam.append(late(exam, { at: lastMoment(exam) }))],
    ['a change one millisecond later', [7], (exam) => exam.append(late(exam, { at: lastMoment(exam) + 1 }))],
    [
      'a change long after the clock was stopped',
      [7],
      (exam) => {
        exam.act('PAUSE');
        const now = exam.sitters[3]!.attempt.clock!.stoppedSince!;
        exam.append(late(exam, { at: now + 1_401 }));
      },
    ],
    ['a number left out', [6], (exam) => exam.append(late(exam, { seq: 30 }))],
    ['an epoch that is not the workstation’s', [6], (exam) => exam.append(late(exam, { epoch: 5 }))],
    ['a place that the paper lacks', [6], (exam) => exam.append(late(exam, { pos: 15 }))],
    ['a field too much', [1], (exam) => exam.append(late(exam, { hint: 'B' }))],
    ['a time before the last one', [5], (exam) => exam.append(late(exam, { at: 1_800_000_000_001 }))],
    [
      'an end by the clock before its time',
      [7],
      (exam) => exam.append(undefinedOut(end(exam, { reason: 'expired', seq: exam.sitters[3]!.attempt.lastMutation }))),
    ],
    ['time taken back at once', [], (exam) => exam.append(given(exam), cut(exam))],
    ['time of everybody taken back at once', [], (exam) => exam.append(...forAll(exam))],
    ['time taken back that nobody gave', [7], (exam) => exam.append(cut(exam))],
    ['time taken back twice', [7], (exam) => exam.append(given(exam), ...twice(cut(exam)))],
    ['time taken back for no reason', [7], (exam) => exam.append(given(exam), cut(exam, { reason: '' }))],
    ['time of one person taken back from all', [7], (exam) => exam.append(given(exam), cut(exam, { pid: 'all' }))],
    [
      'time taken back as late as may be',
      [],
      (exam) => exam.append(given(exam), cut(exam, { at: exam.now + 120_000 })),
    ],
    [
      'time taken back that had been a promise for long',
      [7],
      (exam) => exam.append(given(exam), cut(exam, { at: exam.now + 120_001 })),
    ],
    [
      'time taken back in the last five minutes',
      [7],
      (exam) => {
        exam.wait(lastMoment(exam) - 300_000 - exam.now);
        exam.append(given(exam), cut(exam));
      },
    ],
    ['words taken back that were said', [], (exam) => exam.append(words(exam), takenBack(exam, exam.size))],
    ['words taken back that never were said', [6], (exam) => exam.append(takenBack(exam, 3))],
    ['words taken back twice', [6], (exam) => exam.append(words(exam), ...twice(takenBack(exam, exam.size)))],
    [
      'words taken back from somebody else',
      [6],
      (exam) => exam.append(words(exam), takenBack(exam, exam.size, { pid: exam.sitters[2]!.person.pid })),
    ],
    [
      'words taken back for no reason',
      [6],
      (exam) => exam.append(words(exam), takenBack(exam, exam.size, { reason: '' })),
    ],
    ['a second opening', [5], (exam) => exam.open()],
    [
      'a second draw',
      [5],
      (exam) => exam.append({ type: 'DRAW', at: lastMoment(exam) as Instant, digits: '1', automatic: true }),
    ],
    [
      'a score that the answers do not earn',
      [10],
      (exam) => {
        const { attempt } = exam.sitters[3]!;
        exam.append(undefinedOut(end(exam, {})));
        exam.append({
          type: 'SCORE',
          at: attempt.lastSavedAt as Instant,
          pid: attempt.pid,
          sections: [],
          total: 0 as never,
        });
      },
    ],
    [
      'a change after the end',
      [6],
      (exam) => exam.append({ ...late(exam, {}), pid: exam.sitters[0]!.attempt.pid } as Fact),
    ],
    [
      'a change after the close',
      [5, 6],
      (exam) => {
        exam.wait(3_000);
        exam.close();
        exam.append(late(exam, { at: 1_800_000_200_000 }));
      },
    ],
    [
      'time given and never recorded',
      [9],
      (exam) =>
        exam.append({
          type: 'PAPER',
          at: lastMoment(exam) as Instant,
          pid: exam.sitters[3]!.attempt.pid,
          form: '0'.repeat(64),
          items: 15,
          allotted: 9e6 as Millis,
        }),
    ],
  ])('%s', (_what, numbers, write) => {
    const dataDir = mkdtempSync(join(place, 'forged-'));
    const exam = writeSmallExam(dataDir);
    write(exam);
    exam.end();
    const report = verifyLedger(dataDir, { vkey: exam.vkey });
    expect(failing(report)).toEqual(numbers.length === 0 ? [] : expect.arrayContaining(numbers));
  });

  /** Allotted time, grace, the pause of a minute and the extension of half a minute, from the sign-in on. */
  function lastMoment(exam: SmallExam): number {
    return exam.sitters[3]!.attempt.clock!.startedAt + 600_000 + 1_400 + 60_000 + 30_000;
  }

  function undefinedOut(fact: Fact): Fact {
    return JSON.parse(JSON.stringify(fact)) as Fact;
  }
});

test('a file that is no database is no evidence, and stays as it was', () => {
  const dataDir = mkdtempSync(join(place, 'garbage-'));
  writeFileSync(join(dataDir, 'terang.db'), 'this is not a database, whatever its name says'.repeat(100));
  expect(() => verifyLedger(dataDir)).toThrow('cannot be read');
  expect(readdirSync(dataDir)).toEqual(['terang.db']);
});

test('a folder without data is no evidence', () => {
  expect(() => verifyLedger(place)).toThrow('holds no terang.db');
});
