import { ACT_DEEDS, DEEDS, ITEM_ACT_DEEDS, MESSAGES, ROUTES, type StaffDeed, may, routeOf } from './permissions.ts';
import { ROLES, isRole, mayManage } from './role.ts';
import { reaches, roomOfSeat, roomsKey } from './rooms.ts';

const deedsOf = (role: string) => (Object.keys(DEEDS) as StaffDeed[]).filter((deed) => may(role, deed));

describe('the table', () => {
  it('lets an observer look and keep the check desk, a technician at computers, and a board account at nothing but the board', () => {
    expect(deedsOf('observer')).toEqual(['watch', 'check-desk']);
    expect(deedsOf('technician')).toEqual(['workstations']);
    expect(deedsOf('board')).toEqual([]);
  });

  it.each(['', 'admin', 'Committee', 'proctor', '__proto__', 'toString'])('gives %j nothing', (role) => {
    expect([deedsOf(role), isRole(role), ROLES.some((other) => mayManage(role, other))]).toEqual([[], false, false]);
  });

  it('names deeds alone, and each of them at some door', () => {
    const asked = new Set<string>([
      ...Object.values(MESSAGES),
      ...Object.values(ROUTES),
      ...Object.values(ITEM_ACT_DEEDS),
      ...Object.values(ACT_DEEDS).flatMap(({ confirm, propose }) => [confirm, propose]),
    ]);
    expect(Object.keys(DEEDS).filter((deed) => !asked.has(deed))).toEqual([]);
  });

  it('lets a coordinator manage the day’s accounts and no others', () => {
    expect(ROLES.filter((role) => mayManage('coordinator', role))).toEqual([
      'invigilator',
      'observer',
      'technician',
      'board',
    ]);
    expect(ROLES.every((role) => mayManage('committee', role))).toBe(true);
  });
});

describe('the line of a request', () => {
  it.each([
    ['GET', '/', 'GET /'],
    ['HEAD', '/console', 'GET /console'],
    ['GET', '/console/', 'GET /console'],
    ['GET', '/assets/a.js', 'GET /assets/*'],
    ['GET', '/assets/a/b.js', 'GET /assets/*'],
    ['GET', '/assets', null],
    ['GET', '/assets/', null],
    ['GET', '/staff/sessions/x/pin', 'GET /staff/sessions/:id/pin'],
    ['GET', '/staff/sessions//pin', null],
    ['PUT', '/staff/sessions/x/pin', null],
    ['GET', '/STAFF/Me', 'GET /staff/me'],
    ['GET', '//staff/me', null],
    ['GET', '/items/banks/b/items/i', 'GET /items/banks/:bank/items/:item'],
    ['GET', '/staff/elsewhere', null],
    ['DELETE', '/staff/me', null],
    ['GET', '', null],
  ])('%s %s', (method, path, name) => expect(routeOf(method, path)).toBe(name));
});

describe('rooms', () => {
  it('bound who has some, and never who has all', () => {
    expect([reaches('all', null), reaches('all', 'A'), reaches(['A'], 'A'), reaches(['A'], 'B')]).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect([reaches(['A'], null), reaches([], 'A')]).toEqual([false, false]);
  });

  it('are the first part of a seat', () => {
    expect(['LAB1-07', 'A-B-1', 'A7', '-7', '', null].map(roomOfSeat)).toEqual(['LAB1', 'A-B', null, null, null, null]);
  });

  it('are told apart by one text', () => {
    expect([roomsKey('all'), roomsKey(['B', 'A', 'B']), roomsKey(['all'])]).toEqual(['all', '["A","B"]', '["all"]']);
  });
});
