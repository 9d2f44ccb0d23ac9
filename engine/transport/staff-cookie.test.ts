import { readCookie } from './staff-cookie.ts';

describe('a cookie in its header', () => {
  it.each([
    [undefined, ''],
    ['', ''],
    ['a=1', '1'],
    ['b=2; a=1', '1'],
    ['b=2;a=1;c=3', '1'],
    [' a = 1 ', '1'],
    ['a=x=y=', 'x=y='],
    ['aa=2; a=1', '1'],
    ['a=1; a=2', '1'],
    ['a', ''],
    ['=1', ''],
    ['A=1', ''],
    [';;;', ''],
  ])('%j has a = %j', (header, value) => expect(readCookie(header, 'a')).toBe(value));
});
