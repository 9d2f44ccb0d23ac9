import { type Sentence, sentence } from '../sentences/sentence.ts';
import type { ItemId, SectionCode } from '../ids.ts';
import type { AuthoredItem, Passage, Sound } from '../item/authored-item.ts';
import type { RichText } from '../item/rich-text.ts';
import type { BankBlock, BankItem, BankPassage } from './bank.ts';

export type Converted =
  { readonly ok: true; readonly item: BankItem } | { readonly ok: false; readonly what: Sentence };

/** An item of any format as a bank holds it. What a bank cannot hold yet is refused with a sentence. */
export function bankItemOf(authored: AuthoredItem): Converted {
  const { interaction, difficulty } = authored;
  if (difficulty === null) return { ok: false, what: sentence('has-no-difficulty-easy-medium-or-hard') };
  const head = {
    id: authored.id as ItemId,
    section: authored.section as SectionCode,
    topic: authored.topic,
    difficulty,
    ...(authored.passage !== null && { passage: authored.passage }),
    stem: blocksOf(authored.stem, authored.sounds),
    pinsLast: authored.pinsLast,
    ...(!authored.shuffles && { keepsOrder: true as const }),
    rationale: authored.rationale,
    source: authored.source,
  };
  return { ok: true, item: { ...head, ...interaction } };
}

export function bankPassageOf({ id, title, text, sounds }: Passage, source: string): BankPassage {
  return { id, title, text: blocksOf(text, sounds), source };
}

/** Sounds stand first: nobody should read to the end of a text to find that there is something to hear. */
function blocksOf(text: RichText, sounds: readonly Sound[]): BankBlock[] {
  const heard = sounds.map((sound) => ({ kind: 'sound' as const, ...sound }));
  const said: BankBlock = typeof text === 'string' ? { kind: 'paragraph', text } : { kind: 'rich', text };
  return spokenLength(text) === 0 ? heard : [...heard, said];
}

function spokenLength(text: RichText): number {
  return typeof text === 'string' ? text.trim().length : text.length;
}
