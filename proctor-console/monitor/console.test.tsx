import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ProposalShown } from '#protocol/proctor-down.ts';
import type { TimelineLine } from '#protocol/staff-people.ts';
import type { ActMessage, ActReply, StaffLine } from '../connection/proctor-socket.ts';
import type { Signed, StaffDesk } from '../connection/staff-desk.ts';
import { type RoomStore, hearDiff, hearSessions, hearSnapshot, watchSession } from '../state/room-store.ts';
import { putOnScreen } from '../testing/on-screen.tsx';
import { noWorkstations } from '../testing/paper-workstations.ts';
import { NOON, monitorRow, monitorSnapshot } from '../testing/sample-room.ts';
import { addressOf } from './address.ts';
import { Console } from './console.tsx';

/** As the engine gives them, the newest first. */
const SIGNS = [
  { at: NOON - 2_000, kind: 'page-hidden' as const, durationMs: 2_000, count: 1, pos: null, recorded: false },
  { at: NOON - 3_000, kind: 'focus-lost' as const, durationMs: 64_000, count: 2, pos: 11, recorded: true },
];

/** As the ledger has it, the newest first. */
const LINE = {
  since: null,
  by: null,
  reason: '',
  epoch: null,
  workstation: null,
  ms: null,
  count: null,
  incident: null,
  detail: null,
  forAll: false,
};
const LINES: TimelineLine[] = [
  { ...LINE, index: 90, first: 90, at: NOON, type: 'EXTENSION', by: 'pengawas1', reason: 'listrik padam', ms: 300_000 },
  { ...LINE, index: 84, first: 60, at: NOON - 60_000, since: NOON - 600_000, type: 'SAVED', count: 25 },
  { ...LINE, index: 41, first: 41, at: NOON - 900_000, type: 'SIGN_IN', epoch: 1, workstation: 'PC-07' },
];

const PASSWORD = 'kata sandi panjang';

/** The wire's other end on paper: it answers as the engine would and keeps what it was told. */
function paperEngine(role: Signed['role'] = 'coordinator', usesInitialPassword = false, lines: TimelineLine[] = LINES) {
  const me = { ok: true as const, name: 'pengawas2', role, usesInitialPassword };
  let isSignedIn = false;
  const told: { event: string; message: unknown }[] = [];
  let answer: ActReply = {
    ok: true,
    affected: ['0001'],
    spared: [{ number: '0002', why: 'already-finished' }],
    entryIndex: 9_219,
  };
  let room: RoomStore | null = null;
  const desk: StaffDesk = {
    me: async () => (isSignedIn ? { ...me } : { ok: false, refusal: { word: 'not-signed-in' } }),
    signIn: async (_, password) => {
      isSignedIn = password === PASSWORD;
      return isSignedIn ? me : { ok: false, refusal: { word: 'wrong-password' } };
    },
    signOut: async () => {
      isSignedIn = false;
      return { ok: true };
    },
    changePassword: async () => {
      me.usesInitialPassword = false;
      return { ok: true };
    },
    pinSeen: async () => ({ ok: true as const, seen: null }),
    showPin: async () => ({ ok: true as const, pin: '4719-22' }),
    renewPin: async () => ({ ok: true as const, pin: '4719-23' }),
    signs: async () => ({ ok: true, signs: SIGNS }),
    timeline: async () => ({ ok: true, lines, older: 0 }),
  };
  const openLine = (store: RoomStore): StaffLine => {
    room = store;
    return {
      watch: (sessionId) => watchSession(store, sessionId),
      act: async (event, message: ActMessage<typeof event>) => {
        // A look beforehand is no act.
        if (event === 'preview-act') return { ok: true, affected: [], spared: [], entryIndex: -1 };
        told.push({ event, message });
        return answer;
      },
      listHeld: async () => ({ ok: true, held: [] }),
      renew: () => undefined,
      close: () => undefined,
    };
  };
  return {
    desk,
    openLine,
    told,
    answerWith: (reply: ActReply) => (answer = reply),
    hear: (news: (store: RoomStore) => void) => {
      act(() => {
        if (room !== null) news(room);
      });
    },
  };
}

