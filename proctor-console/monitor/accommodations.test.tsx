import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ActReply, StaffLine } from '../connection/proctor-socket.ts';
import type { StaffDesk } from '../connection/staff-desk.ts';
import { hearSnapshot, watchSession } from '../state/room-store.ts';
import { noWorkstations } from '../testing/paper-workstations.ts';
import { putOnScreen } from '../testing/on-screen.tsx';
import { NOON, monitorRow, monitorSnapshot, startsApart } from '../testing/sample-room.ts';
import { addressOf } from './address.ts';
import { Console } from './console.tsx';

const accommodations = [
  { code: 'netra', name: { id: 'Netra', en: 'Blind' }, durationMs: 7_800_000 },
  { code: 'besar', name: { id: 'Huruf besar', en: 'Large text' }, durationMs: null },
];
const people = [
  monitorRow('0001', { name: 'Ayu Lestari', state: 'waiting', accommodations: startsApart }),
  monitorRow('0002', { name: 'Bagus Prasetyo' }),
  monitorRow('0003', {
    name: 'Citra Dewi',
    accommodations: { ...startsApart, codes: ['besar'], start: null, awaitsStart: false, assistant: 'Ibu Rina' },
  }),
];

/** The console over three people, and what it told the engine. */
async function watching(rows = people) {
  const told: { event: string; message: unknown }[] = [];
  const me = { ok: true as const, name: 'pengawas', role: 'coordinator' as const, usesInitialPassword: false };
  const no = async (): Promise<never> => Promise.reject(new Error('not asked here'));
  const signs: StaffDesk['signs'] = async () => ({ ok: true, signs: [] });
  const desk: StaffDesk = {
    me: async () => me,
    signIn: no,
    signOut: no,
    changePassword: no,
    pinSeen: async () => ({ ok: true as const, seen: null }),
    showPin: no,
    renewPin: no,
    signs,
    timeline: no,
  };
  const reply: ActReply = { ok: true, affected: ['0001'], spared: [], entryIndex: 7 };
  const openLine = (store: Parameters<typeof hearSnapshot>[0]): StaffLine => ({
    watch(sessionId) {
      watchSession(store, sessionId);
      if (sessionId === null) return;
      store.setState({ connection: 'connected' });
      hearSnapshot(store, monitorSnapshot(1, rows, { accommodations }), NOON, NOON);
    },
    act: async (event, message) => {
      // A look beforehand is no act.
      if (event === 'preview-act') return { ok: true, affected: [], spared: [], entryIndex: -1 };
      told.push({ event, message });
      return reply;
    },
    listHeld: async () => ({ ok: true, held: [] }),
    renew: () => undefined,
    close: () => undefined,
  });
  window.location.hash = addressOf('sesi-2');
  putOnScreen(<Console desk={desk} workstations={noWorkstations} openLine={openLine} />);
  await screen.findByRole('grid');
  return { told, user: userEvent.setup() };
}

afterEach(() => {
  window.location.hash = '';
});

const rowOf = (name: string) => screen.getByRole('row', { name: new RegExp(name) });

test('who was granted what stands in the row, in words', async () => {
  await watching();
  expect(rowOf('Ayu Lestari')).toHaveTextContent('Netra · 130 menit · mulai tersendiri · pendamping belum dicatat');
  expect(rowOf('Citra Dewi')).toHaveTextContent('Huruf besar · pendamping: Ibu Rina');
  expect(rowOf('Bagus Prasetyo')).not.toHaveTextContent('Netra');
});

test('a session without any has neither the column nor the filter', async () => {
  await watching([monitorRow('0002', { name: 'Bagus Prasetyo' })]);
  expect(screen.queryByRole('columnheader', { name: 'Penyesuaian' })).toBeNull();
  expect(screen.queryByRole('button', { name: /^Penyesuaian/ })).toBeNull();
});

test('the filter shows those who have one', async () => {
  const { user } = await watching();
  await user.click(screen.getByRole('button', { name: 'Penyesuaian 2' }));
  expect(screen.queryByRole('row', { name: /Bagus/ })).toBeNull();
  expect(rowOf('Citra Dewi')).toBeVisible();
});

test('who waits to be started is called out, and started by the first act at hand', async () => {
  const { told, user } = await watching();
  expect(screen.getByText('Menunggu dimulai oleh pengawas; waktunya belum berjalan')).toBeInTheDocument();
  await user.click(screen.getByRole('checkbox', { name: /Ayu Lestari/ }));
  const panel = screen.getByRole('region', { name: 'Tindakan untuk peserta terpilih' });
  expect(within(panel).getByRole('button', { name: 'Mulai orang ini' })).toHaveAttribute('aria-pressed', 'true');
  await user.click(within(panel).getByRole('button', { name: 'Jalankan untuk 1 peserta' }));
  expect(told).toEqual([
    { event: 'start-separately', message: { sessionId: 'sesi-2', whom: ['0001'], reason: 'Penyesuaian' } },
  ]);
});

test('an assistant is written down by name, without a reason', async () => {
  const { told, user } = await watching();
  await user.click(screen.getByRole('checkbox', { name: /Citra Dewi/ }));
  const panel = screen.getByRole('region', { name: 'Tindakan untuk peserta terpilih' });
  await user.click(within(panel).getByRole('button', { name: 'Catat pendamping' }));
  expect(within(panel).queryByLabelText('Alasan')).toBeNull();
  const go = within(panel).getByRole('button', { name: 'Jalankan untuk 1 peserta' });
  expect(go).toBeDisabled();
  await user.type(within(panel).getByLabelText('Nama atau peran pendamping'), 'Ibu Rina');
  await user.click(go);
  expect(told).toEqual([
    { event: 'record-assistant', message: { sessionId: 'sesi-2', participantNumber: '0003', assistant: 'Ibu Rina' } },
  ]);
});

test('closing tells of those who were never started', async () => {
  const { user } = await watching();
  await user.click(screen.getByRole('button', { name: 'Tutup sesi' }));
  expect(screen.getByText(/1 peserta belum dimulai oleh pengawas/)).toBeInTheDocument();
});
