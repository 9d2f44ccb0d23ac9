import { ackMutations } from './ack-mutations.ts';
import { archiveMutations } from './archive-mutations.ts';
import { chainMutations } from './chain-mutations.ts';
import { claimMutations, privateMutations } from './claim-mutations.ts';
import { fieldMutations } from './field-mutations.ts';
import { ledgerMutations } from './ledger-mutations.ts';
import type { Mutation } from './mutation.ts';
import { witnessMutations } from './witness-mutations.ts';
import type { OpenBundle } from './open-bundle.ts';
import { proposalMutations } from './proposal-mutations.ts';

export function allMutations(bundle: OpenBundle): Mutation[] {
  return [
    ...archiveMutations(),
    ...fieldMutations(bundle),
    ...ledgerMutations(),
    ...proposalMutations(),
    ...chainMutations(),
    ...claimMutations(),
    ...privateMutations(),
    ...witnessMutations(),
    ...ackMutations(),
  ];
}
