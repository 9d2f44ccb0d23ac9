import { settle } from '../testing/hand-clock.ts';
import { layOutSeat, seatSomeone, shownSheet, untilShown } from '../testing/seat-someone.ts';
import { TINY_ITEMS, tinyPaper } from '../testing/tiny-paper.ts';
import { unreadNotices } from './notices.ts';
import { mayAct } from './sitting.ts';

const blank = (): (number | null)[] => Array<null>(TINY_ITEMS).fill(null);
const state = (seat: { sitting: { store: { getState(): unknown } } }) =>
  seat.sitting.store.getState() as ReturnType<Awaited<ReturnType<typeof seatSomeone>>['sitting']['store']['getState']>;

test('a sign-in brings the person to the paper', async () => {
  const seat = await seatSomeone();
  expect(state(seat).place).toEqual({ kind: 'seated' });
  expect(state(seat).form).toEqual(tinyPaper);
});

test('an answer is on this computer’s disk before it is sent, and leaves it with the receipt', async () => {
  const seat = await seatSomeone();
  seat.sitting.choose(0, 2);
  expect(shownSheet(seat).responses[0]).toBe(2);
  expect(seat.engine.letters).toHaveLength(0);
  await settle();
  expect(await seat.outbox.load('latihan-skd/2602-0014')).toHaveLength(1);
  expect(seat.engine.letters).toHaveLength(1);
  seat.engine.deliver();
  await settle();
  expect(await seat.outbox.load('latihan-skd/2602-0014')).toEqual([]);
  expect(state(seat).pending).toEqual([]);
  expect(shownSheet(seat).responses[0]).toBe(2);
  expect(state(seat).view?.attempt.lastSavedAt).toBe(seat.clock.now());
});

test('an answer whose receipt was lost is sent again and accepted as a duplicate', async () => {
  const seat = await seatSomeone();
  seat.sitting.choose(0, 2);
  await settle();
  seat.engine.deliver(true);
  await settle();
  expect(state(seat).pending).toHaveLength(1);
  seat.engine.up();
  await settle();
  seat.engine.deliverAll();
  await settle();
  expect(seat.engine.seen.map(({ mutation }) => mutation)).toEqual([1, 1]);
  expect(seat.engine.taken).toHaveLength(1);
  expect(state(seat).pending).toEqual([]);
});

test('answers go on while the line is down and arrive in order afterwards, after a reload too', async () => {
  const seat = await seatSomeone();
  seat.engine.down();
  seat.sitting.choose(0, 1);
  seat.sitting.flag(0, true);
  seat.sitting.choose(3, 4);
  await settle();
  const shown = shownSheet(seat);
  await seat.reload();
  expect(shownSheet(seat)).toEqual(shown);
  while (seat.engine.letters.length > 0) {
    seat.engine.deliverAll();
    await settle();
  }
  expect(seat.engine.taken).toEqual([
    { kind: 'choose', position: 0, response: 1 },
    { kind: 'flag', position: 0, flagged: true },
    { kind: 'choose', position: 3, response: 4 },
  ]);
  expect(state(seat).pending).toEqual([]);
});

test('not more than eight are under way at once', async () => {
  const seat = await seatSomeone();
  seat.sitting.choose(0, 0);
  await settle();
  seat.engine.deliver();
  await settle();
  for (let turn = 0; turn < 12; turn += 1) seat.sitting.choose(turn % TINY_ITEMS, turn % 5);
  await settle();
  expect(seat.engine.letters).toHaveLength(8);
});

test('what the engine cannot store is tried again until it can', async () => {
  const seat = await seatSomeone();
  seat.engine.refusing = { word: 'overloaded', retryAfterMs: 3_000 };
  seat.sitting.choose(0, 2);
  await settle();
  seat.engine.deliver();
  await settle();
  expect(state(seat).refusing).toBe('overloaded');
  seat.clock.advance(2_900);
  expect(seat.engine.letters).toHaveLength(0);
  seat.engine.refusing = null;
  seat.clock.advance(1_000);
  seat.engine.deliverAll();
  await settle();
  expect(state(seat).refusing).toBeNull();
  expect(seat.engine.sheet.responses[0]).toBe(2);
});

