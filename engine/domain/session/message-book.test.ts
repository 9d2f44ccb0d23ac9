import type { Pid, StaffName } from '../ids.ts';
import type { Instant, Millis } from '../time.ts';
import { type Attempt, evolveAttempt, newAttempt } from './attempt.ts';
import { decideRead, whyNotTold } from './decide-message.ts';
import { PREPARED } from './exam-session.ts';
import { unread, withdrawable } from './message-book.ts';

const pid = 'p1' as Pid;
const by = 'pengawas' as StaffName;
const at = (moment: number) => moment as Instant;
const setting = { session: PREPARED, clockStarts: 'session' as const };
const signIn = { type: 'SIGN_IN', at: at(1), pid, epoch: 1, workstation: 'PC-1' } as const;
const said = (text: string, when: number, whom: Pid | 'all' = pid) =>
  ({ type: 'MESSAGE', at: at(when), pid: whom, by, text }) as const;

function after(...facts: Parameters<typeof evolveAttempt>[1][]): Attempt {
  return facts.reduce((attempt, fact) => evolveAttempt(attempt, fact, setting), newAttempt(pid, 600_000 as Millis, 3));
}

describe('what the staff say to a person', () => {
  it('is kept in order until each is read', () => {
    const attempt = after(signIn, said('Pindah ke depan', 2), said('Mohon tenang', 3, 'all'));
    expect(unread(attempt.messages ?? []).map(({ number, text }) => [number, text])).toEqual([
      [1, 'Pindah ke depan'],
      [2, 'Mohon tenang'],
    ]);
    const read = decideRead(attempt, { epoch: 1, message: 1 }, at(4));
    if (!read.ok || read.value === null) throw new Error('not read');
    const later = evolveAttempt(attempt, read.value, setting);
    expect(unread(later.messages ?? []).map(({ number }) => number)).toEqual([2]);
    expect(later.messages?.[0]?.readAt).toBe(4);
    expect(decideRead(later, { epoch: 1, message: 1 }, at(5))).toEqual({ ok: true, value: null });
  });

  it('does not reach who is not there or has finished', () => {
    expect(whyNotTold(after())).toBe('not-signed-in');
    expect(after(said('Halo', 2, 'all')).messages).toBeUndefined();
    const end = { type: 'FINISH', at: at(9), pid, epoch: 1, seq: 0, reason: 'expired', by: null, note: '' } as const;
    const finished = after(signIn, end, said('Halo', 10, 'all'));
    expect([whyNotTold(finished), finished.messages]).toEqual(['already-finished', undefined]);
  });

  it('is read only by who sits there now, and only what was said', () => {
    const attempt = after(signIn, said('Halo', 2), { ...signIn, epoch: 2 });
    expect(decideRead(attempt, { epoch: 1, message: 1 }, at(4))).toMatchObject({ refusal: { word: 'stale-epoch' } });
    expect(decideRead(attempt, { epoch: 2, message: 2 }, at(4))).toMatchObject({ refusal: { word: 'malformed' } });
    expect(decideRead(attempt, { epoch: 2, message: 1 }, at(4))).toMatchObject({ ok: true, value: { epoch: 2 } });
  });

  it('is taken back once, whether it was read or not, and that is to be read in its place', () => {
    const told = evolveAttempt(after(signIn), said('Kumpulkan', 2), setting, 7);
    const read = { type: 'MESSAGE_READ', at: at(3), pid, epoch: 1, message: 1 } as const;
    const back = { type: 'MESSAGE_WITHDRAW', at: at(4), pid, by, reason: 'salah ruang', message: 7 } as const;
    for (const before of [told, evolveAttempt(told, read, setting)]) {
      const taken = evolveAttempt(before, back, setting, 9);
      expect(unread(taken.messages ?? [])).toMatchObject([{ number: 2, text: 'salah ruang', takesBack: 2 }]);
      expect(withdrawable(taken.messages ?? [])).toEqual([]);
      expect(evolveAttempt(taken, back, setting, 10).messages).toHaveLength(2);
    }
    expect(evolveAttempt(told, { ...back, message: 8 }, setting, 9).messages).toHaveLength(1);
    expect(evolveAttempt(after(signIn), { ...back, pid: 'all' }, setting, 9).messages).toBeUndefined();
  });
});
