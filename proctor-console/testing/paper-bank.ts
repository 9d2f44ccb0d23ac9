import { sentence } from '#domain/sentences/sentence.ts';
import type { ItemEvent } from '#domain/authoring/item-record.ts';
import { itemRecord } from '#domain/authoring/item-record.ts';
import type { StaffName } from '#domain/ids.ts';
import type { AuthoredItem } from '#domain/item/authored-item.ts';
import type { Problem } from '#domain/problem.ts';
import type { Instant } from '#domain/time.ts';
import type { ItemLineWire, PreviewReply, UsageReply } from '#protocol/items-http.ts';
import type { BankDesk, Told } from '../connection/bank-desk.ts';
import type { DeskRefusal } from '../connection/staff-desk.ts';
import { NOON } from './sample-room.ts';

export const FLAG: AuthoredItem = {
  id: 'TWK-1',
  title: '',
  section: 'TWK',
  topic: 'Pancasila',
  difficulty: 'easy',
  language: 'id',
  passage: null,
  stem: [{ tag: 'p', children: ['Lambang sila ', { tag: 'b', children: ['ketiga'] }, ' ialah?'] }],
  sounds: [],
  interaction: { kind: 'single-choice', options: ['Bintang', 'Pohon beringin'], key: [1] },
  shuffles: true,
  pinsLast: false,
  tags: [],
  rationale: '',
  source: 'soal.txt:1',
};

export const event = (kind: ItemEvent['kind'], by: string, version = 1, note = ''): ItemEvent => {
  const done = { at: NOON as Instant, by: by as StaffName, note, version };
  return kind === 'written' ? { ...done, kind, imported: 'soal.txt' } : { ...done, kind };
};

export const line = (place: number): ItemLineWire => ({
  id: `S-${place}`,
  step: place % 2 === 0 ? 'draft' : 'approved',
  version: 1,
  approved: null,
  kind: place % 3 === 0 ? 'numeric' : 'single-choice',
  section: 'TIU',
  topic: 'deret',
  difficulty: null,
  tags: [],
  said: `Bilangan ke-${place} ialah?`,
  author: 'penulis',
  at: NOON,
});

export const PREVIEW: Told<PreviewReply> = {
  lines: [
    { id: 'TWK-1', kind: 'single-choice', section: 'TWK', topic: '', said: 'Satu', fate: 'changed', item: null },
    { id: 'TWK-2', kind: 'numeric', section: 'TWK', topic: '', said: 'Dua', fate: 'new', item: null },
    { id: 'TWK-3', kind: 'numeric', section: 'TWK', topic: '', said: 'Tiga', fate: 'same', item: null },
  ],
  problems: [
    { severity: 'note', where: 'soal.txt:9', what: sentence('hints-are-not-kept') },
    { severity: 'error', where: 'soal.txt:4', what: sentence('has-no-key') },
  ],
  duplicates: [{ a: 'TWK-1', b: 'TWK-2', likeness: 88 }],
};

/** A desk that answers from paper and remembers what it was told. */
export class PaperBank {
  readonly told: unknown[] = [];
  items: readonly ItemLineWire[] = [];
  versions: readonly AuthoredItem[] = [FLAG];
  looks = 0;
  problems: readonly Problem[] = [];
  refusal: DeskRefusal['refusal'] | null = null;
  uses: Told<UsageReply>['uses'] = {};

  constructor(public events: readonly ItemEvent[] = [event('written', 'penulis')]) {}

  readonly desk: { -readonly [Call in keyof BankDesk]: BankDesk[Call] } = {
    banks: () => this.banks(),
    putBank: (bank, words) => {
      this.told.push({ bank, ...words });
      return this.banks();
    },
    items: () => Promise.resolve({ ok: true, items: this.items }),
    duplicates: () => Promise.resolve({ ok: true, duplicates: PREVIEW.duplicates }),
    item: () => {
      const { events, versions } = this;
      return Promise.resolve({ ok: true, record: itemRecord(events), events, versions, passage: null, tags: [] });
    },
    act: (bank, item, message) => {
      this.told.push({ bank, item, ...message });
      if (message.act === 'submit') this.events = [...this.events, event('submitted', 'penulis')];
      return Promise.resolve({ ok: true, record: itemRecord(this.events) });
    },
    check: (_, item) => Promise.resolve({ ok: true, item, problems: this.problems }),
    write: (bank, message) => {
      this.told.push({ bank, ...message });
      if (this.refusal !== null) return Promise.resolve({ ok: false, refusal: this.refusal });
      return Promise.resolve({ ok: true, record: itemRecord(this.events) });
    },
    tag: (bank, message) => {
      this.told.push({ bank, ...message });
      return Promise.resolve({ ok: true, changed: message.items.length });
    },
    usage: () => Promise.resolve({ ok: true, uses: this.uses }),
    definitions: () => Promise.resolve({ ok: true, definitions: [] }),
    paper: () => Promise.resolve({ ok: false, refusal: { word: 'malformed', detail: 'sections[0].draw[0]: short' } }),
    exported: () => Promise.resolve({ ok: true, file: new Blob(['PK']) }),
    media: () => Promise.resolve({ ok: true, media: [] }),
    addPicture: () => Promise.resolve({ ok: true, path: 'media/a.png', size: 1 }),
    preview: () => Promise.resolve({ ok: true, ...PREVIEW }),
    startImport: (bank, file) => {
      this.told.push({ bank, imports: file.name });
      return Promise.resolve({ ok: true, id: '1' });
    },
    progress: () => {
      this.looks += 1;
      const outcome = { ok: true as const, written: 2, unchanged: 1, problems: [] };
      return Promise.resolve({ ok: true, done: this.looks, of: 3, outcome: this.looks < 3 ? null : outcome });
    },
  };

  private banks() {
    const skd = { id: 'skd', title: 'Bank SKD', language: 'id', licence: '', items: 3, approved: 1 };
    return Promise.resolve({ ok: true as const, banks: [skd] });
  }
}
