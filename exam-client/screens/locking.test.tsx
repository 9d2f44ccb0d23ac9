import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { startMessages } from '../messages/start-messages.ts';
import { displayStore, forgetPerson } from '../state/display-store.ts';
import { SittingContext } from '../state/use-sitting.ts';
import { settle } from '../testing/hand-clock.ts';
import { type Seat, layOutSeat } from '../testing/seat-someone.ts';
import { tinyPaper } from '../testing/tiny-paper.ts';
import { ExamClient } from './exam-client.tsx';

beforeAll(() => {
  HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function (this: HTMLDialogElement) {
    this.open = false;
  };
  startMessages();
});
beforeEach(() => {
  forgetPerson();
  sessionStorage.clear();
});

const LOCK = 'Kunci soal 1–3';

async function sit(): Promise<Seat> {
  const seat = await layOutSeat();
  seat.engine.up();
  await settle();
  await seat.sitting.signIn({ participantNumber: '2602-0014', registrationPin: '1111', sessionPin: '2222' });
  // A browser would have unpacked it.
  seat.sitting.store.setState({ form: tinyPaper });
  seat.engine.lockBlocks = [
    { position: 0, items: 3 },
    { position: 3, items: 3 },
  ];
  const view = seat.engine.view.bind(seat.engine);
  seat.engine.view = () => ({ ...view(), session: { ...view().session, livePolicy: 'locked' } });
  seat.engine.says('view', seat.engine.view());
  render(
    <SittingContext.Provider value={seat.sitting}>
      <ExamClient />
    </SittingContext.Provider>,
  );
  return seat;
}

async function deliver(seat: Seat): Promise<void> {
  await act(settle);
  while (seat.engine.letters.length > 0) {
    await act(async () => {
      seat.engine.deliverAll();
      await settle();
    });
  }
}

test('a block is locked after being told what is open in it, and then nothing in it can be changed', async () => {
  const user = userEvent.setup();
  const seat = await sit();
  await user.click(screen.getByRole('radio', { name: /satu/ }));
  await user.click(screen.getByRole('button', { name: 'Ragu-ragu' }));
  await deliver(seat);
  await user.click(screen.getByRole('button', { name: LOCK }));
  const dialog = screen.getByRole('dialog', { name: 'Kunci soal 1–3?' });
  for (const words of [/tidak dapat diubah lagi/, '2 soal belum dijawab.', '1 soal masih ragu-ragu.', /papan skor/])
    expect(within(dialog).getByText(words)).toBeVisible();
  expect(within(dialog).getByRole('button', { name: 'Kembali memeriksa' })).toHaveFocus();
  await user.click(within(dialog).getByRole('button', { name: 'Ya, kunci soal 1–3' }));
  expect(screen.getByText(/sedang dikunci dan belum diterima server/)).toBeVisible();
  await deliver(seat);
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.getByText(/sudah Anda kunci/)).toBeVisible();
  expect(screen.getByRole('button', { name: 'Soal 1–3 terkunci' })).toHaveAttribute('aria-disabled', 'true');
  for (const option of screen.getAllByRole('radio')) expect(option).toBeDisabled();
  for (const name of ['Hapus jawaban', 'Ragu-ragu'])
    expect(screen.getByRole('button', { name })).toHaveAttribute('aria-disabled', 'true');
  await user.keyboard('cf');
  expect(seat.engine.sheet.responses[0]).toBe(0);
  expect(seat.engine.sheet.flagged[0]).toBe(true);
  expect(screen.getByRole('button', { name: 'Soal 2, belum dijawab, terkunci' })).toHaveClass('locked');
  expect(screen.getByRole('button', { name: 'Soal 4, belum dijawab' })).not.toHaveClass('locked');
});

test('who goes back has locked nothing', async () => {
  const user = userEvent.setup();
  const seat = await sit();
  await user.click(screen.getByRole('button', { name: LOCK }));
  await user.click(screen.getByRole('button', { name: 'Kembali memeriksa' }));
  await deliver(seat);
  expect(seat.engine.taken).toEqual([]);
  expect(screen.getByRole('button', { name: LOCK })).toHaveAttribute('aria-disabled', 'false');
});

test('the review tells each block, locks one, and shows what is locked', async () => {
  const user = userEvent.setup();
  const seat = await sit();
  await user.click(screen.getByRole('button', { name: 'Tinjau dan selesai' }));
  const list = screen.getByRole('region', { name: 'Kunci per blok' });
  await user.click(within(list).getByRole('button', { name: 'Kunci soal 4–6' }));
  await user.click(screen.getByRole('button', { name: 'Ya, kunci soal 4–6' }));
  await deliver(seat);
  expect(within(list).getByRole('button', { name: 'Soal 4–6 terkunci' })).toBeVisible();
  expect(screen.getByRole('button', { name: 'Buka soal 5, terkunci' })).toHaveClass('locked');
  expect(screen.getByRole('button', { name: 'Buka soal 1' })).not.toHaveClass('locked');
});

test('who reads in order finds the same before the list of items', async () => {
  const user = userEvent.setup();
  const seat = await sit();
  act(() => displayStore.setState({ isLinear: true }));
  await user.click(screen.getByRole('button', { name: 'Kunci soal 4–6' }));
  await user.click(screen.getByRole('button', { name: 'Ya, kunci soal 4–6' }));
  await deliver(seat);
  expect(screen.getByRole('button', { name: /Soal 4 belum dijawab, terkunci/ })).toBeVisible();
});
