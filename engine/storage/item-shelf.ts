import type Database from 'better-sqlite3';
import type { ItemEvent, ItemRecord } from '#domain/authoring/item-record.ts';
import { evolveItem, itemRecord } from '#domain/authoring/item-record.ts';
import type { StaffName } from '#domain/ids.ts';
import type { AuthoredItem, Passage } from '#domain/item/authored-item.ts';
import type { Instant } from '#domain/time.ts';
import { openForWriting } from './open-database.ts';

/** Forward only, as those of the exam's own file. */
const SCHEMAS = [
  `
CREATE TABLE bank (
  id TEXT PRIMARY KEY, title TEXT NOT NULL, language TEXT NOT NULL, licence TEXT NOT NULL
) STRICT;
CREATE TABLE item (
  bank TEXT NOT NULL REFERENCES bank (id), id TEXT NOT NULL,
  step TEXT NOT NULL, version INTEGER NOT NULL, approved INTEGER,
  kind TEXT NOT NULL, section TEXT NOT NULL, topic TEXT NOT NULL, difficulty TEXT, tags TEXT NOT NULL,
  said TEXT NOT NULL, author TEXT NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY (bank, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE item_version (
  bank TEXT NOT NULL, item TEXT NOT NULL, version INTEGER NOT NULL, json TEXT NOT NULL,
  PRIMARY KEY (bank, item, version),
  FOREIGN KEY (bank, item) REFERENCES item (bank, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE item_event (
  no INTEGER PRIMARY KEY, bank TEXT NOT NULL, item TEXT NOT NULL, kind TEXT NOT NULL, version INTEGER NOT NULL,
  at INTEGER NOT NULL, by TEXT NOT NULL, note TEXT NOT NULL, imported TEXT,
  FOREIGN KEY (bank, item) REFERENCES item (bank, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX item_event_of ON item_event (bank, item, no);
CREATE TABLE passage (
  bank TEXT NOT NULL REFERENCES bank (id), id TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (bank, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE medium (
  bank TEXT NOT NULL REFERENCES bank (id), path TEXT NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (bank, path)
) STRICT, WITHOUT ROWID;
`,
];

export interface ShelfBank {
  readonly id: string;
  readonly title: string;
  readonly language: string;
  readonly licence: string;
}

/** An item in one line. `said`: its stem without structure, as the newest version has it. */
export interface ItemLine {
  readonly id: string;
  readonly step: ItemRecord['step'];
  readonly version: number;
  readonly approved: number | null;
  readonly kind: string;
  readonly section: string;
  readonly topic: string;
  readonly difficulty: string | null;
  readonly tags: readonly string[];
  readonly said: string;
  /** Who wrote the newest version, and when. */
  readonly author: StaffName;
  readonly at: Instant;
}

export interface Written {
  readonly item: AuthoredItem;
  /** Of the item from now on. */
  readonly tags: readonly string[];
  /** The stem as it is read out. */
  readonly said: string;
  readonly event: ItemEvent & { readonly kind: 'written' };
}

export interface Tagged {
  readonly item: string;
  readonly tags: readonly string[];
  readonly event: ItemEvent & { readonly kind: 'tagged' };
}

type ItemRow = Omit<ItemLine, 'tags'> & { readonly tags: string };

/** The committee's items with all their versions, in a file apart from the exam's: an exam never waits for it. */
export class ItemShelf {
  private constructor(private readonly db: Database.Database) {}

  static open(path: string): ItemShelf {
    const db = openForWriting(path, SCHEMAS.length);
    const found = db.pragma('user_version', { simple: true }) as number;
    SCHEMAS.slice(found).forEach((schema, place) => {
      db.transaction(() => {
        db.exec(schema);
        db.pragma(`user_version = ${found + place + 1}`);
      })();
    });
    return new ItemShelf(db);
  }

  close(): void {
    this.db.close();
  }

  banks(): (ShelfBank & { readonly items: number; readonly approved: number })[] {
    const sql = `SELECT bank.*, COUNT(item.id) AS items, COUNT(item.approved) AS approved
      FROM bank LEFT JOIN item ON item.bank = bank.id GROUP BY bank.id ORDER BY bank.title, bank.id`;
    return this.db.prepare(sql).all() as ReturnType<ItemShelf['banks']>;
  }

  bank(id: string): ShelfBank | null {
    return (this.db.prepare('SELECT * FROM bank WHERE id = ?').get(id) as ShelfBank | undefined) ?? null;
  }

  putBank({ id, language, licence, title }: ShelfBank): void {
    const sql = `INSERT INTO bank (id, title, language, licence) VALUES (?,?,?,?)
      ON CONFLICT (id) DO UPDATE SET title = excluded.title, language = excluded.language, licence = excluded.licence`;
    this.db.prepare(sql).run(id, title, language, licence);
  }

  lines(bank: string): ItemLine[] {
    const rows = this.db.prepare('SELECT * FROM item WHERE bank = ? ORDER BY id').all(bank) as ItemRow[];
    return rows.map((row) => ({ ...row, tags: JSON.parse(row.tags) as string[] }));
  }

