import { act, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Form } from '#domain/form/form.ts';
import { type MediaShelf, createMediaShelf } from '../media/media-shelf.ts';
import { startMessages } from '../messages/start-messages.ts';
import { forgetPerson } from '../state/display-store.ts';
import type { Sitting } from '../state/sitting.ts';
import { SittingContext } from '../state/use-sitting.ts';
import { PICTURE, SOUND, richPaper } from '../testing/rich-paper.ts';
import { stillSitting } from '../testing/still-sitting.ts';
import { tinyView } from '../testing/tiny-paper.ts';
import { ExamClient } from './exam-client.tsx';

const NOW = Date.UTC(2026, 10, 3, 3, 42, 7);

beforeAll(() => {
  // jsdom draws no dialogs and plays no sounds; what is tested is what stands in one, and what is asked of the other.
  HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function (this: HTMLDialogElement) {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };
  HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
    this.dispatchEvent(new Event('play'));
    return Promise.resolve();
  };
  HTMLMediaElement.prototype.pause = function (this: HTMLMediaElement) {
    this.dispatchEvent(new Event('pause'));
  };
  startMessages();
});
beforeEach(() => {
  forgetPerson();
  sessionStorage.clear();
});

interface Shown {
  readonly sitting: Sitting;
  readonly shelf: MediaShelf;
  /** Names as they were asked for. */
  readonly asked: string[];
}

async function show(form: Form = richPaper, plays?: number[]): Promise<Shown> {
  const asked: string[] = [];
  const shelf = createMediaShelf({
    fetch: (name) => {
      asked.push(name);
      return new Promise(() => undefined);
    },
    show: () => '',
    hide: () => undefined,
    later: () => () => undefined,
  });
  const sitting = await stillSitting(NOW, { media: shelf });
  const link = { up: true, downSince: null, attempt: 0, nextTryAt: null };
  const view = tinyView(NOW, plays === undefined ? {} : { plays });
  sitting.store.setState({ place: { kind: 'seated' }, link, view, form });
  render(
    <SittingContext value={sitting}>
      <ExamClient />
    </SittingContext>,
  );
  return { sitting, shelf, asked };
}

async function go(to: number): Promise<void> {
  for (let at = 1; at < to; at += 1) await userEvent.click(screen.getByRole('button', { name: /^Berikutnya/ }));
}

function has(shelf: MediaShelf, name: string): void {
  act(() => shelf.store.setState({ [name]: { kind: 'here', url: `blob:${name.slice(0, 4)}` } }));
}

test('all media of a paper are asked for as soon as it is there, pictures first', async () => {
  const { asked } = await show();
  expect(asked).toEqual([PICTURE, SOUND]);
});

describe('text with structure', () => {
  test('tables, formulas and options are elements of their own', async () => {
    await show();
    await go(3);
    const table = screen.getByRole('table', { name: 'Hasil panen' });
    expect(within(table).getByRole('columnheader', { name: 'Desa' })).toHaveAttribute('colspan', '2');
    expect(within(table).getAllByRole('cell')).toHaveLength(2);
    const [formula] = document.querySelectorAll('.stem math');
    expect(formula!.getAttribute('aria-label')).toBe('x^2');
    expect(formula!.namespaceURI).toBe('http://www.w3.org/1998/Math/MathML');
    expect(document.querySelector('.opt label math')!.getAttribute('aria-label')).toBe('x^2');
  });

  test('what is not on the list is not drawn, wherever it came from', async () => {
    const bad = [
      { tag: 'script', children: ['alert(1)'] },
      { tag: 'p', attributes: { onclick: 'x', style: 'color:red', id: 'x', lang: 'en' }, children: ['seen'] },
      { tag: 'iframe', attributes: { src: 'https://example.com' } },
    ];
    const form = structuredClone(richPaper) as Form;
    (form.sections[0]!.items[0] as { stem: unknown }).stem = [{ kind: 'rich', text: bad }];
    await show(form);
    const paragraph = screen.getByText('seen');
    expect(paragraph.getAttributeNames()).toEqual(['lang']);
    expect(document.querySelectorAll('script, iframe')).toHaveLength(0);
  });
});

test('the side arrows move a table that is too wide and turn the page elsewhere', async () => {
  await show();
  await go(3);
  const table = screen.getByRole('group', { name: 'Tabel, dapat digeser' });
  Object.defineProperty(table, 'scrollWidth', { value: 900, configurable: true });
  fireEvent.keyDown(table, { key: 'ArrowRight' });
  expect(screen.getByRole('heading', { name: 'Soal 3' })).toBeInTheDocument();
  Object.defineProperty(table, 'scrollWidth', { value: 0 });
  fireEvent.keyDown(table, { key: 'ArrowRight' });
  expect(screen.getByRole('heading', { name: 'Soal 4' })).toBeInTheDocument();
});

