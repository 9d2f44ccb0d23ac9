import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { RevealProgress } from '#protocol/scoreboard-down.ts';
import { createRoomStore, hearSnapshot, watchSession } from '../state/room-store.ts';
import type { ActReply } from '../connection/proctor-socket.ts';
import { putOnScreen } from '../testing/on-screen.tsx';
import { noWorkstations } from '../testing/paper-workstations.ts';
import { NOON, monitorSnapshot } from '../testing/sample-room.ts';
import { ConsoleContext } from './desk-context.tsx';
import { RevealCard } from './reveal-card.tsx';

function revealing(
  progress: Partial<RevealProgress> = {},
  reply: ActReply = { ok: true, affected: [], spared: [], entryIndex: 1 },
) {
  const told: unknown[] = [];
  const store = createRoomStore();
  watchSession(store, 'sesi-2');
  hearSnapshot(store, monitorSnapshot(1, []), NOON, NOON);
  const never = () => Promise.reject(new Error('not asked for here'));
  const value = {
    store,
    line: {
      watch: () => undefined,
      act: async (event: string, message: unknown) => {
        told.push([event, message]);
        return reply;
      },
      listHeld: never,
      renew: () => undefined,
      close: () => undefined,
    },
    desk: { me: never, signIn: never, signOut: never, changePassword: never, pin: never, signs: never },
    workstations: noWorkstations,
    me: { ok: true as const, name: 'panitia', role: 'committee' as const, usesInitialPassword: false },
    askWho: never,
    signOut: () => undefined,
  };
  const room = store.getState().room;
  if (room === null) throw new Error('no room');
  putOnScreen(
    <ConsoleContext value={value as never}>
      <RevealCard room={room} progress={{ shown: 2, of: 5, latest: '0004', everyMs: null, ...progress }} />
    </ConsoleContext>,
    'en',
  );
  return { told, user: userEvent.setup() };
}

const wish = (step: object) => ['reveal-board', { sessionId: 'sesi-2', wish: step }];

test('one press, an arrow or a presenter reveals the next; a pace lets it go on by itself', async () => {
  const { told, user } = revealing();
  expect(screen.getByRole('status')).toHaveTextContent('2 of 5 revealed');
  expect(screen.getByText('Revealed last: 0004')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Reveal the next' }));
  await user.keyboard('{ArrowRight}{PageDown}');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Time between two people' }), 'every 5 s');
  await user.click(screen.getByRole('button', { name: 'Reveal by itself' }));
  expect(told).toEqual([
    wish({ step: 'next' }),
    wish({ step: 'next' }),
    wish({ step: 'next' }),
    wish({ step: 'auto', everyMs: 5_000 }),
  ]);
});

test('what goes on by itself can be stopped', async () => {
  const { told, user } = revealing({ everyMs: 3_000 });
  await user.click(screen.getByRole('button', { name: 'Stop' }));
  expect(told).toEqual([wish({ step: 'stop' })]);
});

test('at the end there is nothing left to press', async () => {
  const { told, user } = revealing({ shown: 5 });
  expect(screen.queryByRole('button')).toBeNull();
  await user.tab();
  await user.keyboard('{ArrowRight}');
  expect(told).toEqual([]);
});

test('a refusal is said', async () => {
  const { user } = revealing({}, { ok: false, refusal: { word: 'wrong-phase' } });
  await user.click(screen.getByRole('button', { name: 'Reveal all at once' }));
  expect(await screen.findByRole('alert')).not.toBeEmptyDOMElement();
});
