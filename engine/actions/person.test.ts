import type { Fact } from '#domain/ledger/fact.ts';
import { TinyHall, by } from '../testing/tiny-hall.ts';

let tiny: TinyHall;
beforeEach(async () => {
  tiny = await TinyHall.open();
  tiny.openSession();
  tiny.signIn(0);
});
afterEach(() => tiny.end());

/** A group on its way to the disk, and how the disk answers. */
function onTheWay(...facts: Fact[]) {
  const person = tiny.person(0);
  const ticket = person.runAhead(facts, tiny.hall.setting);
  return {
    stored: () => {
      person.land(ticket, true);
      for (const fact of facts) tiny.tell(fact);
    },
    refused: () => person.land(ticket, false),
  };
}

function ending(seq: number): Fact[] {
  const { pid } = tiny.person(0).participant;
  const finish: Fact = { type: 'FINISH', at: tiny.now, pid, epoch: 1, seq, reason: 'terminated', by, note: 'x' };
  const score: Fact = { type: 'SCORE', at: tiny.now, pid, sections: [], total: 0 as never };
  return [finish, score];
}

function heads() {
  const { head, saved } = tiny.person(0);
  return [head.lastMutation, head.phase, saved.lastMutation, saved.phase];
}

describe('a person whose facts are on the way to the disk', () => {
  it('is judged by what was decided, and shown as what is stored', () => {
    const first = onTheWay(tiny.answer(0, 1));
    const second = onTheWay(tiny.answer(0, 2));
    expect(heads()).toEqual([2, 'working', 0, 'working']);
    first.stored();
    expect(heads()).toEqual([2, 'working', 1, 'working']);
    second.stored();
    expect(heads()).toEqual([2, 'working', 2, 'working']);
    expect(tiny.person(0).head).toBe(tiny.person(0).saved);
  });

  it('stays ended while an answer of before arrives', () => {
    const answer = onTheWay(tiny.answer(0, 1));
    const end = onTheWay(...ending(1));
    answer.stored();
    expect(heads()).toEqual([1, 'finished', 1, 'working']);
    end.stored();
    expect(heads()).toEqual([1, 'finished', 1, 'finished']);
  });

  it('stays ended while an act of the staff on everybody arrives', () => {
    const end = onTheWay(...ending(0));
    tiny.tell({ type: 'EXTENSION', at: tiny.now, by, reason: 'listrik', pid: 'all', ms: 60_000 as never });
    expect(heads()).toEqual([0, 'finished', 0, 'working']);
    end.stored();
    expect(heads()).toEqual([0, 'finished', 0, 'finished']);
  });

  it('hears of the staff’s acts while answers are on the way', () => {
    const answer = onTheWay(tiny.answer(0, 1));
    const act = { at: tiny.now, by, reason: 'listrik', pid: 'all' as const };
    tiny.tell({ ...act, type: 'PAUSE' });
    expect(tiny.person(0).head.clock?.stoppedSince).toBe(tiny.now);
    expect(tiny.person(0).head.lastMutation).toBe(1);
    answer.stored();
    expect(tiny.person(0).head).toMatchObject({ lastMutation: 1, clock: { stoppedSince: tiny.now } });
    tiny.tell({ ...act, type: 'RESUME' });
    expect(tiny.person(0).head.clock?.stoppedSince).toBeNull();
  });

  it('falls back to what is stored when the disk refuses, with all that stood on it', () => {
    const first = onTheWay(tiny.answer(0, 1));
    const second = onTheWay(tiny.answer(0, 2));
    first.refused();
    expect(heads()).toEqual([0, 'working', 0, 'working']);
    const again = onTheWay(tiny.answer(0, 1));
    second.refused();
    expect(heads()).toEqual([1, 'working', 0, 'working']);
    again.stored();
    expect(heads()).toEqual([1, 'working', 1, 'working']);
  });

  it('an end that the disk refuses is no end', () => {
    const end = onTheWay(...ending(0));
    end.refused();
    expect(heads()).toEqual([0, 'working', 0, 'working']);
  });

  it('two sign-ins on the way do not hide the later one', () => {
    const signIn = (epoch: number): Fact => ({
      type: 'SIGN_IN',
      at: tiny.now,
      pid: tiny.person(0).participant.pid,
      epoch,
      workstation: `PC-${epoch}`,
    });
    const [second, third] = [onTheWay(signIn(2)), onTheWay(signIn(3))];
    second.stored();
    expect(tiny.person(0).head.epoch).toBe(3);
    expect(tiny.person(0).saved.epoch).toBe(2);
    third.stored();
    expect(tiny.person(0).head).toBe(tiny.person(0).saved);
  });
});
