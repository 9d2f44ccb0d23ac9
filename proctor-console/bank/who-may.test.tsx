import { role } from '#protocol/staff-http.ts';
import { type StaffDeed, may } from '../../engine/transport/staff-permissions.ts';
import { mayImport, maySeeItems } from './bank-context.ts';
import { WHO_MAY } from './item-acts.tsx';

/** What the engine asks for each act (`engine/transport/item-routes.ts`). */
const DEEDS: Readonly<Record<keyof typeof WHO_MAY, StaffDeed>> = {
  submit: 'write-items',
  return: 'review-items',
  review: 'review-items',
  approve: 'approve-items',
  retire: 'approve-items',
};

test.each(role.options)('the screens offer to a %s what the engine allows', (each) => {
  expect(maySeeItems(each)).toBe(may(each, 'see-items'));
  expect(mayImport(each)).toBe(may(each, 'import-items'));
  for (const [act, deed] of Object.entries(DEEDS)) {
    expect({ act, may: WHO_MAY[act as keyof typeof WHO_MAY].includes(each) }).toEqual({ act, may: may(each, deed) });
  }
});
