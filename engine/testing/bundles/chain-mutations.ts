import { type Mutation, other } from './mutation.ts';
import type { OpenBundle, OpenEntry } from './open-bundle.ts';

type Falsify = (bundle: OpenBundle) => void;

/** What the holder of the ledger's key cannot do, as the workstations have signed what they sent. */
export function chainMutations(): Mutation[] {
  const plain = (entry: OpenEntry): void =>
    ['said', 'signature'].forEach((name) => Reflect.deleteProperty(entry.body, name));
  return [
    ...['ANSWER', 'CLEAR', 'FLAG', 'PLAY', 'FINISH'].flatMap((type) => [
      forged(
        `what was said by ${type} is other`,
        on(type, ({ body }) => void (body['said'] = other(body['said']))),
      ),
      forged(
        `${type} without a signature`,
        on(type, ({ body }) => void Reflect.deleteProperty(body, 'signature')),
      ),
      forged(
        `${type} without what was said`,
        on(type, ({ body }) => void Reflect.deleteProperty(body, 'said')),
      ),
      forged(`${type} with neither`, on(type, plain)),
    ]),
    forged(
      'the last signature is other',
      on('FINISH', ({ body }) => void (body['signature'] = turned(body['signature']))),
    ),
    forged('the last signature of another change', (bundle) => {
      bundle.first('FINISH').body['signature'] = bundle.first('ANSWER').body['signature'];
    }),
    forged(
      'another key of a workstation',
      on('SIGN_IN', ({ body }) => void (body['key'] = turned(body['key']))),
    ),
    forged(
      'another key of the other kind',
      on('SIGN_IN', ({ body }) => void (body['key'] = turned(body['key'])), 3),
    ),
    forged(
      'a key of no known kind',
      on('SIGN_IN', ({ body }) => void (body['key'] = `B${String(body['key']).slice(1)}`)),
    ),
    forged(
      'a key taken away',
      on('SIGN_IN', ({ body }) => void Reflect.deleteProperty(body, 'key')),
    ),
    forged('keys of two people exchanged', (bundle) => {
      const [one, two] = [bundle.first('SIGN_IN', 1).body, bundle.first('SIGN_IN', 2).body];
      [one['key'], two['key']] = [two['key'], one['key']];
    }),
    forged('a new sign-in that goes on from elsewhere', (bundle) => {
      const moved = bundle.entries.filter(({ type, body }) => type === 'SIGN_IN' && body['epoch'] === 2)[0]!;
      moved.body['key'] = bundle.first('SIGN_IN', 1).body['key'];
    }),
    forged('an answer exchanged with the next one of the same person', (bundle) => {
      const [one, two] = ofOne(bundle);
      [one.body['said'], two.body['said']] = [two.body['said'], one.body['said']];
    }),
    forged('an answer that nobody sent, with numbers that fit', (bundle) => {
      const [one, , last] = ofOne(bundle);
      const at = bundle.entries.indexOf(last);
      const { pid } = one.body;
      const later = bundle.entries.filter(({ body }, place) => place > at && body['pid'] === pid && 'seq' in body);
      const added = structuredClone(last);
      added.body['seq'] = (last.body['seq'] as number) + 1;
      for (const { body } of later) body['seq'] = (body['seq'] as number) + 1;
      bundle.entries.splice(at + 1, 0, added);
    }),
    forged('an answer taken away, with numbers that fit', (bundle) => {
      const [, gone] = ofOne(bundle);
      const at = bundle.entries.indexOf(gone);
      const { pid } = gone.body;
      for (const { body } of bundle.entries.slice(at))
        if (body['pid'] === pid && 'seq' in body) body['seq'] = (body['seq'] as number) - 1;
      bundle.entries.splice(at, 1);
    }),
    forged('an end by the staff that carries a signature', (bundle) => {
      const made = bundle.entries.find(({ type, body }) => type === 'FINISH' && body['reason'] === 'terminated')!;
      made.body['signature'] = bundle.first('FINISH').body['signature'];
    }),
    {
      ...forged(
        'an answer at another place, to an auditor',
        on('FLAG', ({ body }) => void (body['pos'] = 0)),
      ),
      of: 'auditor',
    },
    {
      ...forged(
        'a time of the browser that it did not tell, to an auditor',
        on('ANSWER', ({ body }) => void (body['clientAt'] = 5)),
      ),
      of: 'auditor',
    },
  ];
}

/** The answers of who gave the first one. */
function ofOne(bundle: OpenBundle): [OpenEntry, OpenEntry, OpenEntry] {
  const { pid } = bundle.first('ANSWER').body;
  return bundle.entries.filter(({ type, body }) => type === 'ANSWER' && body['pid'] === pid) as [
    OpenEntry,
    OpenEntry,
    OpenEntry,
  ];
}

function on(type: string, change: (entry: OpenEntry) => void, nth = 0): Falsify {
  return (bundle) => change(bundle.first(type, nth));
}

/** Another text of the same length that is base64 too. */
function turned(text: unknown): string {
  const written = String(text);
  return `${written.slice(0, 8)}${written[8] === 'A' ? 'B' : 'A'}${written.slice(9)}`;
}

function forged(name: string, falsify: Falsify): Mutation {
  const signed: Falsify = (bundle) => {
    falsify(bundle);
    bundle.sign();
  };
  return { name: `chain: ${name}`, step: 'V13', of: 'public', falsify: signed };
}
