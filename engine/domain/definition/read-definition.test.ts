import fc from 'fast-check';
import { examJson, tinyJson } from '../../testing/tiny-exam.ts';
import { allottedTime, examItems, sectionItems, sectionMaximum, thresholdRuleFor } from './exam-definition.ts';
import { readDefinition } from './read-definition.ts';

// What a person may have written: any shape at all.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Json = any;

function wheres(json: unknown): string[] {
  return readDefinition(json).problems.map(({ where }) => where);
}

const FREEZE = { freeze: { lastMinutes: 5, reveal: 'staff' } };
const KEY = '5eb0'.repeat(16);

describe('the definitions that come with the engine', () => {
  test.each(['skd-2024', 'latihan-skd', 'latihan-singkat'])('%s reads without problems', (id) => {
    expect(readDefinition(examJson(id)).problems).toEqual([]);
  });

  test('SKD 2024 has the composition, the points and the times of the decree', () => {
    const { definition } = readDefinition(examJson('skd-2024'));
    expect(
      definition?.sections.map((section) => [section.code, sectionItems(section), sectionMaximum(section)]),
    ).toEqual([
      ['TWK', 30, 150_00],
      ['TIU', 35, 175_00],
      ['TKP', 45, 225_00],
    ]);
    expect(definition && examItems(definition)).toBe(110);
    expect(definition && allottedTime(definition, [])).toBe(100 * 60_000);
    expect(definition && allottedTime(definition, ['huruf-besar'])).toBe(100 * 60_000);
    expect(definition && allottedTime(definition, ['huruf-besar', 'netra'])).toBe(130 * 60_000);
    expect(definition?.tieBreak).toEqual(['TKP', 'TIU', 'TWK']);
    expect(definition?.shortlistFactor).toBe(3);
    expect(definition?.livePolicy).toBe('locked');
  });

  test.each([
    ['umum', { TWK: 65_00, TIU: 80_00, TKP: 166_00 }, null],
    ['putra-putri-kalimantan', { TWK: 65_00, TIU: 80_00, TKP: 166_00 }, null],
    ['cumlaude', { TIU: 85_00 }, 311_00],
    ['diaspora', { TIU: 85_00 }, 311_00],
    ['disabilitas', { TIU: 60_00 }, 286_00],
    ['putra-putri-papua', { TIU: 60_00 }, 286_00],
    ['daerah-tertinggal', { TIU: 60_00 }, 286_00],
  ])('the threshold of %s is the one of the decree', (category, perSection, total) => {
    const { definition } = readDefinition(examJson('skd-2024'));
    const rule = definition && thresholdRuleFor(definition, category);
    expect(rule).toEqual({
      appliesTo: expect.anything(),
      legalBasis: expect.stringContaining('321'),
      perSection,
      total,
    });
  });
});

