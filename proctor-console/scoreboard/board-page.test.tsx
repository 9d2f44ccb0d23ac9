import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { BoardFrame } from '#protocol/scoreboard-down.ts';
import { createStandingsStore, hearBoards, hearFrame } from '../state/standings-store.ts';
import { putOnScreen } from '../testing/on-screen.tsx';
import { NOON, boardFrame, boardRow } from '../testing/sample-room.ts';
import { BoardPage } from './board-page.tsx';
import { layoutOf } from './layout.ts';
import { PAGE_EVERY, pageAt } from './paged-rows.tsx';
import { qrPath, rootText } from './root-qr.tsx';

const rows = [
  boardRow('2602-0001', 6_000, { state: 'finished' }),
  boardRow('2602-0002', 12_550),
  boardRow('2602-0003', null, { state: 'absent' }),
];

function opened(more: Partial<BoardFrame> = {}, language: 'id' | 'en' = 'id', isProjector = false) {
  const store = createStandingsStore('sesi-2');
  store.setState({ isConnected: true });
  hearFrame(store, boardFrame(342, rows, { whole: true, ...more }), NOON);
  const { lookAt } = putOnScreen(
    <BoardPage store={store} startsAsProjector={isProjector} onProjector={() => undefined} />,
    language,
  );
  return { store, lookAt, user: userEvent.setup() };
}

function windowOf(width: number, height: number): void {
  Object.assign(window, { innerWidth: width, innerHeight: height });
}

beforeEach(() => windowOf(1366, 768));

const tableRows = () =>
  within(screen.getByRole('table', { name: 'Papan nilai' }))
    .getAllByRole('row')
    .slice(1);

describe('the wide board', () => {
  test('rank, number, points with a decimal comma, and the dash of who has none', () => {
    opened();
    const [first, second, third] = tableRows();
    expect(first).toHaveTextContent(/^12602-0002.*125,5/);
    expect(second).toHaveTextContent(/^22602-0001/);
    expect(third).toHaveTextContent(/^–2602-0003/);
  });

  test('where the exam publishes numbers only, there is no column for names', () => {
    const session = { ...boardFrame(1, []).session, publicNames: 'number' as const };
    opened({ session, rows: rows.map((row) => ({ ...row, name: '' })) });
    expect(screen.queryByRole('columnheader', { name: 'Nama' })).toBeNull();
    const [first] = tableRows();
    expect(within(first!).queryAllByRole('cell')).toHaveLength(2 + session.sections.length + 1);
    expect(first).toHaveTextContent('2602-0002');
  });

  test('the threshold is said in words too, and below only where nothing can rise any more', () => {
    opened();
    expect(tableRows()[0]).toHaveTextContent('memenuhi ambang');
    expect(tableRows()[1]).toHaveTextContent('di bawah ambang');
  });

  test('as-of time with its zone, frame, ledger and the first sixteen digits of the root', () => {
    opened();
    expect(screen.getByRole('banner')).toHaveTextContent('10.42.07 WIB');
    const foot = screen.getByRole('contentinfo');
    expect(foot).toHaveTextContent('Bingkai 342');
    expect(foot).toHaveTextContent('9.218 catatan');
    expect(foot).toHaveTextContent('2def ec47 c201 506f');
    expect(screen.getByRole('img', { name: /Kode QR/ })).toBeInTheDocument();
  });

  test('a running exam says that its scores can be a signal, a practice says that it is one', () => {
    opened();
    expect(screen.getByRole('contentinfo')).toHaveTextContent('Nilai berjalan dapat dipakai sebagai isyarat.');
  });

  test('a practice exam is called a practice exam', () => {
    const frame = boardFrame(1, []);
    opened({ session: { ...frame.session, official: false } });
    expect(screen.getByRole('contentinfo')).toHaveTextContent('Ini ujian latihan.');
  });

  test('after two intervals of silence the live word gives way, with the age beside it', () => {
    const { lookAt } = opened();
    expect(screen.getByText('Langsung')).toBeVisible();
    lookAt(NOON + 14_000);
    expect(screen.getByText('Tertunda')).toBeVisible();
    expect(screen.getByRole('banner')).toHaveTextContent('usang 14 dtk');
  });

  test('a new frame changes figures at once, and places no more than once a second', () => {
    const { store, lookAt } = opened();
    const hear = (frame: number, at: number) => {
      act(() => {
        hearFrame(store, boardFrame(frame, [boardRow('2602-0001', 12_600 + frame)]), at);
      });
    };
    hear(343, NOON + 999);
    expect(tableRows()[1]).toHaveTextContent(/^22602-0001.*129,43/);
    hear(344, NOON + 1_000);
    lookAt(NOON + 1_000);
    expect(tableRows()[0]).toHaveTextContent(/^12602-0001.*129,44/);
  });

  test('a number that is typed is pinned on top and let go again', async () => {
    const { user } = opened();
    await user.type(screen.getByRole('searchbox'), '0001');
    const pinned = screen.getByRole('region', { name: 'Yang Anda ikuti' });
    expect(pinned).toHaveTextContent('2602-0001');
    await user.click(within(pinned).getByRole('button', { name: 'Lepas' }));
    expect(screen.queryByRole('region', { name: 'Yang Anda ikuti' })).toBeNull();
    await user.type(screen.getByRole('searchbox'), '9999');
    expect(screen.getByText('Nomor itu tidak ada di papan ini')).toBeVisible();
  });

  test('by number, everybody keeps the rank', async () => {
    const { user } = opened();
    await user.click(screen.getByRole('button', { name: 'Nomor' }));
    expect(tableRows().map((row) => row.textContent?.slice(0, 10))).toEqual(['22602-0001', '12602-0002', '–2602-0003']);
  });

  test('the other boards are linked', () => {
    const { store } = opened();
    const title = { id: 'Latihan SKD', en: 'SKD practice' };
    act(() => void hearBoards(store, { serverAt: NOON, boards: [{ id: 'latihan', title, phase: 'prepared' }] }, NOON));
    expect(screen.getByRole('link', { name: 'Latihan SKD' })).toHaveAttribute('href', '?session=latihan');
  });

  test('English at one press', async () => {
    const { user } = opened();
    await user.click(screen.getByRole('button', { name: 'EN, English' }));
    expect(screen.getByText('Live')).toBeVisible();
    expect(screen.getByRole('banner')).toHaveTextContent('10:42:07 WIB');
    expect(screen.getByRole('table', { name: 'Score board' })).toHaveTextContent('125.5');
  });

  test('a wrong address names the boards that there are', () => {
    const store = createStandingsStore('salah');
    store.setState({ isConnected: true, refused: 'unknown-session' });
    const title = { id: 'Latihan SKD', en: 'SKD practice' };
    hearBoards(store, { serverAt: NOON, boards: [{ id: 'latihan', title, phase: 'prepared' }] }, NOON);
    putOnScreen(<BoardPage store={store} startsAsProjector={false} onProjector={() => undefined} />);
    expect(screen.getByRole('status')).toHaveTextContent('Sesi itu tidak ada di server ini.');
    expect(screen.getByRole('link', { name: 'Latihan SKD' })).toBeVisible();
  });
});

