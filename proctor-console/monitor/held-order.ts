import { useCallback, useState } from 'react';
import { countMoves } from '../state/row-order.ts';

interface Frozen {
  readonly view: unknown;
  readonly order: readonly string[];
}

/**
 * Rows under a pointer or focus stay where they are; what changed meanwhile waits for a press, or until the pointer and
 * the focus have gone. Another filter or sorting is the person's own wish and counts at once.
 */
export function useHeldOrder(wanted: readonly string[], view: unknown) {
  const [isHeld, setHeld] = useState(false);
  const [frozen, setFrozen] = useState<Frozen>({ view, order: wanted });
  const isCurrent = isHeld && frozen.view === view;
  if (!isCurrent && (frozen.order !== wanted || frozen.view !== view)) setFrozen({ view, order: wanted });
  const shown = isCurrent ? frozen.order : wanted;
  return {
    shown,
    moves: shown === wanted ? 0 : countMoves(shown, wanted),
    hold: useCallback((held: boolean) => setHeld(held), []),
    apply: () => setFrozen({ view, order: wanted }),
  };
}
