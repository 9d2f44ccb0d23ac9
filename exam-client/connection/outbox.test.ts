import { IDBFactory } from 'fake-indexeddb';
import { openLocalDatabase } from './local-database.ts';
import { keptTokenIn } from './kept-token.ts';
import { type Pending, outboxIn, pendingId } from './outbox.ts';

function pending(mutation: number, attempt = 'sesi/0014'): Pending {
  const clientAt = 1_000 + mutation;
  return {
    id: pendingId(attempt, mutation, clientAt),
    attempt,
    epoch: 1,
    mutation,
    deed: { kind: 'change', change: { kind: 'choose', position: mutation, response: 2 } },
    clientAt,
    refused: null,
  };
}

test('what was put is there after the page is loaded anew, in the order of the mutations', async () => {
  const factory = new IDBFactory();
  const before = outboxIn(await openLocalDatabase(factory));
  for (const mutation of [2, 10, 1]) await before.put([pending(mutation)]);
  const after = outboxIn(await openLocalDatabase(factory));
  expect(await after.load('sesi/0014')).toEqual([pending(1), pending(2), pending(10)]);
});

test('what somebody else left behind is neither loaded nor emptied', async () => {
  const outbox = outboxIn(await openLocalDatabase(new IDBFactory()));
  await outbox.put([pending(1), pending(1, 'sesi/0031'), pending(2)]);
  expect(await outbox.load('sesi/0031')).toEqual([pending(1, 'sesi/0031')]);
  await outbox.empty('sesi/0014');
  expect(await outbox.load('sesi/0014')).toEqual([]);
  expect(await outbox.load('sesi/0031')).toHaveLength(1);
});

test('a receipt removes its record only', async () => {
  const outbox = outboxIn(await openLocalDatabase(new IDBFactory()));
  await outbox.put([pending(1), pending(2)]);
  await outbox.remove([pending(1).id]);
  expect(await outbox.load('sesi/0014')).toEqual([pending(2)]);
});

test('a number used again after a refusal does not write over what was refused', async () => {
  const outbox = outboxIn(await openLocalDatabase(new IDBFactory()));
  const refused: Pending = { ...pending(1), refused: 'impossible-response' };
  const again = { ...pending(1), clientAt: 9_999, id: pendingId('sesi/0014', 1, 9_999) };
  await outbox.put([refused]);
  await outbox.put([again]);
  expect(await outbox.load('sesi/0014')).toEqual([refused, again]);
});

test('every write asks for strict durability', async () => {
  const database = await openLocalDatabase(new IDBFactory());
  const asked = jest.spyOn(database, 'transaction');
  const outbox = outboxIn(database);
  await outbox.put([pending(1)]);
  await outbox.remove([pending(1).id]);
  expect(asked.mock.calls.map(([, , options]) => options?.durability)).toEqual(['strict', 'strict']);
});

test('a write that the disk refuses is told', async () => {
  const database = await openLocalDatabase(new IDBFactory());
  database.close();
  await expect(outboxIn(database).put([pending(1)])).rejects.toBeDefined();
});

test('the token is kept, read after a reload, and forgotten', async () => {
  const factory = new IDBFactory();
  await keptTokenIn(await openLocalDatabase(factory)).keep('token', 'latihan/1');
  const kept = keptTokenIn(await openLocalDatabase(factory));
  expect(await kept.read()).toBe('token');
  await kept.forget();
  expect(await kept.read()).toBeNull();
});
