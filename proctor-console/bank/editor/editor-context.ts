import { createContext, useContext } from 'react';
import type { MediumLine } from '#protocol/items-http.ts';

/** What the fields of an item's form have in common. */
export interface Editor {
  readonly bank: string;
  /** Sentences by the path of the field they are about. */
  readonly faults: ReadonlyMap<string, readonly string[]>;
  /** Pictures and sounds of the bank. */
  readonly media: readonly MediumLine[];
  readonly onAdded: (medium: MediumLine) => void;
}

export const EditorContext = createContext<Editor | null>(null);

export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (editor === null) throw new Error('a field of an item stands outside of its form');
  return editor;
}
