import type { Pid, StaffName, WorkstationId } from '#domain/ids.ts';
import type { Fact } from '#domain/ledger/fact.ts';
import { emptyRoom } from '#domain/room/room-plan.ts';
import type { Instant, Millis } from '#domain/time.ts';
import { examJson } from '../tiny-exam.ts';
import { WITNESSES, cosignTwice } from './cosigned.ts';
import { SmallExam } from '../write-small-exam.ts';

const by = 'pengawas' as StaffName;
const ROOM = '00112233445566aa' as WorkstationId;
/** The first of the roster is read to, and begins when staff say so. */
const ACCOMMODATIONS = [
  { code: 'netra', name: { id: 'Netra', en: 'Blind' }, durationMinutes: 13, start: 'proctor', assistant: true },
];

/** A short exam in which everything happens that an entry can say, and a closed session at the end of it. */
export function writeFullExam(dataDir: string): SmallExam {
  const rules = { accommodations: ACCOMMODATIONS, workstations: 'flagged', seats: 'flagged', lateCutOffMinutes: 10 };
  const rooms = [emptyRoom('Melati', 3, 3), { ...emptyRoom('Anggrek', 1, 3), apart: true }];
  const exam = new SmallExam(dataDir, 6, { ...examJson('latihan-singkat'), ...rules }, true, rooms);
  const pid = (place: number): Pid => exam.sitters[place]!.person.pid;
  const act = (fact: object): void => exam.append({ at: exam.now, by, reason: 'dicatat', ...fact } as Fact);
  const signIn = (place: number): void => signInAt(exam, place);
  const computer = { enrolment: ROOM, name: 'PC 1', room: 'Melati', seat: 'A-1', kiosk: false };
  act({ type: 'WORKSTATION', act: 'approved', ...computer });
  for (const { vkey } of WITNESSES) act({ type: 'WITNESS', act: 'enrolled', vkey });
  act({ type: 'WITNESS', act: 'removed', vkey: WITNESSES[3]!.vkey });
  for (const type of ['CHECK_IN', 'CARD', 'CHECK_IN_CLOSE']) {
    act({ type, ...(type === 'CHECK_IN_CLOSE' ? {} : { pid: pid(0) }) });
  }
  act({ type: 'SESSION_PIN', act: 'made' });
  act({ type: 'SESSION_PIN', act: 'shown' });
  act({ type: 'SESSION_PIN', act: 'renewed' });
  signIn(0);
  exam.wait(1_000);
  exam.open({ reason: 'dicatat', despite: [{ workstation: 'PC 1', what: 'clock' }] });
  [1, 2, 3, 4].forEach(signIn);
  takenBack(exam, [pid(3), 'all']);
  for (const whom of [pid(3), 'all'] as const) {
    const [given, ms] = [exam.now, 30_000];
    act({ type: 'EXTENSION', pid: whom, ms });
    exam.wait(400);
    act({ type: 'EXTENSION_WITHDRAW', pid: whom, given, ms });
  }
  act({ type: 'START', pid: pid(0) });
  for (let position = 0; position < 3; position += 1) {
    exam.wait(700);
    [0, 1, 2, 3].forEach((place) => exam.change(place, { kind: 'choose', position, response: (position + place) % 5 }));
  }
  exam.change(1, { kind: 'flag', position: 1, flagged: true });
  exam.change(1, { kind: 'clear', position: 2 });
  exam.change(2, { kind: 'play', position: 0, sound: 0 } as never);
  const sign = { epoch: 1, clientAt: exam.now, durationMs: 4_000, count: 1, pos: 2 };
  exam.append({ type: 'INTEGRITY', at: exam.now, pid: pid(3), kind: 'focus-lost', ...sign });
  exam.act('PAUSE');
  exam.wait(30_000);
  exam.act('RESUME');
  exam.act('PAUSE', pid(1));
  exam.wait(5_000);
  exam.act('RESUME', pid(1));
  exam.extend(20_000);
  exam.append({ type: 'RECOVERY', at: exam.now, lastAt: exam.now });
  act({ type: 'RELEASE', pid: pid(2) });
  act({ type: 'SEAT_CHANGE', pid: pid(2), room: 'Melati', seat: 'C-03' });
  signIn(2);
  exam.change(2, { kind: 'choose', position: 4, response: 3 });
  for (const mutation of [9, 10, 11]) exam.hold(2, { epoch: 1, mutation, position: mutation, agoMs: 30_000 });
  exam.decide(2, 'admit', 1, 9);
  act({ type: 'WORKSTATION', act: 'revoked', ...computer });
  exam.wait(3_000);
  [0, 1, 2].forEach((place) => exam.handIn(place));
  exam.decide(2, 'admit', 1, 10);
  exam.decide(2, 'reject', 1, 11);
  exam.wait(2_000);
  exam.frame();
  twoPersons(exam, pid);
  exam.close();
  exam.frame();
  const amended = exam.sitters[1]!.person.plan[0]!.itemId;
  const rule = { kind: 'full' } as const;
  exam.second(5, { kind: 'amend', item: amended, rule }, { type: 'AMEND', item: amended, rule });
  exam.append(...exam.amend(amended, rule));
  exam.append({ type: 'CHECK_DESK', at: exam.now, pid: pid(1), by } as Fact);
  exam.frame();
  exam.append({ type: 'BOARD_REVEAL', at: exam.now, by, shown: 2, everyMs: null } as Fact);
  exam.end();
  cosignTwice(dataDir);
  return exam;
}

/** Words that were meant for others; the public learns of them by their leaves alone, and that they were taken back. */
function takenBack(exam: SmallExam, whom: readonly (Pid | 'all')[]): void {
  const first = exam.size;
  for (const pid of whom) exam.append({ type: 'MESSAGE', at: exam.now, pid, by, text: 'Kumpulkan di meja depan' });
  exam.wait(200);
  whom.forEach((pid, place) => {
    const message = first + place;
    exam.append({ type: 'MESSAGE_WITHDRAW', at: exam.now, pid, by, reason: 'salah ruang', message });
  });
}

/** Everything that two accounts do in an open session: confirmed, turned down, and carried out. */
function twoPersons(exam: SmallExam, pid: (place: number) => Pid): void {
  const ms = 60_000 as Millis;
  exam.second(1, { kind: 'extend', pids: [pid(3)], ms }, { type: 'EXTENSION', pid: pid(3), ms });
  exam.second(2, { kind: 'reopen', pid: pid(1), ms }, { type: 'REOPEN', pid: pid(1), ms });
  exam.handIn(1);
  exam.second(3, { kind: 'disqualify', pid: pid(1) }, { type: 'DISQUALIFY', pid: pid(1) });
  const said = { at: exam.now, by, reason: 'dicatat', proposal: 4 };
  exam.append({
    type: 'PROPOSAL',
    ...said,
    until: (exam.now + 9_000) as Instant,
    what: { kind: 'disqualify', pid: pid(0) },
  });
  exam.append({ type: 'RESOLVE', ...said, how: 'withdrawn' });
}

/** From a computer that nobody has registered, and by the person themselves. */
function signInAt(exam: SmallExam, place: number): void {
  const { attempt, person } = exam.sitters[place]!;
  const head = { at: exam.now, pid: person.pid, epoch: attempt.epoch + 1 };
  exam.append(
    {
      ...{ type: 'SIGN_IN', ...head, workstation: `PC-${place}`, enrolment: null, elsewhere: true },
      ...exam.keyFor(place),
    } as Fact,
    { type: 'IDENTITY', ...head, confirmed: true },
  );
}
