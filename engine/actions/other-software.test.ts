import { publishedOf } from '#domain/ledger/published.ts';
import { UNPREPARED } from '#domain/session/preparation.ts';
import { otherSoftware } from './other-software.ts';

const sealed = { engine: 'aa', 'verify.py': 'bb' };
const posted = { by: 'ketua' as never, at: 1 as never };
const hallOf = (isPosted: boolean) => ({
  preparation: {
    ...UNPREPARED,
    fixed: { definition: '', commitment: '', software: sealed },
    posted: isPosted ? posted : null,
  },
});
const engineOf = (software: Record<string, string> | undefined) => ({
  published: () => publishedOf('log', [], software),
});

describe('an engine over a sheet that was posted', () => {
  it('is the one that the sheet names', () => {
    expect(otherSoftware(engineOf({ ...sealed }), hallOf(true))).toEqual([]);
  });
  it('is another one, part by part', () => {
    expect(otherSoftware(engineOf({ ...sealed, engine: 'cc' }), hallOf(true))).toEqual(['engine']);
    expect(otherSoftware(engineOf({ ...sealed, more: 'dd' }), hallOf(true))).toEqual(['more']);
    expect(otherSoftware(engineOf(undefined), hallOf(true))).toEqual(['engine', 'verify.py']);
  });
  it('is any where nothing was posted, and where the ledger told no software', () => {
    expect(otherSoftware(engineOf({ engine: 'cc' }), hallOf(false))).toEqual([]);
    const { preparation } = hallOf(true);
    const older = { preparation: { ...preparation, fixed: { definition: '', commitment: '', software: null } } };
    expect(otherSoftware(engineOf({ engine: 'cc' }), older)).toEqual([]);
  });
});
