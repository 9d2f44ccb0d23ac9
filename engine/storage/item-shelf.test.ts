import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StaffName } from '#domain/ids.ts';
import type { AuthoredItem } from '#domain/item/authored-item.ts';
import type { Instant } from '#domain/time.ts';
import { ItemShelf, type Written } from './item-shelf.ts';

const ani = 'ani' as StaffName;
const item: AuthoredItem = {
  id: 'TWK-001',
  title: '',
  section: 'TWK',
  topic: 'pancasila',
  difficulty: 'easy',
  language: 'id',
  passage: null,
  stem: 'Lambang sila ketiga ialah?',
  sounds: [],
  interaction: { kind: 'single-choice', options: ['Bintang', 'Pohon beringin'], key: [1] },
  shuffles: true,
  pinsLast: false,
  tags: ['sila'],
  rationale: '',
  source: 'tulis',
};
const written = (version: number, stem = item.stem): Written => ({
  item: { ...item, stem },
  tags: item.tags,
  said: String(stem),
  event: { kind: 'written', version, at: version as Instant, by: ani, note: '', imported: null },
});

let folder: string;
let shelf: ItemShelf;
const reopen = (): void => {
  shelf.close();
  shelf = ItemShelf.open(join(folder, 'items.db'));
};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'terang-shelf-'));
  shelf = ItemShelf.open(join(folder, 'items.db'));
  shelf.putBank({ id: 'skd', title: 'SKD', language: 'id', licence: '' });
});
afterEach(() => {
  shelf.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the shelf of items', () => {
  it('keeps every version and everything that happened, over a restart', () => {
    shelf.write('skd', [written(1)]);
    shelf.write('skd', [written(2, 'Lambang sila ke-3 ialah?')]);
    shelf.act('skd', item.id, { kind: 'submitted', version: 2, at: 3 as Instant, by: ani, note: 'siap' });
    reopen();
    expect(shelf.version('skd', item.id, 1)).toEqual(item);
    expect(shelf.version('skd', item.id, 2)?.stem).toBe('Lambang sila ke-3 ialah?');
    expect(shelf.version('skd', item.id, 3)).toBeNull();
    expect(shelf.events('skd', item.id).map(({ kind }) => kind)).toEqual(['written', 'written', 'submitted']);
    expect(shelf.lines('skd')).toMatchObject([{ id: item.id, step: 'submitted', version: 2, tags: ['sila'] }]);
    expect(shelf.banks()).toMatchObject([{ id: 'skd', items: 1, approved: 0 }]);
  });

  it('writes all of an import or nothing', () => {
    expect(() => shelf.write('skd', [written(1), written(1)])).toThrow(/UNIQUE/);
    expect(shelf.lines('skd')).toEqual([]);
    expect(shelf.events('skd', item.id)).toEqual([]);
  });

  it('holds nothing of a bank that there is not', () => {
    expect(() => shelf.write('lain', [written(1)])).toThrow(/FOREIGN KEY/);
  });

  it('keeps what items show and share', () => {
    const passage = { id: 'P1', title: 'Bacaan', text: 'Teks.', sounds: [] };
    shelf.writeAttachments('skd', [passage], new Map([['media/a.png', new Uint8Array([1, 2])]]));
    reopen();
    expect(shelf.passage('skd', 'P1')).toEqual(passage);
    expect([...shelf.medium('skd', 'media/a.png')!]).toEqual([1, 2]);
    expect(shelf.medium('skd', 'media/b.png')).toBeNull();
  });
});
