import { inEnglish } from '../testing/in-english.ts';
import { gunzipSync } from 'node:zlib';
import type { Form } from '#domain/form/form.ts';
import { itemCount } from '#domain/form/form.ts';
import type { ParticipantNumber, SessionId } from '#domain/ids.ts';
import { tinyBank, tinyJson } from '../testing/tiny-exam.ts';
import { steadyDesk, tinySession, tinySessionPlan } from '../testing/tiny-session.ts';
import { prepareSession } from './prepare-session.ts';

type Plan = ReturnType<typeof tinySessionPlan>;

function problemsOf(change: Partial<Plan>): string[] {
  const prepared = prepareSession(steadyDesk(), { ...tinySessionPlan(), ...change });
  return prepared.ok ? [] : inEnglish(prepared.problems).map(({ what, where }) => `${where}: ${what}`);
}

function rosterWith(...changes: object[]): Plan['roster'] {
  const [first] = tinySessionPlan().roster;
  return changes.map((change, place) => ({ ...first!, number: `N-${place}` as ParticipantNumber, ...change }));
}

describe('preparing a session', () => {
  it('is the same in every detail for the same chance, and another for another', () => {
    expect(tinySession()).toEqual(tinySession());
    const [one, other] = [tinySession('tiny', 3), tinySession('tiny', 4)];
    expect(one.participants[0]!.plan).not.toEqual(other.participants[0]!.plan);
  });

  it('writes the manifest, the commitment to the seed, the draw, and a paper for each', () => {
    const session = tinySession('tiny', 3);
    expect(session.facts.map(({ type }) => type)).toEqual([
      'MANIFEST',
      'SEED_COMMIT',
      'DRAW',
      'PAPER',
      'PAPER',
      'PAPER',
    ]);
    const papers = session.facts.flatMap((fact) => (fact.type === 'PAPER' ? [fact.pid] : []));
    expect(papers).toEqual(session.participants.map(({ pid }) => pid));
    expect(new Set(papers).size).toBe(3);
    expect(session.drawDigits).toMatch(/^\d( \d){19}$/);
  });

  it('sorts people by their numbers, whatever the order of the roster', () => {
    const roster = [...tinySessionPlan().roster].reverse();
    const prepared = prepareSession(steadyDesk(), { ...tinySessionPlan(), roster });
    expect(prepared.ok && prepared.session.participants.map(({ number }) => number)).toEqual(['T-1', 'T-2', 'T-3']);
  });

  it('packs a paper of faces alone', () => {
    for (const { formGzip, plan } of tinySession().participants) {
      const text = gunzipSync(formGzip).toString();
      expect(itemCount(JSON.parse(text) as Form)).toBe(12);
      expect(text).not.toMatch(/secret-rationale|secret-source|"key"|"weights"/);
      for (const { itemId } of plan) expect(text).not.toContain(itemId);
    }
  });

  it('keeps no PIN, and gives nobody the same secrets', () => {
    const session = tinySession();
    expect(JSON.stringify(session)).not.toMatch(/PIN-\d/);
    for (const secret of ['pinHash', 'pidSalt', 'answerKey'] as const) {
      expect(new Set(session.participants.map((person) => Buffer.from(person[secret]).toString('hex'))).size).toBe(3);
    }
  });

  it('allots the time of an accommodation', () => {
    const roster = rosterWith({}, { accommodations: ['netra'] });
    const prepared = prepareSession(steadyDesk(), { ...tinySessionPlan(), roster });
    const allotted = prepared.ok
      ? prepared.session.facts.flatMap((fact) => (fact.type === 'PAPER' ? [fact.allotted] : []))
      : [];
    expect(allotted).toEqual([600_000, 780_000]);
  });
});

describe('a roster that needs two settings files for one person', () => {
  it('is refused by name', () => {
    const file = (code: string) => ({ code, name: { id: code, en: code }, sebConfig: `SEB ${code}` });
    const lockdown = { seb: 'required', configKeys: ['a'.repeat(64), 'b'.repeat(64)] };
    const definition = { ...tinyJson(), lockdown, accommodations: [file('a'), file('b')] };
    const roster = rosterWith({ accommodations: ['a'] }, { accommodations: ['a', 'b'] });
    expect(problemsOf({ definition, roster })).toEqual([
      'roster[1] "N-1": needs 2 settings files at once: SEB a, SEB b',
    ]);
  });
});

describe('a session that cannot be prepared', () => {
  it('tells everything that is wrong with its roster', () => {
    const roster = rosterWith(
      { category: 'lain' },
      { number: 'N-0' },
      { accommodations: ['netra', 'lain', 'netra'] },
      { number: '' },
      { number: ' N-9' },
      { number: 'x'.repeat(41) },
      { name: '' },
      { name: 'Ani\u202e' },
      { registrationPin: ' - ' },
      { registrationPin: 'x'.repeat(41) },
      { seat: '' },
    );
    expect(problemsOf({ roster })).toEqual([
      'roster[1] "N-0": the number is there already, at roster[0] "N-0"',
      'roster[2] "N-2": an accommodation is there twice',
      'roster[3] "": the number must have 1 to 40 characters',
      'roster[4] " N-9": the number has blanks around it',
      `roster[5] "${'x'.repeat(41)}": the number must have 1 to 40 characters`,
      'roster[6] "N-6": the name must have 1 to 200 characters',
      'roster[7] "N-7": the name holds a character that cannot be seen, U+202E; remove it',
      'roster[8] "N-8": the PIN must have 1 to 40 characters',
      'roster[9] "N-9": the PIN must have 1 to 40 characters',
      'roster[10] "N-10": the seat must have 1 to 200 characters',
      'roster[0] "N-0": category "lain" is not in the definition',
      'roster[2] "N-2": accommodation "lain" is not in the definition',
    ]);
    expect(problemsOf({ roster: [] })).toEqual(['roster: is empty']);
  });

  it.each(['', '-a', 'A', 'a b', 'a/b', 'ä', 'x'.repeat(65)])('names an id that cannot be one: %j', (id) => {
    expect(problemsOf({ id: id as SessionId })).toEqual([expect.stringMatching(/^id: must have 1 to 64/)]);
  });

  it('names a session PIN that is none', () => {
    expect(problemsOf({ sessionPin: ' 1-2 ' })).toEqual(['sessionPin: must have at least 4 characters']);
  });

  it('tells what is wrong with definition, bank and roster together', () => {
    const definition = { ...tinyJson(), durationMinutes: 0 };
    const twice = { ...tinyBank, items: [...tinyBank.items, tinyBank.items[0]!] };
    const found = problemsOf({ definition, bank: twice, roster: rosterWith({ name: '' }), sessionPin: '' });
    expect(found).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^durationMinutes: /),
        expect.stringMatching(/the id is taken already/),
        expect.stringMatching(/^roster\[0\] "N-0": the name/),
        expect.stringMatching(/^sessionPin: /),
      ]),
    );
  });

  it('tells of each draw that the bank cannot fill, and of a bank that is another', () => {
    const few = { ...tinyBank, id: 'other', items: tinyBank.items.slice(0, 3) };
    const found = problemsOf({ bank: few });
    expect(found.filter((problem) => problem.startsWith('sections['))).toHaveLength(3);
    expect(found).toEqual(expect.arrayContaining([expect.stringMatching(/^bank: the exam draws from "tiny-bank"/)]));
  });

  it.each([null, 3, 'text', [], {}])('is told apart from a program’s fault: %j', (definition) => {
    expect(problemsOf({ definition }).length).toBeGreaterThan(0);
  });
});