const people = [
  monitorRow('0001', { name: 'Ayu Lestari', seat: 'A-01' }),
  monitorRow('0002', { name: 'Bagus Prasetyo', seat: 'A-02', state: 'finished', finishReason: 'expired' }),
  monitorRow('0003', {
    name: 'Citra Dewi',
    seat: 'A-03',
    connected: false,
    connectionSince: NOON - 40_000,
    total: null,
  }),
];

async function signedIn(role: Signed['role'] = 'coordinator', language: 'id' | 'en' = 'id', lines = LINES) {
  const engine = paperEngine(role, false, lines);
  const user = userEvent.setup();
  await engine.desk.signIn('pengawas2', PASSWORD);
  window.location.hash = addressOf('sesi-2');
  const { lookAt } = putOnScreen(
    <Console desk={engine.desk} workstations={noWorkstations} openLine={engine.openLine} />,
    language,
  );
  await screen.findByText(/Menunggu keadaan sesi|Waiting for the state/);
  engine.hear((store) => {
    store.setState({ connection: 'connected' });
    hearSnapshot(store, monitorSnapshot(7, people), NOON, NOON);
  });
  return { engine, user, lookAt };
}

const rowOf = (name: string) => screen.getByRole('row', { name: new RegExp(name) });

afterEach(() => {
  window.location.hash = '';
});

