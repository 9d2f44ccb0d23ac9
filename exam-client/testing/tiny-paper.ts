import type { Form } from '#domain/form/form.ts';
import type { SectionCode } from '#domain/ids.ts';
import type { AttemptView } from '#protocol/candidate-down.ts';

const OPTIONS = ['satu', 'dua', 'tiga', 'empat', 'lima'];

/** Two sections, three items each. */
export const tinyPaper: Form = {
  format: 'terang-form/1',
  sections: [
    {
      code: 'TWK' as SectionCode,
      name: { id: 'Tes Wawasan Kebangsaan', en: 'National Insight Test' },
      items: ['pertama', 'kedua', 'ketiga'].map((text) => ({
        kind: 'single-choice' as const,
        stem: [{ kind: 'paragraph' as const, text: `Soal ${text} adalah …` }],
        options: OPTIONS,
      })),
    },
    {
      code: 'TKP' as SectionCode,
      name: { id: 'Tes Karakteristik Pribadi', en: 'Personal Characteristics Test' },
      items: ['keempat', 'kelima', 'keenam'].map((text) => ({
        kind: 'weighted-choice' as const,
        stem: [{ kind: 'paragraph' as const, text: `Sikap ${text} adalah …` }],
        options: OPTIONS,
      })),
    },
  ],
};

export const TINY_ITEMS = 6;

/** A participant at work, half an hour before the end. */
export function tinyView(now: number, attempt: Partial<AttemptView['attempt']> = {}): AttemptView {
  return {
    serverAt: now,
    session: {
      id: 'latihan-skd',
      title: { id: 'Latihan SKD', en: 'SKD practice' },
      rules: 'ab'.repeat(32),
      phase: 'open',
      opensAt: now - 60_000,
      zone: 'Asia/Jakarta',
      durationMs: 1_800_000,
      official: false,
      whenUnsaved: 'go-on',
      kinds: ['single-choice', 'weighted-choice'],
      sections: tinyPaper.sections.map(({ code, name, items }) => ({
        code,
        name,
        items: items.length,
        maxPoints: items.length * 500,
      })),
      livePolicy: 'running',
      lockBlocks: [],
    },
    participant: { number: '2602-0014', name: 'Peserta Empat Belas', seat: 'B-04', accommodations: [] },
    granted: null,
    attempt: {
      phase: 'working',
      epoch: 1,
      lastMutation: 0,
      isIdentityConfirmed: true,
      clock: { startedAt: now, allotted: 1_800_000, extended: 0, stopped: 0, stoppedSince: null },
      lagGraceMs: 2_000,
      responses: Array<null>(TINY_ITEMS).fill(null),
      flagged: Array<boolean>(TINY_ITEMS).fill(false),
      lastSavedAt: null,
      finishReason: null,
      finishedAt: null,
      score: null,
      held: [],
      stoppedBy: [],
      ...attempt,
    },
  };
}
