import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSmallExam } from '../../engine/testing/write-small-exam.ts';
import { writeBundle } from '../commands/bundle.ts';
import { nodePrimitives } from './node-primitives.ts';
import { plainPrimitives } from './plain-primitives.ts';
import { verifyBundle } from './verify-bundle.ts';

/** What no bundle of today can have checked, and what only an auditor's can; none of them came with anything brought along. */
const OPEN = {
  public: ['V5', 'V6', 'V9', 'V11', 'V13', 'V15', 'V16', 'V18', 'V19', 'V21', 'V22', 'V23'],
  auditor: ['V5', 'V6', 'V9', 'V13', 'V15', 'V16', 'V21', 'V22', 'V23'],
};
const place = mkdtempSync(join(tmpdir(), 'terang-verify-bundle-'));
let vkey = '';

beforeAll(() => {
  const exam = writeSmallExam(place);
  exam.close();
  exam.end();
  vkey = exam.vkey;
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

describe('a good bundle', () => {
  for (const tier of ['public', 'auditor'] as const) {
    it(`of the ${tier} fails nowhere, and says what it could not check`, async () => {
      const bytes = await writeBundle(place, 'small', { tier });
      const found = verifyBundle(nodePrimitives, bytes, { vkey });
      expect(found.steps.flatMap(({ step, wrong }) => wrong.map((one) => [step, one]))).toEqual([]);
      expect(found.ok).toBe(true);
      const open = found.steps.filter(({ verdict }) => verdict === 'not-checked').map(({ step }) => step);
      expect(open).toEqual(OPEN[tier]);
      expect(verifyBundle(plainPrimitives, bytes, { vkey })).toEqual(found);
    });
  }
});
