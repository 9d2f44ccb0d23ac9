import { IDBFactory } from 'fake-indexeddb';
import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { CandidateLine } from '../connection/line.ts';
import { keptTokenIn } from '../connection/kept-token.ts';
import { openLocalDatabase } from '../connection/local-database.ts';
import { outboxIn } from '../connection/outbox.ts';
import { startMessages } from '../messages/start-messages.ts';
import { applyDisplay, displayStore, forgetPerson } from '../state/display-store.ts';
import { helpStore } from '../state/help-store.ts';
import type { SittingState } from '../state/sitting-store.ts';
import { type Sitting, createSitting } from '../state/sitting.ts';
import { SittingContext } from '../state/use-sitting.ts';
import { HandClock, settle } from '../testing/hand-clock.ts';
import { soundStation } from '../testing/sound-station.ts';
import { tinyPaper, tinyView } from '../testing/tiny-paper.ts';
import { ExamClient } from './exam-client.tsx';

let clock: HandClock;
let asked: string[];

beforeAll(() => {
  HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function (this: HTMLDialogElement) {
    this.open = false;
  };
  applyDisplay(document.documentElement, localStorage);
  startMessages();
});
beforeEach(() => {
  clock = new HandClock();
  asked = [];
  forgetPerson();
  helpStore.setState({ isOpen: false });
});

async function show(state: Partial<SittingState>): Promise<Sitting> {
  const line: CandidateLine = {
    ask: ((event: string) => {
      asked.push(event);
      return new Promise(() => undefined);
    }) as CandidateLine['ask'],
    open: () => undefined,
    reconnect: () => undefined,
    close: () => undefined,
  };
  const database = await openLocalDatabase(new IDBFactory());
  const sitting = createSitting({
    line,
    outbox: outboxIn(database),
    token: keptTokenIn(database),
    workstation: 'LAB-07',
    station: soundStation(clock.now),
    forgetPerson,
    now: clock.now,
    random: () => 0.5,
    later: clock.later,
  });
  const link = { up: true, downSince: null, attempt: 0, nextTryAt: null };
  sitting.store.setState({ place: { kind: 'seated' }, link, ...state });
  await act(async () => {
    render(
      <SittingContext value={sitting}>
        <ExamClient />
      </SittingContext>,
    );
    await settle();
  });
  return sitting;
}

const waiting = (): Partial<SittingState> => {
  const view = tinyView(clock.now(), { phase: 'waiting', clock: null, responses: [], flagged: [] });
  return { view: { ...view, session: { ...view.session, phase: 'prepared', opensAt: null } } };
};
const working = (): Partial<SittingState> => ({ view: tinyView(clock.now()), form: tinyPaper });

