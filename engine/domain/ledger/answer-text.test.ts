import fc from 'fast-check';
import type { Pid } from '../ids.ts';
import { answerBodyText, choiceText, openingText } from './answer-text.ts';
import { canonicalJson } from './canonical-json.ts';

const whole = fc.maxSafeInteger();
const text = fc.string({ unit: 'grapheme' }).map((made) => made.normalize('NFC'));
const response = fc.oneof(whole, fc.array(whole), fc.array(fc.tuple(whole, whole)), text);

test('what is put together is the canonical JSON of the same values', () => {
  const body = fc.record({
    at: whole,
    clientAt: whole,
    commitment: text,
    epoch: whole,
    pid: text,
    pos: whole,
    seq: whole,
  });
  const signed = fc.option(fc.record({ said: text, signature: text }));
  fc.assert(
    fc.property(body, signed, (fields, signature) => {
      const made = answerBodyText({ ...fields, pid: fields.pid as Pid }, signature);
      expect(made).toBe(canonicalJson({ ...fields, ...signature }));
    }),
  );
  fc.assert(
    fc.property(text, text, fc.option(response), (item, option, given) => {
      expect(openingText(item, option, given as never)).toBe(canonicalJson({ item, option, response: given }));
    }),
  );
  fc.assert(
    fc.property(whole, response, whole, whole, whole, (position, given, clientAt, epoch, mutation) => {
      const change = { kind: 'choose', position, response: given };
      const made = choiceText({ position, response: given as never }, { clientAt, epoch, mutation });
      expect(made).toBe(canonicalJson({ change, clientAt, epoch, mutation }));
    }),
  );
});

test.each([1.5, Number.NaN, 2 ** 53, Number.POSITIVE_INFINITY])('%p has no canonical form here either', (number) => {
  const when = { clientAt: 0, epoch: 1, mutation: 1 };
  expect(() => choiceText({ position: number, response: 0 }, when)).toThrow(TypeError);
  expect(() => choiceText({ position: 0, response: number }, when)).toThrow(TypeError);
});

test('half a surrogate pair is refused as everywhere', () => {
  expect(() => openingText('\ud800', '-', null)).toThrow(TypeError);
});
