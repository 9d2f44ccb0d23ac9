import { TinyHall } from '../testing/tiny-hall.ts';
import { reportUnsent, unsentInHall } from './report-unsent.ts';
import { viewMonitorHead, viewMonitorRow } from './view-monitor.ts';

let tiny: TinyHall;
beforeEach(async () => {
  tiny = await TinyHall.open();
  tiny.openSession();
  for (const place of [0, 1, 2]) tiny.signIn(place);
});
afterEach(() => tiny.end());

function report(place: number, count: number, oldestAgeMs = 0, storageWorks = true): void {
  reportUnsent(tiny.desk, tiny.hall, tiny.person(place), { count, oldestAgeMs, storageWorks });
}

test('nobody has said anything yet', () => {
  expect(unsentInHall(tiny.hall)).toEqual({ people: 0, since: null });
  expect(viewMonitorRow(tiny.desk, tiny.hall, tiny.person(0))).toMatchObject({
    unsent: 0,
    unsentSince: null,
    storageWorks: null,
  });
});

test('an age becomes a moment of the engine’s clock, and the hall has the oldest of all', () => {
  const began = tiny.now;
  report(0, 2, 500);
  tiny.wait(4_000);
  report(1, 1, 9_000);
  report(2, 0);
  expect(viewMonitorRow(tiny.desk, tiny.hall, tiny.person(0))).toMatchObject({ unsent: 2, unsentSince: began - 500 });
  expect(viewMonitorHead(tiny.desk, tiny.hall).saveHealth).toMatchObject({
    unsentPeople: 2,
    unsentSince: began - 5_000,
  });
});

test('what was told stays after the connection is lost, until something else is told', () => {
  report(0, 3, 1_000, false);
  const person = tiny.person(0);
  person.connection = { socketId: 'x', since: tiny.now, alive: false };
  tiny.wait(60_000);
  expect(viewMonitorRow(tiny.desk, tiny.hall, person)).toMatchObject({
    connected: false,
    unsent: 3,
    storageWorks: false,
  });
  report(0, 0);
  expect(unsentInHall(tiny.hall)).toEqual({ people: 0, since: null });
});

test('every report is told to who watches', () => {
  const touched: unknown[] = [];
  tiny.hall.watch((person) => touched.push(person));
  report(1, 1);
  expect(touched).toEqual([tiny.person(1)]);
});
