import { useCallback, useEffect, useState } from 'react';
import type { AuthoredItem } from '#domain/item/authored-item.ts';
import type { Problem } from '#domain/problem.ts';
import { useBankRoom } from '../bank-context.ts';

export interface Draft {
  readonly item: AuthoredItem;
  /** The version that it was made from; 0 for a new item. */
  readonly base: number;
}

/** What is written and not saved stays for as long as the page is open, wherever in it somebody goes meanwhile. */
const kept = new Map<string, Draft>();

const nameOf = (bank: string, item: string): string => `${bank}/${item}`;

export function keptDraft(bank: string, item: string): Draft | null {
  return kept.get(nameOf(bank, item)) ?? null;
}

export function forgetDraft(bank: string, item: string): void {
  kept.delete(nameOf(bank, item));
}

interface Checked {
  /** As the engine would keep it, formulas drawn. */
  readonly item: AuthoredItem | null;
  readonly problems: readonly Problem[];
}

/** A draft, kept as it is written, and what the engine says of it a moment after the last change. */
export function useDraft(bank: string, id: string, first: Draft) {
  const { desk, pause } = useBankRoom();
  const [draft, setDraft] = useState(() => keptDraft(bank, id) ?? first);
  const [isChanged, setChanged] = useState(() => keptDraft(bank, id) !== null);
  const [checked, setChecked] = useState<Checked>({ item: null, problems: [] });
  const change = useCallback(
    (item: AuthoredItem) => {
      const next = { item, base: draft.base };
      kept.set(nameOf(bank, id), next);
      setDraft(next);
      setChanged(true);
    },
    [bank, id, draft.base],
  );
  useEffect(() => {
    let isOld = false;
    void pause()
      .then(() => (isOld ? null : desk.check(bank, draft.item)))
      .then((reply) => {
        if (isOld || reply === null || !reply.ok) return;
        // What cannot be read leaves the picture of what could be.
        setChecked((before) => ({ item: reply.item ?? before.item, problems: reply.problems }));
      });
    return () => {
      isOld = true;
    };
  }, [bank, desk, draft, pause]);
  const settle = useCallback(() => {
    forgetDraft(bank, id);
    setChanged(false);
  }, [bank, id]);
  return { draft, isChanged, checked, change, settle };
}
