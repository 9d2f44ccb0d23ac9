import { numberOfPhoto, photoType } from './photo.ts';

test.each([
  ['2601-0007.jpg', '2601-0007'],
  ['kelas-a/2601-0007.JPEG', '2601-0007'],
  ['2601.0007.png', '2601.0007'],
  ['2601-0007', '2601-0007'],
  ['__MACOSX/2601-0007.jpg', null],
  ['foto/.DS_Store', null],
  ['Thumbs.db', null],
])('%s is a picture of %s', (path, number) => expect(numberOfPhoto(path)).toBe(number));

test.each([
  [[0xff, 0xd8, 0xff, 0xe0], 'image/jpeg'],
  [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0], 'image/png'],
  [[0x89, 0x50, 0x4e, 0x47], null],
  [[...Buffer.from('<svg onload=')], null],
  [[], null],
])('bytes are what they begin as', (bytes, type) => expect(photoType(new Uint8Array(bytes))).toBe(type));
