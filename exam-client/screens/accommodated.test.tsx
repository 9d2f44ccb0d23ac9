import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { AttemptView, Granted } from '#protocol/candidate-down.ts';
import { startMessages } from '../messages/start-messages.ts';
import { forgetPerson } from '../state/display-store.ts';
import { followGrants } from '../state/granted-display.ts';
import { SittingContext } from '../state/use-sitting.ts';
import { stillSitting } from '../testing/still-sitting.ts';
import { tinyPaper, tinyView } from '../testing/tiny-paper.ts';
import { ExamClient } from './exam-client.tsx';

const NOW = Date.UTC(2026, 10, 3, 3, 42, 7);
const granted: Granted = {
  textPercent: 100,
  highContrast: false,
  screenReader: false,
  readAloud: false,
  start: null,
  assistant: false,
};

beforeAll(() => startMessages());
beforeEach(() => forgetPerson());

async function show(own: Granted, attempt: Partial<AttemptView['attempt']> = {}): Promise<void> {
  const sitting = await stillSitting(NOW);
  followGrants(sitting.store);
  sitting.store.setState({
    place: { kind: 'seated' },
    link: { up: true, downSince: null, attempt: 0, nextTryAt: null },
    view: { ...tinyView(NOW, attempt), granted: own },
    form: tinyPaper,
  });
  render(
    <SittingContext value={sitting}>
      <ExamClient />
    </SittingContext>,
  );
}

describe('in reading order', () => {
  const sheet = {
    responses: [1, null, null, null, null, null],
    flagged: [true, false, false, false, false, false],
    lastSavedAt: NOW - 1_000,
  };

  test('the palette is a list in words after the item, and nothing stands beside', async () => {
    await show({ ...granted, screenReader: true }, sheet);
    expect(screen.queryByRole('complementary')).toBeNull();
    const list = screen.getByRole('navigation', { name: 'Daftar soal' });
    expect(list.compareDocumentPosition(screen.getByRole('article'))).toBe(Node.DOCUMENT_POSITION_PRECEDING);
    expect(within(list).getByRole('heading', { name: /Tes Wawasan Kebangsaan/ })).toHaveTextContent('1 dari 3 dijawab');
    expect(within(list).getByRole('button', { name: 'Soal 1 sudah dijawab, ragu-ragu' })).toBeInTheDocument();
    const opened = within(list).getByRole('button', { name: 'Soal 2 belum dijawab, sedang dibuka' });
    expect(opened).toHaveAttribute('aria-current', 'true');
    await userEvent.click(within(list).getByRole('button', { name: 'Soal 5 belum dijawab' }));
    expect(screen.getByRole('heading', { name: 'Soal 5' })).toHaveFocus();
  });

  test('turning the page leads to the new heading, and single letters do nothing', async () => {
    await show({ ...granted, screenReader: true }, sheet);
    await userEvent.click(screen.getByRole('button', { name: 'Berikutnya' }));
    expect(screen.getByRole('heading', { name: 'Soal 3' })).toHaveFocus();
    await userEvent.keyboard('a');
    expect(screen.getByRole('radio', { name: /^A/ })).not.toBeChecked();
  });

  test('the person may have the usual page instead; who was not granted it is not asked', async () => {
    await show({ ...granted, screenReader: true }, sheet);
    await userEvent.click(screen.getByRole('button', { name: 'Satu kolom berurutan' }));
    expect(screen.getByRole('complementary', { name: 'Daftar soal' })).toBeInTheDocument();
  });

  test('the usual page has no such choice', async () => {
    await show(granted, sheet);
    expect(screen.queryByRole('button', { name: 'Satu kolom berurutan' })).toBeNull();
    expect(screen.getByRole('complementary', { name: 'Daftar soal' })).toBeInTheDocument();
  });
});

test('who is started apart is told so', async () => {
  await show({ ...granted, start: 'proctor' }, { phase: 'waiting', clock: null });
  expect(screen.getByText('Anda sudah masuk. Ujian Anda belum dimulai.')).toBeInTheDocument();
  expect(screen.getByText('Menunggu pengawas memulai')).toBeInTheDocument();
  expect(screen.queryByText(/dibuka pukul/)).toBeNull();
});
