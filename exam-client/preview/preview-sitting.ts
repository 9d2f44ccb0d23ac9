import type { AttemptView } from '#protocol/candidate-down.ts';
import type { CandidateLine } from '../connection/line.ts';
import { brokenStores } from '../connection/broken-stores.ts';
import { browserProbe } from '../connection/station-probe.ts';
import type { MediaShelf } from '../media/media-shelf.ts';
import { createSittingStore } from '../state/sitting-store.ts';
import type { Sitting } from '../state/sitting.ts';

const DAY_MS = 86_400_000;
const nothing = (): void => undefined;
const nobody = (): Promise<never> => Promise.reject(new Error('a preview speaks to no engine'));
const SILENT: CandidateLine = { ask: nobody, open: nothing, reconnect: nothing, close: nothing };

/** A sitting that is nobody's: it is open all day, counts plays of sounds until the page is left, and sends and keeps nothing. */
export function previewSitting(media: MediaShelf, now: () => number, later: Sitting['desk']['later']): Sitting {
  const store = createSittingStore();
  const storageWorks = (): Promise<boolean> => Promise.resolve(true);
  const desk: Sitting['desk'] = {
    ...brokenStores,
    line: SILENT,
    media,
    workstation: '',
    station: browserProbe(storageWorks),
    forgetPerson: nothing,
    now,
    // Only spreads retries over a hall, and there is one page here.
    random: () => 0,
    later,
  };
  store.setState({
    place: { kind: 'seated' },
    view: allDay(Math.round(now())),
    form: { format: 'terang-form/1', sections: [] },
    link: { up: true, downSince: null, attempt: 0, nextTryAt: null },
  });
  const play = (sound: number): void =>
    store.setState(({ view }) => {
      if (view === null) return {};
      const plays = [...(view.attempt.plays ?? [])];
      while (plays.length <= sound) plays.push(0);
      plays[sound] = (plays[sound] ?? 0) + 1;
      return { view: { ...view, attempt: { ...view.attempt, plays } } };
    });
  const acts = {
    start: nothing,
    signIn: nobody,
    identify: nobody,
    choose: nothing,
    clear: nothing,
    flag: nothing,
    lock: nothing,
  };
  const ends = {
    handIn: nothing,
    receipt: nobody,
    pledges: nobody,
    readNotice: nothing,
    readMessage: nothing,
    continueHere: nothing,
    leave: nobody,
  };
  return { store, desk, play, ...acts, ...ends };
}

function allDay(at: number): AttemptView {
  const title = { id: '', en: '' };
  return {
    serverAt: at,
    session: {
      ...{
        id: 'preview',
        title,
        rules: '',
        phase: 'open',
        opensAt: null,
        zone: 'UTC',
        durationMs: DAY_MS,
        official: false,
      },
      ...{ whenUnsaved: 'go-on', kinds: [], sections: [], livePolicy: 'running', lockBlocks: [] },
    },
    participant: { number: 'preview', name: '', seat: null, accommodations: [] },
    granted: null,
    attempt: {
      ...{ phase: 'working', epoch: 1, lastMutation: 0, stoppedBy: [], lagGraceMs: 0, isIdentityConfirmed: true },
      clock: { startedAt: at, allotted: DAY_MS, extended: 0, stopped: 0, stoppedSince: null },
      ...{ responses: [], flagged: [], lastSavedAt: null, finishReason: null, finishedAt: null, score: null, held: [] },
    },
  };
}
