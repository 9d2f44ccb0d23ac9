import { render, screen, within } from '@testing-library/react';
import type { HeldShown } from '#protocol/wire-types.ts';
import { startMessages } from '../messages/start-messages.ts';
import type { SittingState } from '../state/sitting-store.ts';
import { SittingContext } from '../state/use-sitting.ts';
import { layOutSeat } from '../testing/seat-someone.ts';
import { tinyView } from '../testing/tiny-paper.ts';
import { ExamClient } from './exam-client.tsx';

const NOW = Date.UTC(2026, 10, 3, 3, 42, 7);
const held = (more: Partial<HeldShown> = {}): HeldShown => ({
  epoch: 1,
  mutation: 4,
  position: 2,
  why: 'late',
  recordedAt: NOW - 5_000,
  receivedAt: NOW,
  decision: null,
  ...more,
});

async function show(state: Partial<SittingState>): Promise<void> {
  const { sitting } = await layOutSeat();
  sitting.store.setState({ link: { up: true, downSince: null, attempt: 0, nextTryAt: null }, ...state });
  render(
    <SittingContext value={sitting}>
      <ExamClient />
    </SittingContext>,
  );
}

const finished = (list: HeldShown[]): Partial<SittingState> => ({
  place: { kind: 'seated' },
  view: tinyView(NOW, { phase: 'finished', finishReason: 'expired', finishedAt: NOW - 1_000, held: list }),
});

beforeAll(() => startMessages());

test('on the last screen late answers stand as kept for a decision, each with its item and time', async () => {
  await show(finished([held(), held({ mutation: 5, position: 4, decision: 'admitted' })]));
  const kept = screen.getByRole('region', { name: 'Disimpan untuk diputuskan' });
  expect(kept).toHaveTextContent('2 jawaban Anda disimpan untuk diputuskan.');
  const [first, second] = within(kept).getAllByRole('listitem');
  expect(first).toHaveTextContent('Soal 3menunggu keputusan10.42.02');
  expect(second).toHaveTextContent('Soal 5diterima10.42.02');
});

test('while one is undecided nobody is told that everything is saved', async () => {
  await show(finished([held()]));
  expect(screen.queryByText(/Semua jawaban tersimpan/)).not.toBeInTheDocument();
  expect(screen.getByText(/Ujian ditutup/)).toBeInTheDocument();
});

test('without any there is nothing of it on the screen', async () => {
  await show(finished([]));
  expect(screen.queryByText(/diputuskan/)).not.toBeInTheDocument();
});

test('the old workstation says what was kept of it', async () => {
  await show({
    place: { kind: 'superseded', reason: 'other-workstation' },
    held: [held({ why: 'other-workstation' })],
  });
  const kept = screen.getByRole('region', { name: 'Disimpan untuk diputuskan' });
  expect(kept).toHaveTextContent('tertinggal di komputer yang tidak lagi Anda pakai');
});