  events(bank: string, item: string): ItemEvent[] {
    const sql = 'SELECT kind, version, at, by, note, imported FROM item_event WHERE bank = ? AND item = ? ORDER BY no';
    const rows = this.db.prepare(sql).all(bank, item) as (ItemEvent & { imported: string | null })[];
    return rows.map(
      ({ imported, ...event }) => (event.kind === 'written' ? { ...event, imported } : event) as ItemEvent,
    );
  }

  record(bank: string, item: string): ItemRecord {
    return itemRecord(this.events(bank, item));
  }

  version(bank: string, item: string, version: number): AuthoredItem | null {
    const sql = 'SELECT json FROM item_version WHERE bank = ? AND item = ? AND version = ?';
    const json = this.db.prepare(sql).pluck().get(bank, item, version) as string | undefined;
    return json === undefined ? null : (JSON.parse(json) as AuthoredItem);
  }

  passage(bank: string, id: string): Passage | null {
    const json = this.db.prepare('SELECT json FROM passage WHERE bank = ? AND id = ?').pluck().get(bank, id);
    return json === undefined ? null : (JSON.parse(json as string) as Passage);
  }

  medium(bank: string, path: string): Uint8Array | null {
    const bytes = this.db.prepare('SELECT bytes FROM medium WHERE bank = ? AND path = ?').pluck().get(bank, path);
    return (bytes as Uint8Array | undefined) ?? null;
  }

  media(bank: string): { readonly path: string; readonly size: number }[] {
    const sql = 'SELECT path, length(bytes) AS size FROM medium WHERE bank = ? ORDER BY path';
    return this.db.prepare(sql).all(bank) as ReturnType<ItemShelf['media']>;
  }

  /** All of it or nothing. */
  write(bank: string, written: readonly Written[]): void {
    this.db.transaction(() => {
      for (const one of written) this.writeOne(bank, one);
    })();
  }

  writeAttachments(bank: string, passages: readonly Passage[], media: ReadonlyMap<string, Uint8Array>): void {
    const passage = this.db.prepare(
      'INSERT INTO passage (bank, id, json) VALUES (?,?,?) ON CONFLICT (bank, id) DO UPDATE SET json = excluded.json',
    );
    const medium = this.db.prepare(
      'INSERT INTO medium (bank, path, bytes) VALUES (?,?,?) ON CONFLICT (bank, path) DO UPDATE SET bytes = excluded.bytes',
    );
    this.db.transaction(() => {
      for (const each of passages) passage.run(bank, each.id, JSON.stringify(each));
      for (const [path, bytes] of media) medium.run(bank, path, bytes);
    })();
  }

  act(bank: string, item: string, event: ItemEvent): void {
    this.db.transaction(() => {
      this.putEvent(bank, item, event);
      const { approved, step } = this.record(bank, item);
      this.db
        .prepare('UPDATE item SET step = ?, approved = ? WHERE bank = ? AND id = ?')
        .run(step, approved, bank, item);
    })();
  }

  /** The tags of an item now; none for one that is not there. */
  tags(bank: string, item: string): readonly string[] {
    const json = this.db.prepare('SELECT tags FROM item WHERE bank = ? AND id = ?').pluck().get(bank, item);
    return json === undefined ? [] : (JSON.parse(json as string) as string[]);
  }

  /** All of it or nothing. */
  tag(bank: string, tagged: readonly Tagged[]): void {
    const update = this.db.prepare('UPDATE item SET tags = ? WHERE bank = ? AND id = ?');
    this.db.transaction(() => {
      for (const { event, item, tags } of tagged) {
        update.run(JSON.stringify(tags), bank, item);
        this.putEvent(bank, item, event);
      }
    })();
  }

  private writeOne(bank: string, { event, item, said, tags }: Written): void {
    const { approved, step } = evolveItem(this.record(bank, item.id), event);
    const sql = `INSERT INTO item (bank, id, step, version, approved, kind, section, topic, difficulty, tags, said, author, at)
      VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)
      ON CONFLICT (bank, id) DO UPDATE SET step = excluded.step, version = excluded.version, kind = excluded.kind,
        section = excluded.section, topic = excluded.topic, difficulty = excluded.difficulty, tags = excluded.tags,
        said = excluded.said, author = excluded.author, at = excluded.at`;
    const { difficulty, id, interaction, section, topic } = item;
    const head = [bank, id, step, event.version, approved, interaction.kind, section, topic, difficulty];
    this.db.prepare(sql).run(...head, JSON.stringify(tags), said, event.by, event.at);
    this.db
      .prepare('INSERT INTO item_version (bank, item, version, json) VALUES (?,?,?,?)')
      .run(bank, id, event.version, JSON.stringify(item));
    this.putEvent(bank, id, event);
  }

  private putEvent(bank: string, item: string, event: ItemEvent): void {
    const { at, by, kind, note, version } = event;
    const imported = event.kind === 'written' ? event.imported : null;
    const sql = 'INSERT INTO item_event (bank, item, kind, version, at, by, note, imported) VALUES (?,?,?,?,?,?,?,?)';
    this.db.prepare(sql).run(bank, item, kind, version, at, by, note, imported);
  }
}
