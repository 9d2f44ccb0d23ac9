import { MessageBudget } from './message-budget.ts';

describe('what one socket may say', () => {
  it('is so much a second, and anew in the next', () => {
    const budget = new MessageBudget(3);
    const at = (...times: number[]) => times.map((time) => budget.spend(time));
    expect(at(5_000, 5_001, 5_999, 5_999)).toEqual([true, true, true, false]);
    expect(at(6_000, 6_000, 6_000, 6_000)).toEqual([true, true, true, false]);
    expect(at(60_000)).toEqual([true]);
  });

  it('is spent faster by what costs more', () => {
    const budget = new MessageBudget(5);
    expect([budget.spend(0, 3), budget.spend(0), budget.spend(0), budget.spend(0)]).toEqual([true, true, true, false]);
    expect([budget.spend(1_000, 3), budget.spend(1_000, 3), budget.spend(1_000)]).toEqual([true, false, true]);
  });
});
