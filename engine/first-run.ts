import { sayProblem } from '#domain/sentences/say.ts';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ItemBank } from '#domain/bank/bank.ts';
import type { SessionId, StaffName } from '#domain/ids.ts';
import { readNativeBank } from '../question-banks/formats/native/read-native.ts';
import type { Desk } from './actions/desk.ts';
import { type PracticeCredentials, preparePractice } from './actions/practice-sessions.ts';
import type { MediaBytes } from './actions/session-media.ts';
import { firstAccount, storeAccount } from './first-account.ts';
import { UnusableDatabase } from './storage/open-database.ts';
import { readBankFolder } from './storage/read-bank-folder.ts';
import type { NewSession } from './storage/writer-messages.ts';

const OWNER_ONLY = 0o600;
const CREDENTIALS_FILE = 'first-run.json';
/** Nobody's account: what a new folder tells is told to who runs the machine. */
const ENGINE = 'engine' as StaffName;

/** What a new data folder tells once, on the terminal and in `first-run.json`. */
export interface FirstRun {
  readonly version: 1;
  readonly staff: readonly { readonly name: string; readonly password: string; readonly role: string }[];
  readonly sessions: readonly (PracticeCredentials & { readonly title: string; readonly definition: string })[];
}

export interface FirstRunPlan {
  readonly dataDir: string;
  /** The folder with `samples/` and `exams/`. */
  readonly questionBanksDir: string;
  readonly participants: number;
  readonly zone: string;
  readonly firstPasswordStays: boolean;
}

const PRACTICES = [
  { id: 'latihan-skd', prefix: '2601' },
  { id: 'latihan-singkat', prefix: '2602' },
] as const;

/**
 * Fills an empty data folder: two practice sessions from the sample bank and one member of staff. The secrets are told in the
 * file before anything is stored: a run that is cut short leaves no session that nobody can enter.
 */
export async function firstRun(desk: Desk, plan: FirstRunPlan): Promise<FirstRun> {
  const { bank, media } = sampleBank(join(plan.questionBanksDir, 'samples', 'skd-id'));
  const sessions: FirstRun['sessions'][number][] = [];
  const stored: NewSession[] = [];
  for (const { id, prefix } of PRACTICES) {
    const file = join(plan.questionBanksDir, 'exams', `${id}.json`);
    const definition = JSON.parse(readFileSync(file, 'utf8')) as { title: { id: string } };
    const { participants, zone } = plan;
    const session = { id: id as SessionId, prefix, definition, bank, media, participants, zone };
    const { prepared, credentials } = preparePractice(desk, session, { by: ENGINE, where: CREDENTIALS_FILE });
    if (!prepared.ok) throw new Error(`${file}: ${prepared.problems.map((one) => sayProblem(one, 'en')).join('; ')}`);
    stored.push(prepared.session);
    sessions.push({ ...credentials, title: definition.title.id, definition: id });
  }
  const account = firstAccount(desk);
  const told: FirstRun = { version: 1, staff: [account], sessions };
  writeFileSync(join(plan.dataDir, CREDENTIALS_FILE), `${JSON.stringify(told, null, 2)}\n`, { mode: OWNER_ONLY });
  await store(desk, account, stored, plan.firstPasswordStays).catch((fault: unknown) => {
    throw new UnusableDatabase(
      `The first run could not be stored in ${plan.dataDir}: ${fault instanceof Error ? fault.message : String(fault)}. Nothing of it is kept: start again when that is mended.`,
    );
  });
  return told;
}

async function store(
  desk: Desk,
  account: FirstRun['staff'][number],
  sessions: readonly NewSession[],
  firstPasswordStays: boolean,
): Promise<void> {
  await storeAccount(desk.queue, account, !firstPasswordStays);
  await desk.queue.createSessions(sessions);
}

function sampleBank(folder: string): { bank: ItemBank; media: MediaBytes } {
  const { files, media, problems } = readBankFolder(folder);
  const read = readNativeBank(files, media);
  const all = [...problems, ...read.problems];
  if (read.bank === null || all.length > 0) {
    throw new Error(`the sample bank cannot be used: ${all.map((one) => sayProblem(one, 'en')).join('; ')}`);
  }
  return { bank: read.bank, media };
}
