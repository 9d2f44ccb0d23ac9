import type { Mutation } from './mutation.ts';
import type { OpenBundle, OpenEntry } from './open-bundle.ts';

type Falsify = (bundle: OpenBundle) => void;

/** What the holder of the key writes of acts that need two accounts, and signs. */
function forged(step: string, name: string, falsify: Falsify, of: Mutation['of'] = 'public'): Mutation {
  const signed: Falsify = (bundle) => {
    falsify(bundle);
    bundle.sign();
  };
  return { name: `forged: ${name}`, step, of, falsify: signed };
}

function set(type: string, values: Record<string, unknown>, nth = 0): Falsify {
  return (bundle) => void Object.assign(bundle.first(type, nth).body, values);
}

function without(type: string): Falsify {
  return (bundle) => {
    const gone = bundle.first(type);
    bundle.entries = bundle.entries.filter((entry) => entry !== gone);
  };
}

/** The act that a second account confirmed, in the name of one. */
function alone(type: string): Falsify {
  return (bundle) => {
    const { body } = seconded(bundle, type);
    Reflect.deleteProperty(body, 'proposal');
    Reflect.deleteProperty(body, 'confirmedBy');
  };
}

function seconded(bundle: OpenBundle, type: string): OpenEntry {
  return bundle.entries.find((entry) => entry.type === type && 'proposal' in entry.body)!;
}

function lastScore(bundle: OpenBundle): OpenEntry {
  return bundle.entries.findLast(({ type }) => type === 'SCORE')!;
}

export function proposalMutations(): Mutation[] {
  return [
    forged('V15', 'a confirmation by who proposed it', set('RESOLVE', { by: 'pengawas' })),
    forged('V15', 'a confirmation left out', without('RESOLVE')),
    forged('V15', 'a proposal left out', without('PROPOSAL')),
    forged('V15', 'a disqualification left out', without('DISQUALIFY')),
    forged('V15', 'a disqualification of another than proposed', (bundle) => {
      bundle.first('DISQUALIFY').body['pid'] = bundle.first('PAPER', 2).body['pid'];
    }),
    forged('V15', 'more time than confirmed', (bundle) => void (seconded(bundle, 'EXTENSION').body['ms'] = 600_000)),
    forged('V15', 'a second person who confirmed nothing', set('DISQUALIFY', { confirmedBy: 'lain' })),
    forged('V15', 'another reason than was proposed', set('REOPEN', { reason: 'lain' })),
    forged('V15', 'a proposal taken back by another', set('RESOLVE', { by: 'lain' }, 3)),
    forged('V15', 'a rejected proposal carried out', set('RESOLVE', { how: 'rejected' })),
    forged('V15', 'time given alone that two had confirmed', alone('EXTENSION')),
    forged('V15', 'another correction than was confirmed', set('AMEND', { rule: { kind: 'none' } })),
    forged('V3', 'a disqualification by one account', alone('DISQUALIFY')),
    forged('V12', 'no new score after a correction', (bundle) => {
      const gone = lastScore(bundle);
      bundle.entries = bundle.entries.filter((entry) => entry !== gone);
    }),
    forged('V7', 'a correction before the closing', (bundle) => {
      const entry = bundle.first('AMEND');
      bundle.entries = bundle.entries.filter((one) => one !== entry);
      bundle.entries.splice(bundle.entries.indexOf(bundle.first('SESSION_CLOSE')), 0, entry);
    }),
    forged('V13', 'a disqualification of who works', (bundle) => {
      const entry = bundle.first('DISQUALIFY');
      bundle.entries = bundle.entries.filter((one) => one !== entry);
      bundle.entries.splice(bundle.entries.indexOf(bundle.first('REOPEN')) + 1, 0, entry);
    }),
    forged('V20', 'five points more after a correction, as if nobody looked', (bundle) => {
      const { body } = lastScore(bundle);
      (body['sections'] as { points: number }[])[0]!.points += 500;
      body['total'] = (body['total'] as number) + 500;
    }),
    forged(
      'V19',
      'an old key after its correction, to an auditor',
      (bundle) => {
        const { body } = lastScore(bundle);
        (body['sections'] as { points: number }[])[0]!.points -= 500;
        body['total'] = (body['total'] as number) - 500;
      },
      'auditor',
    ),
  ];
}
