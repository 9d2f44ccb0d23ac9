import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { hashPassword } from '../../engine/actions/sign-in-staff.ts';
import { isStanding } from '../../engine/actions/staff-sessions.ts';
import type { StaffName } from '../../engine/domain/ids.ts';
import { textFaults } from '../../engine/domain/plain-text.ts';
import { ROLES, type Role } from '../../engine/domain/staff/role.ts';
import type { Rooms } from '../../engine/domain/staff/rooms.ts';
import type { Instant } from '../../engine/domain/time.ts';
import { newPassword } from '../../engine/first-account.ts';
import { newAccount } from '../../engine/storage/read-staff.ts';
import { StaffRegister } from '../../engine/storage/staff-register.ts';
import type { StaffRecord } from '../../engine/storage/writer-messages.ts';
import { CouldNotRun, type Terminal } from './outcome.ts';

interface DataFlag {
  readonly data: string;
}

interface AddFlags extends DataFlag {
  readonly role: Role;
  readonly rooms?: readonly string[];
}

const LONGEST_NAME = 60;
const FIRST_SIGN_IN = 'It is told once. At the first sign-in it must be replaced.';

/** The accounts of the staff. All of it works while the engine serves; none of it leaves an entry in a ledger. */
export function staffCommand(terminal: Terminal): Command {
  const command = new Command('staff').description(
    'Accounts of the staff: add, list, reset a password, disable. Works while the engine serves.',
  );
  command.addCommand(listCommand(terminal));
  command.addCommand(addCommand(terminal));
  command.addCommand(
    oneAccount(
      'reset',
      'give an account a new one-time password, and end all that it is signed in as',
      terminal,
      reset,
    ),
  );
  command.addCommand(oneAccount('disable', 'shut an account, and end all that it is signed in as', terminal, disable));
  command.addCommand(oneAccount('enable', 'open an account again, under the password it had', terminal, enable));
  command.addCommand(oneAccount('sign-out', 'end all that an account is signed in as', terminal, signOut));
  return command;
}

function listCommand(terminal: Terminal): Command {
  return new Command('list')
    .description('accounts with role, rooms and where they are signed in')
    .addOption(dataOption())
    .action(({ data }: DataFlag) =>
      withRegister(data, (register) => {
        const standing = register.sessions().filter((session) => isStanding(session, now()));
        for (const account of register.all()) {
          terminal.out([account.name, account.role, roomsWords(account.rooms), stateWords(account)].join('  '));
          for (const { address, name, usedAt } of standing) {
            if (name === account.name) terminal.out(`    signed in at ${address}, last used ${timeWords(usedAt)}`);
          }
        }
      }),
    );
}

function addCommand(terminal: Terminal): Command {
  return new Command('add')
    .description('a new account with a one-time password')
    .argument('<name>', 'as the person will type it, and as the ledger will name them')
    .addOption(dataOption())
    .addOption(new Option('--role <role>', 'what the account is for').choices(ROLES).makeOptionMandatory())
    .option('--rooms <rooms...>', 'the rooms of an invigilator, as the roster names them; all rooms unless told')
    .action(async (name: string, { data, role, rooms }: AddFlags) => {
      const given = name.trim().normalize('NFC');
      if (given === '' || given.length > LONGEST_NAME || textFaults(given).length > 0) {
        throw new CouldNotRun(`A name has 1 to ${LONGEST_NAME} characters that can be seen.`);
      }
      const { hash, password } = await oneTimePassword();
      withRegister(data, (register) => {
        const taken = register.all().find((account) => account.name.toLowerCase() === given.toLowerCase());
        if (taken !== undefined) throw new CouldNotRun(`There is an account ${taken.name} already.`);
        const account = { name: given as StaffName, role, passwordHash: hash, rooms: rooms ?? ('all' as const) };
        register.change(newAccount(account), now(), 'made');
        terminal.out(`${given} (${role}, ${roomsWords(account.rooms)})   one-time password ${password}`);
        terminal.err(FIRST_SIGN_IN);
      });
    });
}

/** How the journal calls it. */
const ACTS = { reset: 'reset', disable: 'locked', enable: 'unlocked', 'sign-out': 'signed-out' } as const;

type Change = (account: StaffRecord, terminal: Terminal, register: StaffRegister) => Promise<StaffRecord>;

function oneAccount(word: keyof typeof ACTS, what: string, terminal: Terminal, change: Change): Command {
  return new Command(word)
    .description(what)
    .argument('<name>')
    .addOption(dataOption())
    .action(async (name: string, { data }: DataFlag) => {
      const register = StaffRegister.open(resolve(data));
      try {
        const account = register.all().find((each) => each.name === name.trim().normalize('NFC'));
        if (account === undefined) throw new CouldNotRun(`There is no account ${name}. terang staff list names them.`);
        register.change(await change(account, terminal, register), now(), ACTS[word]);
      } finally {
        register.close();
      }
    });
}

const reset: Change = async (account, terminal) => {
  const { hash, password } = await oneTimePassword();
  terminal.out(`${account.name}   one-time password ${password}`);
  terminal.err(FIRST_SIGN_IN);
  const credentialVersion = account.credentialVersion + 1;
  return { ...account, passwordHash: hash, usesInitialPassword: true, credentialVersion, totp: null, recovery: [] };
};

const disable: Change = async (account, terminal, register) => {
  const others = register.all().filter(({ disabledAt, name }) => disabledAt === null && name !== account.name);
  if (account.role === 'committee' && !others.some(({ role }) => role === 'committee')) {
    throw new CouldNotRun(`${account.name} is the last account of the committee: add another one first.`);
  }
  terminal.out(`${account.name} is shut.`);
  return { ...account, disabledAt: now() };
};

const enable: Change = async (account, terminal) => {
  terminal.out(`${account.name} is open again.`);
  return { ...account, disabledAt: null };
};

const signOut: Change = async (account, terminal) => {
  terminal.out(`${account.name} is signed out everywhere.`);
  return account;
};

function withRegister(data: string, act: (register: StaffRegister) => void): void {
  const register = StaffRegister.open(resolve(data));
  try {
    act(register);
  } finally {
    register.close();
  }
}

async function oneTimePassword(): Promise<{ readonly password: string; readonly hash: string }> {
  const password = newPassword({ randomBytes: (count) => new Uint8Array(randomBytes(count)) });
  return { password, hash: await hashPassword(password) };
}

function dataOption(): Option {
  return new Option('--data <folder>', 'data folder').env('TERANG_DATA').default('terang-data');
}

function now(): Instant {
  return Date.now() as Instant;
}

function roomsWords(rooms: Rooms): string {
  return rooms === 'all' ? 'all rooms' : `rooms ${rooms.join(', ')}`;
}

function stateWords({ disabledAt, usesInitialPassword }: StaffRecord): string {
  if (disabledAt !== null) return `shut since ${timeWords(disabledAt)}`;
  return usesInitialPassword ? 'has not signed in yet' : 'in use';
}

function timeWords(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
