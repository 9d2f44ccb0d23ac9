import { inEnglish } from '../../testing/in-english.ts';
import type { ItemId, SectionCode } from '../ids.ts';
import type { BankItem, ItemBank } from './bank.ts';
import { checkBank } from './check-bank.ts';
import { FaceMaker } from './faces.ts';

const medium = (letter: string, type: string) => ({ type, hash: letter.repeat(64), size: 1 });
const media = {
  'media/answer-b.svg': medium('a', 'image/svg+xml'),
  'media/heard.mp3': medium('b', 'audio/mpeg'),
  'media/told.mp3': medium('c', 'audio/mpeg'),
};
const sound = (source: string, plays: number | null) => ({
  kind: 'sound' as const,
  source,
  plays,
  transcript: 'secret words',
});

const item: BankItem = {
  kind: 'single-choice',
  id: 'A-1' as ItemId,
  section: 'A' as SectionCode,
  topic: 'a',
  difficulty: 'easy',
  passage: 'p',
  stem: [
    sound('media/heard.mp3', 2),
    { kind: 'image', source: 'media/answer-b.svg', alt: 'a map' },
    {
      kind: 'rich',
      text: [{ tag: 'p', children: ['x', { tag: 'img', attributes: { src: 'media/answer-b.svg', alt: 'map' } }] }],
    },
  ],
  options: ['one', [{ tag: 'img', attributes: { src: 'media/answer-b.svg', alt: 'two' } }]],
  pinsLast: false,
  rationale: '',
  source: 'items/a.md:1',
  key: [0],
};
const bank: ItemBank = {
  id: 'a',
  title: 'A',
  language: 'en',
  version: 1,
  licence: 'x',
  sections: [{ code: 'A' as SectionCode, name: 'A', topics: { a: 'A' } }],
  items: [item],
  passages: [{ id: 'p', title: 'P', text: [sound('media/told.mp3', null)], source: 'items/a.md:9' }],
  media,
};
const sources = { passages: new Map(bank.passages!.map((one) => [one.id, one])), media };

test('the bank of these tests is in order', () => expect(checkBank(bank)).toEqual([]));

test('files are called by their bytes, sounds are counted through the paper, and words that are heard are kept back', () => {
  const maker = new FaceMaker(sources);
  const face = maker.face(item, [1, 0]);
  const name = 'a'.repeat(64);
  expect(face).toEqual({
    kind: 'single-choice',
    stem: [
      { kind: 'sound', sound: 1, source: 'b'.repeat(64), plays: 2 },
      { kind: 'image', source: name, alt: 'a map' },
      { kind: 'rich', text: [{ tag: 'p', children: ['x', { tag: 'img', attributes: { src: name, alt: 'map' } }] }] },
    ],
    options: [[{ tag: 'img', attributes: { src: name, alt: 'two' } }], 'one'],
    passage: 0,
  });
  expect(maker.passages).toEqual([
    { title: 'P', text: [{ kind: 'sound', sound: 0, source: 'c'.repeat(64), plays: null }] },
  ]);
  expect(JSON.stringify([face, maker.passages])).not.toMatch(/media\/|answer-b|secret/);
});

test('whose accommodation grants it reads the words of sounds', () => {
  const maker = new FaceMaker(sources, true);
  expect(maker.face(item, [0, 1]).stem[0]).toMatchObject({ kind: 'sound', transcript: 'secret words' });
});

test.each<readonly [string, Partial<BankItem>, string]>([
  [
    'a picture played',
    { stem: [sound('media/answer-b.svg', 1)] },
    'names media/answer-b.svg as a sound, but it is image/svg+xml',
  ],
  [
    'a sound shown',
    { options: ['x', [{ tag: 'img', attributes: { src: 'media/told.mp3', alt: 'x' } }]] },
    'option 2: names media/told.mp3 as a picture, but it is audio/mpeg',
  ],
  [
    'a sound that is not there',
    { stem: [sound('media/gone.mp3', 1)] },
    'names media/gone.mp3, which is not in the bank',
  ],
  [
    'a way out of the folder',
    { stem: [sound('media/../x.mp3', 1)] },
    'names "media/../x.mp3", which is no file of media/',
  ],
  [
    'twenty-one plays',
    { stem: [sound('media/told.mp3', 21)] },
    'the sound "media/told.mp3" may be played 1 to 20 times, not 21',
  ],
  [
    'a sound without words',
    { stem: [{ ...sound('media/told.mp3', 1), transcript: ' ' }] },
    'the sound "media/told.mp3" has no transcript; write what is heard',
  ],
  ['a script', { stem: [{ kind: 'rich', text: [{ tag: 'script' as 'p' }] }] }, 'the element "script" is not allowed'],
])('%s is a problem of the bank', (_, change, what) => {
  const found = checkBank({ ...bank, items: [{ ...item, ...change } as BankItem] });
  expect(inEnglish(found.map((problem) => problem.what))).toContain(what);
});
