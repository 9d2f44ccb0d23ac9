import { act, screen, within } from '@testing-library/react';
import type { ProposalShown } from '#protocol/proctor-down.ts';
import type { LossShown } from '#protocol/staff-incidents.ts';
import { createRoomStore, hearDiff, hearSnapshot, watchSession } from '../state/room-store.ts';
import { putOnScreen } from '../testing/on-screen.tsx';
import { NOON, monitorSnapshot } from '../testing/sample-room.ts';
import { Compensation } from './compensation.tsx';
import { ConsoleContext } from './desk-context.tsx';

const lost = (number: string, name: string): LossShown => ({
  ...{ number, name, seat: null, lostMs: 60_000, givenMs: 0, owedMs: 60_000, why: null },
  parts: [{ from: NOON - 60_000, to: NOON }],
});
const proposal: ProposalShown = {
  ...{ number: 1, kind: 'extend', whom: ['0001'], byMs: 60_000, held: null, amends: null },
  ...{ by: 'panitia1', reason: 'jaringan', at: NOON, until: NOON + 1_800_000, state: 'open', ended: null },
};

const ownFetch = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = ownFetch;
});

test('who is proposed already is offered no second time, until that is settled', async () => {
  const reply = { ok: true, losses: [lost('0001', 'Ayu'), lost('0002', 'Bagus')] };
  globalThis.fetch = () => Promise.resolve({ json: () => Promise.resolve(reply) } as Response);
  const store = createRoomStore();
  watchSession(store, 'sesi-2');
  hearSnapshot(store, monitorSnapshot(1, [], { proposals: [proposal] }), NOON, NOON);
  putOnScreen(
    <ConsoleContext value={{ store } as never}>
      <Compensation sessionId="sesi-2" incident={3} zone="Asia/Jakarta" />
    </ConsoleContext>,
    'en',
  );
  const table = await screen.findByRole('table');
  expect(within(table).queryByText('Ayu')).toBeNull();
  expect(within(table).getByText('Bagus')).toBeVisible();
  expect(screen.getByText(/0001 Ayu: more time was proposed already by panitia1/)).toBeInTheDocument();
  expect(screen.getByRole('button', { name: /Give 1 person/ })).toBeInTheDocument();
  const ended = { by: 'koordinator', at: NOON, reason: 'belum perlu' };
  await act(async () => {
    hearDiff(store, monitorSnapshot(2, [], { proposals: [{ ...proposal, state: 'rejected', ended }] }), NOON);
  });
  expect(await within(table).findByText('Ayu')).toBeVisible();
  expect(screen.getByRole('button', { name: /Give 2 people/ })).toBeInTheDocument();
});
