import { gzipSync } from 'node:zlib';
import { tinyPaper } from '../testing/tiny-paper.ts';
import { readPaper } from './read-paper.ts';

test('a gzipped form comes back as it was', async () => {
  expect(await readPaper(gzipSync(JSON.stringify(tinyPaper)))).toEqual(tinyPaper);
});

test('a paper of another format is not shown', async () => {
  await expect(readPaper(gzipSync('{"format":"terang-form/9","sections":[]}'))).rejects.toThrow('terang-form/9');
});

test('half a paper is not shown', async () => {
  const packed = gzipSync(JSON.stringify(tinyPaper));
  await expect(readPaper(packed.subarray(0, packed.length / 2))).rejects.toBeDefined();
});
