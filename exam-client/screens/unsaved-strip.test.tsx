import { render, screen } from '@testing-library/react';
import { startMessages } from '../messages/start-messages.ts';
import { SittingContext } from '../state/use-sitting.ts';
import { stillSitting } from '../testing/still-sitting.ts';
import { tinyPaper, tinyView } from '../testing/tiny-paper.ts';
import { ExamClient } from './exam-client.tsx';

const NOW = Date.UTC(2026, 10, 3, 3, 42, 7);

async function showWaiting(age: number, isUp = true): Promise<void> {
  const sitting = await stillSitting(NOW);
  const change = { kind: 'choose' as const, position: 2, response: 1 };
  sitting.store.setState({
    place: { kind: 'seated' },
    link: { up: isUp, downSince: isUp ? null : NOW - 1, attempt: 0, nextTryAt: null },
    view: tinyView(NOW),
    form: tinyPaper,
    pending: [
      {
        id: '1',
        attempt: 'a',
        epoch: 1,
        mutation: 1,
        deed: { kind: 'change', change },
        clientAt: NOW - age,
        refused: null,
        kept: true,
      },
    ],
  });
  render(
    <SittingContext value={sitting}>
      <ExamClient />
    </SittingContext>,
  );
}

beforeAll(() => startMessages());

test('after ten seconds without a receipt the person is told to raise a hand', async () => {
  await showWaiting(10_000);
  const words = screen.getByText('1 jawaban belum tersimpan lebih dari sepuluh detik. Angkat tangan.');
  expect(words.closest('[role="alert"]')).not.toBeNull();
});

test('before that only the chip says so', async () => {
  await showWaiting(9_999);
  expect(screen.getByText('BELUM TERSIMPAN: 1')).toBeInTheDocument();
  expect(screen.queryByText(/Angkat tangan/)).not.toBeInTheDocument();
});

test('while the line is down one strip says both, and that answering may go on', async () => {
  await showWaiting(10_000, false);
  const words = screen.getByText('Sambungan terputus, 1 jawaban belum tersimpan. Angkat tangan.');
  expect(words.parentElement).toHaveTextContent('Anda boleh terus menjawab.');
  expect(screen.getByRole('button', { name: 'Lihat rincian' })).toBeInTheDocument();
  expect(screen.queryByText('Sambungan terputus.')).not.toBeInTheDocument();
});

test('before that the line is told alone', async () => {
  await showWaiting(9_999, false);
  expect(screen.getByText('Sambungan terputus.')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Lihat rincian' })).toBeInTheDocument();
});
