import type { Interaction, Picture } from './interaction.ts';
import type { RichText } from './rich-text.ts';

/** Every text that a candidate reads of an interaction beside the stem. */
export function textsOf(interaction: Interaction): readonly RichText[] {
  switch (interaction.kind) {
    case 'single-choice':
    case 'weighted-choice':
    case 'multiple-response':
      return interaction.options;
    case 'true-false-grid':
      return [...interaction.statements, ...(interaction.labels ?? [])];
    case 'matching':
      return [...interaction.sources, ...interaction.targets];
    case 'ordering':
      return interaction.entries;
    case 'gap-choice':
      return [interaction.text, ...interaction.gaps.flatMap(({ options }) => options)];
    case 'graphic-choice':
      return [interaction.picture.alt, ...interaction.areas.map(({ name }) => name)];
    case 'hotspot':
      return [interaction.picture.alt];
    case 'numeric':
      return interaction.units.map(({ name }) => name);
    case 'true-false':
    case 'short-text':
      return [];
  }
}

/** The picture that is pointed at, if the kind has one. */
export function pictureOf(interaction: Interaction): Picture | null {
  return interaction.kind === 'graphic-choice' || interaction.kind === 'hotspot' ? interaction.picture : null;
}
