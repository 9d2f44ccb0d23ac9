import type { StaffName } from '#domain/ids.ts';
import { type Decision, accept, refuse } from '#domain/session/refusal.ts';
import type { Millis } from '#domain/time.ts';
import { appendFacts } from './append-facts.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import type { ActOutcome } from './staff-act.ts';
import { orderOfReveal, viewReveal } from './view-board.ts';

/** `next`: one person more. `auto`: one more every `everyMs` from now on. `stop`: none by itself any more. `all`: everybody at once. */
export type RevealStep =
  { readonly step: 'next' | 'stop' | 'all' } | { readonly step: 'auto'; readonly everyMs: Millis };

/** Lets the public see last results behind a freeze, from the last rank up. Each step is an entry of its own. */
export function revealBoard(desk: Desk, hall: Hall, wish: RevealStep, by: StaffName): Promise<Decision<ActOutcome>> {
  return hall.inTurn(async () => {
    const at = desk.now();
    const progress = viewReveal(hall, at);
    if (progress === null || progress.shown >= progress.of) return refuse('wrong-phase');
    const shown = wish.step === 'all' ? progress.of : wish.step === 'next' ? progress.shown + 1 : progress.shown;
    const everyMs =
      wish.step === 'auto' ? wish.everyMs : wish.step === 'next' ? (progress.everyMs as Millis | null) : null;
    const stored = await appendFacts(desk, hall, [{ type: 'BOARD_REVEAL', at, by, shown, everyMs }], null);
    if (!stored.ok) return stored;
    return accept({
      affected: orderOfReveal(hall).slice(progress.shown, shown),
      spared: [],
      entryIndex: stored.value,
    });
  });
}
