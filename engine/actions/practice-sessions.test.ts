import { inEnglish } from '../testing/in-english.ts';
import type { SessionId, StaffName } from '#domain/ids.ts';
import { tinyBank, tinyJson } from '../testing/tiny-exam.ts';
import { steadyDesk } from '../testing/tiny-session.ts';
import { isPin } from './pins.ts';
import { preparePractice } from './practice-sessions.ts';

function practiceOf(participants: number) {
  const plan = { id: 'p' as SessionId, prefix: '2601', definition: tinyJson(), bank: tinyBank, zone: 'Asia/Jakarta' };
  return preparePractice(
    steadyDesk(),
    { ...plan, participants },
    { by: 'engine' as StaffName, where: 'first-run.json' },
  );
}

describe('a practice session', () => {
  it('tells for each participant the PIN that opens the attempt', () => {
    const { credentials, prepared } = practiceOf(5);
    if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems));
    expect(credentials.sessionPin).toBe(prepared.session.sessionPin);
    expect(prepared.session.facts.at(-1)).toMatchObject({ type: 'SESSION_PIN', act: 'made', reason: 'first-run.json' });
    for (const [place, { number, pin }] of credentials.participants.entries()) {
      const person = prepared.session.participants[place]!;
      expect(person.number).toBe(number);
      expect(isPin(steadyDesk(), 'p', number, pin, person.pinHash)).toBe(true);
    }
  });

  it('numbers, names and seats everybody once', () => {
    const { credentials, prepared } = practiceOf(600);
    if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems));
    const { participants } = prepared.session;
    for (const field of ['number', 'name', 'seat'] as const) {
      expect(new Set(participants.map((person) => person[field])).size).toBe(600);
    }
    expect(
      participants.map(({ seat }) => seat).filter((_, place) => [0, 9, 10, 259, 260, 599].includes(place)),
    ).toEqual(['A-01', 'A-10', 'B-01', 'Z-10', 'A1-01', 'H2-10']);
    expect([credentials.participants[0]!.number, credentials.participants[599]!.number]).toEqual([
      '2601-0001',
      '2601-0600',
    ]);
  });

  it('that has nobody says so', () => {
    expect(inEnglish(practiceOf(0).prepared)).toEqual({ ok: false, problems: [{ where: 'roster', what: 'is empty' }] });
  });
});
