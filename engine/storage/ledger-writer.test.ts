import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { parseCheckpoint } from '#domain/ledger/checkpoint.ts';
import { toHex } from '#domain/ledger/hex.ts';
import { Frontier } from '#domain/ledger/merkle-tree.ts';
import { ed25519Signer, ed25519Verifier, noteKey, openNote } from '#domain/ledger/signed-note.ts';
import type { Pid } from '#domain/ids.ts';
import type { Fact } from '#domain/ledger/fact.ts';
import type { Instant } from '#domain/time.ts';
import { TINY_BEGIN, answerGroup, pidAt, signInGroup, tinySession } from '../testing/tiny-session.ts';
import { signingKey, verifySignature } from './ed25519.ts';
import { LedgerWriter } from './ledger-writer.ts';
import { migrate } from './migrate.ts';
import { nodeHashing } from './node-hashing.ts';
import type { AppendGroup, AppendResult } from './writer-messages.ts';

const KEY = signingKey(new Uint8Array(32).fill(5));
const OWN = noteKey(nodeHashing, 'terang/test', KEY.publicKey);
const VERIFIER = ed25519Verifier(OWN, verifySignature);
const session = tinySession();
const MANIFESTED = session.facts.length;

let folder: string;
let statements: string[];
let db: Database.Database;
let writer: LedgerWriter;

function open(): void {
  statements = [];
  db = new Database(join(folder, 'terang.db'), { verbose: (sql) => void statements.push(String(sql)) });
  db.pragma('journal_mode = WAL');
  migrate(db);
  writer = new LedgerWriter(db, nodeHashing, ed25519Signer(OWN, KEY.sign), VERIFIER, OWN.name);
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'terang-'));
  open();
  writer.createSessions([session]);
  writer.append([0, 1, 2].map((place) => signInGroup(session, place)));
  statements = [];
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A group that the storage cannot write: an answer of nobody in this session. */
function unwritable(): AppendGroup {
  const good = answerGroup(session, 0, 1);
  const fact = { ...good.facts[0]!, pid: 'ffffffffffffffffffff' as Pid } as Fact;
  return { session: session.id, facts: [fact], fence: null };
}

function entries(): { idx: number; leaf: Uint8Array }[] {
  return db.prepare('SELECT idx, leaf FROM ledger ORDER BY idx').all() as { idx: number; leaf: Uint8Array }[];
}

function rootOf(rows: readonly { leaf: Uint8Array }[]): string {
  const tree = Frontier.empty(nodeHashing);
  for (const { leaf } of rows) tree.append(new Uint8Array(leaf));
  return toHex(tree.root());
}

function storedHead() {
  const row = db.prepare('SELECT size, note FROM checkpoint_head').get() as { size: number; note: string };
  return { ...parseCheckpoint(openNote(nodeHashing, row.note, [VERIFIER]).text), column: row.size };
}

/** What every state of a ledger must satisfy: consecutive indexes, and a head that signs exactly what is there. */
function expectSound(): void {
  const rows = entries();
  expect(rows.map(({ idx }) => idx)).toEqual(rows.map((_, place) => place));
  const head = storedHead();
  expect([head.size, head.column, toHex(head.root)]).toEqual([rows.length, rows.length, rootOf(rows)]);
  expect(writer.heads()).toEqual([{ session: session.id, size: rows.length, root: rootOf(rows) }]);
}

function words(results: readonly AppendResult[]): string[] {
  return results.map((result) => (result.ok ? 'ok' : result.why));
}

const HEAD_START = MANIFESTED + 3;

