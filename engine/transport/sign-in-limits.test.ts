import { SignInLimits } from './sign-in-limits.ts';

function words(decisions: readonly { ok: boolean }[]): string {
  return decisions.map(({ ok }) => (ok ? '+' : '-')).join('');
}

async function wrong(limits: SignInLimits, name: string, machine: string): Promise<{ ok: boolean }> {
  const allowed = await limits.check(name, machine);
  if (allowed.ok) await limits.failed(machine);
  return allowed;
}

describe('wrong sign-ins', () => {
  it('shut out a name at a machine after its tries, and say for how long', async () => {
    const limits = new SignInLimits({ perName: 3, perMachine: 100 });
    const tries = [];
    for (let turn = 0; turn < 5; turn += 1) tries.push(await wrong(limits, 'ani', 'A'));
    expect(words(tries)).toBe('+++--');
    const shut = await limits.check('ani', 'A');
    expect(shut).toMatchObject({ ok: false, refusal: { word: 'too-many-attempts' } });
    const wait = shut.ok ? 0 : shut.refusal.retryAfterMs!;
    expect([wait > 0, wait <= 300_000]).toEqual([true, true]);
  });

  it('never shut out the same name elsewhere, nor another name here', async () => {
    const limits = new SignInLimits({ perName: 3, perMachine: 100 });
    for (let turn = 0; turn < 9; turn += 1) await wrong(limits, 'ani', 'A');
    expect(words([await limits.check('ani', 'B'), await limits.check('budi', 'A')])).toBe('++');
  });

  it('that come all at once are not all let through', async () => {
    const limits = new SignInLimits({ perName: 3, perMachine: 100 });
    const tries = await Promise.all(Array.from({ length: 20 }, () => limits.check('ani', 'A')));
    expect(words(tries)).toBe(`+++${'-'.repeat(17)}`);
  });

  it('are forgotten at a right one', async () => {
    const limits = new SignInLimits({ perName: 3, perMachine: 100 });
    for (let turn = 0; turn < 12; turn += 1) {
      await wrong(limits, 'ani', 'A');
      expect((await limits.check('ani', 'A')).ok).toBe(true);
      await limits.succeeded('ani', 'A');
    }
  });

  it('shut out a machine that tries many names', async () => {
    const limits = new SignInLimits({ perName: 3, perMachine: 10 });
    const tries = [];
    for (let turn = 0; turn < 12; turn += 1) tries.push(await wrong(limits, `name ${turn}`, 'A'));
    expect(words(tries)).toBe('++++++++++--');
    expect(words([await limits.check('fresh', 'A'), await limits.check('fresh', 'B')])).toBe('-+');
  });

  it('right ones cost nothing, however many come from one machine', async () => {
    const limits = new SignInLimits({ perName: 3, perMachine: 10 });
    const names = Array.from({ length: 2_000 }, (_, n) => `name ${n}`);
    const all = await Promise.all(
      names.map(async (name) => {
        const allowed = await limits.check(name, 'A');
        await limits.succeeded(name, 'A');
        return allowed.ok;
      }),
    );
    expect(all.every(Boolean)).toBe(true);
  });

  it('of many names that come all at once from one machine are not all let through where the secret is slow to look at', async () => {
    const limits = new SignInLimits({ perName: 3, perMachine: 5, slowSecret: true });
    const tries = await Promise.all(Array.from({ length: 20 }, (_, n) => limits.check(`name ${n}`, 'A')));
    expect(words(tries)).toBe(`+++++${'-'.repeat(15)}`);
    expect(words([await limits.check('ani', 'B')])).toBe('+');
  });

  it('where the secret is slow to look at, right ones still cost nothing', async () => {
    const limits = new SignInLimits({ perName: 3, perMachine: 5, slowSecret: true });
    for (let turn = 0; turn < 20; turn += 1) {
      expect((await limits.check('ani', 'A')).ok).toBe(true);
      await limits.succeeded('ani', 'A');
    }
  });

  it('of a name that is shut out already do not shut out its machine', async () => {
    const limits = new SignInLimits({ perName: 3, perMachine: 10, slowSecret: true });
    for (let turn = 0; turn < 40; turn += 1) await wrong(limits, 'ani', 'A');
    expect(words([await limits.check('budi', 'A')])).toBe('+');
  });

  it('of one name from many machines are bounded in an hour, and the owner at their own browser is not locked out', async () => {
    const limits = new SignInLimits({ perName: 3, perMachine: 10, perNameAnywhere: 6, slowSecret: true });
    const tries = [];
    for (let turn = 0; turn < 9; turn += 1) tries.push(await wrong(limits, 'ani', `machine ${turn}`));
    expect(words(tries)).toBe('++++++---');
    expect(words([await limits.check('ani', 'A', true), await limits.check('ani', 'machine 0', true)])).toBe('++');
    expect(words([await limits.check('budi', 'A')])).toBe('+');
  });

  it('of a known browser are bounded too, by tries of its own', async () => {
    const limits = new SignInLimits({ perName: 3, perMachine: 100, perNameAnywhere: 6 });
    const tries = [];
    for (let turn = 0; turn < 5; turn += 1) tries.push(await limits.check('ani', 'A', true));
    expect(words(tries)).toBe('+++--');
  });
});