describe('practice', () => {
  async function begin(): Promise<Sitting> {
    const sitting = await show(waiting());
    await userEvent.click(screen.getByRole('button', { name: 'Coba latihan' }));
    return sitting;
  }
  const tried = (words: RegExp): boolean =>
    screen.getAllByRole('listitem').some((row) => words.test(row.textContent) && /sudah dicoba/.test(row.textContent));

  test('says in every corner that it does not count, and asks nothing of the engine', async () => {
    const sitting = await begin();
    expect(screen.getByRole('heading', { name: 'Latihan 1' })).toHaveFocus();
    expect(screen.getAllByText(/Latihan – tidak dinilai/).length).toBeGreaterThanOrEqual(3);
    await userEvent.keyboard('b');
    await userEvent.keyboard('r');
    expect(screen.getByRole('radio', { name: /^B/ })).toBeChecked();
    expect(asked).toEqual([]);
    expect(sitting.store.getState().pending).toEqual([]);
    expect(sessionStorage).toHaveLength(0);
  });

  test('everything of an item can be tried, by mouse and by key, and is told as tried', async () => {
    await begin();
    await userEvent.click(screen.getByRole('radio', { name: /^A/ }));
    expect([tried(/Pilih satu/), tried(/Ganti/), tried(/tombol A–E/)]).toEqual([true, false, false]);
    await userEvent.keyboard('c');
    expect(screen.getByRole('radio', { name: /^C/ })).toBeChecked();
    expect([tried(/Ganti/), tried(/tombol A–E/)]).toEqual([true, true]);
    await userEvent.click(screen.getByRole('button', { name: 'Hapus jawaban' }));
    for (const option of screen.getAllByRole('radio')) expect(option).not.toBeChecked();
    await userEvent.keyboard('{Shift>}D{/Shift}');
    expect(screen.getByRole('button', { name: 'Kembalikan pilihan D' })).toBeInTheDocument();
    await userEvent.keyboard('f');
    expect(screen.getByRole('button', { name: 'Ragu-ragu' })).toHaveAttribute('aria-pressed', 'true');
    await userEvent.click(screen.getByRole('button', { name: /^Soal 3, belum/ }));
    expect(screen.getByRole('heading', { name: 'Latihan 3' })).toBeInTheDocument();
    await userEvent.keyboard('{ArrowLeft}');
    expect(screen.getByRole('heading', { name: 'Latihan 2' })).toBeInTheDocument();
    for (const words of [/Hapus/, /Tandai/, /Coret/, /daftar soal/]) expect(tried(words)).toBe(true);
  });

  test('can be left and taken up again where it was', async () => {
    await begin();
    await userEvent.keyboard('b');
    await userEvent.click(screen.getByRole('button', { name: 'Kembali menunggu' }));
    expect(screen.getByText('Menunggu pengawas')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Lanjutkan latihan' }));
    expect(screen.getByRole('radio', { name: /^B/ })).toBeChecked();
    await userEvent.click(screen.getByRole('button', { name: /^Soal 3/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Selesai latihan' }));
    expect(screen.getByRole('button', { name: 'Lanjutkan latihan' })).toBeInTheDocument();
  });

  test('gives way to the exam by itself when the session opens, and leaves nothing in it', async () => {
    const sitting = await begin();
    await userEvent.keyboard('b');
    act(() => sitting.store.setState(working()));
    expect(screen.getByRole('heading', { name: 'Soal 1' })).toHaveFocus();
    for (const option of screen.getAllByRole('radio')) expect(option).not.toBeChecked();
    expect(screen.queryByText(/tidak dinilai/)).not.toBeInTheDocument();
  });

  test('speaks the language of the page, and keeps what was tried when it changes', async () => {
    await begin();
    await userEvent.keyboard('b');
    await userEvent.click(screen.getByRole('button', { name: 'EN, English' }));
    expect(screen.getByRole('heading', { name: 'Practice 1' })).toBeInTheDocument();
    expect(screen.getByRole('radio', { name: /^B/ })).toBeChecked();
    act(() => displayStore.setState({ language: 'id' }));
  });
});

describe('help', () => {
  const help = (): HTMLElement | null => screen.queryByRole('dialog', { name: 'Bantuan' });

  test.each<[string, () => Partial<SittingState>]>([
    ['at the door', () => ({ place: { kind: 'signed-out', refusal: null } })],
    ['where one signs in', () => ({ place: { kind: 'signed-out', refusal: 'not-signed-in' } })],
    ['while the server is looked for', () => ({ place: { kind: 'starting' } })],
    ['where one says who one is', () => ({ view: tinyView(clock.now(), { isIdentityConfirmed: false }) })],
    ['while waiting', waiting],
    ['in the exam', working],
    ['at the end', () => ({ view: tinyView(clock.now(), { phase: 'finished', finishReason: 'submitted' }) })],
    ['after having been moved', () => ({ place: { kind: 'superseded', reason: 'other-workstation' } })],
  ])('has its button %s', async (_, state) => {
    await show(state());
    await userEvent.click(screen.getByRole('button', { name: 'Bantuan' }));
    expect(help()).toBeInTheDocument();
  });

  test('F1 and the question mark open it, Escape closes it, and the focus goes back', async () => {
    await show(working());
    const next = screen.getByRole('button', { name: 'Berikutnya' });
    for (const key of ['{F1}', '?']) {
      act(() => next.focus());
      await userEvent.keyboard(key);
      expect(screen.getByRole('heading', { name: 'Bantuan' })).toHaveFocus();
      await userEvent.keyboard('{Escape}');
      expect(help()).not.toBeInTheDocument();
      expect(next).toHaveFocus();
    }
  });

  test('keeps the focus inside, and no key answers an item meanwhile', async () => {
    await show(working());
    await userEvent.keyboard('{F1}');
    const inside = help()!;
    for (let stop = 0; stop < 8; stop += 1) {
      await userEvent.tab();
      expect(inside).toContainElement(document.activeElement as HTMLElement);
    }
    for (let stop = 0; stop < 5; stop += 1) {
      await userEvent.tab({ shift: true });
      expect(inside).toContainElement(document.activeElement as HTMLElement);
    }
    await userEvent.keyboard('b');
    expect(screen.getByRole('radio', { name: /dua/ })).not.toBeChecked();
  });

  test('is no modal one: clock and save state go on being read', async () => {
    await show(working());
    await userEvent.keyboard('{F1}');
    expect(help()).not.toHaveAttribute('aria-modal', 'true');
    expect(screen.getByRole('timer')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Sembunyikan sisa waktu' })).toBeInTheDocument();
  });

  test('tells the seat, the marks and what is not proven', async () => {
    await show(working());
    await userEvent.keyboard('{F1}');
    expect(help()).toHaveTextContent('Sebutkan mejanya: B-04.');
    expect(help()).toHaveTextContent('BELUM TERSIMPAN: 2');
    expect(within(help()!).getByRole('heading', { name: 'Yang tidak dibuktikan sistem ini' })).toBeInTheDocument();
  });

  test('a question mark that is typed is typed', async () => {
    await show({ place: { kind: 'signed-out', refusal: 'not-signed-in' } });
    await userEvent.type(screen.getByLabelText('Nomor peserta'), 'a?');
    expect(screen.getByLabelText('Nomor peserta')).toHaveValue('a?');
    expect(help()).not.toBeInTheDocument();
  });

  test('with shortcuts off F1 opens it and the question mark does not', async () => {
    await show(working());
    act(() => displayStore.setState({ hasShortcuts: false }));
    await userEvent.keyboard('?');
    expect(help()).not.toBeInTheDocument();
    await userEvent.keyboard('{F1}');
    expect(help()).toBeInTheDocument();
  });

  test('a question that is open is answered first', async () => {
    await show(working());
    await userEvent.click(screen.getByRole('button', { name: 'Tinjau dan selesai' }));
    await userEvent.click(screen.getByRole('button', { name: 'Selesaikan ujian' }));
    await userEvent.keyboard('{F1}');
    expect(help()).not.toBeInTheDocument();
  });
});

describe('how the page looks', () => {
  test('lines and letters further apart are one press each, kept over a reload and gone with the person', async () => {
    await show(working());
    await userEvent.click(screen.getByRole('button', { name: 'Jarak baris lebar' }));
    await userEvent.click(screen.getByRole('button', { name: 'Jarak huruf lebar' }));
    const { style } = document.documentElement;
    expect([style.getPropertyValue('--item-leading'), style.getPropertyValue('--item-tracking')]).toEqual([
      '1.9',
      '0.12em',
    ]);
    expect(localStorage.getItem('terang-display')).toContain('"isSpaced":true');
    act(() => forgetPerson());
    expect(style.getPropertyValue('--item-tracking')).toBe('0');
    expect(Object.keys(localStorage)).toEqual([]);
  });

  test('a hidden clock still says aloud what is left', async () => {
    jest.useFakeTimers();
    try {
      const sitting = await showTicking();
      act(() => displayStore.setState({ isTimeHidden: true }));
      expect(screen.getByRole('timer')).toHaveTextContent('disembunyikan');
      for (const minutes of [24, 1.5]) {
        clock.advance(minutes * 60_000);
        act(() => void jest.advanceTimersByTime(400));
      }
      expect(screen.getByText('Sisa waktu 5 menit.')).toHaveAttribute('role', 'status');
      expect(sitting.store.getState().place.kind).toBe('seated');
    } finally {
      jest.useRealTimers();
    }
  });
});

/** Without waiting for anything that real time would have to bring. */
async function showTicking(): Promise<Sitting> {
  jest.useRealTimers();
  const sitting = await show({ place: { kind: 'starting' } });
  jest.useFakeTimers();
  act(() => sitting.store.setState({ place: { kind: 'seated' }, ...working() }));
  return sitting;
}

test('the result can be printed by whoever has it, and says where that may be off', async () => {
  const print = jest.spyOn(window, 'print').mockImplementation(() => undefined);
  await show({
    view: tinyView(clock.now(), { phase: 'finished', finishReason: 'submitted', finishedAt: clock.now() }),
  });
  await userEvent.click(screen.getByRole('button', { name: 'Cetak' }));
  expect(print).toHaveBeenCalledTimes(1);
  expect(screen.getByText(/Mencetak mungkin dimatikan/)).toBeInTheDocument();
});
