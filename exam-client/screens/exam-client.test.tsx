import { IDBFactory } from 'fake-indexeddb';
import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Change } from '#domain/answer/answer-sheet.ts';
import type { AttemptView, OwnScore, StationFacts } from '#protocol/candidate-down.ts';
import { keptTokenIn } from '../connection/kept-token.ts';
import type { CandidateLine } from '../connection/line.ts';
import { openLocalDatabase } from '../connection/local-database.ts';
import type { StationProbe } from '../connection/station-probe.ts';
import { outboxIn } from '../connection/outbox.ts';
import { startMessages } from '../messages/start-messages.ts';
import { displayStore, forgetPerson } from '../state/display-store.ts';
import type { Held } from '../state/local-sheet.ts';
import type { SittingState } from '../state/sitting-store.ts';
import { type Sitting, createSitting } from '../state/sitting.ts';
import { SittingContext } from '../state/use-sitting.ts';
import { SOUND, soundStation } from '../testing/sound-station.ts';
import { settle } from '../testing/hand-clock.ts';
import { TINY_ITEMS, tinyPaper, tinyView } from '../testing/tiny-paper.ts';
import { ExamClient } from './exam-client.tsx';

const NOW = Date.UTC(2026, 10, 3, 3, 42, 7);
const silentLine: CandidateLine = {
  ask: () => new Promise(() => undefined),
  open: () => undefined,
  reconnect: () => undefined,
  close: () => undefined,
};
const up = { up: true, downSince: null, attempt: 0, nextTryAt: null };

beforeAll(() => {
  // jsdom draws no dialogs; what is tested is what stands in one.
  HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function (this: HTMLDialogElement) {
    this.open = false;
  };
  startMessages();
});
beforeEach(() => forgetPerson());

async function show(
  state: Partial<SittingState>,
  line = silentLine,
  probe: Partial<StationProbe> = {},
): Promise<Sitting> {
  const database = await openLocalDatabase(new IDBFactory());
  const sitting = createSitting({
    line,
    outbox: outboxIn(database),
    token: keptTokenIn(database),
    workstation: 'LAB-07',
    station: soundStation(() => NOW, probe),
    forgetPerson,
    now: () => NOW,
    random: () => 0.5,
    later: () => () => undefined,
  });
  sitting.store.setState({ place: { kind: 'seated' }, link: up, ...state });
  const page = (
    <SittingContext value={sitting}>
      <ExamClient />
    </SittingContext>
  );
  // What a screen asks for as it appears is answered before the test looks.
  await act(async () => {
    render(page);
    await settle();
  });
  return sitting;
}

const working = (attempt: Partial<AttemptView['attempt']> = {}): Partial<SittingState> => ({
  view: tinyView(NOW, attempt),
  form: tinyPaper,
});

const answered = working({
  responses: [1, 0, null, null, null, 2],
  flagged: [true, ...Array<boolean>(TINY_ITEMS - 1).fill(false)],
  lastSavedAt: NOW - 1_000,
});

const score: OwnScore = {
  sections: [
    { code: 'TWK', points: 1_000, maxPoints: 1_500, threshold: 650, met: true },
    { code: 'TKP', points: 900, maxPoints: 1_500, threshold: 1_100, met: false },
  ],
  total: 1_900,
  maxTotal: 3_000,
  totalThreshold: null,
  meetsThresholds: false,
  legalBasis: 'Keputusan Menteri PANRB Nomor 321 Tahun 2024',
  state: 'provisional',
  entryIndex: 17_904,
};

const TO_SIGN_IN = 'Lanjut ke layar masuk';

/** What a computer hears of a server that is well; other letters go to the line. */
function withStation(line: CandidateLine, ...others: Partial<StationFacts['sessions'][number]>[]): CandidateLine {
  const title = { id: 'Latihan SKD', en: 'SKD practice' };
  const session = (more: (typeof others)[number]) => ({
    title,
    isOpen: false,
    opensAt: null,
    zone: 'Asia/Jakarta',
    rules: 'ab'.repeat(32),
    lockdown: 'not-asked' as const,
    workstation: 'not-asked' as const,
    ...more,
  });
  const sessions = others.length === 0 ? [session({})] : others.map(session);
  const facts: StationFacts = { serverAt: NOW, sessions };
  return {
    ...line,
    ask: ((event: 'station', message: never) =>
      event === 'station' ? Promise.resolve({ ok: true, facts }) : line.ask(event, message)) as CandidateLine['ask'],
  };
}

