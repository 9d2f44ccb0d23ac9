import { gunzipSync, gzipSync } from 'node:zlib';
import { Malformed } from '#domain/malformed.ts';
import { makeSebFile, openSebFile } from './seb-container.ts';

const XML = new TextEncoder().encode('<plist version="1.0"><dict/></plist>');

test('each cover comes off again', () => {
  expect(openSebFile(XML, null)).toEqual({ kind: 'xml', xml: XML });
  expect(openSebFile(makeSebFile('plnd', XML), null)).toEqual({ kind: 'plnd', xml: XML });
  for (const kind of ['pswd', 'pwcc'] as const) {
    expect(openSebFile(makeSebFile(kind, XML, 'rahasia'), 'rahasia')).toEqual({ kind, xml: XML });
  }
  expect(openSebFile(makeSebFile('pwcc', XML, ''), null)).toEqual({ kind: 'pwcc', xml: XML });
});

test('two files of the same settings and password have nothing in common', () => {
  expect(makeSebFile('pswd', XML, 'rahasia')).not.toEqual(makeSebFile('pswd', XML, 'rahasia'));
});

const covered = (prefix: string, body: Uint8Array): Uint8Array =>
  new Uint8Array(gzipSync(Buffer.concat([Buffer.from(prefix), body])));
const bomb = covered('plnd', gzipSync(Buffer.alloc(8_000_000)));

test.each([
  ['a wrong password', makeSebFile('pswd', XML, 'rahasia'), 'Rahasia', 'password'],
  ['no password', makeSebFile('pswd', XML, 'rahasia'), null, 'password'],
  ['an unknown cover', covered('abcd', XML), null, 'covered'],
  ['a certificate', covered('pkhs', XML), null, 'certificate'],
  ['another version of the encryption', covered('pswd', Buffer.alloc(100, 1)), 'x', 'not known'],
  ['encryption cut short', covered('pswd', Buffer.from([2, 1, 0, 0])), 'x', 'not known'],
  ['a body that is not packed', covered('plnd', XML), null, 'damaged'],
  ['a few bytes that unpack to very many', bomb, null, 'larger'],
  ['half a file', makeSebFile('plnd', XML).subarray(0, 20), null, 'damaged'],
])('%s is told in a sentence', (_, file, password, words) => {
  expect(() => openSebFile(file, password)).toThrow(Malformed);
  expect(() => openSebFile(file, password)).toThrow(words);
});

test('one changed byte of what is encrypted is noticed', () => {
  const body = gunzipSync(makeSebFile('pswd', XML, 'rahasia')).subarray(4);
  for (const place of [2, 12, 20, 36, body.length - 1]) {
    const changed = Buffer.from(body);
    changed[place]! ^= 1;
    expect(() => openSebFile(covered('pswd', changed), 'rahasia')).toThrow('password');
  }
});
