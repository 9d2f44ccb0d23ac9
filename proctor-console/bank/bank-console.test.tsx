import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Signed, StaffDesk } from '../connection/staff-desk.ts';
import type { Language } from '../figures/numbers.ts';
import { putOnScreen } from '../testing/on-screen.tsx';
import { FLAG, PaperBank, event, line } from '../testing/paper-bank.ts';
import { type BankPlace, addressOf } from './bank-address.ts';
import { BankConsole } from './bank-console.tsx';

afterEach(() => (window.location.hash = ''));

interface Looked {
  readonly paper?: PaperBank;
  readonly name?: string;
  readonly language?: Language;
}

async function look(place: BankPlace, role: Signed['role'], { paper = new PaperBank(), name, language }: Looked = {}) {
  const me = { ok: true as const, name: name ?? 'orang-lain', role, usesInitialPassword: false };
  const staff = { me: () => Promise.resolve(me) } as StaffDesk;
  window.location.hash = addressOf(place);
  putOnScreen(<BankConsole staff={staff} desk={paper.desk} pause={() => Promise.resolve()} />, language);
  await screen.findByRole('banner');
  return { paper, user: userEvent.setup() };
}

const ITEM: BankPlace = { page: 'item', bank: 'skd', item: 'TWK-1' };
const acts = async () =>
  within(await screen.findByRole('region', { name: 'Tindakan' }))
    .queryAllByRole('button')
    .map((button) => button.textContent);

test('whoever has no business with items is told so and asks for none', async () => {
  await look({ page: 'banks' }, 'invigilator');
  expect(screen.getByText('Akun ini tidak boleh melihat bank soal.')).toBeVisible();
  expect(screen.queryByRole('main')).toBeNull();
});