test('a number that was skipped is filled from where the engine stands', async () => {
  const seat = await seatSomeone();
  seat.engine.refusing = { word: 'out-of-order', lastMutation: 0 };
  seat.sitting.choose(0, 2);
  seat.sitting.choose(1, 3);
  await settle();
  seat.engine.deliver();
  seat.engine.refusing = null;
  await settle();
  seat.clock.advance(2_000);
  while (seat.engine.letters.length > 0) {
    seat.engine.deliverAll();
    await settle();
  }
  expect(seat.engine.sheet.responses.slice(0, 2)).toEqual([2, 3]);
});

test('should the engine have lost what it receipted, what waits is numbered on from what it holds', async () => {
  const seat = await seatSomeone();
  seat.sitting.choose(0, 2);
  await settle();
  seat.engine.deliver();
  await settle();
  seat.engine.down();
  seat.engine.taken.length = 0;
  seat.sitting.choose(1, 3);
  await settle();
  seat.engine.up();
  await settle();
  seat.engine.deliverAll();
  await settle();
  expect(seat.engine.taken).toEqual([{ kind: 'choose', position: 1, response: 3 }]);
  expect(state(seat).pending).toEqual([]);
});

test.each(['time-over', 'session-closed', 'impossible-response'] as const)(
  'after %s nothing more is sent, and what was not counted stays in sight',
  async (word) => {
    const seat = await seatSomeone();
    seat.engine.refusing = { word };
    seat.engine.refusingOffers = word;
    seat.sitting.choose(0, 2);
    seat.sitting.choose(1, 2);
    await settle();
    seat.engine.deliver();
    await settle();
    expect(state(seat).pending).toEqual([]);
    expect(state(seat).uncounted.map(({ refused }) => refused)).toEqual([word, word]);
    expect(shownSheet(seat).responses).toEqual(blank());
    await seat.reload();
    expect(state(seat).uncounted).toHaveLength(2);
    expect(seat.engine.letters).toHaveLength(0);
  },
);

test('what stayed behind while the person went on elsewhere is set aside; the newer answers count', async () => {
  const seat = await seatSomeone();
  seat.engine.refusingOffers = 'wrong-phase';
  seat.engine.down();
  seat.sitting.choose(0, 1);
  await settle();
  seat.engine.epoch = 3;
  seat.engine.taken.push({ kind: 'choose', position: 0, response: 4 });
  seat.engine.sheet = { ...seat.engine.sheet, responses: [4, ...blank().slice(1)] };
  seat.engine.up();
  await settle();
  seat.sitting.choose(1, 2);
  await settle();
  while (seat.engine.letters.length > 0) {
    seat.engine.deliverAll();
    await settle();
  }
  expect(state(seat).uncounted.map(({ refused }) => refused)).toEqual(['mutation-conflict']);
  expect(seat.engine.sheet.responses.slice(0, 2)).toEqual([4, 2]);
  expect(shownSheet(seat).responses.slice(0, 2)).toEqual([4, 2]);
  expect(seat.engine.seen.every(({ epoch }) => epoch === 3)).toBe(true);
});

test('another workstation that takes over ends the sending here', async () => {
  const seat = await seatSomeone();
  seat.sitting.choose(0, 2);
  seat.engine.says('superseded', { reason: 'other-workstation' });
  await settle();
  expect(state(seat).place).toEqual({ kind: 'superseded', reason: 'other-workstation' });
  seat.sitting.choose(1, 2);
  await settle();
  expect(state(seat).pending).toHaveLength(1);
  expect(seat.engine.letters).toHaveLength(0);
});

test('a tab that was overtaken by another one can take the attempt back', async () => {
  const seat = await seatSomeone();
  seat.engine.says('superseded', { reason: 'other-tab' });
  seat.sitting.continueHere();
  seat.engine.up();
  await settle();
  expect(state(seat).place).toEqual({ kind: 'seated' });
});

test('the exam is handed in only after every answer has its receipt', async () => {
  const seat = await seatSomeone();
  seat.sitting.choose(0, 2);
  seat.sitting.handIn();
  await settle();
  expect(seat.engine.letters.map(({ event }) => event)).toEqual(['mutate']);
  seat.sitting.choose(1, 2);
  expect(shownSheet(seat).responses[1]).toBeNull();
  seat.engine.deliver();
  await settle();
  expect(seat.engine.letters.map(({ event }) => event)).toEqual(['hand-in']);
  seat.engine.deliver();
  await settle();
  expect(state(seat).view?.attempt.phase).toBe('finished');
  expect(state(seat).pending).toEqual([]);
});

