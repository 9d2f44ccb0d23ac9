import type { AuthoredItem, Passage } from '#domain/item/authored-item.ts';
import type { Interaction } from '#domain/item/interaction.ts';
import type { RichNode, RichText } from '#domain/item/rich-text.ts';

/** Every path in `media/` that an item names. */
export function mediaOfItem({ interaction, sounds, stem }: AuthoredItem): string[] {
  const picture = 'picture' in interaction ? [interaction.picture.source] : [];
  const texts = [stem, ...textsOf(interaction)].flatMap(mediaOfText);
  return [...texts, ...picture, ...sounds.map(({ source }) => source)];
}

export function mediaOfPassage({ sounds, text }: Passage): string[] {
  return [...mediaOfText(text), ...sounds.map(({ source }) => source)];
}

/** The rich texts an interaction has beside the stem. */
export function textsOf(interaction: Interaction): readonly RichText[] {
  switch (interaction.kind) {
    case 'single-choice':
    case 'weighted-choice':
    case 'multiple-response':
      return interaction.options;
    case 'true-false-grid':
      return interaction.statements;
    case 'matching':
      return [...interaction.sources, ...interaction.targets];
    case 'ordering':
      return interaction.entries;
    case 'gap-choice':
      return [interaction.text];
    default:
      return [];
  }
}

export function mediaOfText(text: RichText): string[] {
  return typeof text === 'string' ? [] : text.flatMap(mediaOfNode);
}

function mediaOfNode(node: RichNode): string[] {
  if (typeof node === 'string') return [];
  const own = node.tag === 'img' && node.attributes?.src !== undefined ? [node.attributes.src] : [];
  return [...own, ...(node.children ?? []).flatMap(mediaOfNode)];
}
