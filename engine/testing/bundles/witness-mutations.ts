import { nodePrimitives } from '../../../scripts/verify/node-primitives.ts';
import { cosign, witnessKey } from '../../../scripts/witness/witness-key.ts';
import { WITNESSES } from './cosigned.ts';
import type { Mutation } from './mutation.ts';
import type { OpenBundle } from './open-bundle.ts';

const NAME = WITNESSES[0]!.name;

function edited(name: string, change: (lines: string[], bundle: OpenBundle) => void): Mutation {
  const falsify = (bundle: OpenBundle): void => {
    const lines = bundle.text('checkpoint').split('\n');
    change(lines, bundle);
    bundle.write('checkpoint', lines.join('\n'));
  };
  return { name: `cosignature: ${name}`, step: 'V5', of: 'public', falsify };
}

function bent(line: string, at: number): string {
  const [dash = '', name = '', blob = ''] = line.split(' ');
  const bytes = Buffer.from(blob, 'base64');
  bytes[at]! ^= 1;
  return `${dash} ${name} ${bytes.toString('base64')}`;
}

const indexOf = (lines: readonly string[]): number => lines.findIndex((line) => line.startsWith(`\u2014 ${NAME} `));

function onEntries(name: string, change: (bundle: OpenBundle) => void): Mutation {
  const falsify = (bundle: OpenBundle): void => {
    change(bundle);
    bundle.sign();
  };
  return { name: `witnesses: ${name}`, step: 'V5', of: 'public', falsify };
}

/** What somebody without the witnesses' keys may try. */
export function witnessMutations(): Mutation[] {
  return [
    edited('another time', (lines) => (lines[indexOf(lines)] = bent(lines[indexOf(lines)]!, 11))),
    edited('other bytes', (lines) => (lines[indexOf(lines)] = bent(lines[indexOf(lines)]!, 40))),
    edited('cut short', (lines) => {
      const [dash = '', name = '', blob = ''] = lines[indexOf(lines)]!.split(' ');
      const bytes = Buffer.from(blob, 'base64').subarray(0, -1);
      lines[indexOf(lines)] = `${dash} ${name} ${bytes.toString('base64')}`;
    }),
    edited('of an older checkpoint', (lines, bundle) => {
      const older = [...bundle.files.keys()].filter((name) => name.startsWith('checkpoints/'));
      const cosigned = older.map((name) => bundle.text(name)).find((note) => note.includes(NAME))!;
      lines[indexOf(lines)] = cosigned.split('\n').find((line) => line.startsWith(`\u2014 ${NAME} `))!;
    }),
    edited('by a witness whose clock ran back', (lines) => {
      const witness = witnessKey(nodePrimitives, NAME, new Uint8Array(32).fill(1))!;
      lines[indexOf(lines)] = cosign(witness, `${lines.slice(0, 3).join('\n')}\n`, 1).trimEnd();
    }),
    onEntries('a key that is none', (bundle) => (bundle.first('WITNESS').body['vkey'] = 'saksi')),
    onEntries('the key of a log', (bundle) => (bundle.first('WITNESS').body['vkey'] = bundle.text('keys.txt').trim())),
    {
      ...onEntries('others than those that were published', (bundle) => {
        bundle.entries = bundle.entries.filter(
          ({ body, type }) => type !== 'WITNESS' || body['vkey'] !== WITNESSES[0]!.vkey,
        );
      }),
      brings: 'witnesses',
    },
  ];
}