describe('the computer’s check', () => {
  const atDoor = { place: { kind: 'signed-out' as const, refusal: null } };
  const row = (name: string): HTMLElement => screen.getByText(name, { selector: '.check > div > b' }).closest('li')!;
  const go = (): HTMLElement => screen.getByRole('button', { name: TO_SIGN_IN });

  test('says READY, what the computer is called and which sessions admit somebody', async () => {
    await show(atDoor, withStation(silentLine));
    expect(await screen.findByText('SIAP')).toBeInTheDocument();
    expect(screen.getByText('LAB-07')).toBeInTheDocument();
    expect(screen.getByText('Latihan SKD').closest('li')).toHaveTextContent('menunggu dibuka pengawas');
    expect(screen.queryByText('Petugas IT:')).not.toBeInTheDocument();
    expect(go()).toHaveAttribute('aria-disabled', 'false');
  });

  test.each<[string, Partial<StationProbe>, string, string]>([
    ['a clock that is off', { wallClock: () => NOW + 192_000 }, 'Jam komputer', 'lebih cepat 192 detik'],
    ['a small window', { surroundings: () => ({ ...SOUND, width: 800 }) }, 'Ukuran jendela', '800 × 768'],
    ['no full screen', { surroundings: () => ({ ...SOUND, fillsScreen: false }) }, 'Layar penuh', 'belum memenuhi'],
    ['no encryption', { surroundings: () => ({ ...SOUND, isSecure: false }) }, 'Enkripsi', 'Tanpa enkripsi'],
  ])('%s is told with what to do, and does not prevent signing in', async (_, probe, name, says) => {
    await show(atDoor, withStation(silentLine), probe);
    expect(await screen.findByText('BELUM SIAP')).toBeInTheDocument();
    expect(screen.getByText('1 hal perlu dibereskan. Masuk tetap dapat dilakukan.')).toBeInTheDocument();
    expect(row(name)).toHaveTextContent(says);
    expect(row(name)).toHaveTextContent('Petugas IT:');
    await userEvent.click(go());
    expect(screen.getByLabelText('Nomor peserta')).toBeInTheDocument();
  });

  test.each([
    ['missing', 'mewajibkan Safe Exam Browser', 'menghalangi masuk'],
    ['wrong', 'bukan untuk “Latihan SKD”', 'menghalangi masuk'],
    ['unverified', 'peramban biasa', 'perlu dibereskan'],
  ] as const)('lockdown as the server says: %s', async (lockdown, says, does) => {
    await show(atDoor, withStation(silentLine, { lockdown }));
    await waitFor(() => expect(row('Penguncian')).toHaveTextContent(says));
    expect(row('Penguncian')).toHaveTextContent(does);
  });

  test('a computer that is not registered and would be refused is never called READY; the technician reads what to do', async () => {
    await show(atDoor, withStation(silentLine, { workstation: 'refused' }));
    await waitFor(() =>
      expect(row('Pendaftaran')).toHaveTextContent('“Latihan SKD” hanya menerima komputer terdaftar'),
    );
    expect(row('Pendaftaran')).toHaveTextContent(/menghalangi masuk.*Petugas IT: daftarkan komputer ini di konsol/);
    expect(screen.queryByText('SIAP')).not.toBeInTheDocument();
    expect(screen.getByText(/Masuk belum dapat dilakukan/)).toBeInTheDocument();
    expect(go()).toHaveAttribute('aria-disabled', 'true');
  });

  test.each<[string, Partial<StationFacts['sessions'][number]>[], string, string]>([
    ['another session admits it', [{}, { workstation: 'refused' }], 'BELUM SIAP', 'false'],
    ['it is let in and shown', [{ workstation: 'unknown' }], 'BELUM SIAP', 'false'],
    ['each refuses it for its own reason', [{ lockdown: 'missing' }, { workstation: 'refused' }], 'BELUM SIAP', 'true'],
    ['it is registered', [{ workstation: 'enrolled' }], 'SIAP', 'false'],
  ])('a computer, where %s', async (_, sessions, word, isHeld) => {
    await show(atDoor, withStation(silentLine, ...sessions));
    expect(await screen.findByText(word)).toBeInTheDocument();
    expect(go()).toHaveAttribute('aria-disabled', isHeld);
  });

  test('a disk that does not keep prevents signing in, and the check says so again until it does', async () => {
    await show(atDoor, withStation(silentLine), { storageWorks: () => Promise.resolve(false) });
    await waitFor(() =>
      expect(row('Penyimpanan lokal')).toHaveTextContent('Komputer ini tidak dapat menyimpan jawaban.'),
    );
    expect(row('Penyimpanan lokal')).toHaveTextContent('menghalangi masuk');
    expect(screen.getByText(/Masuk belum dapat dilakukan/)).toBeInTheDocument();
    await userEvent.click(go());
    expect(go()).toHaveAttribute('aria-disabled', 'true');
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
  });

  test('a server that is away prevents signing in; when it is back nothing needs to be pressed', async () => {
    const down = { up: false, downSince: NOW, attempt: 2, nextTryAt: null };
    const sitting = await show({ ...atDoor, link: down }, withStation(silentLine));
    await waitFor(() => expect(row('Server')).toHaveTextContent('Server tidak terjangkau.'));
    expect(go()).toHaveAttribute('aria-disabled', 'true');
    act(() => sitting.store.setState({ link: up }));
    expect(await screen.findByText('SIAP')).toBeInTheDocument();
    expect(go()).toHaveAttribute('aria-disabled', 'false');
  });

  test('full screen is one press away', async () => {
    const fillScreen = jest.fn(() => Promise.resolve());
    await show(atDoor, silentLine, { surroundings: () => ({ ...SOUND, fillsScreen: false }), fillScreen });
    await userEvent.click(screen.getByRole('button', { name: 'Masuk layar penuh' }));
    expect(fillScreen).toHaveBeenCalled();
  });

  test.each([
    ['denied', 'Pengawas sudah diberi tahu.'],
    ['released', 'Komputer ini sudah bebas.'],
  ] as const)('says why nobody sits here any more: %s', async (farewell, says) => {
    await show({ place: { kind: 'signed-out', refusal: null, farewell } });
    expect(screen.getByText(new RegExp(says))).toBeInTheDocument();
  });
});

