import { PROTOCOL_VERSION } from '#protocol/version.ts';
import type { Room, SittingState } from '../state/sitting-store.ts';

const EVERY_MS = 10_000;

/** Hashes of the definitions that this page was given; null where it was given none yet. */
function rulesGiven({ stationRules, view }: SittingState): readonly string[] | null {
  return view === null ? stationRules : [view.session.rules];
}

/** Nobody asks any more once the session is open. */
function isAsked({ link, place, view }: SittingState): boolean {
  return link.up && place.kind !== 'outdated' && (view === null || view.session.phase === 'prepared');
}

/**
 * Tells the engine which page this is, which rules it goes by and how this computer's clock stands: at once when any of it is
 * another, and again every ten seconds until the opening. What is lost on the way is told with the next.
 */
export function startPageReports({ desk, store }: Room): void {
  let turn = 0;
  let cancel = (): void => undefined;

  async function tell(mine: number): Promise<void> {
    const rules = rulesGiven(store.getState());
    if (rules === null || !isAsked(store.getState())) return;
    try {
      const before = desk.station.wallClock();
      const sentAt = desk.now();
      const reply = await desk.line.ask('time', { sentAt });
      const tookMs = desk.now() - sentAt;
      if ('serverAt' in reply && mine === turn) {
        const aheadMs = Math.round(before + tookMs / 2 - reply.serverAt);
        const said = { name: desk.workstation, build: desk.build ?? '', rules: [...rules], aheadMs };
        await desk.line.ask('report-page', { version: PROTOCOL_VERSION, ...said, tookMs: Math.round(tookMs) });
      }
    } catch {
      // The next turn tells it.
    }
    if (mine === turn) cancel = desk.later(EVERY_MS, () => void tell(mine));
  }

  const told = (state: SittingState): string =>
    isAsked(state) ? JSON.stringify([rulesGiven(state), state.place.kind, state.view?.session.id]) : '';
  store.subscribe((state, before) => {
    if (told(state) === told(before)) return;
    cancel();
    turn += 1;
    void tell(turn);
  });
}
