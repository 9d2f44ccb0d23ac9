import type { StaffName } from '#domain/ids.ts';
import { hashPassword } from '../actions/sign-in-staff.ts';
import type { FirstRun } from '../first-run.ts';
import { CommitQueue } from '../storage/commit-queue.ts';
import { newAccount } from '../storage/read-staff.ts';
import type { StaffRecord } from '../storage/writer-messages.ts';
import { writerScript } from './start-engine.ts';

/** One account of each role. */
export const EVERY_ROLE: FirstRun['staff'] = [
  { name: 'pengamat', role: 'observer', password: 'pengamat-1234567' },
  { name: 'pengawas', role: 'invigilator', password: 'pengawas-1234567' },
  { name: 'teknisi', role: 'technician', password: 'teknisi-1234567' },
  { name: 'papan', role: 'board', password: 'papan-12345678' },
  { name: 'penulis', role: 'author', password: 'penulis-1234567' },
  { name: 'penelaah', role: 'reviewer', password: 'penelaah-1234567' },
  { name: 'koordinator', role: 'committee', password: 'koordinator-1234567' },
  { name: 'penyelia', role: 'coordinator', password: 'penyelia-1234567' },
];

/** Stores accounts in a data folder that no engine serves at the moment. */
export async function storeAccounts(
  dataDir: string,
  accounts: FirstRun['staff'],
  instead: Readonly<Record<string, Partial<StaffRecord>>> = {},
): Promise<void> {
  const queue = await CommitQueue.open(dataDir, writerScript);
  for (const { name, password, role } of accounts) {
    const passwordHash = await hashPassword(password);
    const account = { name: name as StaffName, role, passwordHash, ...instead[name] };
    await queue.putStaff(newAccount({ ...account, usesInitialPassword: false }));
  }
  await queue.close();
}
