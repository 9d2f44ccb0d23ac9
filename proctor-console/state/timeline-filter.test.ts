import { TIMELINE_FILTERS, fitsFilter } from './timeline-filter.ts';

test.each([
  ['PAUSE', 'pengawas', ['all', 'staff', 'time']],
  ['PAUSE', 'engine', ['all', 'time']],
  ['SIGN_IN', null, ['all', 'signIns']],
  ['SAVED', null, ['all', 'saves']],
  ['SOMETHING_NEW', 'pengawas', ['all', 'staff']],
])('%s by %s is under %j', (type, by, filters) => {
  expect(TIMELINE_FILTERS.filter((filter) => fitsFilter({ type, by }, filter))).toEqual(filters);
});