describe('one commit for many groups', () => {
  it('writes fifty answers in one transaction and signs one checkpoint', () => {
    const groups = Array.from({ length: 50 }, (_, n) => answerGroup(session, 0, n + 1));
    const { heads, results } = writer.append(groups);
    expect(results.map((result) => result.ok && result.firstIndex)).toEqual(groups.map((_, n) => HEAD_START + n));
    expect(statements.filter((sql) => sql === 'COMMIT')).toHaveLength(1);
    expect(statements.filter((sql) => /checkpoint_head/.test(sql))).toHaveLength(1);
    expect(heads).toEqual(writer.heads());
    expectSound();
  });

  it('gives a group of several facts consecutive places', () => {
    const [answer, next] = [answerGroup(session, 0, 1), answerGroup(session, 1, 1)];
    const score: Fact = { type: 'SCORE', at: TINY_BEGIN, pid: pidAt(session, 0), sections: [], total: 0 as never };
    const both = { ...answer, facts: [...answer.facts, score] };
    expect(writer.append([both, next]).results).toEqual([
      { ok: true, firstIndex: HEAD_START },
      { ok: true, firstIndex: HEAD_START + 2 },
    ]);
  });

  it('keeps the ledgers of two sessions apart', () => {
    const other = tinySession('other');
    writer.createSessions([other]);
    writer.append([answerGroup(session, 0, 1), signInGroup(other, 0), answerGroup(session, 1, 1)]);
    const sizes = Object.fromEntries(writer.heads().map((head) => [head.session, head.size]));
    expect(sizes).toEqual({ tiny: HEAD_START + 2, other: MANIFESTED + 1 });
    const origins = db.prepare('SELECT origin FROM exam_session ORDER BY no').pluck().all();
    expect(origins).toEqual(['terang/test/tiny', 'terang/test/other']);
  });

  it('keeps at most one older checkpoint a second, and each verifies', () => {
    for (let n = 1; n <= 30; n += 1) writer.append([answerGroup(session, 0, n, TINY_BEGIN + n * 100)]);
    const kept = db.prepare('SELECT size, at, note FROM checkpoint ORDER BY size').all() as {
      at: number;
      note: string;
    }[];
    const times = kept.map(({ at }) => at);
    expect(times.slice(1).every((at, place) => place === 0 || at - times[place]! >= 1_000)).toBe(true);
    expect(kept.length).toBeGreaterThanOrEqual(3);
    for (const { note } of kept) expect(() => openNote(nodeHashing, note, [VERIFIER])).not.toThrow();
  });
});

describe('the fence', () => {
  it.each([
    ['a number that is used', [1, 1]],
    ['a number that leaves one out', [1, 3]],
  ])('refuses %s and leaves nothing of it', (_, seqs) => {
    const { results } = writer.append(seqs.map((seq) => answerGroup(session, 0, seq)));
    expect(words(results)).toEqual(['ok', 'fenced']);
    expect(entries()).toHaveLength(HEAD_START + 1);
    expectSound();
    expect(words(writer.append([answerGroup(session, 0, 2)]).results)).toEqual(['ok']);
  });

  it('refuses the workstation before, and a person or a session that is not there', () => {
    const stale = answerGroup(session, 0, 1);
    const results = writer.append([
      { ...stale, fence: { ...stale.fence!, epoch: 0 } },
      { ...stale, fence: { ...stale.fence!, pid: 'ffffffffffffffffffff' as Pid } },
      { ...stale, session: 'nowhere' as never },
    ]).results;
    expect(words(results)).toEqual(['fenced', 'fenced', 'fenced']);
    expect(entries()).toHaveLength(HEAD_START);
  });

  it('a refused group takes nobody with it', () => {
    const groups = [answerGroup(session, 0, 1), answerGroup(session, 0, 9), answerGroup(session, 1, 1)];
    expect(words(writer.append(groups).results)).toEqual(['ok', 'fenced', 'ok']);
    expect(statements.filter((sql) => sql === 'COMMIT')).toHaveLength(1);
    expectSound();
  });
});