describe('sign-in', () => {
  const refusing = (word: string, facts = {}): CandidateLine => ({
    ...silentLine,
    ask: (() => Promise.resolve({ ok: false, refusal: { word, ...facts } })) as CandidateLine['ask'],
  });

  /** A sound computer, and the way from its check to the fields. */
  async function openFields(line = silentLine): Promise<void> {
    await show({ place: { kind: 'signed-out', refusal: null } }, withStation(line));
    await waitFor(() =>
      expect(screen.getByRole('button', { name: TO_SIGN_IN })).toHaveAttribute('aria-disabled', 'false'),
    );
    await userEvent.click(screen.getByRole('button', { name: TO_SIGN_IN }));
  }

  async function fillAndSend(): Promise<void> {
    await userEvent.type(screen.getByLabelText('Nomor peserta'), '2602-0014');
    await userEvent.click(screen.getByLabelText('PIN registrasi'));
    await userEvent.paste('1111');
    await userEvent.type(screen.getByLabelText('PIN sesi'), '2222{Enter}');
  }

  test('an empty field is named and gets the focus', async () => {
    await openFields();
    await userEvent.click(screen.getByRole('button', { name: 'Masuk' }));
    expect(screen.getByText('Nomor peserta belum diisi.')).toBeInTheDocument();
    expect(screen.getByLabelText('Nomor peserta')).toHaveFocus();
  });

  test.each([
    ['wrong-number', 'Nomor peserta'],
    ['wrong-registration-pin', 'PIN registrasi'],
    ['wrong-session-pin', 'PIN sesi'],
  ])('%s marks the field %s', async (word, field) => {
    await openFields(refusing(word));
    await fillAndSend();
    await waitFor(() => expect(screen.getByLabelText(field)).toBeInvalid());
    expect(screen.getByLabelText(field)).toHaveFocus();
    expect(screen.getByLabelText('PIN registrasi')).toHaveValue('1111');
  });

  test('what was said about a field goes when the person mends it, and not when another is touched', async () => {
    await openFields(refusing('wrong-session-pin'));
    await fillAndSend();
    await waitFor(() => expect(screen.getByLabelText('PIN sesi')).toBeInvalid());
    await userEvent.type(screen.getByLabelText('PIN registrasi'), '3');
    expect(screen.getByLabelText('PIN sesi')).toBeInvalid();
    await userEvent.type(screen.getByLabelText('PIN sesi'), '3');
    expect(screen.getByLabelText('PIN sesi')).toBeValid();
  });

  test('who is signed in elsewhere is told where', async () => {
    await openFields(refusing('already-signed-in', { where: 'LAB-09' }));
    await fillAndSend();
    expect(await screen.findByRole('alert')).toHaveTextContent('LAB-09');
  });

  test('after too many attempts the button waits and says how long', async () => {
    await openFields(refusing('too-many-attempts', { retryAfterMs: 9_000 }));
    await fillAndSend();
    expect(await screen.findByText('Coba lagi dalam 9 detik.')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Masuk' })).toHaveAttribute('aria-disabled', 'true');
  });

  test('one press turns the page to English', async () => {
    await openFields();
    await userEvent.click(screen.getByRole('button', { name: 'EN, English' }));
    expect(await screen.findByRole('heading', { name: 'Sign in to the exam' })).toBeInTheDocument();
    act(() => displayStore.setState({ language: 'id' }));
  });

  test('who was turned away reads why where they may try again, and finds the way to the check', async () => {
    await show({ place: { kind: 'signed-out', refusal: 'not-signed-in' } });
    expect(screen.getByRole('alert')).toHaveTextContent('Anda perlu masuk lagi.');
    await userEvent.click(screen.getByRole('button', { name: 'Kembali ke pemeriksaan komputer' }));
    expect(screen.getByRole('heading', { name: 'Pemeriksaan komputer' })).toHaveFocus();
  });
});

test('waiting says who, when by the server’s clock, and starts without a press', async () => {
  const view = tinyView(NOW, { phase: 'waiting', clock: null, responses: [], flagged: [] });
  const sitting = await show({
    view: { ...view, session: { ...view.session, phase: 'prepared', opensAt: NOW + 173_000 } },
  });
  expect(screen.getByRole('heading', { name: 'Latihan SKD' })).toHaveFocus();
  expect(screen.getByRole('heading', { name: 'Peserta Empat Belas' })).toBeInTheDocument();
  expect(screen.getByText('00.02.53 lagi')).toBeInTheDocument();
  expect(screen.getByText('10.42.07 WIB')).toBeInTheDocument();
  act(() => sitting.store.setState(working()));
  expect(screen.getByRole('heading', { name: 'Soal 1' })).toBeInTheDocument();
});

describe('confirm identity', () => {
  const unconfirmed = (more: Partial<AttemptView['attempt']> = {}): Partial<SittingState> => ({
    view: {
      ...tinyView(NOW, { isIdentityConfirmed: false, ...more }),
      participant: {
        number: '2602-0014',
        name: 'Peserta Empat Belas',
        seat: 'B-04',
        accommodations: [{ id: 'Waktu tambahan', en: 'Extra time' }],
      },
    },
    form: null,
  });
  const before = { phase: 'waiting' as const, clock: null, responses: [], flagged: [] };

  test('says who, which exam and what is arranged, and shows no answer', async () => {
    await show(unconfirmed(before));
    expect(screen.getByRole('heading', { name: 'Apakah ini Anda?' })).toHaveFocus();
    const card = screen.getByRole('region', { name: 'Peserta di komputer ini' });
    for (const fact of ['Peserta Empat Belas', '2602-0014', 'Latihan SKD', 'B-04', 'Waktu tambahan', '30 menit']) {
      expect(card).toHaveTextContent(fact);
    }
    expect(screen.getByText('Ujian belum dibuka. Waktu Anda belum berjalan.')).toBeInTheDocument();
    expect(screen.queryByRole('timer')).not.toBeInTheDocument();
    expect(screen.queryByRole('radio')).not.toBeInTheDocument();
  });

  test('of an exam that is open says plainly that the time runs', async () => {
    await show(unconfirmed());
    expect(screen.getByText(/Waktu Anda sedang berjalan, sisa 00.30.00/)).toBeInTheDocument();
    expect(screen.getByRole('timer')).toHaveTextContent('00.30.00');
    expect(screen.queryByRole('radio')).not.toBeInTheDocument();
  });

  test.each([
    ['Ya, ini saya', true],
    ['Bukan saya', false],
  ])('%s is what the engine hears', async (button, confirmed) => {
    const asked: unknown[] = [];
    const line = {
      ...silentLine,
      ask: ((event: string, message: unknown) => {
        asked.push([event, message]);
        return new Promise(() => undefined);
      }) as CandidateLine['ask'],
    };
    await show(unconfirmed(before), line);
    await userEvent.click(screen.getByRole('button', { name: button }));
    await userEvent.click(screen.getByRole('button', { name: 'Bukan saya' }));
    expect(asked).toEqual([['identity', { epoch: 1, confirmed }]]);
  });

  test('what could not be recorded is said, and can be said again', async () => {
    const refusing = (() => Promise.resolve({ ok: false, refusal: { word: 'not-stored' } })) as CandidateLine['ask'];
    await show(unconfirmed(before), { ...silentLine, ask: refusing });
    await userEvent.click(screen.getByRole('button', { name: 'Ya, ini saya' }));
    expect(await screen.findByText('Belum tercatat.')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Ya, ini saya' })).toHaveAttribute('aria-disabled', 'false');
  });

  test('without a line nothing can be said', async () => {
    await show({ ...unconfirmed(before), link: { up: false, downSince: NOW, attempt: 1, nextTryAt: null } });
    expect(screen.getByRole('button', { name: 'Ya, ini saya' })).toHaveAttribute('aria-disabled', 'true');
    expect(screen.getByRole('alert')).toHaveTextContent('Sambungan ke server terputus.');
  });
});

describe('exam', () => {
  test('the options are one group of radio buttons, each with its sibling to strike it out', async () => {
    await show(working());
    const options = screen.getByRole('group', { name: 'Pilihan jawaban' });
    expect(within(options).getAllByRole('radio')).toHaveLength(5);
    expect(screen.getByRole('radio', { name: /^B\s*dua/ })).not.toBeChecked();
    expect(within(options).getAllByRole('button', { name: /^Coret pilihan/ })).toHaveLength(5);
  });

  test('letters and digits choose, and the palette says so', async () => {
    await show(working());
    await userEvent.keyboard('b');
    expect(screen.getByRole('radio', { name: /dua/ })).toBeChecked();
    await userEvent.keyboard('5');
    expect(screen.getByRole('radio', { name: /lima/ })).toBeChecked();
    expect(screen.getByRole('button', { name: 'Soal 1, sudah dijawab, sedang dibuka' })).toHaveAttribute(
      'aria-current',
      'true',
    );
  });

  test('the focus goes with a choice by letter when it was on another option', async () => {
    await show(working());
    await userEvent.click(screen.getByRole('radio', { name: /satu/ }));
    await userEvent.keyboard('d');
    expect(screen.getByRole('radio', { name: /empat/ })).toBeChecked();
    expect(screen.getByRole('radio', { name: /empat/ })).toHaveFocus();
  });

  test('Shift and a letter strike out; choosing lifts the strike', async () => {
    await show(working());
    await userEvent.keyboard('{Shift>}C{/Shift}');
    expect(screen.getByRole('button', { name: 'Kembalikan pilihan C' })).toHaveAttribute('aria-pressed', 'true');
    expect(screen.getByRole('radio', { name: /tiga/ })).not.toBeChecked();
    await userEvent.keyboard('c');
    expect(screen.getByRole('button', { name: 'Coret pilihan C' })).toBeInTheDocument();
  });

  test('R and F flag, the side arrows turn the page, the last page leads to the review', async () => {
    await show(working());
    await userEvent.keyboard('r');
    expect(screen.getByRole('button', { name: 'Ragu-ragu' })).toHaveAttribute('aria-pressed', 'true');
    await userEvent.keyboard('f');
    expect(screen.getByRole('button', { name: 'Ragu-ragu' })).toHaveAttribute('aria-pressed', 'false');
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowLeft}');
    expect(screen.getByRole('heading', { name: 'Soal 2' })).toHaveFocus();
    await userEvent.click(screen.getByRole('button', { name: 'Soal 6, belum dijawab' }));
    await userEvent.click(screen.getByRole('button', { name: 'Tinjau' }));
    expect(screen.getByRole('heading', { name: 'Tinjau jawaban' })).toHaveFocus();
  });

  test('shortcuts can be switched off', async () => {
    await show(working());
    await userEvent.click(screen.getByRole('button', { name: 'Matikan pintasan' }));
    await userEvent.keyboard('b');
    expect(screen.getByRole('radio', { name: /dua/ })).not.toBeChecked();
  });

  test('an answer can be cleared', async () => {
    await show(answered);
    await userEvent.click(screen.getByRole('button', { name: /^Soal 1, sudah dijawab/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Hapus jawaban' }));
    for (const option of screen.getAllByRole('radio')) expect(option).not.toBeChecked();
  });

  test('the palette counts by section and is one stop of the Tab key', async () => {
    await show(answered);
    const section = screen.getByRole('region', { name: 'Tes Wawasan Kebangsaan' });
    expect(section).toHaveTextContent('TWKsoal 1–32 dari 3');
    const cells = screen.getAllByRole('button', { name: /^Soal \d/ });
    expect(cells.filter((cell) => cell.tabIndex === 0)).toHaveLength(1);
    act(() => cells[2]?.focus());
    await userEvent.keyboard('{ArrowRight}');
    expect(cells[3]).toHaveFocus();
    expect(screen.getByText('3 dari 6 dijawab')).toBeInTheDocument();
  });

  test('the item that was open is open again after a reload', async () => {
    sessionStorage.setItem('terang-last-place', '3');
    await show(answered);
    expect(screen.getByRole('heading', { name: 'Soal 4' })).toBeInTheDocument();
  });

  test('the time left can be hidden and is never lost', async () => {
    await show(working());
    expect(screen.getByRole('timer')).toHaveTextContent('00.30.00');
    await userEvent.click(screen.getByRole('button', { name: 'Sembunyikan sisa waktu' }));
    expect(screen.getByRole('timer')).toHaveTextContent('disembunyikan');
  });

  test('what the staff did about the time is told until it is read, with what holds now', async () => {
    const sitting = await show(working());
    const told = (number: number, kind: 'time-extended' | 'reopened', byMs: number) =>
      ({ number, at: NOW, kind, byMs, text: 'Listrik padam' }) as const;
    act(() => {
      const view = sitting.store.getState().view!;
      const notices = [told(1, 'time-extended', 600_000), told(2, 'reopened', 0)];
      sitting.store.setState({ view: { ...view, attempt: { ...view.attempt, notices } } });
    });
    expect(screen.getByText('Waktu Anda ditambah 10 menit.').closest('[role=status]')).toHaveTextContent(
      /Alasan: Listrik padam\. Jawaban Anda dihitung sampai pukul \d\d\.\d\d\.\d\d/,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Mengerti' }));
    expect(screen.getByText(/^Ujian Anda dibuka kembali/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Mengerti' }));
    expect(screen.queryByText(/^Ujian Anda dibuka kembali/)).not.toBeInTheDocument();
  });

  test('time that was given by mistake and taken back is told with both times', async () => {
    const sitting = await show(working());
    act(() => {
      const view = sitting.store.getState().view!;
      const notice = { number: 1, at: NOW, kind: 'time-withdrawn' as const, byMs: 600_000, text: 'salah orang' };
      sitting.store.setState({ view: { ...view, attempt: { ...view.attempt, notices: [notice] } } });
    });
    expect(screen.getByText(/^Tambahan waktu 10 menit yang keliru/).closest('[role=status]')).toHaveTextContent(
      /ditarik kembali\. Alasan: salah orang\. Jawaban Anda dihitung sampai [0-9.]+, bukan sampai [0-9.]+\./,
    );
  });

  test('what the proctor says is an alert until it is read, one after the other, as plain words', async () => {
    const sitting = await show(working());
    const words = (number: number, text: string) => ({ number, at: NOW, text });
    act(() => {
      const view = sitting.store.getState().view!;
      const messages = [words(1, '<b>Simpan</b> ponsel Anda.'), words(2, 'Mohon tenang.')];
      sitting.store.setState({ view: { ...view, attempt: { ...view.attempt, messages } } });
    });
    expect(screen.getByText('<b>Simpan</b> ponsel Anda.').closest('[role=alert]')).toHaveTextContent(
      'Masih ada 1 pesan lain.',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Sudah saya baca' }));
    expect(screen.getByText('Mohon tenang.')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Sudah saya baca' }));
    expect(screen.queryByText('Mohon tenang.')).not.toBeInTheDocument();
    expect(sitting.store.getState().readMessages).toEqual([1, 2]);
    act(() => {
      const view = sitting.store.getState().view!;
      const messages = [{ ...words(3, 'Salah ruang'), takesBack: NOW }];
      sitting.store.setState({ view: { ...view, attempt: { ...view.attempt, messages } } });
    });
    const alarm = screen.getByRole('alert', { name: 'Pesan pengawas' });
    expect(alarm).toHaveTextContent('Pesan ditarik kembali oleh pengawas');
    expect(alarm).toHaveTextContent('Pesan pukul 10.42.07 tidak berlaku lagi. Alasan: Salah ruang');
  });
});

describe('save state', () => {
  test('saved, with the server’s time in the session’s zone', async () => {
    await show(answered);
    expect(screen.getByText('Tersimpan 10.42.06')).toHaveAttribute('role', 'status');
  });

  test('without a line a new answer is an alarm in words, at the chip and in the palette', async () => {
    await show({ ...answered, link: { up: false, downSince: NOW, attempt: 1, nextTryAt: NOW + 2_000 } });
    await userEvent.keyboard('a');
    expect(screen.getByText('BELUM TERSIMPAN: 1')).toHaveAttribute('role', 'alert');
    expect(screen.getByText('Sambungan terputus.')).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Soal 3, belum tersimpan, sudah dijawab, sedang dibuka' }),
    ).toBeInTheDocument();
  });

  test('trouble says what is safe, what waits, the clock, and what to do', async () => {
    await show({ ...answered, link: { up: false, downSince: NOW, attempt: 6, nextTryAt: NOW + 4_000 } });
    await userEvent.keyboard('d');
    await userEvent.click(screen.getByRole('button', { name: 'Lihat rincian' }));
    expect(screen.getByRole('heading', { name: 'Sambungan ke server terputus' })).toHaveFocus();
    const waiting = screen.getByRole('heading', { name: 'Menunggu dikirim' }).closest('section');
    expect(waiting).toHaveTextContent('Soal 3pilihan D10.42.07');
    expect(screen.getByText('Mencoba menyambung, percobaan ke-6.')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Terus menjawab' }));
    expect(screen.getByRole('heading', { name: 'Soal 3' })).toBeInTheDocument();
  });

  test('what the engine refused for good is listed with the reason', async () => {
    const change = { kind: 'choose' as const, position: 2, response: 3 };
    const refused = {
      id: 'x',
      attempt: 'a',
      epoch: 1,
      mutation: 9,
      deed: { kind: 'change' as const, change },
      clientAt: NOW,
      refused: 'time-over' as const,
    };
    await show({ ...answered, uncounted: [refused] });
    const list = screen.getByRole('region', { name: 'Tidak dihitung' });
    expect(list).toHaveTextContent('Waktu sudah habis ketika jawaban tiba di server.');
    expect(list).toHaveTextContent('Soal 3pilihan D');
  });
});

test('a stopped clock covers the item and keeps what is left', async () => {
  const { clock } = tinyView(NOW - 60_000).attempt;
  await show(working({ clock: clock && { ...clock, stoppedSince: NOW - 10_000 } }));
  expect(screen.getByRole('heading', { name: 'Ujian Anda dijeda' })).toBeInTheDocument();
  expect(screen.queryByRole('radio')).not.toBeInTheDocument();
  expect(screen.getByRole('timer')).toHaveTextContent('00.29.10');
});

test('when time is over the screen waits for the result', async () => {
  await show({ ...working(), view: tinyView(NOW - 1_800_000) });
  expect(screen.getByRole('heading', { name: 'Waktu habis' })).toBeInTheDocument();
  expect(screen.queryByRole('radio')).not.toBeInTheDocument();
});

test('at the end of time, as in the top bar, an answer and a mark of one item wait as one', async () => {
  const waiting = (mutation: number, change: Change): Held => ({
    id: `m${mutation}`,
    attempt: 'tiny/1',
    epoch: 1,
    mutation,
    clientAt: NOW - 20_000,
    refused: null,
    kept: true,
    deed: { kind: 'change', change },
  });
  const pending = [
    waiting(1, { kind: 'choose', position: 0, response: 1 }),
    waiting(2, { kind: 'flag', position: 0, flagged: true }),
  ];
  await show({ ...working(), view: tinyView(NOW - 1_800_000), pending });
  expect(screen.getByText(/^1 jawaban menunggu dikirim/)).toBeInTheDocument();
});

describe('review and hand in', () => {
  test('blank and doubtful items are listed, each one press away', async () => {
    await show(answered);
    await userEvent.click(screen.getByRole('button', { name: 'Tinjau dan selesai' }));
    const jumps = screen.getAllByRole('button', { name: /^Buka soal/ }).map((button) => button.textContent);
    expect(jumps).toEqual(['3', '4', '5', '1']);
    await userEvent.click(screen.getByRole('button', { name: 'Buka soal 4' }));
    expect(screen.getByRole('heading', { name: 'Soal 4' })).toBeInTheDocument();
  });

  test('handing in asks first, and says what is still open', async () => {
    const sitting = await show(answered);
    await userEvent.click(screen.getByRole('button', { name: 'Tinjau dan selesai' }));
    await userEvent.click(screen.getByRole('button', { name: 'Selesaikan ujian' }));
    const dialog = screen.getByRole('dialog', { name: 'Selesaikan ujian sekarang?' });
    expect(dialog).toHaveTextContent('3 soal belum dijawab.');
    expect(dialog).toHaveTextContent('1 soal masih ragu-ragu.');
    expect(within(dialog).getByRole('button', { name: 'Kembali memeriksa' })).toHaveFocus();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Kembali memeriksa' }));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(sitting.store.getState().pending).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Selesaikan ujian' }));
    await userEvent.click(screen.getByRole('button', { name: 'Ya, selesaikan ujian' }));
    expect(screen.getByRole('heading', { name: 'Menyelesaikan ujian …' })).toBeInTheDocument();
    expect(sitting.store.getState().pending.map(({ deed }) => deed.kind)).toEqual(['hand-in']);
  });
});

describe('result', () => {
  const finished = (state: OwnScore['state']): Partial<SittingState> =>
    working({ phase: 'finished', finishReason: 'submitted', finishedAt: NOW, score: { ...score, state } });

  test('the slip leads to the receipt, which may lie below the fold', async () => {
    await show(finished('provisional'));
    await userEvent.click(screen.getByRole('button', { name: 'Lihat struk Anda' }));
    expect(screen.getByRole('region', { name: 'Struk Anda' })).toHaveFocus();
  });

  const NOT_PASSED = 'Memenuhi ambang batas belum berarti lulus seleksi.';

  test('who met the thresholds reads that this is not passing', async () => {
    await show(
      working({
        phase: 'finished',
        finishReason: 'submitted',
        finishedAt: NOW,
        score: { ...score, meetsThresholds: true },
      }),
    );
    expect(screen.getByText(NOT_PASSED)).toBeInTheDocument();
  });

  test('total, sections, thresholds and ledger entry', async () => {
    await show(finished('provisional'));
    expect(screen.getByText('nilai total').parentElement).toHaveTextContent('dari 30');
    expect(screen.getAllByRole('listitem').map((row) => row.textContent)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^TWK.*10.*ambang 6,5.*Memenuhi$/)]),
    );
    expect(screen.getByText('Di bawah ambang')).toBeInTheDocument();
    expect(screen.queryByText(NOT_PASSED)).not.toBeInTheDocument();
    expect(screen.getByText('ke-17.904')).toBeInTheDocument();
    expect(screen.getByText('Sementara')).toHaveAttribute('aria-hidden', 'false');
    expect(screen.getByText('Final')).toHaveAttribute('aria-hidden', 'true');
  });

  test('provisional becomes final in place', async () => {
    const sitting = await show(finished('provisional'));
    act(() => sitting.store.setState(finished('final')));
    expect(screen.getByText('Final')).toHaveAttribute('aria-hidden', 'false');
  });

  test('done leads back to the computer’s check, with nothing of the person left', async () => {
    const sitting = await show(finished('final'));
    act(() => displayStore.setState({ theme: 'contrast', textSize: 1.875 }));
    sessionStorage.setItem('terang-last-place', '3');
    await userEvent.click(screen.getByRole('button', { name: 'Selesai dan keluar' }));
    expect(await screen.findByRole('heading', { name: 'Pemeriksaan komputer' })).toBeInTheDocument();
    expect(sitting.store.getState()).toMatchObject({ view: null, form: null, pending: [] });
    expect(displayStore.getState()).toMatchObject({ theme: 'light', textSize: 1.25 });
    expect(sessionStorage).toHaveLength(0);
  });
});

test.each([
  ['other-workstation', 'Ujian Anda dilanjutkan di komputer lain'],
  ['other-tab', 'Ujian Anda terbuka di tab lain'],
  ['released', 'Pengawas melepas komputer ini'],
] as const)('a page that was superseded (%s) says so plainly', async (reason, heading) => {
  await show({ place: { kind: 'superseded', reason } });
  expect(screen.getByRole('heading', { name: heading })).toHaveFocus();
});

test('a computer that can no longer store closes answering with a plain sentence', async () => {
  await show({ view: tinyView(NOW), form: null, storageWorks: false });
  expect(screen.getByRole('alert')).toHaveTextContent('Komputer ini tidak dapat menyimpan jawaban');
  expect(screen.queryByRole('radio')).not.toBeInTheDocument();
});
