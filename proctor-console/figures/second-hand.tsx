import { type ReactNode, createContext, useContext, useEffect, useState } from 'react';

/** The moment that ages and clocks on the screen are reckoned at, by this computer's clock. */
export const SecondHand = createContext(0);

export function SecondHandProvider({ readClock, children }: { readClock: () => number; children: ReactNode }) {
  const [now, setNow] = useState(readClock);
  useEffect(() => {
    const timer = setInterval(() => setNow(readClock()), 1000);
    return () => clearInterval(timer);
  }, [readClock]);
  return <SecondHand value={now}>{children}</SecondHand>;
}

export function useNow(): number {
  return useContext(SecondHand);
}
