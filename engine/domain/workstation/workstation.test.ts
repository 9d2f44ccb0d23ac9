import type { WorkstationId } from '../ids.ts';
import {
  CODE_ALPHABET,
  type WorkstationPolicy,
  enrolmentNeedsReason,
  foldCode,
  judgeWorkstation,
} from './workstation.ts';

const known = { id: '00112233445566ff' as WorkstationId };

test.each<[WorkstationPolicy | undefined, typeof known | null, object]>([
  [undefined, null, { ok: true, value: undefined }],
  [undefined, known, { ok: true, value: known.id }],
  ['open', null, { ok: true, value: undefined }],
  ['open', known, { ok: true, value: known.id }],
  ['flagged', null, { ok: true, value: null }],
  ['flagged', known, { ok: true, value: known.id }],
  ['required', null, { ok: false, refusal: { word: 'workstation-unknown', where: 'K7QM2XW9' } }],
  ['required', known, { ok: true, value: known.id }],
])('under %s, %j: %j', (policy, workstation, expected) => {
  expect(judgeWorkstation(policy, workstation, 'K7QM2XW9')).toEqual(expected);
});

test('a computer that shows no code yet is refused without one', () => {
  expect(judgeWorkstation('required', null, null)).toEqual({ ok: false, refusal: { word: 'workstation-unknown' } });
});

test('a reason is asked for from the first opening to the last closing', () => {
  expect(enrolmentNeedsReason([])).toBe(false);
  expect(enrolmentNeedsReason([{ phase: 'prepared' }, { phase: 'closed' }])).toBe(false);
  expect(enrolmentNeedsReason([{ phase: 'prepared' }, { phase: 'open' }])).toBe(true);
});

test('codes have no signs that people confuse, and are read as people type them', () => {
  expect([...CODE_ALPHABET].filter((sign) => /[01IO]/.test(sign))).toEqual([]);
  expect(new Set(CODE_ALPHABET).size).toBe(32);
  expect(foldCode(' k7qm-2xw9 ')).toBe('K7QM2XW9');
});
