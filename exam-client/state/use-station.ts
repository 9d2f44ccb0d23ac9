import { useEffect, useState } from 'react';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import type { HeardOfServer, StationFound } from './station.ts';
import type { Sitting } from './sitting.ts';
import { useSitting, useSittingState } from './use-sitting.ts';

const SERVER_EVERY_MS = 5_000;
const STORAGE_EVERY_MS = 15_000;
const LOOK_EVERY_MS = 1_000;

/** What stands with this computer, looked at again and again for as long as the screen stands. */
export function useStation(): StationFound {
  const { desk } = useSitting();
  const link = useSittingState((state) => state.link);
  const server = useServer();
  const storageWorks = useStorage();
  const [surroundings, setSurroundings] = useState(() => desk.station.surroundings());
  useEffect(() => repeat(desk.later, LOOK_EVERY_MS, () => setSurroundings(desk.station.surroundings())), [desk]);
  return { isUp: link.up, isFirstTry: link.attempt <= 1, server, storageWorks, surroundings };
}

function useServer(): HeardOfServer | null {
  const sitting = useSitting();
  const isUp = useSittingState(({ link }) => link.up);
  const [heard, setHeard] = useState<HeardOfServer | null>(null);
  useEffect(() => {
    setHeard(null);
    if (!isUp) return undefined;
    return repeat(sitting.desk.later, SERVER_EVERY_MS, async (isWanted) => {
      const answer = await askServer(sitting);
      if (isWanted() && answer !== null) setHeard(answer);
    });
  }, [sitting, isUp]);
  return isUp ? heard : null;
}

async function askServer({ desk, store }: Sitting): Promise<HeardOfServer | null> {
  try {
    const lockdown = (await desk.entrance?.()) ?? null;
    const before = desk.station.wallClock();
    const sentAt = desk.now();
    const reply = await desk.line.ask('station', {
      version: PROTOCOL_VERSION,
      ...(lockdown === null ? {} : { lockdown }),
    });
    const tookMs = desk.now() - sentAt;
    if (reply.ok) store.setState({ stationRules: reply.facts.sessions.map(({ rules }) => rules) });
    if (reply.ok) return { facts: reply.facts, tookMs, aheadMs: before + tookMs / 2 - reply.facts.serverAt };
    if (reply.refusal.word === 'outdated-client') store.setState({ place: { kind: 'outdated' } });
  } catch {
    // Silence is told by the line itself.
  }
  return null;
}

function useStorage(): boolean | null {
  const { desk, store } = useSitting();
  const [works, setWorks] = useState<boolean | null>(null);
  useEffect(
    () =>
      repeat(desk.later, STORAGE_EVERY_MS, async (isWanted) => {
        const isGood = await desk.station.storageWorks();
        if (!isWanted()) return;
        setWorks(isGood);
        store.setState({ storageWorks: isGood });
      }),
    [desk, store],
  );
  return works;
}

/** At once, and again so long after each end; gives the way to stop it. */
function repeat(
  later: (ms: number, act: () => void) => () => void,
  everyMs: number,
  act: (isWanted: () => boolean) => void | Promise<void>,
): () => void {
  let isWanted = true;
  let cancel = (): void => undefined;
  const turn = async (): Promise<void> => {
    await act(() => isWanted);
    if (isWanted) cancel = later(everyMs, () => void turn());
  };
  void turn();
  return () => {
    isWanted = false;
    cancel();
  };
}