test('a hand-in without a line waits and goes by itself', async () => {
  const seat = await seatSomeone();
  seat.engine.down();
  seat.sitting.handIn();
  await seat.reload();
  seat.engine.deliverAll();
  await settle();
  expect(seat.engine.phase).toBe('finished');
  expect(state(seat).view?.attempt.phase).toBe('finished');
});

test('the opening needs no press: within a quarter of a second the paper is asked for', async () => {
  const seat = await layOutSeat();
  seat.engine.phase = 'waiting';
  seat.engine.up();
  await settle();
  await seat.sitting.signIn({ participantNumber: '2602-0014', registrationPin: '1', sessionPin: '2' });
  expect(state(seat).form).toBeNull();
  seat.engine.opens();
  seat.clock.advance(250);
  await untilShown(seat, ({ form }) => form !== null);
  expect(state(seat).form).toEqual(tinyPaper);
});

test('an opening that nobody heard is asked for', async () => {
  const seat = await layOutSeat();
  seat.engine.phase = 'waiting';
  seat.engine.up();
  await settle();
  await seat.sitting.signIn({ participantNumber: '2602-0014', registrationPin: '1', sessionPin: '2' });
  seat.engine.phase = 'working';
  seat.clock.advance(30_000);
  await untilShown(seat, ({ form }) => form !== null);
  expect(state(seat).form).toEqual(tinyPaper);
});

test('a result that nobody heard is asked for after time is over', async () => {
  const seat = await seatSomeone();
  seat.clock.advance(1_800_000);
  await settle();
  seat.engine.phase = 'finished';
  seat.clock.advance(8_000);
  await settle();
  expect(state(seat).view?.attempt.phase).toBe('finished');
});

test('a view that was put together before the last receipt does not take an answer off the screen', async () => {
  const seat = await seatSomeone();
  const older = seat.engine.view();
  seat.sitting.choose(0, 2);
  await settle();
  seat.engine.deliver();
  await settle();
  seat.engine.says('view', { ...older, participant: { ...older.participant, seat: 'C-01' } });
  expect(shownSheet(seat).responses[0]).toBe(2);
  expect(state(seat).view?.participant.seat).toBe('C-01');
});

test('what this computer cannot store goes out at once while the line is up', async () => {
  const seat = await seatSomeone();
  const put = jest.spyOn(seat.outbox, 'put').mockRejectedValue(new Error('disk full'));
  seat.sitting.choose(0, 2);
  await settle();
  seat.engine.deliverAll();
  await settle();
  seat.sitting.choose(1, 3);
  await settle();
  seat.engine.deliverAll();
  await settle();
  expect(seat.engine.sheet.responses.slice(0, 2)).toEqual([2, 3]);
  expect([state(seat).storageWorks, state(seat).pending.length, put.mock.calls.length]).toEqual([false, 0, 1]);
  expect(mayAct(state(seat), seat.clock.now())).toBe(true);
});

test('without a line nothing that cannot be stored is shown as chosen, and answering is closed', async () => {
  const seat = await seatSomeone();
  jest.spyOn(seat.outbox, 'put').mockRejectedValue(new Error('disk full'));
  seat.engine.down();
  seat.sitting.choose(0, 2);
  await settle();
  expect(shownSheet(seat).responses[0]).toBeNull();
  expect(state(seat).storageWorks).toBe(false);
  expect(mayAct(state(seat), seat.clock.now())).toBe(false);
  expect(seat.engine.letters).toHaveLength(0);
});

test('while time is stopped nothing can be changed, and a view sets it going again', async () => {
  const seat = await seatSomeone();
  const running = seat.engine.view();
  const clock = running.attempt.clock && { ...running.attempt.clock, stoppedSince: seat.clock.now() };
  seat.engine.says('view', { ...running, attempt: { ...running.attempt, clock } });
  seat.sitting.choose(0, 2);
  expect(shownSheet(seat).responses[0]).toBeNull();
  seat.engine.says('view', running);
  seat.sitting.choose(0, 2);
  expect(shownSheet(seat).responses[0]).toBe(2);
});

test('the last millisecond can be used, the next cannot', async () => {
  const seat = await seatSomeone();
  seat.clock.advance(1_799_999);
  expect(mayAct(state(seat), seat.clock.now())).toBe(true);
  seat.clock.advance(1);
  expect(mayAct(state(seat), seat.clock.now())).toBe(false);
});

