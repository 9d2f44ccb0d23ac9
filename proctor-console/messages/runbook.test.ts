/** The runbook is all that a proctor has on a first day: what it tells them to press stands on a screen in the same words. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..', '..');
const CATALOGUES = ['proctor-console/messages', 'exam-client/messages'];

/** Emphasis that names nothing to press: warnings, words of the rules, and buttons of the witness page, which has words of its own. */
const PLAIN: Readonly<Record<'id' | 'en', readonly string[]>> = {
  id: [
    ...['tidak pernah dapat dihapus', 'tidak', '?', 'Kata sandi yang salah', 'Buat kunci', 'Simpan semua akar'],
    ...['Safe Exam Browser melupakan kuki ketika dimulai', 'Semua ini belum dicoba pada SEB yang sebenarnya'],
    'Tanda tidak mengakhiri, membatalkan, atau menghalangi apa pun',
  ],
  en: [
    ...['can never be erased', 'not', '?', 'committee', 'Wrong passwords', 'Make a key', 'Save all roots'],
    ...['Safe Exam Browser forgets cookies when it starts', 'No part of this has been tried on a real SEB yet'],
    ...['A sign ends, voids and blocks nothing', 'Check desk.'],
  ],
};

function wordsOf(json: unknown): string[] {
  return typeof json === 'object' && json !== null ? Object.values(json).flatMap(wordsOf) : [String(json)];
}

/**
 * Of a sentence with blanks, in any case: a name stands where a blank is. The runbook may leave blanks
 * out; what is hardly more than blanks fits itself alone.
 */
function asPattern(words: string): RegExp {
  const isMostlyBlank = words.replace(/\{\{\w+\}\}/g, '').replace(/[^\p{L}]/gu, '').length < 4;
  const parts = (isMostlyBlank ? [words] : words.split(/\{\{\w+\}\}/)).map((part) =>
    part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
  );
  return new RegExp(`^(?:${parts.join('.+')}|${parts.join('').trim()})$`, 'i');
}

/** Bold words within the text; those that begin a paragraph or a point and end in a stop or a colon are its heading. */
function toPress(text: string): string[] {
  return [...text.matchAll(/\*\*([^*]+)\*\*(:?)/g)].flatMap(({ 0: all, 1: bold = '', 2: colon, index }) => {
    const before = text.slice(text.lastIndexOf('\n', index) + 1, index);
    const heads = /^(?:\s*(?:\d+\.|-)\s*)?$/.test(before);
    const next = text.slice(index + all.length, index + all.length + 1);
    if (heads && (bold.endsWith('.') || colon === ':' || next === ',' || next === ' ')) return [];
    return [bold.replace(/\s+/g, ' ').trim()];
  });
}

test.each(['id', 'en'] as const)('what the runbook (%s) tells to press stands on a screen', (language) => {
  const words = CATALOGUES.flatMap((folder) =>
    wordsOf(JSON.parse(readFileSync(resolve(root, folder, `${language}.json`), 'utf8'))),
  ).map(asPattern);
  const file = language === 'id' ? 'docs/exam-day.id.md' : 'docs/exam-day.md';
  const found = toPress(readFileSync(resolve(root, file), 'utf8'));
  const unknown = found.filter((one) => !PLAIN[language].includes(one) && !words.some((word) => word.test(one)));
  expect(found.length).toBeGreaterThan(30);
  expect([...new Set(unknown)]).toEqual([]);
});