describe('a field that is not in order is named by its path', () => {
  const mutations: readonly (readonly [string, (json: Json) => void, readonly string[]])[] = [
    ['another format', (json) => (json.format = 'terang-exam/2'), ['format']],
    ['no format', (json) => delete json.format, ['format']],
    ['an id with capitals', (json) => (json.id = 'SKD'), ['id']],
    ['an id of 41 letters', (json) => (json.id = 'x'.repeat(41)), ['id']],
    ['no title', (json) => delete json.title, ['title']],
    ['a title in one language', (json) => delete json.title.en, ['title.en']],
    ['a title in a third language', (json) => (json.title.fr = 'x'), ['title.fr']],
    ['an empty legal basis', (json) => (json.legalBasis = '  '), ['legalBasis']],
    ['a legal basis in Unicode NFD', (json) => (json.legalBasis = 'De\u0301cret'), ['legalBasis']],
    ['a legal basis with half a surrogate pair', (json) => (json.legalBasis = 'x\ud800'), ['legalBasis']],
    [
      'a name that turns the reading direction',
      (json) => (json.sections[0].name.id = '\u202eKWT'),
      ['sections[0].name.id'],
    ],
    ['"yes" for true', (json) => (json.official = 'yes'), ['official']],
    ['no duration', (json) => delete json.durationMinutes, ['durationMinutes']],
    ['a duration of nothing', (json) => (json.durationMinutes = 0), ['durationMinutes']],
    ['a duration in a text', (json) => (json.durationMinutes = '100'), ['durationMinutes']],
    ['a duration with a hair of a minute', (json) => (json.durationMinutes = 100.0000001), ['durationMinutes']],
    ['a duration that is no number', (json) => (json.durationMinutes = Number.NaN), ['durationMinutes']],
    ['an endless duration', (json) => (json.durationMinutes = Number.POSITIVE_INFINITY), ['durationMinutes']],
    ['a day and a minute', (json) => (json.durationMinutes = 1_441), ['durationMinutes']],
    ['an unknown beginning of the clock', (json) => (json.clockStarts = 'dawn'), ['clockStarts']],
    ['a grace that is thinking time', (json) => (json.lagGraceMs = 10_001), ['lagGraceMs']],
    ['a negative grace', (json) => (json.lagGraceMs = -1), ['lagGraceMs']],
    ['no sections', (json) => (json.sections = []), ['sections']],
    ['sections that are no list', (json) => (json.sections = {}), ['sections']],
    ['a section that is no object', (json) => (json.sections[1] = null), ['sections[1]']],
    ['a section code in small letters', (json) => (json.sections[1].code = 'tiu'), ['sections[1].code']],
    ['no scoring', (json) => delete json.sections[0].scoring, ['sections[0].scoring']],
    ['an unknown scoring', (json) => (json.sections[0].scoring.kind = 'irt'), ['sections[0].scoring.kind']],
    ['points with three decimals', (json) => (json.sections[0].scoring.right = 1.125), ['sections[0].scoring.right']],
    ['points of the other scoring', (json) => (json.sections[2].scoring.right = 5), ['sections[2].scoring.right']],
    [
      'no maximum of a weighted section',
      (json) => delete json.sections[2].scoring.maximum,
      ['sections[2].scoring.maximum'],
    ],
    ['no draw', (json) => (json.sections[0].draw = []), ['sections[0].draw']],
    ['a draw of nothing', (json) => (json.sections[0].draw[3].count = 0), ['sections[0].draw[3].count']],
    ['a draw of half an item', (json) => (json.sections[0].draw[3].count = 1.5), ['sections[0].draw[3].count']],
    [
      'an unknown difficulty',
      (json) => (json.sections[0].draw[0].difficulty = 'brutal'),
      ['sections[0].draw[0].difficulty'],
    ],
    [
      'a misspelt difficulty',
      (json) => (json.sections[2].draw[1].dificulty = 'easy'),
      ['sections[2].draw[1].dificulty'],
    ],
    ['a misspelt rule', (json) => (json.shortlistfactor = 3), ['shortlistfactor']],
    ['no categories', (json) => (json.categories = []), ['categories']],
    ['a category without a name', (json) => delete json.categories[2].name, ['categories[2].name']],
    ['no accommodations', (json) => delete json.accommodations, ['accommodations']],
    [
      'time as a text',
      (json) => (json.accommodations[0].durationMinutes = 'long'),
      ['accommodations[0].durationMinutes'],
    ],
    ['a negative threshold', (json) => (json.thresholds[0].perSection.TWK = -1), ['thresholds[0].perSection.TWK']],
    ['a threshold without its basis', (json) => delete json.thresholds[1].legalBasis, ['thresholds[1].legalBasis']],
    [
      'a category alone instead of a list',
      (json) => (json.thresholds[1].appliesTo = 'diaspora'),
      ['thresholds[1].appliesTo'],
    ],
    ['no tie break', (json) => delete json.tieBreak, ['tieBreak']],
    ['a shortlist of two and a half times', (json) => (json.shortlistFactor = 2.5), ['shortlistFactor']],
    ['an unknown live policy', (json) => (json.livePolicy = 'open'), ['livePolicy']],
    [
      'a freeze without an end that all have together',
      (json) => Object.assign(json, { clockStarts: 'sign-in', publicBoard: FREEZE }),
      ['publicBoard.freeze'],
    ],
    [
      'a freeze that is the whole exam',
      (json) =>
        Object.assign(json, { clockStarts: 'session', durationMinutes: 5, accommodations: [], publicBoard: FREEZE }),
      ['publicBoard.freeze.lastMinutes'],
    ],
    [
      'a freeze that nobody lifts',
      (json) => (json.publicBoard = { freeze: { lastMinutes: 5 } }),
      ['publicBoard.freeze.reveal'],
    ],
    ['an unknown wish of the public board', (json) => (json.publicBoard = { rooms: true }), ['publicBoard.rooms']],
    ['names published in no known way', (json) => (json.publicNames = 'nickname'), ['publicNames']],
    ['"no" for false', (json) => (json.acknowledgesRunningSignal = 'no'), ['acknowledgesRunningSignal']],
    [
      'three things at once: all are listed',
      (json) => {
        json.id = '';
        json.sections[0].draw[0].count = '2';
        json.colour = 'red';
      },
      ['id', 'sections[0].draw[0].count', 'colour'],
    ],
  ];

  test.each(mutations)('%s', (_, mutate, expected) => {
    const json = examJson('skd-2024');
    mutate(json);
    expect(wheres(json)).toEqual(expected);
    expect(readDefinition(json).definition).toBeNull();
  });
});