test('a token that the engine does not know any more leads back to the sign-in, and what waits is kept', async () => {
  const seat = await seatSomeone();
  seat.engine.down();
  seat.sitting.choose(0, 2);
  await settle();
  seat.engine.resumeRefusal = 'not-signed-in';
  seat.engine.offerRefusal = 'not-signed-in';
  seat.engine.up();
  await settle();
  expect(state(seat).place).toEqual({ kind: 'signed-out', refusal: 'not-signed-in' });
  seat.engine.resumeRefusal = null;
  await seat.sitting.signIn({ participantNumber: '2602-0014', registrationPin: '1', sessionPin: '2' });
  await settle();
  expect(shownSheet(seat).responses[0]).toBe(2);
});

test('a browser that must be shown anew is shown at a new address once, and the sign-in is kept for it', async () => {
  const told = [true, false];
  let asked = 0;
  const seat = await seatSomeone({ enterAgain: () => told[asked++] ?? false });
  const back = async (refusal: 'lockdown-wrong' | null): Promise<void> => {
    seat.engine.down();
    seat.engine.resumeRefusal = refusal;
    seat.engine.up();
    await settle();
  };
  await back('lockdown-wrong');
  expect([asked, state(seat).place.kind]).toEqual([1, 'seated']);
  await back(null);
  expect([asked, state(seat).place.kind]).toEqual([1, 'seated']);
  await back('lockdown-wrong');
  expect([asked, state(seat).place]).toEqual([2, { kind: 'signed-out', refusal: 'lockdown-wrong' }]);
});

test('leaving leaves nothing of the person on this computer', async () => {
  const seat = await seatSomeone();
  seat.sitting.choose(0, 2);
  await settle();
  await seat.sitting.leave();
  expect(state(seat)).toMatchObject({ place: { kind: 'signed-out' }, view: null, form: null, pending: [] });
  expect(await seat.outbox.load('latihan-skd/2602-0014')).toEqual([]);
  await seat.reload();
  expect(state(seat).place).toEqual({ kind: 'signed-out', refusal: null });
});

test('a sign-in without a line says so', async () => {
  const seat = await layOutSeat();
  const failure = await seat.sitting.signIn({ participantNumber: '1', registrationPin: '1', sessionPin: '2' });
  expect(failure).toEqual({ word: 'unreachable' });
});

test('what the browser shows of itself goes along with the sign-in, and an address that shows nothing sends nothing', async () => {
  const lockdown = { entry: 'n', configKeyHash: 'a'.repeat(64) };
  for (const shown of [lockdown, null]) {
    const seat = await layOutSeat();
    Object.assign(seat.sitting.desk, { entrance: () => Promise.resolve(shown) });
    const ask = jest.spyOn(seat.engine, 'ask');
    await seat.sitting.signIn({ participantNumber: '1', registrationPin: '1', sessionPin: '2' });
    const [, message] = ask.mock.calls.find(([event]) => event === 'sign-in')!;
    expect('lockdown' in message).toBe(shown !== null);
    if (shown !== null) expect(message).toMatchObject({ lockdown });
  }
});

test('whoever leaves is followed by a page with an address of its own', async () => {
  const seat = await seatSomeone();
  const loaded: string[] = [];
  Object.assign(seat.sitting.desk, { enterAnew: (path: string) => void loaded.push(path) });
  await seat.sitting.leave();
  await seat.sitting.leave('/leave');
  expect(loaded).toEqual(['/enter', '/leave']);
});

test('what the staff did is told after a reload too, and what was read of it is not told again', async () => {
  const seat = await seatSomeone();
  seat.engine.notices = [
    { number: 1, at: seat.clock.now(), kind: 'reopened', byMs: 0, text: 'salah tekan' },
    { number: 2, at: seat.clock.now(), kind: 'time-extended', byMs: 60_000, text: 'listrik padam' },
  ];
  seat.engine.says('view', seat.engine.view());
  const unread = () => unreadNotices(state(seat)).map(({ kind }) => kind);
  await seat.reload();
  expect(unread()).toEqual(['reopened', 'time-extended']);
  seat.sitting.readNotice(unreadNotices(state(seat))[0]!);
  await seat.reload();
  expect(unread()).toEqual(['time-extended']);
});
