import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { PublicExam } from '#protocol/public-exams.ts';
import { NOON } from '../testing/sample-room.ts';
import { putOnScreen } from '../testing/on-screen.tsx';
import { PortalPage } from './portal-page.tsx';
import { inOrder } from './use-exams.ts';

const both = (text: string) => ({ id: text, en: `${text} (en)` });
const DECREE = 'Keputusan Menteri PANRB Nomor 321 Tahun 2024';

const RULES: PublicExam['rules'] = {
  legalBasis: DECREE,
  durationMs: 6_000_000,
  clockStarts: 'session',
  sections: [
    {
      code: 'TWK',
      name: both('Wawasan'),
      items: 30,
      maxPoints: 15_000,
      scoring: { kind: 'right-wrong', right: 500, wrong: 0, blank: 0 },
      lockBlocks: [30],
    },
    {
      code: 'TKP',
      name: both('Pribadi'),
      items: 45,
      maxPoints: 22_500,
      scoring: { kind: 'weighted', blank: 0, maximum: 500 },
      lockBlocks: [],
    },
  ],
  categories: [
    { code: 'umum', name: both('Umum') },
    { code: 'cumlaude', name: both('Cumlaude') },
  ],
  thresholds: [
    {
      appliesTo: ['umum'],
      perSection: [
        { code: 'TWK', points: 6_500 },
        { code: 'TKP', points: 16_600 },
      ],
      total: null,
      legalBasis: DECREE,
    },
    { appliesTo: ['cumlaude'], perSection: [{ code: 'TWK', points: 8_500 }], total: 31_100, legalBasis: DECREE },
  ],
  tieBreak: ['TKP', 'TWK'],
  shortlistFactor: 3,
  livePolicy: 'locked',
  publicNames: 'initials',
  freeze: { lastMs: 900_000, reveal: 'staff' },
};

function exam(more: Partial<PublicExam> = {}): PublicExam {
  const moments = { opensAt: NOON, openedAt: null, closedAt: null };
  const what = { title: both('SKD'), official: true, phase: 'prepared' as const, zone: 'Asia/Jakarta' };
  return { id: 'skd', ...what, ...moments, rules: RULES, ...more };
}

async function opened(exams: readonly PublicExam[] | null, language: 'id' | 'en' = 'id') {
  const told = exams === null ? null : { exams: [...exams] };
  putOnScreen(<PortalPage fetchExams={() => Promise.resolve(told)} />, language);
  await (exams === null ? screen.findByText(/Server tidak menjawab/) : screen.findAllByRole('article'));
}

test('before it: when it is planned, a way to its board, and nobody to look for yet', async () => {
  await opened([exam()]);
  const card = screen.getByRole('article', { name: 'SKD' });
  expect(card).toHaveTextContent('Direncanakan mulai 2 Mar 2026 10.42 WIB.');
  expect(within(card).getByRole('link', { name: 'Buka papan nilai' })).toHaveAttribute('href', '/live?session=skd');
  expect(screen.queryByRole('textbox')).toBeNull();
});

test('after it: a person is looked for on its board, by a form that sends session and number', async () => {
  await opened([exam({ phase: 'closed', openedAt: NOON, closedAt: NOON + 6_000_000 })]);
  const field = screen.getByRole('textbox', { name: 'Nomor peserta' });
  const form = field.closest('form')!;
  expect(form).toHaveAttribute('action', '/live');
  await userEvent.type(field, '2602-0001');
  expect([...new FormData(form)]).toEqual([
    ['session', 'skd'],
    ['find', '2602-0001'],
  ]);
});

test('the rules in words: time, points, whose thresholds, order, who goes on, what the board shows', async () => {
  await opened([exam()]);
  const card = screen.getByRole('article', { name: 'SKD' });
  for (const said of [
    '100 menit, berjalan bersama',
    'TWK Wawasan30500150',
    'TKP Pribadi45sampai 5, menurut pilihan0225',
    'Umum: TWK 65, TKP 166.',
    'Cumlaude: TWK 85, total 311.',
    'Pribadi (TKP) → Wawasan (TWK)',
    'paling banyak 3 kali',
    'Hanya jawaban yang sudah terkunci',
    'TWK seluruhnya',
    '15 menit terakhir papan ditahan. Sesudah ditutup, hasil dibuka satu per satu',
    'nomor dan inisial',
    DECREE,
  ]) {
    expect(card).toHaveTextContent(said);
  }
  expect(card).not.toHaveTextContent('Peringatan');
});

test.each([
  ['id', 'Peringatan: nilai berjalan'],
  ['en', 'Warning: outsiders can use running scores'],
] as const)('running scores are warned of (%s)', async (language, said) => {
  await opened([exam({ rules: { ...RULES, livePolicy: 'running', freeze: null } })], language);
  expect(screen.getByRole('article')).toHaveTextContent(said);
});

test('what no check shows stands on the page, and the way to the check', async () => {
  await opened([exam()]);
  const limits = screen.getByRole('region', { name: 'Yang tidak dibuktikan' });
  expect(within(limits).getAllByRole('listitem')).toHaveLength(7);
  expect(screen.getByRole('link', { name: 'Buka halaman pemeriksa' })).toHaveAttribute('href', '/verify');
});

test('a server that does not answer is told', async () => {
  await opened(null);
  expect(screen.getByRole('status')).toHaveTextContent('Server tidak menjawab');
});

test('what runs comes first, then what is near, then what is over', () => {
  const all = [
    exam({ id: 'lama', phase: 'closed', closedAt: 1 }),
    exam({ id: 'baru', phase: 'closed', closedAt: 2 }),
    exam({ id: 'entah', opensAt: null }),
    exam({ id: 'besok', opensAt: 20 }),
    exam({ id: 'nanti', opensAt: 10 }),
    exam({ id: 'sekarang', phase: 'open', openedAt: 5 }),
  ];
  expect(inOrder(all).map(({ id }) => id)).toEqual(['sekarang', 'nanti', 'besok', 'entah', 'baru', 'lama']);
});