describe('a picture', () => {
  test('is said to be on its way, then to be missing with its words, and can be asked for again', async () => {
    const { asked, shelf } = await show();
    await go(4);
    expect(screen.getByRole('img', { name: 'Denah pasar' })).toHaveTextContent('Gambar sedang dimuat');
    act(() => shelf.store.setState({ [PICTURE]: { kind: 'missing' } }));
    expect(screen.getByText('Gambar belum termuat. Isinya: Denah pasar')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Muat lagi' }));
    expect(asked.filter((name) => name === PICTURE)).toHaveLength(2);
  });

  test('opens large, grows by button and key, and closes', async () => {
    const { shelf } = await show();
    await go(4);
    has(shelf, PICTURE);
    await userEvent.click(screen.getByRole('button', { name: /^Denah pasar\s*Perbesar$/ }));
    const dialog = screen.getByRole('dialog', { name: 'Denah pasar' });
    expect(within(dialog).getByRole('status')).toHaveTextContent('100 %');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Perbesar' }));
    expect(within(dialog).getByRole('status')).toHaveTextContent('150 %');
    fireEvent.keyDown(within(dialog).getByRole('group'), { key: '+' });
    expect(within(dialog).getByRole('status')).toHaveTextContent('200 %');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Utuh' }));
    expect(within(dialog).getByRole('status')).toHaveTextContent('100 %');
    fireEvent.keyDown(within(dialog).getByRole('group'), { key: '-' });
    expect(within(dialog).getByRole('status')).toHaveTextContent('100 %');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Tutup' }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('of an option has a button beside the option, and the option is still one radio button', async () => {
    const { shelf } = await show();
    await go(4);
    has(shelf, PICTURE);
    expect(screen.getByRole('radio', { name: /^A\s*Panah ke kiri/ })).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Perbesar gambar pilihan A' }));
    expect(screen.getByRole('dialog', { name: 'Panah ke kiri' })).toBeInTheDocument();
    expect(screen.getByRole('radio', { name: /^A/, hidden: true })).not.toBeChecked();
  });
});

describe('a passage', () => {
  test('is a region with its title, the same element for all of its items, and gone after them', async () => {
    await show();
    const region = screen.getByRole('region', { name: /Bacaan\s*: ?Pasar terapung/ });
    const text = within(region).getByRole('group', { name: 'Isi bacaan, dapat digulir' });
    text.scrollTop = 40;
    fireEvent.scroll(text);
    expect(screen.getByText(/dengan bacaan Pasar terapung/)).toHaveAttribute('role', 'status');
    await userEvent.click(screen.getByRole('button', { name: /^Berikutnya/ }));
    expect(screen.getByText('Apa?')).toBeInTheDocument();
    expect(screen.getByRole('region', { name: /Pasar terapung/ })).toBe(region);
    expect(text).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: /^Berikutnya/ }));
    expect(screen.queryByRole('region', { name: /Pasar terapung/ })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: /^Sebelumnya/ }));
    expect(screen.getByRole('group', { name: 'Isi bacaan, dapat digulir' }).scrollTop).toBe(40);
  });

  test('can be folded away and stays folded while its items are turned', async () => {
    await show();
    const button = screen.getByRole('button', { name: 'Sembunyikan bacaan' });
    expect(button).toHaveAttribute('aria-expanded', 'true');
    await userEvent.click(button);
    expect(screen.queryByText('Perahu datang pagi hari.')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: /^Berikutnya/ }));
    expect(screen.getByRole('button', { name: 'Tampilkan bacaan' })).toHaveAttribute('aria-expanded', 'false');
  });
});

describe('a sound', () => {
  function audio(): HTMLAudioElement {
    return document.querySelector('audio') as HTMLAudioElement;
  }

  function end(): void {
    fireEvent.pause(audio());
    fireEvent.ended(audio());
  }

  test('says how often it may be played, counts each play at once, and stops at its limit', async () => {
    const { shelf, sitting } = await show();
    await go(5);
    expect(screen.getByText('Suara sedang dimuat …')).toBeInTheDocument();
    has(shelf, SOUND);
    expect(audio()).not.toHaveAttribute('controls');
    expect(screen.getByText(/^Dapat diputar 2 kali lagi/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Putar' }));
    expect(screen.getByText(/^Dapat diputar 1 kali lagi/)).toBeInTheDocument();
    const playing = screen.getByRole('button', { name: 'Sedang diputar' });
    expect(playing).toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(playing);
    end();
    await userEvent.click(screen.getByRole('button', { name: 'Putar' }));
    end();
    expect(screen.getByText(/^Tidak dapat diputar lagi/)).toBeInTheDocument();
    const button = screen.getByRole('button', { name: 'Putar' });
    expect(button).toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(button);
    const deeds = sitting.store.getState().pending.map(({ deed }) => deed);
    expect(deeds).toEqual(Array(2).fill({ kind: 'change', change: { kind: 'play', position: 4, sound: 0 } }));
  });

  test('another workstation goes on counting where the engine knows it', async () => {
    const { shelf } = await show(richPaper, [2]);
    await go(5);
    has(shelf, SOUND);
    expect(screen.getByText(/^Tidak dapat diputar lagi/)).toBeInTheDocument();
  });

  test('a play that was left in the middle goes on, and is not counted again', async () => {
    const { shelf, sitting } = await show();
    await go(5);
    has(shelf, SOUND);
    await userEvent.click(screen.getByRole('button', { name: 'Putar' }));
    Object.defineProperty(audio(), 'currentTime', { value: 3, writable: true });
    fireEvent.timeUpdate(audio());
    await userEvent.click(screen.getByRole('button', { name: /^Sebelumnya/ }));
    await userEvent.click(screen.getByRole('button', { name: /^Berikutnya/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Lanjutkan' }));
    expect(audio().currentTime).toBe(3);
    expect(sitting.store.getState().pending).toHaveLength(1);
  });

  test('its words are there for whom the paper has them, and for nobody else', async () => {
    await show();
    await go(5);
    expect(screen.queryByText('Teks dari suara ini')).toBeNull();
  });

  test('granted words stand below the player', async () => {
    const form = structuredClone(richPaper) as Form;
    Object.assign(form.sections[1]!.items[1]!.stem[0]!, { transcript: 'Selamat pagi.' });
    await show(form);
    await go(5);
    await userEvent.click(screen.getByText('Teks dari suara ini'));
    expect(screen.getByText('Selamat pagi.')).toBeVisible();
  });
});