describe('rules that cannot hold together are named by their path', () => {
  const mutations: readonly (readonly [string, (json: Json) => void, readonly string[]])[] = [
    [
      'a section twice',
      (json) => (json.sections[1].code = 'TWK'),
      [
        'sections[1].code',
        'thresholds[0].perSection.TIU',
        'thresholds[1].perSection.TIU',
        'thresholds[2].perSection.TIU',
        'tieBreak[1]',
      ],
    ],
    ['a category twice', (json) => json.categories.push(json.categories[0]), ['categories[7].code']],
    ['an accommodation twice', (json) => (json.accommodations[1].code = 'netra'), ['accommodations[1].code']],
    [
      'less time for who needs more',
      (json) => (json.accommodations[0].durationMinutes = 99),
      ['accommodations[0].durationMinutes'],
    ],
    ['wrong answers that earn as much', (json) => (json.sections[0].scoring.wrong = 5), ['sections[0].scoring.right']],
    ['blanks that earn more', (json) => (json.sections[0].scoring.blank = 6), ['sections[0].scoring.right']],
    [
      'a weighted section worth nothing',
      (json) => (json.sections[2].scoring.maximum = 0),
      ['sections[2].scoring.maximum', 'thresholds[0].perSection.TKP'],
    ],
    ['a draw twice', (json) => (json.sections[0].draw[1].difficulty = 'easy'), ['sections[0].draw[1]']],
    [
      'a draw of all difficulties beside one of a single',
      (json) => delete json.sections[0].draw[2].difficulty,
      ['sections[0].draw[2]', 'sections[0].draw[2]'],
    ],
    [
      'a draw of any topic beside others',
      (json) => delete json.sections[2].draw[5].topic,
      Array(5).fill('sections[2].draw[5]'),
    ],
    [
      'a threshold a hundredth above the maximum',
      (json) => (json.thresholds[0].perSection.TWK = 150.01),
      ['thresholds[0].perSection.TWK'],
    ],
    ['a total above the maximum', (json) => (json.thresholds[2].total = 550.01), ['thresholds[2].total']],
    ['a threshold of no section', (json) => (json.thresholds[2].perSection.SKB = 1), ['thresholds[2].perSection.SKB']],
    ['a category without a rule', (json) => json.thresholds[2].appliesTo.pop(), ['categories[6].code']],
    ['a category with two rules', (json) => json.thresholds[2].appliesTo.push('umum'), ['thresholds[2].appliesTo']],
    [
      'a rule for an unknown category',
      (json) => json.thresholds[1].appliesTo.push('dokter'),
      ['thresholds[1].appliesTo'],
    ],
    [
      'a rule for nobody',
      (json) => json.thresholds.push({ ...json.thresholds[0], appliesTo: [] }),
      ['thresholds[3].appliesTo'],
    ],
    ['a tie broken by no section', (json) => (json.tieBreak[2] = 'IPK'), ['tieBreak[2]']],
    ['a tie broken twice by one section', (json) => (json.tieBreak[2] = 'TKP'), ['tieBreak[2]']],
    [
      'a lock that is no choice and keys that are none',
      (json) => (json.lockdown = { seb: 'yes', configKeys: ['A'.repeat(64), KEY], browserExamKeys: ['1'], code: 1 }),
      ['lockdown.seb', 'lockdown.configKeys[0]', 'lockdown.browserExamKeys[0]', 'lockdown.code'],
    ],
    ['more witnesses than there are', (json) => (json.witnesses = { needed: 4, of: 3 }), ['witnesses.needed']],
    ['a policy that is none', (json) => (json.workstations = 'strict'), ['workstations']],
    ['seats of computers that nobody knows', (json) => (json.seats = 'required'), ['seats']],
    ['no way of being unsaved', (json) => (json.whenUnsaved = 'stop'), ['whenUnsaved']],
    [
      'a lock that is off and accepts kiosks',
      (json) => (json.lockdown = { seb: 'off', acceptsManagedKiosk: true }),
      ['lockdown.acceptsManagedKiosk'],
    ],
    [
      'a lock that is required and has neither key nor kiosk',
      (json) => (json.lockdown = { seb: 'required', acceptsManagedKiosk: false }),
      ['lockdown.configKeys'],
    ],
    ['a lock that is no object', (json) => (json.lockdown = 'required'), ['lockdown']],
    [
      'a lock that nothing opens',
      (json) => (json.lockdown = { seb: 'preferred', browserExamKeys: [KEY] }),
      ['lockdown.configKeys'],
    ],
    [
      'an official running score nobody acknowledges',
      (json) => (json.livePolicy = 'running'),
      ['acknowledgesRunningSignal'],
    ],
  ];

  test.each(mutations)('%s', (_, mutate, expected) => {
    const json = examJson('skd-2024');
    mutate(json);
    expect(wheres(json)).toEqual(expected);
  });

  const allowed: readonly (readonly [string, (json: Json) => void])[] = [
    ['a threshold at the maximum', (json) => (json.thresholds[0].perSection.TWK = 150)],
    ['a total at the maximum', (json) => (json.thresholds[2].total = 550)],
    ['a lock with its key', (json) => (json.lockdown = { seb: 'required', configKeys: [KEY] })],
    ['a lock for kiosks alone', (json) => (json.lockdown = { seb: 'required', acceptsManagedKiosk: true })],
    ['two of three witnesses', (json) => (json.witnesses = { needed: 2, of: 3 })],
    ['enrolled workstations', (json) => (json.workstations = 'required')],
    ['seats that are looked at', (json) => Object.assign(json, { workstations: 'flagged', seats: 'flagged' })],
    ['a lock that is off and has no key', (json) => (json.lockdown = { seb: 'off' })],
    ['no thresholds at all', (json) => (json.thresholds = [])],
    ['a rule that asks for nothing, on purpose', (json) => (json.thresholds[0].perSection = {})],
    ['an accommodation of exactly the same time', (json) => (json.accommodations[0].durationMinutes = 100)],
    [
      'an official running score with the acknowledgement',
      (json) => {
        json.livePolicy = 'running';
        json.acknowledgesRunningSignal = true;
      },
    ],
    [
      'a practice with a running score',
      (json) => {
        json.livePolicy = 'running';
        json.official = false;
      },
    ],
    [
      'points with two decimals and a penalty',
      (json) => {
        json.sections[0].scoring.wrong = -1.25;
        json.thresholds[0].perSection.TWK = 66.25;
      },
    ],
  ];

  test.each(allowed)('%s is allowed', (_, mutate) => {
    const json = examJson('skd-2024');
    mutate(json);
    expect(wheres(json)).toEqual([]);
  });
});

