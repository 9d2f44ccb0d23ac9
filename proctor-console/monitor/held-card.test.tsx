import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { HeldShown } from '#protocol/wire-types.ts';
import type { Signed } from '../connection/staff-desk.ts';
import { type RoomStore, hearSnapshot, watchSession } from '../state/room-store.ts';
import { putOnScreen } from '../testing/on-screen.tsx';
import { noWorkstations } from '../testing/paper-workstations.ts';
import { NOON, monitorRow, monitorSnapshot } from '../testing/sample-room.ts';
import { addressOf } from './address.ts';
import { Console } from './console.tsx';

const held: HeldShown[] = [1, 2, 3].map((mutation) => ({
  epoch: 1,
  mutation,
  position: mutation * 10,
  why: mutation === 3 ? 'other-workstation' : 'late',
  recordedAt: NOON - 60_000,
  receivedAt: NOON - 5_000,
  decision: mutation === 2 ? 'rejected' : null,
}));

async function choosing(role: Signed['role'], phase: 'open' | 'closed' = 'open') {
  let room: RoomStore | null = null;
  const told: unknown[] = [];
  const me = { ok: true as const, name: 'panitia', role, usesInitialPassword: false };
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
          act: async (event, message) => {
            told.push([event, message]);
            return { ok: true, affected: ['0001'], spared: [], entryIndex: 9 };
          },
          listHeld: async () => ({ ok: true, held }),
          renew: () => undefined,
          close: () => undefined,
        };
      }}
    />,
    'en',
  );
  await screen.findByText(/Waiting for the state/);
  act(() => {
    if (room === null) return;
    room.setState({ connection: 'connected' });
    const rows = [monitorRow('0001', { name: 'Ayu Lestari', seat: 'A-01', state: 'finished', held: 2 })];
    const first = monitorSnapshot(7, rows);
    hearSnapshot(room, { ...first, session: { ...first.session, phase } }, NOON, NOON);
  });
  const user = userEvent.setup();
  await user.click(screen.getByRole('checkbox', { name: /Ayu Lestari/ }));
  return { user, told, card: await screen.findByRole('region', { name: 'Held answers, A-01' }) };
}

test('the committee sees which and when, chooses, and decides with a reason', async () => {
  const { user, told, card } = await choosing('committee');
  expect(within(card).getByText('2 wait for a decision')).toBeInTheDocument();
  expect(within(card).getAllByText(/given 10:41:07, received 10:42:02/)).toHaveLength(3);
  expect(within(card).getByText('rejected')).toBeInTheDocument();
  expect(within(card).getAllByRole('checkbox')).toHaveLength(2);
  expect(within(card).getByRole('button', { name: 'Admit' })).toBeDisabled();
  await user.click(within(card).getByRole('checkbox', { name: 'Choose Item 11' }));
  await user.click(within(card).getByRole('button', { name: 'Admit' }));
  const dialog = screen.getByRole('dialog', { name: 'Admit these answers?', hidden: true });
  await user.type(within(dialog).getByRole('textbox', { hidden: true }), 'the switch was dead');
  await user.click(within(dialog).getByRole('button', { name: 'Admit', hidden: true }));
  expect(told).toEqual([
    [
      'propose',
      {
        sessionId: 'sesi-2',
        act: { kind: 'held', participantNumber: '0001', answers: [{ epoch: 1, mutation: 1 }], verdict: 'admit' },
        reason: 'the switch was dead',
      },
    ],
  ]);
});

test('a proctor sees them and cannot decide', async () => {
  const { card } = await choosing('invigilator');
  expect(within(card).getByText('The committee decides.')).toBeInTheDocument();
  expect(within(card).queryByRole('button')).not.toBeInTheDocument();
  expect(within(card).queryByRole('checkbox')).not.toBeInTheDocument();
});

test('they want attention while the session is open', async () => {
  await choosing('committee');
  expect(within(screen.getByRole('region', { name: 'Needs attention' })).getByText(/A-01/)).toBeInTheDocument();
});

test('after the closing nobody is called to decide', async () => {
  const { card } = await choosing('invigilator', 'closed');
  const list = screen.getByRole('region', { name: 'Needs attention' });
  expect(within(list).queryByText(/A-01/)).toBeNull();
  expect(within(card).getAllByText(/given 10:41:07/)).toHaveLength(3);
  expect(within(card).queryByText('The committee decides.')).toBeNull();
});
