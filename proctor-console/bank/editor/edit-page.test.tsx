import { sentence } from '#domain/sentences/sentence.ts';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Signed, StaffDesk } from '../../connection/staff-desk.ts';
import { putOnScreen } from '../../testing/on-screen.tsx';
import { PaperBank } from '../../testing/paper-bank.ts';
import { type BankPlace, addressOf } from '../bank-address.ts';
import { BankConsole } from '../bank-console.tsx';

afterEach(() => (window.location.hash = ''));

async function look(place: BankPlace, role: Signed['role'] = 'author', paper = new PaperBank()) {
  const me = { ok: true as const, name: 'penulis', role, usesInitialPassword: false };
  window.location.hash = addressOf(place);
  const staff = { me: () => Promise.resolve(me) } as StaffDesk;
  putOnScreen(<BankConsole staff={staff} desk={paper.desk} pause={() => Promise.resolve()} />);
  await screen.findByRole('banner');
  return { paper, user: userEvent.setup() };
}

const save = () => screen.getByRole('button', { name: 'Simpan sebagai versi baru' });
const box = (name: string) => screen.getByRole('textbox', { name });

describe('a new item', () => {
  test('names what is missing at its field, and then goes out as it was written', async () => {
    const { paper, user } = await look({ page: 'new', bank: 'skd' });
    await user.click(await screen.findByRole('button', { name: 'Pilihan ganda' }));
    expect(screen.queryByText('Pertanyaannya kosong.')).toBeNull();
    await user.click(save());
    expect(box('Pertanyaan')).toHaveAccessibleDescription(expect.stringContaining('Pertanyaannya kosong.'));
    expect(box('Kode soal')).toBeInvalid();
    expect(paper.told).toEqual([]);
    await user.type(box('Kode soal'), 'twk-901');
    await user.type(box('Pertanyaan'), 'Sila **ketiga**?');
    for (const name of ['C', 'D', 'E'])
      await user.click(screen.getByRole('button', { name: 'Hapus C' })).then(() => name);
    await user.type(box('Pilihan A'), 'Bintang');
    await user.type(box('Pilihan B'), 'Pohon');
    await user.click(within(screen.getByRole('group', { name: 'Pilihan B' })).getByRole('radio'));
    await user.click(screen.getByRole('button', { name: 'Naikkan B' }));
    await user.click(save());
    expect(paper.told).toMatchObject([
      {
        bank: 'skd',
        base: 0,
        item: {
          id: 'TWK-901',
          stem: ['Sila ', { tag: 'b', children: ['ketiga'] }, '?'],
          interaction: { kind: 'single-choice', options: ['Pohon', 'Bintang'], key: [0] },
        },
      },
    ]);
    expect(window.location.hash).toBe('#/skd/soal/TWK-901');
  });
});

describe('an item that is there', () => {
  const EDIT: BankPlace = { page: 'edit', bank: 'skd', item: 'TWK-1' };

  test('is saved on top of the version that was read, and a newer one is told in words', async () => {
    const paper = new PaperBank();
    paper.refusal = { word: 'stale-version', detail: '2' };
    const { user } = await look(EDIT, 'reviewer', paper);
    await user.type(await screen.findByRole('textbox', { name: 'Pilihan A' }), ' emas');
    expect(screen.getByText('Ada perubahan yang belum disimpan.')).toBeVisible();
    await user.type(box('Catatan perubahan (boleh kosong)'), 'lebih jelas');
    await user.click(save());
    expect(paper.told).toMatchObject([
      { base: 1, note: 'lebih jelas', item: { interaction: { options: ['Bintang emas', 'Pohon beringin'] } } },
    ]);
    expect(screen.getByRole('link', { name: 'Lihat versi yang lebih baru di tab lain' })).toBeVisible();
    expect(box('Pilihan A')).toHaveValue('Bintang emas');
    await user.click(screen.getByRole('link', { name: 'Batal' }));
    await user.click(screen.getByRole('button', { name: 'Kembali mengubah' }));
    expect(window.location.hash).toBe('#/skd/soal/TWK-1/ubah');
    await user.click(screen.getByRole('link', { name: 'Batal' }));
    await user.click(screen.getByRole('button', { name: 'Buang perubahan' }));
    expect(window.location.hash).toBe('#/skd/soal/TWK-1');
  });

  test('what only the engine finds is told at its field, in the reader’s language', async () => {
    const paper = new PaperBank();
    paper.problems = [
      { where: 'stem', what: sentence('nothing-closes-the-formula-that-opens-the-sign', { sign: '$' }) },
    ];
    const { user } = await look(EDIT, 'author', paper);
    expect(await screen.findByText(/^rumus yang dibuka \$ tidak ditutup/)).toBeVisible();
    await user.click(save());
    expect(paper.told).toEqual([]);
    expect(box('Pertanyaan')).toBeInvalid();
  });
});

test.each([
  'Pilihan berbobot',
  'Pilihan ganda kompleks',
  'Benar atau salah',
  'Tabel benar atau salah',
  'Menjodohkan',
  'Mengurutkan',
  'Isian pilihan',
  'Isian angka',
  'Isian singkat',
  'Pilihan pada gambar',
  'Titik pada gambar',
])('a blank of the kind %s says what it lacks and is not sent', async (kind) => {
  const { paper, user } = await look({ page: 'new', bank: 'skd' });
  await user.click(await screen.findByRole('button', { name: kind }));
  await user.click(save());
  expect(screen.getByText(/^Belum dapat disimpan: \d+ hal harus diperbaiki\.$/)).toBeVisible();
  expect(paper.told).toEqual([]);
});
