import { useCallback, useRef, useState } from 'react';
import type { ItemProblem } from '#domain/item/authored-item.ts';
import type { DeskRefusal } from '../connection/staff-desk.ts';
import { useBankRoom } from './bank-context.ts';

export type ImportStage =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly done: number; readonly of: number }
  | { readonly kind: 'refused'; readonly refusal: DeskRefusal['refusal'] }
  | {
      readonly kind: 'done';
      readonly written: number;
      readonly unchanged: number;
      readonly problems: readonly ItemProblem[];
    };

const IDLE: ImportStage = { kind: 'idle' };

/** An import goes on in the engine whether or not somebody looks; an engine that is out of reach for a while is asked again. */
export function useImport(bank: string) {
  const { desk, pause } = useBankRoom();
  const [stage, setStage] = useState(IDLE);
  const turn = useRef(0);
  const start = useCallback(
    async (file: File): Promise<void> => {
      const mine = ++turn.current;
      const tell = (next: ImportStage) => {
        if (turn.current === mine) setStage(next);
      };
      tell({ kind: 'running', done: 0, of: 0 });
      const started = await desk.startImport(bank, file);
      if (!started.ok) return tell({ kind: 'refused', refusal: started.refusal });
      while (turn.current === mine) {
        const looked = await desk.progress(started.id);
        if (looked.ok && looked.outcome !== null) {
          const { outcome } = looked;
          return tell(outcome.ok ? { kind: 'done', ...outcome } : { kind: 'refused', refusal: outcome.refusal });
        }
        if (looked.ok) tell({ kind: 'running', done: looked.done, of: looked.of });
        else if (looked.refusal.word !== 'unreachable') return tell({ kind: 'refused', refusal: looked.refusal });
        await pause();
      }
    },
    [desk, bank, pause],
  );
  const forget = useCallback(() => {
    turn.current += 1;
    setStage(IDLE);
  }, []);
  return { stage, start, forget };
}