describe('what cannot be written', () => {
  it('is refused alone: its neighbours are written, each with its own place', () => {
    const groups = [answerGroup(session, 0, 1), unwritable(), answerGroup(session, 1, 1), answerGroup(session, 0, 2)];
    const { results } = writer.append(groups);
    expect(words(results)).toEqual(['ok', 'not-stored', 'ok', 'ok']);
    expect(results[1]).toMatchObject({ detail: expect.stringContaining('no answer key') as unknown });
    expect(results.flatMap((result) => (result.ok ? [result.firstIndex] : []))).toEqual(
      [0, 1, 2].map((n) => HEAD_START + n),
    );
    expectSound();
  });

  it('leaves the fence where it was, so that the same number can be sent again', () => {
    const good = answerGroup(session, 0, 1);
    const half = { ...good, facts: [...good.facts, ...unwritable().facts] };
    expect(words(writer.append([half]).results)).toEqual(['not-stored']);
    expect(entries()).toHaveLength(HEAD_START);
    expect(words(writer.append([good]).results)).toEqual(['ok']);
    expectSound();
  });

  it('a full disk refuses, keeps what is there sound, and writes again when there is room', () => {
    const pages = db.pragma('page_count', { simple: true }) as number;
    db.pragma(`max_page_count = ${pages}`);
    let seq = 0;
    let last: AppendResult = { ok: true, firstIndex: 0 };
    while (last.ok) last = writer.append([answerGroup(session, 0, ++seq)]).results[0]!;
    expect(last).toMatchObject({ why: 'not-stored', detail: expect.stringMatching(/full/) as unknown });
    expectSound();
    const many = Array.from({ length: 5 }, (_, n) => answerGroup(session, 1, n + 1));
    expect(new Set(words(writer.append(many).results))).not.toContain('ok');
    expectSound();
    db.pragma('max_page_count = 1000000');
    expect(words(writer.append([answerGroup(session, 0, seq)]).results)).toEqual(['ok']);
    expectSound();
  });

  it('somebody else writing refuses all, and nothing of it is there', () => {
    db.pragma('busy_timeout = 0');
    const other = new Database(join(folder, 'terang.db'), { timeout: 0 });
    other.exec('BEGIN IMMEDIATE');
    const groups = [answerGroup(session, 0, 1), answerGroup(session, 1, 1)];
    expect(words(writer.append(groups).results)).toEqual(['not-stored', 'not-stored']);
    other.exec('ROLLBACK');
    other.close();
    expect(entries()).toHaveLength(HEAD_START);
    expect(words(writer.append(groups).results)).toEqual(['ok', 'ok']);
    expectSound();
  });

  it('a session that exists is not made again, and half of one is not made at all', () => {
    expect(() => writer.createSessions([session])).toThrow('session tiny exists already');
    const other = tinySession('other');
    const broken = { ...other, facts: [...other.facts, unwritable().facts[0]!] };
    expect(() => writer.createSessions([broken])).toThrow('no answer key');
    expect(() => writer.createSessions([other, tinySession('third'), broken])).toThrow();
    expect(db.prepare('SELECT count(*) FROM exam_session').pluck().get()).toBe(1);
    expect(writer.heads()).toHaveLength(1);
    writer.createSessions([other]);
    expect(writer.heads()).toHaveLength(2);
  });
});

describe('opening again', () => {
  it('rebuilds the same tree and goes on in it', () => {
    writer.append([answerGroup(session, 0, 1), answerGroup(session, 1, 1)]);
    const before = writer.heads();
    writer.close();
    open();
    expect(writer.heads()).toEqual(before);
    expect(words(writer.append([answerGroup(session, 0, 1), answerGroup(session, 0, 2)]).results)).toEqual([
      'fenced',
      'ok',
    ]);
    expectSound();
  });

  it.each([
    "UPDATE ledger SET entry = x'00' WHERE idx = 0",
    'UPDATE ledger SET leaf = zeroblob(32) WHERE idx = 0',
    'UPDATE ledger SET idx = 999 WHERE idx = 0',
    'UPDATE ledger SET session_no = 2 WHERE idx = 0',
    'DELETE FROM ledger WHERE idx = 0',
    'DELETE FROM ledger',
  ])('the table itself refuses %s', (sql) => {
    expect(() => db.exec(sql)).toThrow('the ledger is append-only');
    expectSound();
  });

  it('an instant of a session is a whole number, or nothing is written', () => {
    const good = answerGroup(session, 0, 1);
    const odd = { ...good, facts: [{ ...good.facts[0]!, at: Number.NaN as Instant } as Fact] };
    expect(words(writer.append([odd]).results)).toEqual(['not-stored']);
    expectSound();
  });
});
