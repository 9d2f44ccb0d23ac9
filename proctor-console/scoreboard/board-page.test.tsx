import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { BoardFrame } from '#protocol/scoreboard-down.ts';
import { rootWords } from '#domain/ledger/root-words.ts';
import { createStandingsStore, hearBoards, hearFrame } from '../state/standings-store.ts';
import { putOnScreen } from '../testing/on-screen.tsx';
import { NOON, boardFrame, boardRow } from '../testing/sample-room.ts';
import en from '../messages/en.json' with { type: 'json' };
import id from '../messages/id.json' with { type: 'json' };
import { BoardPage } from './board-page.tsx';
import { type BoardWishes, readWishes } from './board-wishes.ts';
import { layoutOf } from './layout.ts';
import { PAGE_EVERY, pageAt } from './paged-rows.tsx';
import { qrPath, rootText } from './root-qr.tsx';

const rows = [
  boardRow('2602-0001', 6_000, { state: 'finished' }),
  boardRow('2602-0002', 12_550),
  boardRow('2602-0003', null, { state: 'absent' }),
];

const PLAIN = readWishes('');

function opened(more: Partial<BoardFrame> = {}, language: 'id' | 'en' = 'id', wishes: Partial<BoardWishes> = {}) {
  const told: BoardWishes[] = [];
  const store = createStandingsStore('sesi-2');
  store.setState({ isConnected: true });
  hearFrame(store, boardFrame(342, rows, { whole: true, ...more }), NOON);
  const { lookAt } = putOnScreen(
    <BoardPage store={store} startsWith={{ ...PLAIN, ...wishes }} onWish={(next) => told.push(next)} />,
    language,
  );
  return { store, lookAt, told, user: userEvent.setup() };
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

  test('points of a part of a section say of how large a part', () => {
    const part = boardRow('2602-0001', 1_500, { sections: [{ code: 'TWK', points: 1_500 as never, counted: 10 }] });
    opened({ rows: [part] });
    expect(tableRows()[0]).toHaveTextContent(/15.*10\/30.*10 dari 30 terkunci/);
  });

  test('who is disqualified is told so, has no rank and takes none', () => {
    opened({ rows: [boardRow('2602-0001', 9_000, { state: 'finished', disqualified: true }), rows[1]!] });
    expect(tableRows()[0]).toHaveTextContent(/^12602-0002/);
    expect(tableRows()[1]).toHaveTextContent(/^–2602-0001.*90.*Didiskualifikasi/);
  });

  test.each([
    ['live', 'masih dapat berubah'],
    ['provisional', 'final setelah sesi ditutup'],
    ['final', 'nilai akhir'],
    ['frozen', 'dibuka nanti'],
  ] as const)('what %s means stands beside the word', (state, said) => {
    opened({ state });
    expect(screen.getByRole('banner')).toHaveTextContent(said);
  });

  test('as-of time with its zone, frame, ledger and the root in eight words', () => {
    opened();
    expect(screen.getByRole('banner')).toHaveTextContent('10.42.07 WIB');
    const foot = screen.getByRole('contentinfo');
    expect(foot).toHaveTextContent('Bingkai 342');
    expect(foot).toHaveTextContent('9.218 catatan');
    const said = within(foot).getByRole('list', { name: /Delapan kata/ });
    const spoken = within(said)
      .getAllByRole('listitem')
      .map((word) => word.textContent);
    expect(spoken).toEqual(rootWords(boardFrame(1, []).ledger.root, 'id').map((word, place) => `${place + 1}${word}`));
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

  test('a new frame changes figures and ranks at once, and places no more than once a second', () => {
    const { store, lookAt } = opened();
    const hear = (frame: number, at: number) => {
      act(() => {
        hearFrame(store, boardFrame(frame, [boardRow('2602-0001', 12_600 + frame)]), at);
      });
    };
    hear(343, NOON + 999);
    expect(tableRows()[1]).toHaveTextContent(/^12602-0001.*129,43/);
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

  test('whoever is followed is told why they have their rank', async () => {
    const { user } = opened({ rows: [...rows, boardRow('2602-0004', 6_000)] });
    await user.type(screen.getByRole('searchbox'), '0001');
    const pinned = screen.getByRole('region', { name: 'Yang Anda ikuti' });
    expect(pinned).toHaveTextContent('Mengapa sekarang peringkat 2? 1 orang memiliki total lebih tinggi.');
    expect(pinned).toHaveTextContent('1 orang sama dalam segalanya dan berbagi peringkat ini.');
    await user.clear(screen.getByRole('searchbox'));
    await user.type(screen.getByRole('searchbox'), '0003');
    expect(screen.getByRole('region', { name: 'Yang Anda ikuti' })).toHaveTextContent('Belum ada peringkat');
  });

  test.each(['id', 'en'] as const)('every word of the board is explained on it (%s)', async (language) => {
    const { user } = opened({}, language);
    const name = { id: 'Cara membaca', en: 'How to read this' }[language];
    await user.click(screen.getByRole('button', { name }));
    const dialog = screen.getByRole('dialog');
    const { reading, word, state } = { id, en }[language];
    for (const [each, text] of Object.entries(reading.word)) {
      // Nothing is ever held still on a board without a freeze.
      if (each === 'frozen') expect(dialog).not.toHaveTextContent(text);
      else expect(dialog).toHaveTextContent(text);
    }
    for (const each of Object.keys(reading.person) as (keyof typeof reading.person)[]) {
      expect(dialog).toHaveTextContent(`${state[each]}${reading.person[each]}`);
    }
    expect(dialog).toHaveTextContent(`: ${word.live}`);
  });

  test('by number, everybody keeps the rank', async () => {
    const { user } = opened();
    await user.click(screen.getByRole('button', { name: 'Nomor' }));
    expect(tableRows().map((row) => row.textContent?.slice(0, 10))).toEqual(['22602-0001', '12602-0002', '–2602-0003']);
  });

  test('two that end so are not guessed between', async () => {
    const { user } = opened({ rows: [...rows, boardRow('2602-1001', 5_000)] });
    await user.type(screen.getByRole('searchbox'), '001');
    expect(screen.getByText('2 nomor berakhir begitu, ketik lebih panjang')).toBeVisible();
    expect(screen.queryByRole('region', { name: 'Yang Anda ikuti' })).toBeNull();
  });

  test('one room or one category alone, each with its rank among all, and the address keeps it', async () => {
    const names = { pria: { id: 'Pria', en: 'Men' }, umum: { id: 'Umum', en: 'General' } };
    const categories = (['pria', 'umum'] as const).map((code) => ({ code, name: names[code] }));
    const placed = rows.map((row, place) => ({
      ...row,
      room: place === 0 ? 'Melati' : 'Kenanga',
      category: place === 2 ? 'pria' : 'umum',
    }));
    const { told, user } = opened({ rows: placed, session: { ...boardFrame(1, []).session, categories } });
    await user.selectOptions(screen.getByRole('combobox', { name: 'Ruang' }), 'Melati');
    expect(tableRows().map((row) => row.textContent?.slice(0, 10))).toEqual(['22602-0001']);
    expect(screen.getByRole('banner')).toHaveTextContent('Sesi 2, Ruang Melati · Melati');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Ruang' }), '');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Formasi' }), 'Umum');
    expect(tableRows()).toHaveLength(2);
    expect(told.map(({ category, room }) => [room, category])).toEqual([
      ['Melati', ''],
      ['', ''],
      ['', 'umum'],
    ]);
  });

  test('where nobody said rooms or categories there is nothing to choose', () => {
    opened();
    expect(screen.queryByRole('combobox')).toBeNull();
  });

  test('a score that changed keeps the old number beside it, with when, where and why', async () => {
    const change = { at: NOON, entry: 812, from: 12_500, to: 12_550, reason: 'komputer mati' };
    const { user } = opened({ rows: rows.map((row, place) => (place === 1 ? { ...row, changes: [change] } : row)) });
    expect(tableRows()[0]).toHaveTextContent('berubah dari 125');
    await user.click(screen.getByRole('button', { name: 'Perubahan nilai' }));
    const dialog = screen.getByRole('dialog', { name: 'Perubahan nilai' });
    expect(dialog).toHaveTextContent('2602-0002125 → 125,5 pukul 10.42.07 WIB, catatan 812: komputer mati');
    await user.type(screen.getByRole('searchbox', { hidden: true }), '0002');
    expect(screen.getByRole('region', { name: 'Yang Anda ikuti', hidden: true })).toHaveTextContent('komputer mati');
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
    putOnScreen(<BoardPage store={store} startsWith={PLAIN} onWish={() => undefined} />);
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

test.each([
  ['id', 'Cara memeriksa'],
  ['en', 'How to check this'],
] as const)('how to check the board is one link away (%s)', (language, name) => {
  opened({}, language);
  expect(screen.getByRole('link', { name })).toHaveAttribute('href', '/verify');
});

test('of a large board the projector draws the rows of the page shown, and no others', () => {
  const many = Array.from({ length: 53 }, (_, index) => boardRow(`2602-${1000 + index}`, 9_000 - index));
  const { lookAt } = opened({ rows: many }, 'id', { look: 'projector' });
  const start = Math.ceil(NOON / (6 * PAGE_EVERY)) * 6 * PAGE_EVERY;
  for (const [page, shown] of [
    [1, 10],
    [5, 3],
  ] as const) {
    lookAt(start + page * PAGE_EVERY);
    expect(tableRows()).toHaveLength(shown);
    expect(tableRows()[0]).toHaveAttribute('aria-rowindex', String(page * 10 + 2));
    expect(tableRows()[0]).toHaveTextContent(`2602-${1000 + page * 10}`);
    expect(document.querySelectorAll('.page > *')).toHaveLength(shown);
  }
});

test('the projector has no controls but the way out', () => {
  opened({}, 'id', { look: 'projector' });
  expect(screen.queryByRole('searchbox')).toBeNull();
  expect(screen.getByRole('button', { name: 'Keluar layar besar' })).toBeInTheDocument();
});

describe('behind a freeze', () => {
  const freeze = { lastMs: 900_000, reveal: 'staff' as const, at: NOON - 60_000, progress: null };
  const { session } = boardFrame(1, []);
  const held = rows.map((row) => ({ ...row, frozen: true as const }));

  test('the word, since when and why; and nobody is below a threshold that they may still reach', () => {
    opened({ state: 'frozen', rows: held, session: { ...session, freeze } });
    expect(screen.getByText('Dibekukan')).toBeVisible();
    expect(screen.getByRole('contentinfo')).toHaveTextContent('dibekukan sejak pukul 10.41, 15 menit sebelum akhir');
    expect(screen.queryByText('di bawah ambang')).toBeNull();
  });

  test('while it is revealed, who is next is not told, and who came last is looked at', () => {
    const progress = { shown: 2, of: 25, latest: '2602-0001', everyMs: null };
    const many = Array.from({ length: 23 }, (_, place) =>
      boardRow(`2602-1${place}`, 100 * place, { frozen: true as const }),
    );
    const shown = [
      boardRow('2602-0001', 5, { state: 'finished' }),
      boardRow('2602-0002', 2_550, { state: 'finished' }),
      ...many,
    ];
    const closed = { ...session, phase: 'closed' as const, freeze: { ...freeze, progress } };
    opened({ state: 'frozen', rows: shown, session: closed }, 'id', { look: 'projector' });
    expect(screen.getByRole('contentinfo')).toHaveTextContent('2 dari 25 peserta');
    const latest = tableRows().find((row) => row.classList.contains('latest'));
    expect(latest).toHaveTextContent('2602-0001');
    expect(latest).toHaveTextContent('di bawah ambang');
    expect(screen.getAllByText('belum dibuka').length).toBeGreaterThan(0);
  });
});

test('whoever came last is looked at for a minute after the end, and then the pages turn again', () => {
  const progress = { shown: 12, of: 12, latest: '2602-0001', everyMs: null };
  const freeze = { lastMs: 900_000, reveal: 'staff' as const, at: NOON - 60_000, progress };
  const many = Array.from({ length: 12 }, (_, place) => boardRow(`2602-00${place}`, 100 * place));
  const shown = [boardRow('2602-0001', 9_000, { state: 'finished' }), ...many];
  const session = { ...boardFrame(1, []).session, phase: 'closed' as const, freeze };
  const { lookAt, store } = opened({ state: 'frozen', rows: shown, session }, 'id', { look: 'projector' });
  act(() => void hearFrame(store, boardFrame(343, [], { state: 'final', session }), NOON + 100));
  const start = Math.ceil((NOON + 60_000) / (2 * PAGE_EVERY)) * 2 * PAGE_EVERY;
  lookAt(NOON + 50_000);
  expect(document.querySelector('.latest')).toHaveTextContent('2602-0001');
  lookAt(start + PAGE_EVERY);
  expect(document.querySelector('.latest')).toBeNull();
  expect(tableRows()[0]).toHaveAttribute('aria-rowindex', '12');
});

test('who opens the board after the end is shown nobody in particular', () => {
  const progress = { shown: 2, of: 2, latest: '2602-0001', everyMs: null };
  const freeze = { lastMs: 900_000, reveal: 'staff' as const, at: NOON - 60_000, progress };
  opened({ state: 'final', session: { ...boardFrame(1, []).session, phase: 'closed', freeze } });
  expect(document.querySelector('.latest')).toBeNull();
});

describe.each(['ticker', 'table'] as const)('over a live stream, the %s', (look) => {
  test('shows who has a total, in turns, with the word of the board and its moment', () => {
    const many = Array.from({ length: 7 }, (_, place) => boardRow(`2602-000${place}`, 1_000 * place));
    const { lookAt } = opened({ rows: [...many, boardRow('2602-0009', null)] }, 'id', { look });
    expect(screen.getByText('Langsung')).toBeVisible();
    expect(screen.queryByRole('table')).toBeNull();
    const seen = new Set<string>();
    for (let turn = 0; turn < 3; turn += 1) {
      lookAt(NOON + turn * 8_000);
      for (const item of screen.getAllByRole('listitem')) seen.add(/2602-\d{4}/.exec(item.textContent ?? '')![0]);
    }
    expect([...seen].sort()).toEqual(many.map(({ number }) => number));
    expect(screen.getAllByRole('listitem').length).toBeLessThan(6);
  });

  test('says so when it is cut off', () => {
    const { lookAt } = opened({}, 'en', { look });
    lookAt(NOON + 14_000);
    expect(screen.getByText('Delayed')).toBeVisible();
  });
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
