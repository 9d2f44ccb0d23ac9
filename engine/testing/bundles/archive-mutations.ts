import type { Mutation } from './mutation.ts';

const nothing = (): void => undefined;

function bytes(name: string, change: (bytes: Uint8Array) => Uint8Array): Mutation {
  return { name: `archive: ${name}`, step: 'V1', of: 'public', falsify: nothing, bytes: change };
}

/** A part of the file by tenths, so that every region is hit whatever its size. */
function flipped(bytes: Uint8Array, tenth: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const at = Math.min(copy.length - 1, Math.floor((copy.length * tenth) / 10));
  copy[at] = copy[at]! ^ 0x10;
  return copy;
}

const FILES = [
  ...['bundle.json', 'checkpoint', 'definition.json', 'keys.txt', 'ranking.jsonl', 'results.jsonl', 'roster.jsonl'],
  ...['seed.json', 'standing.jsonl', 'bank-index.jsonl'],
];

/** Files that were damaged, cut, renamed, added or taken away. */
export function archiveMutations(): Mutation[] {
  return [
    ...Array.from({ length: 11 }, (_, tenth) => bytes(`a bit flipped at ${tenth}0 %`, (all) => flipped(all, tenth))),
    ...Array.from({ length: 9 }, (_, tenth) =>
      bytes(`cut short at ${tenth + 1}0 %`, (all) => all.slice(0, Math.floor((all.length * (tenth + 1)) / 10))),
    ),
    bytes('one byte missing at the end', (all) => all.slice(0, -1)),
    bytes('one byte missing at the beginning', (all) => all.slice(1)),
    bytes('a byte after the end', (all) => Buffer.concat([all, Buffer.of(0)])),
    bytes('a byte before the beginning', (all) => Buffer.concat([Buffer.of(0), all])),
    bytes('nothing', () => new Uint8Array(0)),
    bytes('twice the same file', (all) => Buffer.concat([all, all])),
    bytes('a text', () => Buffer.from('this is no archive')),
    ...FILES.flatMap((file): Mutation[] => [
      {
        name: `${file} changed, sums as they were`,
        ...{ step: 'V1', of: 'public', forgetsSums: true },
        falsify: (bundle) => bundle.write(file, `${bundle.text(file)} `),
      },
      {
        name: `${file} taken away`,
        step: 'V1',
        of: 'public',
        ...(file === 'bank-index.jsonl' ? { forgetsSums: true } : {}),
        falsify: (bundle) => bundle.files.delete(file),
      },
    ]),
    {
      ...{ name: 'a foreign file', step: 'V1', of: 'public' },
      falsify: (bundle) => bundle.write('catatan.txt', 'rahasia'),
    },
    {
      ...{ name: 'a private file in a public bundle', step: 'V1', of: 'public' },
      falsify: (bundle) => bundle.write('private/bank.json', '{}'),
    },
    {
      ...{ name: 'a list of sums with a line too many', step: 'V1', of: 'public', forgetsSums: true },
      falsify: (bundle) => bundle.write('SHA256SUMS', `${bundle.text('SHA256SUMS')}${'0'.repeat(64)}  other\n`),
    },
    {
      ...{ name: 'a list of sums in another order', step: 'V1', of: 'public', forgetsSums: true },
      falsify: (bundle) => {
        const lines = bundle.text('SHA256SUMS').split('\n').slice(0, -1).reverse();
        bundle.write('SHA256SUMS', `${lines.join('\n')}\n`);
      },
    },
    ...['answer-keys.jsonl', 'bank.json', 'openings.jsonl', 'roster.jsonl'].map((file): Mutation => ({
      ...{ name: `private/${file} taken away`, step: 'V1', of: 'auditor' },
      falsify: (bundle) => bundle.files.delete(`private/${file}`),
    })),
  ];
}
