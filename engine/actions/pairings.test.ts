import type { Instant } from '#domain/time.ts';
import { Pairings } from './pairings.ts';

const MINUTE = 60_000;
const seen = (address = '192.168.1.7') => ({ address, suggestedName: 'LAB-07', tier: 'plain-browser' as const });

/** A clock held by hand; codes and tickets count up. */
class Door {
  readonly pairings = new Pairings();
  now = 1_000 as Instant;
  private drawn = 0;

  begin(address?: string, draw = () => this.code()) {
    const ticket = `ticket ${this.drawn}`;
    return this.pairings.begin({ ...seen(address), ticket }, this.now, draw);
  }

  code(): string {
    return String(22_222_222 + ++this.drawn);
  }

  wait(ms: number): void {
    this.now = (this.now + ms) as Instant;
  }
}

test('no two that wait have one code', () => {
  const door = new Door();
  const first = door.begin();
  const draws = [first.code, first.code, '99999999'];
  expect(door.begin('192.168.1.8', () => draws.shift()!).code).toBe('99999999');
  expect(draws).toEqual([]);
});

test('a computer is found by its ticket and by its code, however that is typed, until it has been silent for ten minutes', () => {
  const door = new Door();
  const { pairings } = door;
  const one = door.begin();
  const typed = `${one.code.slice(0, 4)}-${one.code.slice(4)}`.toLowerCase();
  expect(pairings.find(one.ticket, door.now)).toBe(one);
  expect(pairings.waitingUnder(typed, door.now)).toBe(one);
  expect(pairings.find(one.code, door.now)).toBeNull();
  door.wait(10 * MINUTE);
  expect([...pairings.waiting(door.now)]).toEqual([one]);
  door.wait(1);
  expect([...pairings.waiting(door.now)]).toEqual([]);
  expect(pairings.find(one.ticket, door.now)).toBeNull();
  expect(pairings.waitingUnder(one.code, door.now)).toBeNull();
});

test('who was declined or let in waits no more', () => {
  const door = new Door();
  const { pairings } = door;
  const one = door.begin();
  one.outcome = 'declined';
  expect(pairings.waitingUnder(one.code, door.now)).toBeNull();
  expect(pairings.find(one.ticket, door.now)).toBe(one);
});

test('who makes up computers pushes out their own and nobody else', () => {
  const door = new Door();
  const { pairings } = door;
  const honest = door.begin('192.168.1.8');
  for (let count = 0; count < 3_500; count++) door.begin('192.168.1.66');
  expect(pairings.size).toBe(3_001);
  expect(pairings.find(honest.ticket, door.now)).toBe(honest);
});

test('the whole has an end too, and who is silent makes room first', () => {
  const door = new Door();
  const { pairings } = door;
  for (let place = 0; place < 20_000; place++) door.begin(`10.0.${place >> 8}.${place & 255}`);
  door.wait(10 * MINUTE + 1);
  const late = door.begin('10.9.9.9');
  expect([pairings.size, pairings.find(late.ticket, door.now)]).toEqual([1, late]);
});
