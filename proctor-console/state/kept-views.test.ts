import { type KeptView, readViews, withView, writeViews } from './kept-views.ts';
import { FIRST_VIEW } from './row-order.ts';

const troubles: KeptView = {
  name: 'Gangguan',
  view: { ...FIRST_VIEW, filter: 'trouble', room: 'LAB1', sort: 'section:TWK', descending: true },
  hidden: ['focus', 'total'],
};

test('what was kept is read as it was, without what was searched for', () => {
  const searched = { ...troubles, view: { ...troubles.view, search: 'Ayu' } };
  expect(readViews(writeViews([searched]))).toEqual([troubles]);
});

test.each([null, '', '{', '{}', '[1, null]', '[{"name":"x","filter":"nobody","sort":"seat"}]', '[{"name":""}]'])(
  'what is none is left out: %s',
  (text) => expect(readViews(text)).toEqual([]),
);

test('a name is kept once, and none without a name', () => {
  const again = { ...troubles, name: ' Gangguan ', hidden: [] };
  expect(withView([troubles], again)).toEqual([{ ...again, name: 'Gangguan' }]);
  expect(withView([troubles], { ...troubles, name: ' ' })).toEqual([troubles]);
  const many = Array.from({ length: 25 }, (_, n) => ({ ...troubles, name: `v${n}` }));
  expect(many.reduce(withView, [] as readonly KeptView[])).toHaveLength(20);
});
