import { sebSecrets } from './seb-secrets.ts';

const desk = (byte: number) => ({ serverKey: new Uint8Array(32).fill(byte) });
const exam = { id: 'skd-2024', origin: 'https://ujian.local:3000', screenReader: false };

test('are the same when asked for again, and long enough', () => {
  const one = sebSecrets(desk(1), exam);
  expect(sebSecrets(desk(1), exam)).toEqual(one);
  expect(one.salt).toHaveLength(32);
  expect(one.quitPassword).toMatch(/^[0-9a-f]{20}$/);
});

test('are others for another server, exam and address; both files of an exam end by one password', () => {
  const salts = new Set<string>();
  for (const [key, more] of [
    [1, {}],
    [2, {}],
    [1, { id: 'skd-2025' }],
    [1, { origin: 'https://ujian.local' }],
    [1, { screenReader: true }],
  ] as const) {
    salts.add(Buffer.from(sebSecrets(desk(key), { ...exam, ...more }).salt).toString('hex'));
  }
  expect(salts.size).toBe(5);
  const [usual, reader] = [false, true].map((screenReader) => sebSecrets(desk(1), { ...exam, screenReader }));
  expect(reader?.quitPassword).toBe(usual?.quitPassword);
  expect(sebSecrets(desk(2), exam).quitPassword).not.toBe(usual?.quitPassword);
});
