import fc from 'fast-check';
import { makeToken, openToken } from './attempt-token.ts';

const desk = { serverKey: new Uint8Array(32).fill(7) };
const claims = { session: 'latihan', pid: '00112233445566778899', epoch: 3 };
const token = makeToken(desk, claims);

describe('a workstation’s token', () => {
  it('opens to what it was made of', () => expect(openToken(desk, token)).toEqual(claims));

  it('is short enough to be sent back', () => {
    const long = makeToken(desk, { session: 'x'.repeat(64), pid: 'f'.repeat(20), epoch: Number.MAX_SAFE_INTEGER });
    expect(long.length).toBeLessThanOrEqual(400);
  });

  it('says nothing under another server’s key', () => {
    expect(openToken({ serverKey: new Uint8Array(32) }, token)).toBeNull();
  });

  it('says nothing when one character is another', () => {
    for (let place = 0; place < token.length - 1; place += 1) {
      const other = token[place] === 'A' ? 'B' : 'A';
      expect(openToken(desk, token.slice(0, place) + other + token.slice(place + 1))).toBeNull();
    }
  });

  it('any text that this engine did not make is nobody’s, and harms nothing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => openToken(desk, text) === null));
    const [body, signature] = token.split('.');
    for (const text of [
      '',
      '.',
      '..',
      token.slice(1),
      `${body}.`,
      `.${signature}`,
      `${body}`,
      `${token}.`,
      `${token}.x`,
      `${signature}.${body}`,
    ]) {
      expect(openToken(desk, text)).toBeNull();
    }
  });
});
