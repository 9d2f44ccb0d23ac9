import { type LoadedPage, entranceOf } from './entrance.ts';

const KEY = 'ab'.repeat(32);
const EXAM_KEY = 'cd'.repeat(32);
type Browser = ReturnType<LoadedPage['browser']>;

/** A page whose browser shows itself only after some looks. */
function page(path: string, browser: Browser, after = 0): LoadedPage & { readonly waited: () => number } {
  let waited = 0;
  return {
    path,
    browser: () => (waited >= after ? browser : undefined),
    later: (_, act) => {
      waited += 1;
      queueMicrotask(act);
    },
    waited: () => waited,
  };
}

test('an ordinary address shows nothing and waits for nothing', async () => {
  for (const path of ['/', '/enter', '/enter/a/b', '/enter/a%20b', '/x/enter/a']) {
    const one = page(path, { security: { configKey: KEY } });
    expect(await entranceOf(one)()).toBeNull();
    expect(one.waited()).toBe(0);
  }
});

test('what the browser shows goes with the address of the page, however late it comes', async () => {
  const security = { configKey: KEY.toUpperCase(), browserExamKey: EXAM_KEY };
  for (const after of [0, 1, 19]) {
    expect(await entranceOf(page('/enter/n0nce_-', { security }, after))()).toEqual({
      entry: 'n0nce_-',
      configKeyHash: KEY,
      browserExamKeyHash: EXAM_KEY,
    });
  }
});

test('another browser is given up on, and its address still goes along: its request may have carried headers', async () => {
  const one = page('/enter/n', undefined);
  expect(await entranceOf(one)()).toEqual({ entry: 'n' });
  expect(one.waited()).toBe(20);
});

test('an older browser is asked for its keys', async () => {
  const security: { configKey?: string; updateKeys: () => void } = {
    updateKeys: () => void (security.configKey = KEY),
  };
  expect(await entranceOf(page('/enter/n', { security }))()).toEqual({ entry: 'n', configKeyHash: KEY });
});

test('what is no hash is not sent', async () => {
  const security = { configKey: 'x'.repeat(64), browserExamKey: 7 };
  expect(await entranceOf(page('/enter/n', { security }))()).toEqual({ entry: 'n' });
});
