import fc from 'fast-check';
import type { StaffName } from '../ids.ts';
import type { Instant } from '../time.ts';
import { ITEM_ACTS, type ItemAct, decideItem, decideWrite } from './decide-item.ts';
import { type ItemEvent, type ItemRecord, NEW_ITEM, evolveItem, itemRecord } from './item-record.ts';

const at = 1_000 as Instant;
const [ani, budi, citra] = ['ani', 'budi', 'citra'] as StaffName[] as [StaffName, StaffName, StaffName];

function write(record: ItemRecord, by: StaffName): ItemRecord {
  const decided = decideWrite(record, { base: record.version, by, note: '', imported: null }, at);
  if (!decided.ok) throw new Error(decided.refusal.word);
  return evolveItem(record, decided.value);
}

function act(record: ItemRecord, deed: ItemAct, by: StaffName, note = 'sebab'): ItemRecord | string {
  const decided = decideItem(record, { act: deed, version: record.version, by, note }, at);
  return decided.ok ? evolveItem(record, decided.value) : decided.refusal.word;
}

const after = (record: ItemRecord, ...deeds: [ItemAct, StaffName][]): ItemRecord =>
  deeds.reduce((now, [deed, by]) => {
    const next = act(now, deed, by);
    if (typeof next === 'string') throw new Error(`${deed} by ${by}: ${next}`);
    return next;
  }, record);

describe('an item on its way into exams', () => {
  it('is written by one, reviewed by another, approved by a third', () => {
    const done = after(write(NEW_ITEM, ani), ['submit', ani], ['review', budi], ['approve', citra]);
    expect(done).toMatchObject({ step: 'approved', approved: 1 });
  });

  it('is reviewed and approved by nobody who wrote it, and approved by nobody who reviewed it', () => {
    const submitted = after(write(write(NEW_ITEM, ani), budi), ['submit', ani]);
    expect(act(submitted, 'review', ani)).toBe('own-work');
    expect(act(submitted, 'review', budi)).toBe('own-work');
    const reviewed = after(submitted, ['review', citra]);
    expect(act(reviewed, 'approve', ani)).toBe('own-work');
    expect(act(reviewed, 'approve', citra)).toBe('own-work');
  });

  it('goes back to a draft when it is changed or returned, and keeps the approved version in use meanwhile', () => {
    const approved = after(write(NEW_ITEM, ani), ['submit', ani], ['review', budi], ['approve', citra]);
    const changed = write(approved, budi);
    expect(changed).toMatchObject({ step: 'draft', version: 2, approved: 1, authors: [budi] });
    const again = after(changed, ['submit', budi], ['review', ani], ['return', citra]);
    expect(again).toMatchObject({ step: 'draft', approved: 1, reviewer: null });
    expect(act(after(approved, ['retire', citra]), 'submit', ani)).toBe('wrong-phase');
  });

  it('is not acted on in a version other than the one in sight, nor overwritten', () => {
    const two = write(write(NEW_ITEM, ani), ani);
    expect(decideItem(two, { act: 'submit', version: 1, by: ani, note: '' }, at)).toMatchObject({
      refusal: { word: 'stale-version', detail: '2' },
    });
    expect(decideWrite(two, { base: 1, by: budi, note: '', imported: null }, at)).toMatchObject({ ok: false });
    expect(decideItem(NEW_ITEM, { act: 'submit', version: 0, by: ani, note: '' }, at)).toMatchObject({
      refusal: { word: 'unknown-item' },
    });
  });

  it('asks for a reason where something is taken back', () => {
    const submitted = after(write(NEW_ITEM, ani), ['submit', ani]);
    expect(act(submitted, 'return', budi, ' ')).toBe('reason-missing');
  });

  it('is never approved without three people, whatever is tried in whatever order', () => {
    const who = fc.constantFrom(ani, budi, citra);
    const step = fc.oneof(
      fc.record({ deed: fc.constant('write' as const), by: who }),
      fc.record({ deed: fc.constantFrom(...ITEM_ACTS), by: who }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const events: ItemEvent[] = [];
        for (const { by, deed } of steps) {
          const record = itemRecord(events);
          const { version } = record;
          const decided =
            deed === 'write'
              ? decideWrite(record, { base: version, by, note: '', imported: null }, at)
              : decideItem(record, { act: deed, version, by, note: 'x' }, at);
          if (decided.ok) events.push(decided.value);
        }
        events.forEach((event, place) => {
          if (event.kind !== 'approved') return;
          const before = events.slice(0, place);
          const since = before.findLastIndex(({ kind }) => kind === 'approved') + 1;
          const written = before.slice(since).filter(({ kind }) => kind === 'written');
          const reviewed = before.findLast(({ kind }) => kind === 'reviewed');
          expect(written.map(({ by }) => by)).not.toContain(event.by);
          expect(written.map(({ by }) => by)).not.toContain(reviewed?.by);
          expect(reviewed?.by).not.toBe(event.by);
        });
      }),
      { numRuns: 300 },
    );
  });
});