test('whatever JSON it is given, reading never throws, and gives either a definition or a problem', () => {
  const part = fc.oneof(fc.jsonValue(), fc.constant(undefined));
  const field = fc.constantFrom(...Object.keys(tinyJson()));
  fc.assert(
    fc.property(fc.jsonValue(), field, part, (anything, name, value) => {
      for (const json of [anything, { ...tinyJson(), [name]: value }]) {
        const { definition, problems } = readDefinition(json);
        expect(definition === null).toBe(problems.length > 0);
      }
    }),
    { numRuns: 300 },
  );
});

test.each([undefined, 'go-on', 'block'])(
  'what happens while unsaved (%s) is a field only where the file has one',
  (whenUnsaved) => {
    const { definition: plain } = readDefinition(tinyJson());
    const { definition } = readDefinition({ ...tinyJson(), ...(whenUnsaved === undefined ? {} : { whenUnsaved }) });
    expect(definition).toEqual(whenUnsaved === undefined ? plain : { ...plain, whenUnsaved });
    expect(plain !== null && 'whenUnsaved' in plain).toBe(false);
  },
);

test('a definition without a lock has no field for it, and keeps its hash', () => {
  const { definition } = readDefinition(tinyJson());
  expect(definition !== null && 'lockdown' in definition).toBe(false);
  const keys = { configKeys: [KEY], browserExamKeys: [] };
  const { definition: locked } = readDefinition({ ...tinyJson(), lockdown: { seb: 'required', configKeys: [KEY] } });
  expect(locked).toEqual({ ...definition, lockdown: { seb: 'required', ...keys } });
  expect(definition !== null && 'workstations' in definition).toBe(false);
  const kiosk = { seb: 'preferred', configKeys: [KEY], acceptsManagedKiosk: false };
  expect(readDefinition({ ...tinyJson(), lockdown: kiosk }).definition?.lockdown).toEqual({
    seb: 'preferred',
    ...keys,
  });
});
