import { act, screen, within } from '@testing-library/react';
import { type RoomStore, hearSnapshot, watchSession } from '../state/room-store.ts';
import { noWorkstations } from '../testing/paper-workstations.ts';
import { putOnScreen } from '../testing/on-screen.tsx';
import { NOON, monitorRow, monitorSnapshot } from '../testing/sample-room.ts';
import { addressOf } from './address.ts';
import { Console } from './console.tsx';

async function watching(secondsAgo: number) {
  let room: RoomStore | null = null;
  const me = { ok: true as const, name: 'pengawas2', role: 'invigilator' as const, usesInitialPassword: false };
  const ok = async () => ({ ok: true as const });
  const desk = {
    me: async () => me,
    signIn: async () => me,
    signOut: ok,
    changePassword: ok,
    pinSeen: async () => ({ ok: true as const, seen: null }),
    showPin: async () => ({ ok: true as const, pin: '4719-22' }),
    renewPin: async () => ({ ok: true as const, pin: '4719-23' }),
    signs: async () => ({ ok: true as const, signs: [] }),
    timeline: async () => ({ ok: true as const, lines: [], older: 0 }),
  };
  window.location.hash = addressOf('sesi-2');
  putOnScreen(
    <Console
      desk={desk}
      workstations={noWorkstations}
      openLine={(store) => {
        room = store;
        return {
          watch: (id) => watchSession(store, id),
          act: async () => ({ ok: false, unanswered: true }),
          listHeld: async () => ({ ok: true, held: [] }),
          renew: () => undefined,
          close: () => undefined,
        };
      }}
    />,
    'en',
  );
  await screen.findByText(/Waiting for the state/);
  const unsent = { unsent: 3, unsentSince: NOON - secondsAgo * 1_000 };
  const rows = [monitorRow('0001', { name: 'Ayu Lestari', seat: 'A-01', ...unsent }), monitorRow('0002')];
  const health = { waiting: 0, oldestMs: 0, medianMs: 6, p99Ms: 21, unsentPeople: 1, unsentSince: unsent.unsentSince };
  act(() => {
    if (room === null) return;
    room.setState({ connection: 'connected' });
    hearSnapshot(room, monitorSnapshot(7, rows, { saveHealth: health }), NOON, NOON);
  });
}

const row = () => screen.getByRole('row', { name: /Ayu Lestari/ });
const hall = () => screen.getByText(/answers that have not arrived/);

test('ten seconds without acknowledgement are an alarm: at the person, in the list and over the hall', async () => {
  await watching(12);
  expect(within(row()).getByText('Unsaved 12 s (3)')).toBeInTheDocument();
  expect(within(row()).getByText('3 unsent, 12 s')).toBeInTheDocument();
  const list = screen.getByRole('region', { name: 'Needs attention' });
  expect(within(list).getByText(/3 answers not saved on the server/)).toBeInTheDocument();
  expect(hall()).toHaveAttribute('role', 'alert');
});

test('before that it is shown and is no alarm', async () => {
  await watching(8);
  expect(within(row()).getByText('3 unsent, 8 s')).toBeInTheDocument();
  expect(within(row()).queryByText(/Unsaved/)).not.toBeInTheDocument();
  expect(hall()).not.toHaveAttribute('role', 'alert');
});
