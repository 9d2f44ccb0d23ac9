import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { StaffLine } from '../connection/proctor-socket.ts';
import type { Signed, StaffDesk } from '../connection/staff-desk.ts';
import { type RoomStore, hearSessions } from '../state/room-store.ts';
import { putOnScreen } from '../testing/on-screen.tsx';
import { PaperWorkstations } from '../testing/paper-workstations.ts';
import { NOON, monitorSnapshot } from '../testing/sample-room.ts';
import { Console } from './console.tsx';

const KEY = 'ab'.repeat(32);
const made = { fileName: 'skd.seb', file: btoa('plnd'), configKey: KEY, quitPassword: '00112233445566778899' };

/** jsdom has no addresses of bytes, and saves nothing. */
const saved: string[] = [];
beforeEach(() => {
  saved.length = 0;
  URL.createObjectURL = () => 'blob:here';
  URL.revokeObjectURL = () => undefined;
  HTMLAnchorElement.prototype.click = function () {
    saved.push(this.download);
  };
});

async function lobby(role: Signed['role']) {
  const paper = new PaperWorkstations({ serverAt: NOON, needsReason: false, waiting: [], enrolled: [] });
  const me = { ok: true as const, name: 'panitia', role, usesInitialPassword: false };
  const desk = { me: () => Promise.resolve(me) } as StaffDesk;
  let room: RoomStore | null = null;
  const openLine = (store: RoomStore): StaffLine => {
    room = store;
    return { watch: () => undefined, renew: () => undefined, close: () => undefined } as unknown as StaffLine;
  };
  putOnScreen(<Console desk={desk} workstations={paper} openLine={openLine} />);
  await screen.findByRole('heading', { name: 'Sesi ujian' });
  const { session } = monitorSnapshot(1, []);
  act(() => hearSessions(room!, { serverAt: NOON, sessions: [session] }, NOON));
  return { paper, user: userEvent.setup(), session };
}

test('the committee makes a locked file, saves it and reads its key; nothing is asked for with a password that is too short', async () => {
  const { paper, user, session } = await lobby('committee');
  paper.sebAnswer = { ok: true, ...made, isAccepted: false };
  await user.click(screen.getByRole('button', { name: /^Berkas SEB untuk/ }));
  const dialog = within(screen.getByRole('dialog'));
  const field = dialog.getByLabelText(/^Kata sandi berkas/);
  await user.type(field, 'pendek');
  await user.click(dialog.getByRole('button', { name: 'Buat dan unduh' }));
  expect(await dialog.findByText(/^Pakai paling sedikit 8/)).toBeVisible();
  expect(paper.told).toEqual([]);
  await user.type(field, '-panjang');
  await user.click(dialog.getByRole('checkbox', { name: /pembaca layar/ }));
  await user.click(dialog.getByRole('button', { name: 'Buat dan unduh' }));
  expect(await dialog.findByText(KEY)).toBeVisible();
  expect(dialog.getByText(made.quitPassword)).toBeVisible();
  expect(dialog.getByText(/^tidak menyebut kunci ini/)).toBeVisible();
  expect(saved).toEqual(['skd.seb']);
  const message = { sessionId: session.id, password: 'pendek-panjang', screenReader: true };
  expect(paper.told).toEqual([{ what: 'seb-file', message }]);
});

test('an open file whose key the rules name', async () => {
  const { paper, user } = await lobby('committee');
  paper.sebAnswer = { ok: true, ...made, isAccepted: true };
  await user.click(screen.getByRole('button', { name: /^Berkas SEB untuk/ }));
  await user.click(screen.getByRole('button', { name: 'Buat dan unduh' }));
  expect(await screen.findByText('menerima kunci ini')).toBeVisible();
  expect(paper.told).toMatchObject([{ message: { password: null, screenReader: false } }]);
});

test.each(['invigilator', 'coordinator', 'observer'] as const)('a %s sees no way to it', async (role) => {
  await lobby(role);
  expect(screen.queryByRole('button', { name: /SEB/ })).toBeNull();
});
