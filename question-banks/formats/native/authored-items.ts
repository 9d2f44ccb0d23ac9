import type { BankBlock, BankItem, BankPassage } from '#domain/bank/bank.ts';
import type { AuthoredItem, Passage, Sound } from '#domain/item/authored-item.ts';
import type { Interaction } from '#domain/item/interaction.ts';
import type { ItemLabels } from './read-item-file.ts';
import type { RichNode, RichText } from '#domain/item/rich-text.ts';

const UNLABELLED: ItemLabels = { title: '', language: '', tags: [] };

/** An item of a bank as an author gave it. */
export function authoredItemOf(item: BankItem, labels = UNLABELLED): AuthoredItem {
  const { difficulty, id, keepsOrder, passage, pinsLast, rationale, section, source, stem, topic, ...interaction } =
    item;
  return {
    ...{ id, section, topic, difficulty, passage: passage ?? null, ...labels },
    stem: textOfBlocks(stem),
    sounds: soundsOf(stem),
    interaction: interaction satisfies Interaction,
    ...{ shuffles: keepsOrder !== true, pinsLast, rationale, source },
  };
}

export function authoredPassageOf({ id, text, title }: BankPassage): Passage {
  return { id, title, text: textOfBlocks(text), sounds: soundsOf(text) };
}

function soundsOf(blocks: readonly BankBlock[]): Sound[] {
  return blocks.flatMap((block) => {
    if (block.kind !== 'sound') return [];
    const { plays, source, transcript } = block;
    return [{ source, transcript, plays }];
  });
}

function textOfBlocks(blocks: readonly BankBlock[]): RichText {
  const said = blocks.filter((block) => block.kind !== 'sound');
  const [only] = said;
  if (only === undefined) return '';
  if (said.length === 1 && only.kind === 'paragraph') return only.text;
  if (said.length === 1 && only.kind === 'rich') return only.text;
  return said.flatMap((block): readonly RichNode[] => {
    if (block.kind === 'paragraph') return [{ tag: 'p', children: [block.text] }];
    if (block.kind === 'rich')
      return typeof block.text === 'string' ? [{ tag: 'p', children: [block.text] }] : block.text;
    return [{ tag: 'p', children: [{ tag: 'img', attributes: { src: block.source, alt: block.alt } }] }];
  });
}
