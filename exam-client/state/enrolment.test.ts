import type { Greeting, GreetedReply } from '#protocol/candidate-http.ts';
import { HandClock, settle } from '../testing/hand-clock.ts';
import { createEnrolment } from './enrolment.ts';

const waiting = (code: string): GreetedReply => ({
  ok: true,
  state: 'waiting',
  code,
  isAsked: true,
  askAgainMs: 4_000,
});
const enrolled = (isNew: boolean): GreetedReply => ({
  ok: true,
  state: 'enrolled',
  name: 'LAB-07',
  room: '',
  seat: '',
  isNew,
});

/** A computer with an engine that answers what the test holds ready; null is a line that is down. */
function computer(...replies: (GreetedReply | null)[]) {
  const clock = new HandClock();
  const asked: Greeting[] = [];
  let credentials = 0;
  const enrolment = createEnrolment({
    greet: (greeting) => {
      asked.push(greeting);
      const reply = replies.shift();
      return reply === null || reply === undefined ? Promise.reject(new Error('down')) : Promise.resolve(reply);
    },
    name: 'PC',
    entrance: () => Promise.resolve(null),
    random: () => 0.5,
    later: clock.later,
    onCredential: () => (credentials += 1),
  });
  const pass = async (ms: number): Promise<void> => {
    clock.advance(ms);
    await settle();
  };
  return { asked, enrolment, pass, state: () => enrolment.store.getState(), credentials: () => credentials };
}

test('it shows its code, asks until it is let in, and then shows what it was given at once', async () => {
  const one = computer(waiting('K7QM2XW9'), waiting('K7QM2XW9'), enrolled(true));
  one.enrolment.watch();
  await settle();
  expect(one.state()).toEqual({ kind: 'waiting', code: 'K7QM2XW9', isAsked: true });
  await one.pass(3_999);
  expect(one.asked).toHaveLength(1);
  await one.pass(1);
  await one.pass(4_000);
  expect([one.state(), one.credentials()]).toEqual([{ kind: 'enrolled', name: 'LAB-07' }, 1]);
  await one.pass(60_000);
  expect(one.asked).toHaveLength(3);
});

test('one that was shut out while it stood there is told so when it looks, and waits anew', async () => {
  const one = computer(enrolled(false), waiting('55555555'));
  one.enrolment.watch();
  await settle();
  one.enrolment.look();
  await settle();
  expect(one.state()).toMatchObject({ code: '55555555' });
});

test('one that is known already leaves the line as it is', async () => {
  const one = computer(enrolled(false));
  one.enrolment.watch();
  await settle();
  expect([one.state().kind, one.credentials()]).toEqual(['enrolled', 0]);
});

test('silence and refusals are asked through', async () => {
  const one = computer(null, { ok: false, refusal: { word: 'malformed' } }, waiting('22222222'));
  one.enrolment.watch();
  await settle();
  expect(one.state()).toEqual({ kind: 'asking' });
  await one.pass(5_000);
  await one.pass(5_000);
  expect(one.state()).toMatchObject({ code: '22222222' });
});

test('who leaves the screen asks no more, and who comes back asks again', async () => {
  const one = computer(waiting('22222222'), waiting('33333333'));
  const stop = one.enrolment.watch();
  await settle();
  stop();
  await one.pass(60_000);
  expect(one.asked).toHaveLength(1);
  one.enrolment.watch();
  await settle();
  expect(one.state()).toMatchObject({ code: '33333333' });
});

test('who was declined asks for a new code when somebody presses for it', async () => {
  const one = computer({ ok: true, state: 'declined', askAgainMs: 4_000 }, waiting('44444444'));
  one.enrolment.watch();
  await settle();
  expect(one.state()).toEqual({ kind: 'declined' });
  one.enrolment.askAnew();
  await settle();
  expect(one.asked.map(({ again }) => again)).toEqual([false, true]);
  expect(one.state()).toMatchObject({ code: '44444444' });
});
