import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeBundle } from '../../../scripts/commands/bundle.ts';
import { allMutations } from './all-mutations.ts';
import { WITNESSES } from './cosigned.ts';
import type { Mutation } from './mutation.ts';
import { OpenBundle } from './open-bundle.ts';
import { OwnPledges } from './own-pledges.ts';
import { writeFullExam } from './write-full-exam.ts';

export interface Brought {
  readonly vkey?: string;
  readonly checkpoints?: readonly string[];
  readonly witnesses?: readonly string[];
  readonly receipts?: readonly string[];
}

export interface Falsified {
  readonly mutation: Mutation;
  readonly bytes: Uint8Array;
  readonly brought: Brought;
}

export interface Forgery {
  readonly good: { readonly public: Uint8Array; readonly auditor: Uint8Array };
  readonly vkey: string;
  readonly checkpoint: string;
  readonly witnesses: readonly string[];
  readonly falsified: readonly Falsified[];
}

/** Both bundles of an exam in which everything happens, and every way to falsify them. */
export async function forge(): Promise<Forgery> {
  const place = mkdtempSync(join(tmpdir(), 'terang-forge-'));
  try {
    const dataDir = join(place, 'data');
    mkdirSync(dataDir);
    const { vkey } = writeFullExam(dataDir);
    const seed = Buffer.from(readFileSync(join(dataDir, 'ledger.key'), 'utf8').trim(), 'base64');
    const good = {
      public: await writeBundle(dataDir, 'small', { tier: 'public' }),
      auditor: await writeBundle(dataDir, 'small', { tier: 'auditor' }),
    };
    const open = new OpenBundle(good.public, seed);
    const checkpoint = open.text('checkpoint');
    const witnesses = WITNESSES.map(({ vkey: one }) => one).slice(0, 3);
    const own = OwnPledges.of(open);
    const falsified: Falsified[] = [];
    for (const mutation of allMutations(open)) {
      const brought = { checkpoint: { checkpoints: [checkpoint] }, key: { vkey }, witnesses: { witnesses } };
      falsified.push({
        mutation,
        bytes: await falsify(mutation, good[mutation.of], seed),
        brought: {
          ...(mutation.brings !== undefined && brought[mutation.brings]),
          ...(mutation.pledges !== undefined && { receipts: [mutation.pledges(own)] }),
        },
      });
    }
    return { good, vkey, checkpoint, witnesses, falsified };
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

async function falsify(mutation: Mutation, good: Uint8Array, seed: Uint8Array): Promise<Uint8Array> {
  if (mutation.bytes !== undefined) return mutation.bytes(good);
  const bundle = new OpenBundle(good, seed);
  mutation.falsify(bundle);
  return bundle.pack(mutation.forgetsSums);
}
