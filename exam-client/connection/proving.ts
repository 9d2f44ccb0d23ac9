import { MOST_PROVEN } from '#domain/ledger/pledge.ts';
import type { KeptPledge } from '../chain/check-pledge.ts';
import { attemptKey } from '../state/local-sheet.ts';
import type { Room, SittingState, SittingStore } from '../state/sitting-store.ts';

const BEAT_MS = 1_000;
/** Of the bound: when a page asks. A hall that answers in one second does not ask in one. */
const EARLIEST = 0.4;
const LATEST = 0.8;
/** On a line that has come up again nothing is owed anew: that may take longer, as the whole hall may have come with it. */
const CALMLY = 6;
/** So many bounds without any answer are one that proves nothing: no dead line lives that long. */
const SILENT_BOUNDS = 4;

export interface Proving {
  /** Called about once a second. A page that slept has not waited. */
  look(): void;
  /** On a line that has just come up: the engine may be another one. */
  lineUp(): void;
}

/**
 * Has the engine prove within the time that its ledger names that what it pledged stands in the ledger whose root it signs, and that
 * this is the ledger that was proven before (SPEC section 6). One question for all that is owed, and one on each new line.
 */
export function createProving({ desk, store }: Room): Proving {
  /** Beats that something has been owed, or that this line has not been asked anything; null while neither is so. */
  let waited: number | null = null;
  let askAt = 0;
  /** Beats since the first question that has not been answered as it should be; null before it. */
  let vain: number | null = null;
  /** Whether anything was answered since. */
  let isAnswered = false;
  let isAsking = false;
  let isAskedHere = false;
  /** Raised with each line: what an old one answers says nothing. */
  let turn = 0;

  function lineUp(): void {
    [waited, vain, isAsking, isAskedHere, isAnswered] = [null, null, false, false, false];
    turn += 1;
  }

  function look(): void {
    const state = store.getState();
    const bound = boundOf(state);
    if (bound === null) return;
    const isOwed = state.owed.length > 0;
    if (!isOwed && (isAskedHere || state.proven === null)) {
      waited = null;
      return;
    }
    if (waited === null) {
      waited = 0;
      askAt = bound * (EARLIEST + (LATEST - EARLIEST) * desk.random()) * (isOwed ? 1 : CALMLY);
    }
    waited += 1;
    if (isOwed) askAt = Math.min(askAt, bound * LATEST);
    if (vain !== null) vain += 1;
    if (waited >= askAt && !isAsking) void ask();
    if (vain !== null && vain > bound * (isAnswered ? 1 : SILENT_BOUNDS)) store.setState({ pledge: 'unproven' });
  }

  async function ask(): Promise<void> {
    const mine = turn;
    const { owed, proven, view } = store.getState();
    const asked = owed.slice(0, MOST_PROVEN);
    isAsking = true;
    vain ??= 0;
    try {
      const from = proven === null ? 0 : sizeOf(proven.note);
      const reply = await desk.line.ask('prove', { from, indexes: asked.map(({ index }) => index) });
      const found = reply.ok ? ((await desk.chain?.proven(reply, asked, proven)) ?? null) : null;
      // A line that has come up again asks anew, and who has left is owed nothing.
      const now = store.getState().view;
      if (mine !== turn || view === null || now === null || attemptKey(now) !== attemptKey(view)) return;
      isAnswered ||= reply.ok;
      if (found === null) return;
      [waited, vain, isAskedHere, isAnswered] = [null, null, true, false];
      store.setState((state) => ({
        owed: state.owed.filter((one) => !asked.includes(one)),
        proven: found,
        pledge: state.pledge === 'unproven' ? 'kept' : state.pledge,
      }));
      // What cannot be kept is asked for once more after a reload.
      await desk.pledges?.keepProven(attemptKey(view), found).catch(() => undefined);
    } catch {
      return;
    } finally {
      if (mine === turn) isAsking = false;
    }
  }

  return { look, lineUp };
}

/** In beats; null where nothing is promised, or nobody can be asked. */
function boundOf({ link, place, view }: SittingState): number | null {
  const ms = view?.attempt.chain?.mmdMs;
  return ms === undefined || place.kind !== 'seated' || !link.up ? null : Math.ceil(ms / BEAT_MS);
}

/** A signed note's second line. */
function sizeOf(note: string): number {
  return Number(note.split('\n')[1]);
}

/** What has just been pledged is to be proven. What was asked twice is pledged twice. */
export function owe(store: SittingStore, pledge: KeptPledge): void {
  const { owed, proven } = store.getState();
  if (pledge.index <= (proven?.through ?? -1) || owed.some(({ index }) => index === pledge.index)) return;
  store.setState({ owed: [...owed, pledge].sort((a, b) => a.index - b.index) });
}

/** What an earlier loading of this page was pledged and has not had proven. */
export async function owedOf({ desk }: Room, attempt: string): Promise<Pick<SittingState, 'owed' | 'proven'>> {
  const proven = (await desk.pledges?.proven(attempt).catch(() => null)) ?? null;
  const all = (await desk.pledges?.all(attempt).catch(() => [])) ?? [];
  return { owed: all.filter(({ index }) => index > (proven?.through ?? -1)), proven };
}
