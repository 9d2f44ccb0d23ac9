import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StaffName } from '#domain/ids.ts';
import type { Instant } from '#domain/time.ts';
import { openWriter } from '../storage/open-writer.ts';
import { newAccount } from '../storage/read-staff.ts';
import { ReadStore } from '../storage/read-store.ts';
import type { StaffRecord } from '../storage/writer-messages.ts';
import type { Desk } from './desk.ts';
import { signClaims } from './signed-claims.ts';
import { hashPassword, makeStaffCookie, openStaffCookie, signInStaff } from './sign-in-staff.ts';

const TWELVE_HOURS = 12 * 3_600_000;
const BEGIN = 1_800_000_000_000;

let folder: string;
let writer: ReturnType<typeof openWriter>['writer'];
let desk: Desk;
let now: number;
let staff: StaffRecord;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'terang-'));
  writer = openWriter(folder).writer;
  const reads = new ReadStore(folder);
  desk = { serverKey: new Uint8Array(32).fill(7), now: () => now as Instant, reads } as Desk;
  staff = newAccount({
    name: 'pengawas' as StaffName,
    role: 'invigilator',
    passwordHash: await hashPassword('kata sandi'),
    usesInitialPassword: false,
    credentialVersion: 3,
  });
});
beforeEach(() => {
  now = BEGIN;
  writer.putStaff(staff);
});
afterAll(() => {
  desk.reads.close();
  writer.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a cookie of the staff', () => {
  it('counts to the last millisecond of twelve hours, and not one longer', async () => {
    const cookie = makeStaffCookie(desk, staff);
    expect(await openStaffCookie(desk, cookie)).toEqual(staff);
    now = BEGIN + TWELVE_HOURS;
    expect(await openStaffCookie(desk, cookie)).toEqual(staff);
    now += 1;
    expect(await openStaffCookie(desk, cookie)).toBeNull();
  });

  it('speaks with the role that the account has now', async () => {
    const cookie = makeStaffCookie(desk, staff);
    writer.putStaff({ ...staff, role: 'observer' });
    expect(await openStaffCookie(desk, cookie)).toMatchObject({ role: 'observer' });
  });

  it('is void when the password has changed, and for an account that is not there', async () => {
    const cookie = makeStaffCookie(desk, staff);
    const ghost = makeStaffCookie(desk, { ...staff, name: 'siapa' as StaffName });
    expect(await openStaffCookie(desk, ghost)).toBeNull();
    writer.putStaff({ ...staff, credentialVersion: 4 });
    expect(await openStaffCookie(desk, cookie)).toBeNull();
    expect(await openStaffCookie(desk, makeStaffCookie(desk, { ...staff, credentialVersion: 5 }))).toBeNull();
  });

  it('of another server is nobody’s', async () => {
    const other = { serverKey: new Uint8Array(32), now: desk.now };
    expect(await openStaffCookie(desk, makeStaffCookie(other, staff))).toBeNull();
  });

  it('is whole or nothing, and no candidate’s token', async () => {
    const token = signClaims(desk, 'attempt-token', [staff.name, staff.credentialVersion, BEGIN + 1]);
    expect(await openStaffCookie(desk, token)).toBeNull();
    const [body, signature] = makeStaffCookie(desk, staff).split('.');
    for (const text of [`${body}`, `${body}.`, `.${signature}`, `${body}.${signature}.`, '', '.']) {
      const opened = await openStaffCookie(desk, text);
      expect(opened).toBeNull();
    }
  });
});

describe('a password', () => {
  it('is right or wrong, and never kept as it is', async () => {
    expect(staff.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await signInStaff(desk, 'pengawas', 'kata sandi')).toEqual({ ok: true, value: staff });
    for (const [name, password] of [
      ['pengawas', 'kata sandi '],
      ['pengawas', ''],
      ['siapa', 'nobody'],
      ['siapa', 'kata sandi'],
    ] as const) {
      expect(await signInStaff(desk, name, password)).toEqual({ ok: false, refusal: { word: 'wrong-password' } });
    }
  });
});
