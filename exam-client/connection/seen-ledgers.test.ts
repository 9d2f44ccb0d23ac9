import { type Ask, compareLedgers } from './seen-ledgers.ts';

const note = (size: number, root = 'a', origin = 'terang/00000000/sesi'): string =>
  `${origin}\n${size}\n${root}\n\n\u2014 k s\n`;

function engineOf(checkpoint: string, seenStatus = 200): { ask: Ask; shown: string[] } {
  const shown: string[] = [];
  const ask: Ask = (path, body) => {
    if (path === '/ledger/sessions') return Promise.resolve({ status: 200, text: '{"sessions":[{"id":"sesi"}]}' });
    if (path.endsWith('/checkpoint')) return Promise.resolve({ status: 200, text: checkpoint });
    shown.push(body ?? '');
    return Promise.resolve({ status: seenStatus, text: '' });
  };
  return { ask, shown };
}

function box() {
  const held = new Map<string, string>();
  return {
    getItem: (name: string) => held.get(name) ?? null,
    setItem: (name: string, value: string) => void held.set(name, value),
  };
}

test('a ledger that goes on is no alarm, and each checkpoint is shown at the next look', async () => {
  const kept = box();
  expect(await compareLedgers(kept, engineOf(note(3)).ask)).toBe(false);
  const later = engineOf(note(5));
  expect(await compareLedgers(kept, later.ask)).toBe(false);
  expect(later.shown).toEqual([note(3)]);
});

test.each([
  ['a shorter ledger', note(2), 200],
  ['another root of the same size', note(3, 'b'), 200],
  ['a longer ledger of which the engine itself says that it is another', note(9), 409],
])('%s is an alarm, and stays one', async (_, offered, status) => {
  const kept = box();
  await compareLedgers(kept, engineOf(note(3)).ask);
  expect(await compareLedgers(kept, engineOf(offered, status).ask)).toBe(true);
  expect(await compareLedgers(kept, engineOf(offered, status).ask)).toBe(true);
});

test('what was seen in another hall says nothing of this one, and spoilt memory is forgotten', async () => {
  const kept = box();
  await compareLedgers(kept, engineOf(note(9, 'a', 'terang/ffffffff/sesi')).ask);
  expect(await compareLedgers(kept, engineOf(note(3)).ask)).toBe(false);
  for (const spoilt of ['x', '[1]', 'null', '{"sesi":1}']) {
    kept.setItem('terang-seen-ledgers', spoilt);
    expect(await compareLedgers(kept, engineOf(note(3)).ask)).toBe(false);
  }
});
