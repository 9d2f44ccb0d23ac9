import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import type { StaffName } from '#domain/ids.ts';
import { answerGroup, signInGroup, tinySession } from '../testing/tiny-session.ts';
import { newAccount } from './read-staff.ts';
import { CommitQueue, QueueFull } from './commit-queue.ts';
import { UnusableDatabase } from './open-database.ts';
import { databasePath } from './open-writer.ts';

const writerScript = resolve(import.meta.dirname, '..', '..', 'dist', 'engine', 'writer-thread.mjs');
const session = tinySession();

let folder: string;
let queue: CommitQueue;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'terang-'));
  queue = await CommitQueue.open(folder, writerScript);
  await queue.createSessions([session]);
  await Promise.all([0, 1, 2].map((place) => queue.append(signInGroup(session, place))));
});
afterEach(async () => {
  await queue.close();
  rmSync(folder, { recursive: true, force: true });
});

function answers(count: number, place = 0, from = 1) {
  return Array.from({ length: count }, (_, n) => answerGroup(session, place, from + n));
}

describe('the queue before the disk', () => {
  it('says "stored" only of what another connection can read already', async () => {
    const reader = new Database(databasePath(folder), { readonly: true });
    const found = reader.prepare('SELECT count(*) FROM ledger WHERE idx = ?').pluck();
    const seen = answers(200).map(async (group) => {
      const result = await queue.append(group);
      return result.ok && found.get(result.firstIndex) === 1;
    });
    expect(new Set(await Promise.all(seen))).toEqual(new Set([true]));
    reader.close();
  });

  it('keeps the order in which it was asked, also of the answers', async () => {
    const start = queue.ledgerSize();
    const told: number[] = [];
    const results = await Promise.all(
      answers(500).map(async (group, place) => {
        const result = await queue.append(group);
        told.push(place);
        return result;
      }),
    );
    expect(results).toEqual(results.map((_, place) => ({ ok: true, firstIndex: start + place })));
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(queue.head(session.id)).toMatchObject({ session: session.id, size: start + 500 });
  });

  it('shares a commit among those that ask together, and not more than it is told', async () => {
    await queue.close();
    queue = await CommitQueue.open(folder, writerScript, 7);
    const start = queue.ledgerSize();
    await Promise.all(answers(20).map((group) => queue.append(group)));
    expect(queue.ledgerSize()).toBe(start + 20);
    expect(queue.backlog()).toBe(0);
  });

  it('turns away at once what is too much, and stores what it took', async () => {
    const group = { session: session.id, facts: [], fence: null };
    const taken = Array.from({ length: 20_000 }, () => queue.append(group));
    expect(() => queue.append(group)).toThrow(QueueFull);
    expect(queue.backlog()).toBe(20_000);
    expect((await Promise.all(taken)).every((result) => result.ok)).toBe(true);
    await expect(queue.append(answerGroup(session, 0, 1))).resolves.toMatchObject({ ok: true });
  });

  it('refuses everybody, now and later, when its writer dies', async () => {
    const { worker } = queue as unknown as { worker: { terminate(): Promise<number> } };
    const asked = answers(50).map((group) => queue.append(group));
    const ordered = queue.putStaff(newAccount({ name: 'x' as StaffName, role: 'observer', passwordHash: 'h' }));
    const settled = Promise.allSettled([...asked, ordered]);
    await worker.terminate();
    const outcomes = await settled;
    const lost = outcomes.filter(
      (outcome) => outcome.status === 'rejected' || (outcome.value as { ok?: boolean } | undefined)?.ok !== true,
    );
    expect(outcomes).toHaveLength(51);
    expect(lost.length).toBeGreaterThan(0);
    await expect(queue.append(answerGroup(session, 0, 1))).rejects.toThrow(/the writer stopped/);
    await expect(queue.createSessions([session])).rejects.toThrow(/the writer stopped/);
    expect(queue.backlog()).toBe(0);
  });

  it('closing writes what waits, refuses what comes after, and may be asked twice', async () => {
    const waiting = answers(300).map((group) => queue.append(group));
    const closing = queue.close();
    await expect(queue.append(answerGroup(session, 1, 1))).rejects.toThrow('the engine is closing');
    await Promise.all([closing, queue.close()]);
    expect((await Promise.all(waiting)).every((result) => result.ok)).toBe(true);
    await expect(queue.append(answerGroup(session, 1, 1))).rejects.toThrow('the engine is closed');
    queue = await CommitQueue.open(folder, writerScript);
    await expect(queue.append(answerGroup(session, 0, 301))).resolves.toMatchObject({ ok: true });
  });

  it('tells why an order was not carried out, and goes on', async () => {
    await expect(queue.createSessions([session])).rejects.toThrow('session tiny exists already');
    await expect(queue.append(answerGroup(session, 0, 1))).resolves.toMatchObject({ ok: true });
  });
});

describe('a writer that cannot start', () => {
  it('says why in a sentence', async () => {
    await expect(CommitQueue.open(folder, writerScript)).rejects.toThrow(/in use by another engine/);
    const empty = mkdtempSync(join(tmpdir(), 'terang-'));
    writeFileSync(join(empty, 'terang.db'), 'Not a database at all. '.repeat(100));
    await expect(CommitQueue.open(empty, writerScript)).rejects.toThrow(UnusableDatabase);
    rmSync(empty, { recursive: true });
  });

  it('is not waited for when it ends without a word', async () => {
    const script = join(folder, 'silent.mjs');
    writeFileSync(script, 'process.exit(3)');
    await expect(CommitQueue.open(folder, script)).rejects.toThrow('the writer stopped before it was ready (3)');
    writeFileSync(script, 'throw new Error("broken")');
    await expect(CommitQueue.open(folder, script)).rejects.toThrow('broken');
  });
});
