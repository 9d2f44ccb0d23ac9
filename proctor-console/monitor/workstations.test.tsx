import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { StaffLine } from '../connection/proctor-socket.ts';
import type { Signed, StaffDesk } from '../connection/staff-desk.ts';
import type { HallComputers } from '../connection/workstation-desk.ts';
import { putOnScreen } from '../testing/on-screen.tsx';
import { PaperWorkstations } from '../testing/paper-workstations.ts';
import { NOON } from '../testing/sample-room.ts';
import { AT_COMPUTERS } from './address.ts';
import { Console } from './console.tsx';

const CODE = 'K7QM2XW9';
const HALL: HallComputers = {
  serverAt: NOON,
  needsReason: false,
  waiting: [{ code: CODE, since: NOON - 90_000, address: '192.168.1.17', suggestedName: 'LAB-17', tier: 'seb' }],
  enrolled: [
    {
      id: '00112233445566ff',
      name: 'LAB-02',
      room: 'Lab A',
      seat: '2',
      isKiosk: true,
      approvedAt: NOON - 600_000,
      approvedBy: 'panitia',
      isInUse: true,
    },
  ],
};

async function look(computers: Partial<HallComputers> = {}, role: Signed['role'] = 'invigilator') {
  const paper = new PaperWorkstations({ ...HALL, ...computers });
  const me = { ok: true as const, name: 'pengawas2', role, usesInitialPassword: false };
  const desk = { me: () => Promise.resolve(me) } as StaffDesk;
  const line = { watch: () => undefined, renew: () => undefined, close: () => undefined } as unknown as StaffLine;
  window.location.hash = AT_COMPUTERS;
  putOnScreen(<Console desk={desk} workstations={paper} openLine={() => line} />);
  await screen.findByRole('heading', { name: 'Komputer ruang ujian' });
  if (role !== 'observer') await screen.findByText('LAB-02');
  return { paper, user: userEvent.setup() };
}

afterEach(() => (window.location.hash = ''));

const card = () => screen.getByRole('form', { name: 'Daftarkan komputer dengan kode K 7 Q M 2 X W 9' });

test('a computer that waits is let in under the name that it offers, in a place, as a kiosk that was looked at', async () => {
  const { paper, user } = await look();
  expect(screen.getByLabelText('K 7 Q M 2 X W 9')).toHaveTextContent('K7QM 2XW9');
  expect(screen.getByText('192.168.1.17')).toBeVisible();
  expect(screen.getByText('1 mnt 30')).toBeVisible();
  const form = within(card());
  expect(form.getByLabelText('Nama komputer')).toHaveValue('LAB-17');
  await user.type(form.getByLabelText('Ruang'), 'Lab A');
  await user.type(form.getByLabelText('Meja'), '17');
  const kiosk = form.getByRole('checkbox', { name: 'Kiosk terkelola' });
  expect(kiosk).toHaveAccessibleDescription(/melihat sendiri/);
  await user.click(kiosk);
  await user.click(form.getByRole('button', { name: 'Daftarkan' }));
  const message = { code: CODE, name: 'LAB-17', room: 'Lab A', seat: '17', isKiosk: true, replaces: false, reason: '' };
  expect(paper.told).toEqual([{ what: 'approve', message }]);
});

test('once a session is open nothing happens without a reason', async () => {
  const { paper, user } = await look({ needsReason: true });
  const form = within(card());
  const approve = form.getByRole('button', { name: 'Daftarkan' });
  expect(approve).toBeDisabled();
  await user.type(form.getByLabelText(/^Alasan/), ' ganti ');
  await user.click(approve);
  expect(paper.told).toMatchObject([{ what: 'approve', message: { reason: 'ganti' } }]);
});

test('a name that is taken is told, and only then may it be taken over', async () => {
  const { paper, user } = await look();
  paper.answer = { ok: false, refusal: { word: 'name-taken', where: 'LAB-17' } };
  const form = within(card());
  expect(form.queryByRole('checkbox', { name: /menggantikan/ })).toBeNull();
  await user.click(form.getByRole('button', { name: 'Daftarkan' }));
  expect(await form.findByText('Nama LAB-17 sudah dipakai komputer lain yang terdaftar.')).toBeVisible();
  await user.click(form.getByRole('checkbox', { name: /menggantikan/ }));
  await user.click(form.getByRole('button', { name: 'Daftarkan' }));
  expect(paper.told.map(({ message }) => (message as { replaces: boolean }).replaces)).toEqual([false, true]);
});

test('a computer is declined by its code, and revoked only with a reason and a second press', async () => {
  const { paper, user } = await look();
  await user.click(within(card()).getByRole('button', { name: 'Tolak' }));
  await user.click(screen.getByRole('button', { name: 'Cabut pendaftaran LAB-02' }));
  const dialog = within(screen.getByRole('dialog'));
  expect(dialog.getByText(/sedang masuk di komputer ini/)).toBeVisible();
  expect(dialog.getByRole('button', { name: 'Cabut' })).toBeDisabled();
  await user.type(dialog.getByLabelText('Keterangan untuk berita acara'), 'dicuri');
  await user.click(dialog.getByRole('button', { name: 'Cabut' }));
  expect(paper.told).toEqual([
    { what: 'decline', message: CODE },
    { what: 'revoke', message: { id: '00112233445566ff', reason: 'dicuri' } },
  ]);
});

test('a computer gets another name and place', async () => {
  const { paper, user } = await look();
  await user.click(screen.getByRole('button', { name: 'Ubah nama dan tempat LAB-02' }));
  const dialog = within(screen.getByRole('dialog'));
  await user.clear(dialog.getByLabelText('Nama komputer'));
  await user.type(dialog.getByLabelText('Nama komputer'), 'LAB-03');
  await user.click(dialog.getByRole('button', { name: 'Simpan' }));
  const message = { id: '00112233445566ff', name: 'LAB-03', room: 'Lab A', seat: '2', reason: '' };
  expect(paper.told).toEqual([{ what: 'rename', message }]);
});

test('an observer finds no way in', async () => {
  await look({}, 'observer');
  expect(screen.queryByRole('form')).toBeNull();
  expect(screen.getByText('Peran Anda tidak boleh melakukan ini.')).toBeVisible();
});
