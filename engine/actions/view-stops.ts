import type { Hall } from './hall.ts';
import type { Person } from './person.ts';

/** Who holds the clock of somebody at work: staff (this person's or everybody's), the engine, or both. */
export function stoppedBy({ session }: Hall, { saved }: Person): ('staff' | 'engine')[] {
  if (saved.phase !== 'working') return [];
  const standsForAll = session.phase === 'open' && session.clock.stoppedSince !== null;
  return [...(saved.held || standsForAll ? (['staff'] as const) : []), ...(saved.blocked ? (['engine'] as const) : [])];
}
