import fc from 'fast-check';
import * as up from '#protocol/candidate-up.ts';
import * as staff from '#protocol/proctor-up.ts';
import { watchBoard } from '#protocol/scoreboard-up.ts';
import { parseMessage } from './parse-message.ts';

const right = { epoch: 1, mutation: 2, change: { kind: 'choose', position: 3, response: 1 }, clientAt: 5 };

function detailOf(message: unknown): string | undefined {
  const parsed = parseMessage(up.mutate, message);
  return parsed.ok ? undefined : parsed.refusal.detail;
}

describe('a message', () => {
  it('that fits comes out as its schema has it', () => {
    expect(parseMessage(up.mutate, right)).toEqual({ ok: true, value: right });
    const typed = {
      version: 1,
      participantNumber: ' 2601-0001 ',
      registrationPin: 'A',
      sessionPin: 'B',
      workstation: '',
    };
    expect(parseMessage(up.signIn, typed)).toMatchObject({ ok: true, value: { participantNumber: '2601-0001' } });
  });

  it.each([
    [{ ...right, epoch: 0 }, /^epoch: /],
    [{ ...right, mutation: 1.5 }, /^mutation: /],
    [{ ...right, mutation: 2 ** 53 }, /^mutation: /],
    [{ ...right, change: { ...right.change, position: '3' } }, /^change[.]position: /],
    [{ ...right, change: { kind: 'delete', position: 3 } }, /^change[.]kind: /],
    [{ ...right, change: null }, /^change: /],
    [{ ...right, secret: 'rahasia' }, /^message: has a field that does not belong$/],
    [{ ...right, change: { ...right.change, rahasia: 1 } }, /^change: has a field that does not belong$/],
    [null, /^message: /],
    [undefined, /^message: /],
    [[], /^message: /],
    ['rahasia', /^message: /],
    [() => right, /^message: /],
  ])('that does not fit names its first wrong field: %j', (message, detail) => {
    expect(detailOf(message)).toMatch(detail);
    expect(detailOf(message)).not.toMatch(/rahasia/);
  });

  it('whatever it is, it is refused in at most 200 characters and never thrown at', () => {
    const schemas = [
      up.signIn,
      up.resume,
      up.mutate,
      up.handIn,
      up.askPaper,
      up.askTime,
      up.signOut,
      watchBoard,
      staff.watch,
      staff.extendTime,
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...schemas),
        fc.anything({ withBigInt: true, withNullPrototype: true }),
        (schema, message) => {
          const parsed = parseMessage<unknown>(schema, message);
          return parsed.ok || (parsed.refusal.word === 'malformed' && parsed.refusal.detail!.length <= 200);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('cannot reach what every object has', () => {
    const message = JSON.parse('{"__proto__":{"epoch":1},"mutation":1,"clientAt":1}') as unknown;
    expect(detailOf(message)).toMatch(/^epoch: /);
    expect(({} as { epoch?: number }).epoch).toBeUndefined();
  });
});
