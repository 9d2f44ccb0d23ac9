import { render, screen } from '@testing-library/react';
import { startMessages } from '../messages/start-messages.ts';
import type { SittingState } from '../state/sitting-store.ts';
import type { Sitting } from '../state/sitting.ts';
import { SittingContext } from '../state/use-sitting.ts';
import { layOutSeat } from '../testing/seat-someone.ts';
import { tinyPaper, tinyView } from '../testing/tiny-paper.ts';
import { ExamClient } from './exam-client.tsx';

beforeAll(() => startMessages());

/** Somebody at work whose line has been lost for so long. */
async function cutOff(
  whenUnsaved: 'go-on' | 'block',
  forMs: number,
  more: Partial<SittingState> = {},
): Promise<Sitting> {
  const { clock, sitting } = await layOutSeat();
  const view = tinyView(clock.now() - forMs);
  sitting.store.setState({
    place: { kind: 'seated' },
    form: tinyPaper,
    link: { up: false, downSince: clock.now() - forMs, attempt: 2, nextTryAt: null },
    view: { ...view, session: { ...view.session, whenUnsaved } },
    ...more,
  });
  render(
    <SittingContext value={sitting}>
      <ExamClient />
    </SittingContext>,
  );
  return sitting;
}

const CLOSED = 'Menjawab ditutup sementara';

test('under `block` the items stay for ten seconds, and what will happen is said', async () => {
  await cutOff('block', 9_900);
  expect(screen.getAllByRole('radio').length).toBeGreaterThan(0);
  expect(screen.getByText(/menjawab ditutup dan waktu Anda dihentikan/)).toBeInTheDocument();
});

test('then the item is covered and the clock on the screen stands, where it stood when it was covered', async () => {
  const sitting = await cutOff('block', 70_000);
  expect(screen.getByRole('heading', { name: CLOSED })).toHaveFocus();
  expect(screen.queryByRole('radio')).not.toBeInTheDocument();
  // Half an hour, of which ten seconds were left to work in.
  expect(screen.getByRole('timer')).toHaveTextContent('29.50');
  expect(screen.getByText(/Waktu Anda dihentikan sejak soal ditutup/)).toBeInTheDocument();
  sitting.choose(0, 1);
  expect(sitting.store.getState().pending).toEqual([]);
});

test('it stays covered on a good line until the engine lets the clock run', async () => {
  const { clock } = await layOutSeat();
  const view = tinyView(clock.now(), { stoppedBy: ['engine'] });
  await cutOff('block', 0, {
    link: { up: true, downSince: null, attempt: 0, nextTryAt: null },
    view: { ...view, session: { ...view.session, whenUnsaved: 'block' } },
  });
  expect(screen.getByRole('heading', { name: CLOSED })).toBeInTheDocument();
});

test('under `go-on` nothing is covered, however long it takes', async () => {
  await cutOff('go-on', 600_000);
  expect(screen.queryByText(CLOSED)).not.toBeInTheDocument();
});

test('a browser that keeps nothing closes at once without a line, and says that time goes on', async () => {
  await cutOff('go-on', 50, { storageWorks: false });
  expect(screen.getByRole('heading', { name: CLOSED })).toBeInTheDocument();
  expect(screen.getByText(/Waktu berjalan terus/)).toBeInTheDocument();
});
