import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StaffName } from '#domain/ids.ts';
import type { Instant } from '#domain/time.ts';
import { nodeHashing } from '../storage/node-hashing.ts';
import { openWriter } from '../storage/open-writer.ts';
import { newAccount } from '../storage/read-staff.ts';
import { ReadStore } from '../storage/read-store.ts';
import type { StaffRecord, StaffSessionChange } from '../storage/writer-messages.ts';
import { Accounts } from './accounts.ts';
import type { Desk } from './desk.ts';
import { changePassword, hashPassword, signInStaff } from './sign-in-staff.ts';
import { beginStaffSession, endStaffSessions, openStaffSession } from './staff-sessions.ts';

const MINUTES = 60_000;
const BEGIN = 1_800_000_000_000;
const NAME = 'pengawas' as StaffName;

let folder: string;
let writer: ReturnType<typeof openWriter>['writer'];
let desk: Desk;
let now: number;
let drawn: number;
let staff: StaffRecord;
let cutOff: string[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'terang-'));
  writer = openWriter(folder).writer;
  const passwordHash = await hashPassword('kata sandi');
  staff = newAccount({ name: NAME, role: 'invigilator', passwordHash, usesInitialPassword: false });
  const queue = {
    putStaff: async (record: StaffRecord) => writer.putStaff(record),
    changeStaffSessions: async (change: StaffSessionChange) => writer.changeStaffSessions(change),
  };
  desk = {
    now: () => now as Instant,
    randomBytes: (count: number) => new Uint8Array(count).fill((drawn += 1)),
    hashing: nodeHashing,
    reads: new ReadStore(folder),
    queue,
    accounts: new Accounts(),
  } as unknown as Desk;
  desk.accounts.whenEnded((ids) => cutOff.push(...ids));
  drawn = 0;
});
beforeEach(() => {
  now = BEGIN;
  cutOff = [];
  writer.putStaff(staff);
});
afterAll(() => {
  desk.reads.close();
  writer.close();
  rmSync(folder, { recursive: true, force: true });
});

const begin = () => beginStaffSession(desk, NAME, '10.0.0.7');
const isOpen = async (token: string) => (await openStaffSession(desk, token)) !== null;

describe('a sign-in', () => {
  it('lasts twelve hours in use, and half an hour without', async () => {
    const token = await begin();
    for (now = BEGIN; now < BEGIN + 12 * 60 * MINUTES; now += 30 * MINUTES) expect(await isOpen(token)).toBe(true);
    now = BEGIN + 12 * 60 * MINUTES + 1;
    expect(await isOpen(token)).toBe(false);
    now = BEGIN;
    const idle = await begin();
    now += 30 * MINUTES + 1;
    expect(await isOpen(idle)).toBe(false);
  });

  it('is kept by the hash of its token alone', async () => {
    const token = await begin();
    const { session } = (await openStaffSession(desk, token))!;
    expect(Buffer.from(session.tokenHash).toString('base64url')).not.toBe(token);
    expect(session.tokenHash).toEqual(nodeHashing.sha256(nodeHashing.utf8(token)));
  });

  it('speaks with the role that the account has now, and is void with the account', async () => {
    const token = await begin();
    writer.putStaff({ ...staff, role: 'observer' });
    expect(await openStaffSession(desk, token)).toMatchObject({ staff: { role: 'observer' } });
    writer.putStaff({ ...staff, disabledAt: now as Instant });
    expect(await isOpen(token)).toBe(false);
    expect(await signInStaff(desk, NAME, 'kata sandi')).toMatchObject({ refusal: { word: 'wrong-password' } });
  });

  it('that was ended never begins again, whatever use of it was on its way', async () => {
    const [one, other] = [await begin(), await begin()];
    const { session } = (await openStaffSession(desk, one))!;
    await endStaffSessions(desk, NAME, { only: session.id });
    writer.changeStaffSessions({ kind: 'use', tokenHash: session.tokenHash, at: now as Instant });
    expect([await isOpen(one), await isOpen(other), cutOff]).toEqual([false, true, [session.id]]);
    await endStaffSessions(desk, NAME, 'all');
    expect(await isOpen(other)).toBe(false);
  });

  it.each(['', 'x', 'A'.repeat(43), '%00'])('that nobody gave is nobody’s: %j', async (token) => {
    expect(await isOpen(token)).toBe(false);
  });
});

describe('a password', () => {
  it('is right or wrong, and never kept as it is', async () => {
    expect(staff.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await signInStaff(desk, NAME, 'kata sandi')).toEqual({ ok: true, value: staff });
    for (const [name, password] of [
      [NAME, 'kata sandi '],
      [NAME, ''],
      ['siapa', 'nobody'],
      ['siapa', 'kata sandi'],
    ] as const) {
      expect(await signInStaff(desk, name, password)).toEqual({ ok: false, refusal: { word: 'wrong-password' } });
    }
  });

  it('that is easy to guess is refused, and a good one ends all that was signed in before', async () => {
    const token = await begin();
    expect(await changePassword(desk, NAME, 'kata sandi', 'pengawas2026!')).toMatchObject({
      refusal: { word: 'weak-password', where: 'name' },
    });
    expect(await isOpen(token)).toBe(true);
    expect(await changePassword(desk, NAME, 'kata sandi', 'tiga kapal di laut')).toMatchObject({ ok: true });
    expect(await isOpen(token)).toBe(false);
  });
});