describe('signing in', () => {
  test('a wrong password is said, the right one leads to the sessions', async () => {
    const engine = paperEngine();
    const user = userEvent.setup();
    putOnScreen(<Console desk={engine.desk} workstations={noWorkstations} openLine={engine.openLine} />);
    await user.type(await screen.findByLabelText('Nama akun'), 'pengawas2');
    await user.type(screen.getByLabelText('Kata sandi'), 'salah');
    await user.click(screen.getByRole('button', { name: 'Masuk' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Nama akun atau kata sandi tidak cocok.');
    await user.clear(screen.getByLabelText('Kata sandi'));
    await user.type(screen.getByLabelText('Kata sandi'), `${PASSWORD}{Enter}`);
    expect(await screen.findByRole('heading', { name: 'Sesi ujian' })).toBeVisible();
    engine.hear((store) => hearSessions(store, { serverAt: NOON, sessions: [monitorSnapshot(1, []).session] }, NOON));
    expect(screen.getByRole('link', { name: 'Pantau Sesi 2, Ruang Melati' })).toHaveAttribute(
      'href',
      addressOf('sesi-2'),
    );
  });

  test('a password that somebody else has known is replaced before anything else', async () => {
    const engine = paperEngine('committee', true);
    const user = userEvent.setup();
    await engine.desk.signIn('panitia', PASSWORD);
    putOnScreen(<Console desk={engine.desk} workstations={noWorkstations} openLine={engine.openLine} />);
    await user.type(await screen.findByLabelText('Kata sandi sekarang'), PASSWORD);
    expect(screen.queryByRole('heading', { name: 'Sesi' })).toBeNull();
    const next = screen.getByLabelText(/^Kata sandi baru, /);
    const again = screen.getByLabelText('Kata sandi baru sekali lagi');
    await user.type(next, 'pengawas2026');
    await user.type(again, 'pengawas2026{Enter}');
    expect(screen.getByText(/tidak lebih daripada nama akun dan angka/)).toBeVisible();
    await user.clear(next);
    await user.type(next, 'tiga kapal di laut{Enter}');
    expect(screen.getByText('Kedua kata sandi baru tidak sama.')).toBeVisible();
    await user.clear(again);
    await user.type(again, 'tiga kapal di laut{Enter}');
    expect(await screen.findByText('pengawas2')).toBeVisible();
    expect(screen.queryByLabelText('Kata sandi sekarang')).toBeNull();
  });
});

describe('the session', () => {
  test('head, counts and rows stand there, trouble first', async () => {
    await signedIn();
    const band = screen.getByRole('banner');
    expect(band).toHaveTextContent('Sesi 2, Ruang Melati');
    expect(band).toHaveTextContent('10.42.07');
    expect(band).toHaveTextContent('00.42.51');
    const grid = screen.getByRole('grid', { name: 'Peserta' });
    const rows = within(grid).getAllByRole('row').slice(1);
    expect(rows.map((row) => row.getAttribute('data-number'))).toEqual(['0003', '0001', '0002']);
    expect(rows[0]).toHaveTextContent('Putus 40 dtk');
    expect(rows[0]).toHaveTextContent('Datangi meja');
    expect(rows[2]).toHaveTextContent('Waktu habis');
  });

  test('a change is shown in its row', async () => {
    const { engine } = await signedIn();
    engine.hear((store) =>
      hearDiff(
        store,
        monitorSnapshot(8, [monitorRow('0001', { name: 'Ayu Lestari', seat: 'A-01', answered: 77 })]),
        NOON,
      ),
    );
    expect(rowOf('Ayu Lestari')).toHaveTextContent('77/110');
  });

  test('where the exam has a rule about it, each name says what the sign-in came from', async () => {
    const { engine } = await signedIn();
    expect(screen.queryByText(/SEB/)).toBeNull();
    const rows = [monitorRow('0001', { tier: 'seb' }), monitorRow('0003', { tier: 'plain-browser' })];
    engine.hear((store) => hearDiff(store, monitorSnapshot(8, rows), NOON));
    expect(await screen.findByTitle('Peserta 0001, SEB')).toHaveTextContent('Peserta 0001 · SEB');
    expect(screen.getByTitle('Peserta 0003, tanpa SEB')).toHaveTextContent('Peserta 0003 · tanpa SEB');
  });

  test('rows that hold the focus stay in place until the new order is asked for', async () => {
    const { engine, user } = await signedIn();
    const numbers = () =>
      within(screen.getByRole('grid'))
        .getAllByRole('row')
        .slice(1)
        .map((row) => row.getAttribute('data-number'));
    await user.click(screen.getByRole('checkbox', { name: 'Pilih A-01, Ayu Lestari' }));
    engine.hear((store) =>
      hearDiff(store, monitorSnapshot(8, [{ ...people[0]!, connected: false, connectionSince: NOON - 90_000 }]), NOON),
    );
    expect(numbers()).toEqual(['0003', '0001', '0002']);
    await user.click(screen.getByRole('button', { name: '1 perubahan urutan, terapkan' }));
    expect(numbers()).toEqual(['0001', '0003', '0002']);
  });

  test('filters, search and sorting work by keyboard', async () => {
    const { user } = await signedIn();
    screen.getByRole('button', { name: /^Selesai/ }).focus();
    await user.keyboard('{Enter}');
    expect(screen.getByRole('button', { name: /^Selesai/ })).toHaveAttribute('aria-pressed', 'true');
    expect(screen.queryByRole('row', { name: /Ayu/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: /^Semua/ }));
    await user.type(screen.getByRole('searchbox'), 'citra');
    expect(within(screen.getByRole('grid')).getAllByRole('row')).toHaveLength(2);
    await user.clear(screen.getByRole('searchbox'));
    screen.getByRole('button', { name: 'Nama' }).focus();
    await user.keyboard('{Enter}{Enter}');
    expect(screen.getByRole('columnheader', { name: 'Nama' })).toHaveAttribute('aria-sort', 'descending');
  });

  test('arrows walk through the rows, space selects', async () => {
    const { user } = await signedIn();
    act(() => {
      screen.getByRole('checkbox', { name: /Pilih A-03/ }).focus();
    });
    await user.keyboard('{ArrowDown} ');
    expect(screen.getByRole('checkbox', { name: /Pilih A-01/ })).toHaveFocus();
    expect(screen.getByRole('checkbox', { name: /Pilih A-01/ })).toBeChecked();
  });

  test('what is stale is called stale, with its age', async () => {
    const { engine, lookAt } = await signedIn();
    engine.hear((store) => store.setState({ connection: 'lost' }));
    lookAt(NOON + 14_000);
    expect(screen.getByText('Usang 14 dtk')).toBeVisible();
    expect(screen.getByText(/Sambungan ke server terputus/)).toBeVisible();
  });

  test('the PIN comes on asking and goes again', async () => {
    const { user } = await signedIn();
    expect(screen.queryByText('4719-22')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Tampilkan PIN sesi' }));
    await user.click(await screen.findByRole('button', { name: 'Tampilkan' }));
    expect(await screen.findByText('4719-22')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Sembunyikan PIN sesi' }));
    expect(screen.queryByText('4719-22')).toBeNull();
  });
});

describe('signs', () => {
  const watched = monitorRow('0001', {
    name: 'Ayu Lestari',
    seat: 'A-01',
    signs: { focus: 2, other: 1, newest: [NOON - 300_000, NOON - 60_000, NOON - 3_000] },
  });

  test('are counted in the row, filtered, sorted by, and three in ten minutes call for attention', async () => {
    const { engine, user } = await signedIn();
    engine.hear((store) => hearDiff(store, monitorSnapshot(8, [watched]), NOON));
    const row = rowOf('Ayu Lestari');
    const cell = (column: string) => row.querySelector(`[data-column="${column}"]`)!.textContent;
    expect([cell('focus'), cell('signs'), cell('alarm')]).toEqual(['2', '1', '3 tanda 5 mnt']);
    expect(screen.getByText(/lihat sendiri sebelum menyimpulkan/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Fokus' }));
    expect(screen.getByRole('columnheader', { name: 'Fokus' })).toHaveAttribute('aria-sort', 'ascending');
    await user.click(screen.getByRole('button', { name: /^Tanda 1/ }));
    expect(within(screen.getByRole('grid')).getAllByRole('row')).toHaveLength(2);
  });

  test('of one person are listed with what they do not prove, to observers too', async () => {
    const { user } = await signedIn('observer');
    expect(screen.queryByRole('region', { name: /Tanda-tanda/ })).toBeNull();
    await user.click(screen.getByRole('checkbox', { name: /Pilih A-01/ }));
    const card = await screen.findByRole('region', { name: 'Tanda-tanda A-01' });
    const items = await within(card).findAllByRole('listitem');
    expect(items.map((item) => item.textContent)).toEqual([
      '10.42.05Halaman ujian tidak terlihat · 2 dtk · tidak dicatat',
      '10.42.04Jendela lain dipakai · 1 mnt 04 · 2 kali · soal 12',
    ]);
    expect(card).toHaveTextContent('Tidak ada yang dibatalkan oleh tanda.');
    await user.click(screen.getByRole('checkbox', { name: /Pilih A-02/ }));
    expect(screen.queryByRole('region', { name: /Tanda-tanda/ })).toBeNull();
  });
});

describe('acts', () => {
  test('what a colleague did is told on the console at once, and one’s own acts are not', async () => {
    const { engine } = await signedIn();
    const act = (by: string) => ({ kind: 'pause' as const, by, at: NOON });
    const others = () => document.querySelector('.others-act')?.textContent ?? '';
    expect(others()).toBe('');
    const told = (version: number, by: string) =>
      engine.hear((store) =>
        hearDiff(store, monitorSnapshot(version, [monitorRow('0001', { lastAct: act(by) })]), NOON),
      );
    told(8, 'pengawas2');
    expect(others()).toBe('');
    told(9, 'pengawas7');
    expect(others()).toMatch(/^Tindakan petugas lain, .*: pengawas7, Jeda, /);
  });

  test('extra time goes to those whom it reaches, with a reason, and the reply is shown', async () => {
    const { engine, user } = await signedIn();
    await user.click(screen.getByRole('checkbox', { name: /Pilih A-01/ }));
    await user.click(screen.getByRole('checkbox', { name: /Pilih A-02/ }));
    expect(screen.getByText(/Terkena: A-01 \(0001\) Ayu Lestari\./)).toBeVisible();
    expect(screen.getByText(/Tidak terkena: A-02 \(0002\) Bagus Prasetyo, sudah selesai\./)).toBeVisible();
    await user.clear(screen.getByLabelText('Tambahan, menit'));
    await user.type(screen.getByLabelText('Tambahan, menit'), '2');
    await user.type(screen.getByLabelText('Keterangan untuk berita acara'), 'kabel dilepas');
    await user.click(screen.getByRole('button', { name: 'Jalankan untuk 1 peserta' }));
    expect(engine.told).toEqual([
      {
        event: 'extend-time',
        message: {
          sessionId: 'sesi-2',
          whom: ['0001'],
          byMs: 120_000,
          reason: 'Jaringan: kabel dilepas',
          seenAt: expect.any(Number) as number,
        },
      },
    ]);
    const said = await screen.findByText(/berlaku untuk 1 peserta: A-01 \(0001\)\./);
    expect(said).toHaveTextContent('Tidak berlaku untuk A-02 (0002): sudah selesai');
    expect(said).toHaveTextContent('Catatan buku besar 9.219.');
    await user.click(screen.getByRole('button', { name: 'Urungkan' }));
    const asks = screen.getByRole('dialog', { name: 'Urungkan: Tambah waktu' });
    expect(asks).toHaveTextContent('paling sedikit lima menit');
    await user.type(within(asks).getByLabelText(/Keterangan|Catatan|alasan/i), 'salah orang');
    await user.click(within(asks).getByRole('button', { name: 'Urungkan' }));
    expect(engine.told.at(-1)).toEqual({
      event: 'withdraw-extension',
      message: { sessionId: 'sesi-2', whom: ['0001'], entryIndex: 9_219, reason: 'salah orang' },
    });
    expect(await screen.findByText(/Tidak dapat diurungkan: tambahkan lagi waktunya/)).toBeVisible();
  });

  test('what became of a proposal is told by the proposals: its own line goes when it is settled', async () => {
    const { engine, user } = await signedIn();
    const proposal: ProposalShown = {
      ...{ number: 1, kind: 'disqualify', whom: ['0001'], byMs: null, held: null, amends: null },
      ...{ by: 'pengawas2', reason: 'Perilaku', at: NOON, until: NOON + 1_800_000, state: 'open', ended: null },
    };
    const hear = (version: number, ...proposals: ProposalShown[]) =>
      engine.hear((store) => hearDiff(store, monitorSnapshot(version, [], { proposals }), NOON));
    await user.click(screen.getByRole('checkbox', { name: /Pilih A-01/ }));
    await user.click(screen.getByRole('button', { name: 'Diskualifikasi' }));
    await user.type(screen.getByLabelText('Keterangan untuk berita acara'), 'telepon genggam');
    await user.click(screen.getByRole('button', { name: 'Usulkan untuk 1 peserta' }));
    const said = () => screen.queryByText(/Belum ada yang terjadi/);
    expect(await screen.findByText(/Belum ada yang terjadi/)).toBeVisible();
    const ended = { by: 'koordinator', at: NOON, reason: 'bukan miliknya' };
    hear(8, { ...proposal, state: 'rejected', ended });
    expect(said()).toBeVisible();
    hear(9, { ...proposal, number: 2 });
    expect(said()).toBeVisible();
    hear(10, { ...proposal, number: 2, state: 'rejected', ended });
    expect(said()).toBeNull();
  });

  test('words to everybody are taken back from everybody, with a reason', async () => {
    const { engine, user } = await signedIn();
    await user.click(screen.getByRole('button', { name: 'Tindakan untuk semua peserta' }));
    const bar = screen.getByRole('region', { name: 'Tindakan untuk semua peserta' });
    await user.click(within(bar).getByRole('button', { name: 'Kirim pesan' }));
    await user.type(within(bar).getByLabelText('Pesan di layar peserta'), 'Lima menit lagi');
    await user.click(within(bar).getByRole('button', { name: 'Jalankan untuk semua' }));
    await user.click(await screen.findByRole('button', { name: 'Urungkan' }));
    const asks = screen.getByRole('dialog', { name: 'Urungkan: Kirim pesan' });
    await user.type(within(asks).getByLabelText(/Keterangan|Catatan|alasan/i), 'masih sepuluh');
    await user.click(within(asks).getByRole('button', { name: 'Urungkan' }));
    expect(engine.told.at(-1)).toEqual({
      event: 'withdraw-message',
      message: { sessionId: 'sesi-2', whom: 'all', entryIndex: 9_219, reason: 'masih sepuluh' },
    });
  });

  test('everybody is paused in one go, with a reason, after a look at whom it reaches', async () => {
    const { engine, user } = await signedIn();
    const absent = monitorRow('0004', { seat: 'A-04', state: 'absent', connected: false, workstation: null });
    engine.hear((store) => hearDiff(store, monitorSnapshot(8, [absent]), NOON));
    await user.click(screen.getByRole('button', { name: 'Tindakan untuk semua peserta' }));
    const bar = screen.getByRole('region', { name: 'Tindakan untuk semua peserta' });
    expect(within(bar).queryByRole('button', { name: 'Serahkan paksa' })).toBeNull();
    await user.click(within(bar).getByRole('button', { name: 'Jeda' }));
    expect(bar).toHaveTextContent(
      'Terkena: A-01 (0001), A-03 (0003). Tidak terkena: A-02 (0002) Bagus Prasetyo, sudah selesai.',
    );
    expect(bar).toHaveTextContent('1 belum masuk: yang masuk selama jeda ikut dijeda.');
    await user.selectOptions(within(bar).getByLabelText('Alasan'), 'Listrik');
    await user.click(within(bar).getByRole('button', { name: 'Jalankan untuk semua' }));
    expect(engine.told).toEqual([{ event: 'pause', message: { sessionId: 'sesi-2', whom: 'all', reason: 'Listrik' } }]);
    expect(await screen.findByText(/berlaku untuk 1 peserta: A-01 \(0001\)\./)).toBeVisible();
    expect(screen.queryByRole('region', { name: 'Tindakan untuk semua peserta' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Urungkan' }));
    const asks = screen.getByRole('dialog', { name: 'Urungkan: Jeda' });
    await user.type(within(asks).getByLabelText(/Keterangan|Catatan|alasan/i), 'salah tekan');
    await user.click(within(asks).getByRole('button', { name: 'Urungkan' }));
    expect(engine.told.at(-1)).toEqual({
      event: 'unpause',
      message: { sessionId: 'sesi-2', whom: 'all', reason: 'salah tekan' },
    });
  });

  test('whoever is paused alone is not resumed with everybody', async () => {
    const { engine, user } = await signedIn();
    engine.hear((store) => hearDiff(store, monitorSnapshot(8, [{ ...people[2]!, state: 'paused' }]), NOON));
    await user.click(screen.getByRole('button', { name: 'Tindakan untuk semua peserta' }));
    await user.click(screen.getByRole('button', { name: 'Lanjutkan' }));
    expect(screen.getByText(/Tidak terkena: A-03 \(0003\) .+, dijeda sendiri/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Jalankan untuk semua' })).toBeDisabled();
  });

  test('a forced hand-in asks once more', async () => {
    const { engine, user } = await signedIn();
    await user.click(screen.getByRole('checkbox', { name: /Pilih A-01/ }));
    await user.click(screen.getByRole('button', { name: 'Serahkan paksa' }));
    await user.click(screen.getByRole('button', { name: 'Jalankan untuk 1 peserta' }));
    expect(engine.told).toEqual([]);
    const dialog = screen.getByRole('dialog', { name: 'Serahkan paksa' });
    await user.click(within(dialog).getByRole('button', { name: 'Serahkan paksa' }));
    expect(engine.told.map(({ event }) => event)).toEqual(['force-hand-in']);
  });

  test('closing the session needs a reason', async () => {
    const { engine, user } = await signedIn();
    await user.click(screen.getByRole('button', { name: 'Tutup sesi' }));
    const dialog = screen.getByRole('dialog', { name: 'Tutup sesi ini?' });
    expect(within(dialog).getByRole('button', { name: 'Tutup sesi' })).toBeDisabled();
    await user.type(within(dialog).getByLabelText('Keterangan untuk berita acara'), 'waktu habis');
    await user.click(within(dialog).getByRole('button', { name: 'Tutup sesi' }));
    expect(engine.told).toEqual([{ event: 'close-session', message: { sessionId: 'sesi-2', reason: 'waktu habis' } }]);
  });

  test('an act that stays without an answer is not called done', async () => {
    const { engine, user } = await signedIn();
    engine.answerWith({ ok: false, unanswered: true });
    await user.click(screen.getByRole('checkbox', { name: /Pilih A-01/ }));
    await user.click(screen.getByRole('button', { name: 'Jalankan untuk 1 peserta' }));
    expect(await screen.findByText(/Server belum menjawab/)).toBeVisible();
    expect(screen.getByText('1 peserta dipilih')).toBeVisible();
  });

  test('an observer looks on: no PIN, no opening or closing, no acts', async () => {
    const { user } = await signedIn('observer', 'en');
    await user.click(screen.getByRole('checkbox', { name: /Choose A-01/ }));
    for (const name of ['Show the session PIN', 'Close session', 'Pause', 'Acts on everybody', /^Do it/, /^Handle/]) {
      expect(screen.queryByRole('button', { name })).toBeNull();
    }
  });
});

describe('one person', () => {
  test('is opened from the row by key, with what the ledger says of them and who did it; Escape leads back', async () => {
    const { user } = await signedIn('observer');
    const box = within(rowOf('Ayu Lestari')).getByRole('checkbox');
    act(() => box.focus());
    await user.keyboard('{Enter}');
    const panel = await screen.findByRole('dialog', { name: 'Ayu Lestari' });
    const list = await within(panel).findByRole('list', { name: 'Lini masa dari buku besar' });
    const lines = () => within(list).getAllByRole('listitem');
    await within(list).findByText('Waktu tambahan');
    expect(lines().map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/Waktu tambahan · \+05.00 · pengawas1listrik padam#90/),
      expect.stringMatching(/Jawaban tersimpan · 25 perubahan · sejak .*#60–84/),
      expect.stringMatching(/Masuk · masuk ke-1 di PC-07#41/),
    ]);
    await user.click(within(panel).getByRole('button', { name: 'Tindakan petugas' }));
    expect(lines()).toHaveLength(1);
    await user.click(within(panel).getByRole('button', { name: 'Tutup' }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('words that still stand are taken back from the person’s timeline, from all to whom they were said', async () => {
    const told = (index: number, text: string, more: Partial<TimelineLine> = {}) => ({
      ...{ ...LINE, index, first: index, at: NOON, type: 'MESSAGE', by: 'pengawas1', reason: text },
      ...more,
    });
    const lines = [
      told(93, 'Lima menit lagi', { forAll: true }),
      told(92, 'Salah orang', { detail: 'message-withdrawn' }),
      told(91, 'Kumpulkan kertas'),
    ];
    const { engine, user } = await signedIn('coordinator', 'id', lines);
    act(() => within(rowOf('Ayu Lestari')).getByRole('checkbox').focus());
    await user.keyboard('{Enter}');
    const panel = await screen.findByRole('dialog', { name: 'Ayu Lestari' });
    const list = await within(panel).findByRole('list', { name: 'Lini masa dari buku besar' });
    await within(list).findByText('Salah orang');
    const buttons = within(list).getAllByRole('button', { name: 'Tarik kembali pesan' });
    expect(buttons.map((button) => button.closest('li')?.textContent)).toEqual([
      expect.stringContaining('Lima menit lagi'),
      expect.stringContaining('Kumpulkan kertas'),
    ]);
    expect(within(list).getByText('Salah orang').closest('li')).toHaveTextContent('ditarik kembali');
    for (const button of buttons) {
      await user.click(button);
      const asks = screen.getByRole('dialog', { name: 'Tarik kembali pesan' });
      await user.type(within(asks).getByLabelText('Keterangan untuk berita acara'), 'keliru');
      await user.click(within(asks).getByRole('button', { name: 'Tarik kembali pesan' }));
    }
    const message = { sessionId: 'sesi-2', reason: 'keliru' };
    expect(engine.told).toEqual([
      { event: 'withdraw-message', message: { ...message, whom: 'all', entryIndex: 93 } },
      { event: 'withdraw-message', message: { ...message, whom: ['0001'], entryIndex: 91 } },
    ]);
  });
});
