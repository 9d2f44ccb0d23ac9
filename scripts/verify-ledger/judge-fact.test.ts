import type { Pid } from '../../engine/domain/ids.ts';
import type { FactOf } from '../../engine/domain/ledger/fact.ts';
import type { ClientTier, Lockdown } from '../../engine/domain/lockdown/client-tier.ts';
import type { Instant } from '../../engine/domain/time.ts';
import { wrongBody } from './entry-shapes.ts';
import { wrongTier } from './judge-fact.ts';

const pid = 'ab'.repeat(10) as Pid;
const at = 1 as Instant;

function signIn(tier?: ClientTier): FactOf<'SIGN_IN'> {
  return { type: 'SIGN_IN', at, pid, epoch: 1, workstation: 'PC-1', ...(tier === undefined ? {} : { tier }) };
}

const rules = (seb: Lockdown['seb']): { lockdown: Lockdown } => ({
  lockdown: { seb, configKeys: ['a'.repeat(64)], browserExamKeys: [] },
});

test.each<[string, ClientTier | undefined, { lockdown?: Lockdown }, RegExp | null]>([
  ['no rule, nothing told', undefined, {}, null],
  ['off, nothing told', undefined, rules('off'), null],
  ['required, from it', 'seb', rules('required'), null],
  ['required, from any browser', 'plain-browser', rules('required'), /plain-browser/],
  ['required, from a kiosk', 'managed-kiosk', rules('required'), /managed-kiosk/],
  ['required, nothing told', undefined, rules('required'), /does not say/],
  ['preferred, from any browser', 'plain-browser', rules('preferred'), null],
  ['preferred, nothing told', undefined, rules('preferred'), /does not say/],
])('%s', (_, tier, setting, expected) => {
  const found = wrongTier(signIn(tier), setting);
  if (expected === null) expect(found).toBeNull();
  else expect(found).toMatch(expected);
});

test('other facts have no tier to judge', () => {
  expect(wrongTier({ type: 'ABSENT', at, pid }, rules('required'))).toBeNull();
});

test('a sign-in is sound with a known tier or none, and with no other', () => {
  for (const tier of ['seb', 'managed-kiosk', 'plain-browser'] as const) {
    const { type, ...body } = signIn(tier);
    expect(wrongBody(type, body)).toBeNull();
  }
  const { type, ...body } = signIn();
  expect(wrongBody(type, body)).toBeNull();
  expect(wrongBody(type, { ...body, tier: 'SEB' })).toMatch('tier');
  expect(wrongBody(type, { ...body, tier: null })).toMatch('tier');
});
