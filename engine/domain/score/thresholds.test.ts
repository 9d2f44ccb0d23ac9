import { definitionOf, examJson } from '../../testing/tiny-exam.ts';
import type { SectionCode } from '../ids.ts';
import { type Points, points } from '../points.ts';
import type { ScoreSheet } from './score-sheet.ts';
import { judgeThresholds } from './thresholds.ts';

const skd = definitionOf(examJson('skd-2024'));

function score(twk: number, tiu: number, tkp: number): ScoreSheet {
  const figures = { TWK: twk, TIU: tiu, TKP: tkp };
  return {
    sections: Object.entries(figures).map(([code, value]) => ({ code: code as SectionCode, points: points(value) })),
    total: points(twk + tiu + tkp),
  };
}

// KepmenPANRB 321/2024 as reported. Figures: TWK, TIU, TKP.
test.each<readonly [string, string, readonly [number, number, number], boolean]>([
  ['exactly on all three', 'umum', [65, 80, 166], true],
  ['one TWK answer below', 'umum', [60, 80, 166], false],
  ['one TIU answer below', 'umum', [65, 75, 166], false],
  ['one TKP point below', 'umum', [65, 80, 165], false],
  ['full marks elsewhere do not heal one section', 'umum', [150, 175, 165], false],
  ['the same for sons and daughters of Kalimantan', 'putra-putri-kalimantan', [65, 80, 166], true],
  ['the same for sons and daughters of Kalimantan', 'putra-putri-kalimantan', [65, 80, 165], false],
  ['TIU and total exactly', 'cumlaude', [60, 85, 166], true],
  ['one total point below', 'cumlaude', [60, 85, 165], false],
  ['TIU below, whatever the total', 'cumlaude', [150, 80, 225], false],
  ['no TWK at all, as TWK has no threshold of its own', 'cumlaude', [0, 175, 136], true],
  ['TIU and total exactly', 'diaspora', [61, 85, 165], true],
  ['one total point below', 'diaspora', [60, 85, 165], false],
  ['TIU and total exactly', 'disabilitas', [65, 60, 161], true],
  ['one total point below', 'disabilitas', [65, 60, 160], false],
  ['TIU below', 'disabilitas', [150, 55, 225], false],
  ['TIU and total exactly', 'putra-putri-papua', [65, 60, 161], true],
  ['TIU and total exactly', 'daerah-tertinggal', [65, 60, 161], true],
  ['one total point below', 'daerah-tertinggal', [64, 60, 161], false],
])('%s: %s %j', (_, category, figures, expected) => {
  expect(judgeThresholds(skd, category, score(...figures)).meetsAll).toBe(expected);
});

test('each section says what it asks and whether it is met, by the name of the decree', () => {
  expect(judgeThresholds(skd, 'umum', score(65, 75, 166))).toEqual({
    sections: [
      { code: 'TWK', least: 65_00, met: true },
      { code: 'TIU', least: 80_00, met: false },
      { code: 'TKP', least: 166_00, met: true },
    ],
    totalLeast: null,
    totalMet: null,
    meetsAll: false,
    legalBasis: 'Keputusan Menteri PANRB Nomor 321 Tahun 2024',
  });
  expect(judgeThresholds(skd, 'cumlaude', score(65, 85, 166))).toMatchObject({
    sections: [{ met: null }, { met: true }, { met: null }],
    totalLeast: 311_00,
    totalMet: true,
  });
});

test('an exam without thresholds has nothing to reach', () => {
  const practice = definitionOf(examJson('latihan-singkat'));
  expect(judgeThresholds(practice, 'umum', score(0, 0, 0))).toMatchObject({ meetsAll: true, totalLeast: null });
});

test('a score without a section that a rule names does not meet it', () => {
  const partial: ScoreSheet = {
    sections: score(65, 0, 166).sections.filter(({ code }) => code !== 'TIU'),
    total: 231_00 as Points,
  };
  expect(judgeThresholds(skd, 'umum', partial).meetsAll).toBe(false);
});