test('the projector turns ten rows every twelve seconds and begins again', () => {
  const cycle = 6 * PAGE_EVERY;
  const start = Math.ceil(NOON / cycle) * cycle;
  expect(pageAt(start, 53)).toEqual({ index: 0, pages: 6, first: 1, last: 10 });
  expect(pageAt(start + PAGE_EVERY - 1, 53).index).toBe(0);
  expect(pageAt(start + PAGE_EVERY, 53).index).toBe(1);
  expect(pageAt(start + cycle - 1, 53)).toMatchObject({ index: 5, first: 51, last: 53 });
  expect(pageAt(start, 0)).toMatchObject({ pages: 1, first: 0, last: 0 });
});

test('the projector has no controls but the way out', () => {
  opened({}, 'id', true);
  expect(screen.queryByRole('searchbox')).toBeNull();
  expect(screen.getByRole('button', { name: 'Keluar layar besar' })).toBeInTheDocument();
});

test('a phone gets cards and the proof at one press', async () => {
  windowOf(390, 844);
  const { user } = opened();
  expect(screen.queryByRole('columnheader')).toBeNull();
  expect(screen.getByText('Bingkai 342')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Bukti' }));
  expect(screen.getByRole('dialog', { name: 'Akar buku besar' })).toHaveTextContent('2defec47c201506f');
});

test.each([
  [1920, 1080, 'wide', 1],
  [1280, 720, 'wide', 0.6667],
  [1279, 720, 'middle', 1],
  [720, 900, 'middle', 1],
  [719, 900, 'phone', 1],
])('a window of %i×%i', (width, height, kind, unit) => {
  expect(layoutOf(width, height, false)).toEqual({ kind, unit });
});

test('the code of the proof holds session, size and root', () => {
  expect(rootText('sesi-2', 9_218, 'ab')).toBe('terang:sesi-2:9218:ab');
  const { side, path } = qrPath(rootText('sesi-2', 9_218, 'ab'));
  expect(side).toBeGreaterThan(20);
  expect(path).toMatch(/^M0 0h1v1h-1z/);
});
