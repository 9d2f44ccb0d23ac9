/**
 * Files made to do harm: each is refused with words, or read without what would do it. None is thrown about, none keeps the reader
 * busy (the test's own time limit sees to that), and all of them together stay within the memory of a small machine.
 */
import { inEnglish } from '../../engine/testing/in-english.ts';
import { richTextProblems } from '#domain/item/check-rich-text.ts';
import { HOSTILE_FILES } from '../../engine/testing/items/hostile-files.ts';
import { readFiles } from './read-files.ts';
import { textsOf } from './reading/media-of.ts';

test('there are more than a hundred', () => expect(HOSTILE_FILES.length).toBeGreaterThan(100));

test.each(HOSTILE_FILES)('%s', async (_, name, content, outcome) => {
  const bytes = await content;
  const { items, media, problems } = await readFiles(new Map([[name, Buffer.from(bytes as string)]]), name);
  expect(problems.length + items.length).toBeGreaterThan(0);
  expect(items.length).toBe(outcome === 'refused' ? 0 : 1);
  if (outcome === 'refused') expect(problems.some(({ severity }) => severity === 'error')).toBe(true);
  for (const { what } of problems) expect(inEnglish(what)).not.toMatch(/(?!\t)[\p{Cc}\p{Cf}]/u);
  for (const { interaction, stem } of items) {
    for (const text of [stem, ...textsOf(interaction)]) expect(richTextProblems(text)).toEqual([]);
    // A text may say "<script>" where its format is plain; an element or attribute of it never.
    expect(JSON.stringify([stem, interaction])).not.toMatch(
      /"(tag|src|href)":"(script|svg|style|iframe|data:|https?:|javascript:)|"on\w+":/,
    );
  }
  for (const path of media.keys()) expect(path).toMatch(/^media\/[A-Za-z0-9][A-Za-z0-9._-]*$/);
});
