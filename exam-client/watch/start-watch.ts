import { isFocusSign } from '#domain/lockdown/sign.ts';
import { examClock } from '../state/exam-time.ts';
import { attemptKey } from '../state/local-sheet.ts';
import type { SittingState } from '../state/sitting-store.ts';
import type { Sitting } from '../state/sitting.ts';
import { watchAway } from './away.ts';
import { watchBlockedActs } from './blocked-acts.ts';
import { watchClock } from './clock-jump.ts';
import { watchForeignContent } from './foreign-content.ts';
import { watchFullscreen } from './fullscreen.ts';
import { gatherSigns } from './gather.ts';
import type { Lookout, Watch } from './lookout.ts';
import { watchPrinting } from './printing.ts';
import { watchSecondScreen } from './second-screen.ts';
import { type TabChannel, secondTabs } from './second-tab.ts';
import { SignQueue } from './sign-queue.ts';
import { signSender } from './sign-sender.ts';
import { forgetWatch, watchStore } from './watch-store.ts';
import './watch.css';

export interface WatchedPage {
  readonly page: Window;
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly channel: TabChannel | null;
  wall(): number;
}

/** Whoever reads with a screen reader leaves the window often: the engine takes no such sign of them, and none is sent. */
function mayLookAway({ view }: SittingState): boolean {
  return view?.granted?.screenReader === true;
}

/** Nobody is watched before their paper is open, while their clock is stopped, or after the end. */
function isWatched({ place, view, form }: SittingState): boolean {
  if (place.kind !== 'seated' || view === null || form === null || view.attempt.phase !== 'working') return false;
  return examClock(view)?.stoppedSince === null;
}

/** Watches for as long as somebody works at a paper here, and tells the engine. Nothing of it keeps anybody from answering. */
export function startWatch(sitting: Sitting, watched: WatchedPage): void {
  const { desk, store } = sitting;
  const { page } = watched;
  const queue = new SignQueue(watched.storage);
  const send = signSender({
    ...{ line: desk.line, store, queue, later: desk.later, random: desk.random },
    recorded: (recorded) => watchStore.setState({ recorded }),
  });
  const gatherer = gatherSigns({
    ...{ now: desk.now, later: desk.later },
    openItem: () => watchStore.getState().openItem,
    give(sign) {
      const { view } = store.getState();
      if (view === null) return;
      queue.put({ attempt: attemptKey(view), epoch: view.attempt.epoch, sign });
      send();
    },
  });
  const lookout: Lookout = {
    ...{ page, now: desk.now, wall: watched.wall, later: desk.later },
    isExpected: () => desk.now() < watchStore.getState().expectedUntil,
    tell(kind, at, durationMs) {
      if (!(isFocusSign(kind) && mayLookAway(store.getState()))) gatherer.see(kind, at, durationMs);
    },
  };
  const watches: readonly Watch[] = [
    ...[
      watchAway,
      watchFullscreen,
      watchBlockedActs,
      watchPrinting,
      watchSecondScreen,
      watchForeignContent,
      watchClock,
    ],
    secondTabs(watched.channel),
  ];
  let stops: readonly (() => void)[] = [];

  const look = (state: SittingState): void => {
    const isOn = isWatched(state);
    if (isOn && stops.length === 0) stops = watches.map((watch) => watch(lookout));
    if (!isOn && stops.length > 0) {
      for (const stop of stops) stop();
      stops = [];
      gatherer.flush();
    }
    if (state.place.kind !== 'seated') forgetWatch();
    send();
  };
  look(store.getState());
  store.subscribe(look);
  // What is being gathered goes into the queue, which the next page finds.
  page.addEventListener('pagehide', () => gatherer.flush());
}
