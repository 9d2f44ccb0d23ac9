import { isIP } from 'node:net';
import { BlockList } from 'node:net';
import fc from 'fast-check';
import { ALLOW_ALL, isAllowed } from './allow-list.ts';
import { type Cidr, isInside, readAddress, readCidr, writeAddress } from './cidr.ts';

const four = fc.bigInt({ min: 0n, max: 2n ** 32n - 1n }).map((bits) => ({ family: 4 as const, bits }));
const six = fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }).map((bits) => ({ family: 6 as const, bits }));
const address = fc.oneof(four, six);
const block = address.chain(({ family, bits }) =>
  fc.integer({ min: 0, max: family === 4 ? 32 : 128 }).map((length): Cidr => {
    const free = BigInt((family === 4 ? 32 : 128) - length);
    return { family, bits: (bits >> free) << free, length };
  }),
);

function known(text: string): Cidr {
  const read = readCidr(text);
  if ('problem' in read) throw new Error(read.problem);
  return read;
}

describe('an address', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(address, ({ family, bits }) => {
        const text = writeAddress(family, bits);
        expect(isIP(text)).toBe(family);
        const read = readAddress(text);
        const isMapped = family === 6 && bits >> 32n === 0xffffn;
        expect(read).toEqual(isMapped ? { family: 4, bits: bits & 0xffffffffn } : { family, bits });
      }),
    );
  });

  it('is one exactly where node says so', () => {
    const part = fc.constantFrom(
      '0',
      '1',
      '01',
      '255',
      '256',
      'ffff',
      'fffff',
      'g',
      '',
      ':',
      '::',
      '.',
      '1.2.3.4',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 9 }), fc.constantFrom('.', ':', ''), (parts, between) => {
        const text = parts.join(between);
        expect([text, readAddress(text) !== null]).toEqual([text, isIP(text) !== 0]);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['::ffff:192.168.1.10', '192.168.1.10'],
    ['::FFFF:C0A8:010A', '192.168.1.10'],
    ['fe80::1%eth0', 'fe80::1'],
    ['1:2:3:4:5:6:7.8.9.10', '1:2:3:4:5:6:708:90a'],
  ])('%s is %s', (one, other) => {
    expect(readAddress(one)).toEqual(readAddress(other));
    expect(readAddress(one)).not.toBeNull();
  });

  it.each([
    '',
    '1.2.3',
    '1.2.3.4.5',
    '01.2.3.4',
    '1.2.3.256',
    '1::2::3',
    ':1:2:3:4:5:6:7:8',
    '1:2:3:4:5:6:7:8:9',
    '192.168.1.10%x',
  ])('"%s" is none', (text) => expect(readAddress(text)).toBeNull());
});

describe('a block', () => {
  it('holds what node says it holds', () => {
    fc.assert(
      fc.property(block, address, fc.boolean(), (holds, other, isNear) => {
        const from = isNear && holds.family === other.family ? { ...other, bits: nearTo(holds, other.bits) } : other;
        const list = new BlockList();
        list.addSubnet(writeAddress(holds.family, holds.bits), holds.length, holds.family === 4 ? 'ipv4' : 'ipv6');
        const text = writeAddress(from.family, from.bits);
        // Node counts a mapped address as the plain one in one direction only; ours are the same in both.
        fc.pre(!text.startsWith('0:0:0:0:0:ffff:') && !(holds.family === 6 && holds.length < 96 && holds.bits === 0n));
        expect(isInside(holds, readAddress(text)!)).toBe(list.check(text, from.family === 4 ? 'ipv4' : 'ipv6'));
      }),
    );
  });

  it('is read as it was written, and holds its first and its last address', () => {
    fc.assert(
      fc.property(block, ({ family, bits, length }) => {
        fc.pre(family === 4 || bits >> 32n !== 0xffffn);
        const read = known(`${writeAddress(family, bits)}/${length}`);
        expect(read).toEqual({ family, bits, length });
        const last = bits | ((1n << BigInt((family === 4 ? 32 : 128) - length)) - 1n);
        expect([isInside(read, { family, bits }), isInside(read, { family, bits: last })]).toEqual([true, true]);
      }),
    );
  });

  it('that is written in mapped form holds plain addresses', () => {
    expect(known('::ffff:10.0.0.0/104')).toEqual(known('10.0.0.0/8'));
    expect(isInside(known('10.0.0.0/8'), readAddress('::ffff:10.1.2.3')!)).toBe(true);
  });

  it.each([
    ['192.168.1.10/24', 'the block is 192.168.1.0/24'],
    ['192.168.1.0/33', 'no length from 0 to 32'],
    ['192.168.1.0/024', 'no length'],
    ['192.168.1.0/', 'no length'],
    ['::ffff:10.0.0.0/24', 'no length'],
    ['2001:db8::/129', 'no length from 0 to 128'],
    ['lab', 'no address'],
    ['10.0.0.0/8/8', 'no address'],
  ])('%s is refused: %s', (text, problem) => {
    expect(readCidr(text)).toEqual({ problem: expect.stringContaining(problem) as string });
  });
});

describe('an allow-list', () => {
  const lists = {
    ...ALLOW_ALL,
    candidate: [known('192.168.1.0/24'), known('2001:db8::/32')],
    staff: [known('127.0.0.1')],
  };
  it.each<[('candidate' | 'staff' | 'board')[], string, boolean]>([
    [['candidate'], '192.168.1.77', true],
    [['candidate'], '::ffff:192.168.1.77', true],
    [['candidate'], '192.168.2.1', false],
    [['candidate'], '2001:db8:1::5', true],
    [['candidate'], '', false],
    [['candidate'], 'not an address', false],
    [['staff'], '192.168.1.77', false],
    [['board'], '', true],
    [['staff', 'board'], '192.168.2.1', true],
  ])('what is for %j is given to %s: %j', (audiences, from, may) => {
    expect(isAllowed(lists, audiences, from)).toBe(may);
  });
});

/** An address that begins as the block does. */
function nearTo({ family, bits, length }: Cidr, other: bigint): bigint {
  return bits | (other & ((1n << BigInt((family === 4 ? 32 : 128) - length)) - 1n));
}