test('a bank is made by an author, and a reviewer finds no form for it', async () => {
  const { paper, user } = await look({ page: 'banks' }, 'author');
  expect(await screen.findByRole('link', { name: 'Buka Bank SKD' })).toHaveAttribute('href', '#/skd');
  const form = within(screen.getByRole('form', { name: 'Buat bank soal' }));
  await user.type(form.getByLabelText(/^Kode \(/), 'tkd-2');
  await user.type(form.getByLabelText('Judul'), 'TKD kedua');
  await user.click(form.getByRole('button', { name: 'Buat' }));
  expect(paper.told).toEqual([{ bank: 'tkd-2', title: 'TKD kedua', language: 'id', licence: '' }]);
  expect(form.getByText('Bank “TKD kedua” sudah dibuat.')).toBeVisible();
});

test('a reviewer makes no bank and imports nothing', async () => {
  const paper = new PaperBank();
  paper.items = [line(1)];
  const { user } = await look({ page: 'banks' }, 'reviewer', { paper });
  await user.click(await screen.findByRole('link', { name: 'Buka Bank SKD' }));
  await screen.findByRole('grid', { name: 'Daftar soal' });
  expect(screen.queryByRole('link', { name: 'Impor berkas' })).toBeNull();
  expect(screen.getByRole('main')).toHaveFocus();
});

describe('ten thousand items', () => {
  const BROWSER: BankPlace = { page: 'items', bank: 'skd' };
  const filled = () => {
    const paper = new PaperBank();
    paper.items = Array.from({ length: 10_000 }, (_, place) => line(place));
    return paper;
  };

  test('few of them are on the page, and search, filters and sorting choose which', async () => {
    const { user } = await look(BROWSER, 'author', { paper: filled() });
    const grid = await screen.findByRole('grid', { name: 'Daftar soal' });
    expect(grid).toHaveAttribute('aria-rowcount', '10001');
    expect(within(grid).getAllByRole('row').length).toBeLessThan(60);
    await user.type(screen.getByRole('searchbox'), 'ke-999');
    expect(await screen.findByText('11 dari 10.000 soal')).toBeVisible();
    await user.selectOptions(screen.getByLabelText('Tahap'), 'Draf');
    await user.selectOptions(screen.getByLabelText('Jenis'), 'Isian angka');
    expect(await screen.findByText('2 dari 10.000 soal')).toBeVisible();
    const ids = () =>
      within(grid)
        .getAllByRole('rowheader')
        .map((cell) => cell.textContent);
    expect(ids()).toEqual(['S-9990', 'S-9996']);
    await user.click(within(grid).getByRole('button', { name: 'Kode' }));
    expect(ids()).toEqual(['S-9996', 'S-9990']);
    expect(within(grid).getByRole('columnheader', { name: 'Kode' })).toHaveAttribute('aria-sort', 'descending');
    await user.clear(screen.getByRole('searchbox'));
    await user.type(screen.getByRole('searchbox'), 'tidak ada');
    expect(await screen.findByText('Tidak ada soal yang cocok.')).toBeVisible();
  });

  test('keys alone reach an item', async () => {
    const paper = filled();
    paper.items = [line(0), line(1), line(2)];
    const { user } = await look({ page: 'items', bank: 'lain' }, 'author', { paper });
    const rows = within(await screen.findByRole('grid')).getAllByRole('row');
    rows[1]!.focus();
    await user.keyboard('{ArrowDown}');
    expect(rows[2]).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(window.location.hash).toBe('#/lain/soal/S-1');
  });
});

describe('an item', () => {
  test('shows its text, its key and who did what', async () => {
    await look(ITEM, 'author');
    const article = within(await screen.findByRole('article', { name: 'Versi 1' }));
    expect(article.getByText('ketiga').tagName).toBe('B');
    const [wrong, right] = article.getAllByRole('listitem');
    expect(wrong).not.toHaveTextContent('kunci');
    expect(right).toHaveTextContent('BPohon beringinkunci');
    expect(screen.getByText(/menulis versi 1 dari berkas soal.txt/)).toBeVisible();
  });

  test('an author sees no way to approve, review or return', async () => {
    await look(ITEM, 'author');
    expect(await acts()).toEqual(['Ajukan untuk ditelaah']);
  });

  test('an author submits, and the page then says where it stands', async () => {
    const { paper, user } = await look(ITEM, 'author', { name: 'penulis' });
    await user.click(await screen.findByRole('button', { name: 'Ajukan untuk ditelaah' }));
    const dialog = within(screen.getByRole('dialog'));
    await user.type(dialog.getByLabelText(/^Catatan/), 'siap');
    await user.click(dialog.getByRole('button', { name: 'Ajukan untuk ditelaah' }));
    expect(paper.told).toEqual([{ bank: 'skd', item: 'TWK-1', act: 'submit', version: 1, note: 'siap' }]);
    expect(await screen.findByText('Tersimpan: Menunggu telaah.')).toBeVisible();
    expect(await screen.findByText('Pada tahap ini tidak ada yang dapat dilakukan peran Anda.')).toBeVisible();
    expect(await acts()).toEqual([]);
  });

  test('a reviewer solves it without the key, and uncovers it then', async () => {
    const paper = new PaperBank([event('written', 'penulis'), event('submitted', 'penulis')]);
    const { user } = await look(ITEM, 'reviewer', { paper });
    const article = within(await screen.findByRole('article', { name: 'Versi 1' }));
    expect(screen.queryByText('kunci')).not.toBeInTheDocument();
    expect(screen.queryByRole('heading', { name: 'Versi-versi' })).not.toBeInTheDocument();
    await user.click(article.getByRole('button', { name: 'Tampilkan kunci' }));
    expect(article.getAllByRole('listitem')[1]).toHaveTextContent('BPohon beringinkunci');
    expect(screen.getByRole('heading', { name: 'Versi-versi' })).toBeVisible();
  });

  test('nothing is returned without a word about what to mend', async () => {
    const paper = new PaperBank([event('written', 'penulis'), event('submitted', 'penulis')]);
    const { user } = await look(ITEM, 'reviewer', { paper });
    expect(await acts()).toEqual(['Kembalikan', 'Sudah ditelaah']);
    await user.click(screen.getByRole('button', { name: 'Kembalikan' }));
    const dialog = within(screen.getByRole('dialog'));
    expect(dialog.getByRole('button', { name: 'Kembalikan' })).toBeDisabled();
    await user.type(dialog.getByLabelText('Catatan'), 'dua kunci');
    await user.click(dialog.getByRole('button', { name: 'Kembalikan' }));
    expect(paper.told).toMatchObject([{ act: 'return', note: 'dua kunci' }]);
  });

  test('who reviewed it reads why they may not approve it', async () => {
    const paper = new PaperBank([
      event('written', 'penulis'),
      event('submitted', 'penulis'),
      event('reviewed', 'ketua'),
    ]);
    await look(ITEM, 'committee', { paper, name: 'ketua' });
    expect(await acts()).toEqual(['Kembalikan']);
    expect(screen.getByText(/^Setujui tidak dapat Anda lakukan\..*oleh penelaahnya\.$/)).toBeVisible();
  });

  test('a refusal of the engine is read out in the dialog', async () => {
    const paper = new PaperBank();
    paper.desk.act = () => Promise.resolve({ ok: false, refusal: { word: 'stale-version', detail: '4' } });
    const { user } = await look(ITEM, 'author', { paper });
    await user.click(await screen.findByRole('button', { name: 'Ajukan untuk ditelaah' }));
    const dialog = within(screen.getByRole('dialog'));
    await user.click(dialog.getByRole('button', { name: 'Ajukan untuk ditelaah' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent('versi yang lebih baru (versi 4)');
  });

  test('what a version changed stands struck out and underlined, and is said', async () => {
    const paper = new PaperBank([event('written', 'penulis'), event('written', 'penulis', 2)]);
    const key = { kind: 'single-choice', options: ['Bintang', 'Pohon kelapa'], key: [1] } as const;
    paper.versions = [FLAG, { ...FLAG, interaction: key }];
    await look(ITEM, 'author', { paper, language: 'en' });
    const versions = within(await screen.findByRole('region', { name: 'Versions' }));
    expect(versions.getByText('Version 2, compared with version 1')).toBeVisible();
    expect(versions.getByRole('deletion')).toHaveTextContent('[removed: beringin ]');
    expect(versions.getByRole('insertion')).toHaveTextContent('[added: kelapa ]');
  });
});

test('a file is looked at with every problem before it is imported, and progress ends in what was written', async () => {
  const { paper, user } = await look({ page: 'import', bank: 'skd' }, 'author');
  await user.upload(screen.getByLabelText('Berkas soal'), new File(['isi'], 'soal.txt'));
  await user.click(screen.getByRole('button', { name: 'Periksa berkas' }));
  expect(await screen.findByText('3 soal: 1 baru, 1 berubah, 1 sama')).toBeVisible();
  const problems = within(screen.getByRole('grid', { name: 'Masalah' }))
    .getAllByRole('row')
    .slice(1);
  expect(problems.map((row) => row.textContent)).toEqual([
    'tidak dimuatsoal.txt:4tidak memiliki kunci; isi kolom kunci',
    'perhatikansoal.txt:9petunjuk tidak disimpan',
  ]);
  expect(within(screen.getByRole('grid', { name: 'Soal dalam berkas' })).getAllByRole('row')).toHaveLength(4);
  const pairs = within(screen.getByRole('grid', { name: 'Soal yang hampir sama' }));
  expect(pairs.getByRole('link', { name: 'TWK-1' })).toBeVisible();
  expect(pairs.queryByRole('link', { name: 'TWK-2' })).toBeNull();
  expect(paper.told).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Impor 2 soal' }));
  expect(await screen.findByText('Selesai: 2 soal ditulis, 1 tidak berubah.')).toBeVisible();
  expect(paper.told).toEqual([{ bank: 'skd', imports: 'soal.txt' }]);
  expect(paper.looks).toBe(3);
});

test('an exam that runs keeps a file waiting, and says so', async () => {
  const paper = new PaperBank();
  paper.desk.preview = () => Promise.resolve({ ok: false, refusal: { word: 'exam-running' } });
  const { user } = await look({ page: 'import', bank: 'skd' }, 'committee', { paper });
  await user.upload(screen.getByLabelText('Berkas soal'), new File(['isi'], 'soal.txt'));
  await user.click(screen.getByRole('button', { name: 'Periksa berkas' }));
  expect(await screen.findByText(/^Ujian sedang berlangsung\./)).toBeVisible();
});

test('pairs that say nearly the same lead to both of their items', async () => {
  await look({ page: 'duplicates', bank: 'skd' }, 'reviewer');
  const row = (await screen.findByRole('link', { name: 'TWK-1' })).closest('[role=row]');
  expect(row).toHaveTextContent('TWK-1TWK-288 %');
  expect(screen.getByRole('link', { name: 'TWK-2' })).toHaveAttribute('href', '#/skd/soal/TWK-2');
});
