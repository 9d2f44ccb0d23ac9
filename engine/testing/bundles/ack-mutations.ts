import { type Mutation, other } from './mutation.ts';
import type { OpenBundle } from './open-bundle.ts';
import { type Ack, type OwnPledges, pledgedBy } from './own-pledges.ts';

const OTHER_KEY = new Uint8Array(32).fill(9);
const SIGNATURE_AT = 2;
const NEIGHBOURS_AT = 66;

/** The bundle is the true one; what is brought beside it is not. */
function brought(name: string, pledges: (own: OwnPledges) => string): Mutation {
  const falsify = (): void => undefined;
  return { name: `pledges: ${name}`, step: 'V22', of: 'public', falsify, pledges };
}

function field(name: keyof Ack): Mutation {
  return brought(`another ${name}`, (own) =>
    own.file([{ ...own.acks[1]!, [name]: other(own.acks[1]![name]) }, ...own.acks.slice(2)]),
  );
}

function inBytes(name: string, change: (bytes: Buffer) => Uint8Array): Mutation {
  return brought(name, (own) => {
    const [first, ...rest] = own.acks;
    const pledge = Buffer.from(change(Buffer.from(first!.pledge, 'base64'))).toString('base64');
    return own.file([{ ...first!, pledge }, ...rest]);
  });
}

const bent = (at: number) => (bytes: Buffer) => {
  bytes[at]! ^= 1;
  return bytes;
};

/** The pledges are true; the ledger is signed anew without what they promise. */
function onLedger(name: string, change: (bundle: OpenBundle, at: number) => void): Mutation {
  const falsify = (bundle: OpenBundle): void => {
    const at = bundle.entries.findIndex(({ body }) => body['said'] !== undefined);
    change(bundle, at);
    bundle.sign();
  };
  return { name: `pledges: ${name}`, step: 'V22', of: 'public', falsify, pledges: (own) => own.file() };
}

/** V22: what a candidate was pledged, forged by the candidate, or broken by the server. */
export function ackMutations(): Mutation[] {
  return [
    ...(['at', 'epoch', 'index', 'pid', 'said', 'seq'] as const).map(field),
    inBytes('a forged signature', bent(SIGNATURE_AT)),
    inBytes('a bent end of the signature', bent(NEIGHBOURS_AT - 1)),
    inBytes('another neighbour', bent(NEIGHBOURS_AT)),
    inBytes('another place', (bytes) => Buffer.concat([Uint8Array.of(bytes[0]! + 1), bytes.subarray(1)])),
    inBytes('another number of neighbours', bent(1)),
    inBytes('no neighbours', (bytes) => bytes.subarray(0, NEIGHBOURS_AT)),
    inBytes('a neighbour too many', (bytes) => Buffer.concat([bytes, new Uint8Array(32)])),
    inBytes('cut short', (bytes) => bytes.subarray(0, -1)),
    inBytes('cut in the signature', (bytes) => bytes.subarray(0, NEIGHBOURS_AT - 1)),
    brought('the key of another log', (own) => own.file(pledgedBy(OTHER_KEY, own.origin, own.acks))),
    brought('another log by its own name', (own) => {
      const origin = `${own.origin}-2`;
      return own.file(pledgedBy(own.keySeed, origin, own.acks), origin);
    }),
    brought('another log’s pledges under this name', (own) =>
      own.file(pledgedBy(own.keySeed, `${own.origin}-2`, own.acks)),
    ),
    brought('the pledge of its neighbour', (own) => own.file([{ ...own.acks[0]!, pledge: own.acks[1]!.pledge }])),
    brought('a promise of what never was', (own) =>
      own.file(pledgedBy(own.keySeed, own.origin, [{ ...own.acks[0]!, index: 1_000_000 }])),
    ),
    brought('a promise of another’s entry', (own) =>
      own.file(pledgedBy(own.keySeed, own.origin, [{ ...own.acks[0]!, index: 0 }])),
    ),
    brought('none', (own) => own.file([])),
    brought('a field too many', (own) => own.file([{ ...own.acks[0]!, name: 'A' }])),
    brought('a field too few', (own) => {
      const { at: _, ...less } = own.acks[0]!;
      return own.file([less]);
    }),
    brought('not canonical', (own) => own.file().replace('{', '{ ')),
    brought('cut in the file', (own) => own.file().slice(0, -10)),
    onLedger('an answer left out', (bundle, at) => void bundle.entries.splice(at, 1)),
    onLedger('another answer in its place', (bundle, at) => {
      const { body } = bundle.entries[at]!;
      body['said'] = other(body['said']);
    }),
    onLedger('the same answer at another time', (bundle, at) => {
      const { body } = bundle.entries[at]!;
      body['at'] = other(body['at']);
    }),
  ];
}
