import { attemptView } from '#protocol/candidate-down.ts';
import { boardFrame } from '#protocol/scoreboard-down.ts';
import { TestCandidate, TestProctor, boardWhen, connect, practice } from './clients.ts';
import { type TestEngine, startTestEngine } from './start-engine.ts';

const SESSION = 'latihan-singkat';

describe('one short exam, from sign-in to score', () => {
  let hall: TestEngine;
  beforeEach(async () => {
    hall = await startTestEngine(5);
  });
  afterEach(() => hall.end());

  it('shows one number to candidate, console and board, and keeps it over a restart', async () => {
    const session = practice(hall.told, SESSION);
    const candidate = new TestCandidate(hall.url);
    expect(await candidate.signIn(session)).toMatchObject({ ok: true, view: { attempt: { phase: 'waiting' } } });
    const proctor = await TestProctor.signIn(hall.url, hall.told);
    expect(await proctor.act('open-session', { sessionId: SESSION })).toMatchObject({ ok: true });
    await candidate.resume();
    const form = await candidate.paper();
    expect(form.sections.map((section) => section.items.length)).toEqual([5, 5, 5]);
    for (let position = 0; position < 15; position += 1) {
      expect(await candidate.choose(position, position % 4)).toMatchObject({ ok: true, duplicate: false });
    }
    const done = await candidate.handIn();
    if (!done.ok) throw new Error(done.refusal.word);
    const own = done.view.attempt.score!;
    expect(attemptView.safeParse(done.view).error).toBeUndefined();

    const row = (await proctor.watch(SESSION)).rows[0]!;
    expect([row.state, row.total]).toEqual(['finished', own.total]);
    const live = connect(hall.url, '/live');
    const board = await boardWhen(live, SESSION, ({ rows }) => rows[0]!.state === 'finished');
    expect(boardFrame.safeParse(board).error).toBeUndefined();
    expect(board.rows[0]).toMatchObject({ state: 'finished', total: own.total });
    expect(await proctor.act('close-session', { sessionId: SESSION, reason: 'selesai' })).toMatchObject({ ok: true });
    live.disconnect();
    proctor.close();
    candidate.close();

    hall = await hall.restart();
    const again = new TestCandidate(hall.url);
    await again.signIn(session);
    expect(again.view?.attempt.score).toMatchObject({ total: own.total, state: 'final', sections: own.sections });
    again.close();
  });
});
