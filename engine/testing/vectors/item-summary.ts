import type { Interaction } from '../../domain/item/interaction.ts';

/** An interaction in one line: its kind, and what is right. */
export function summary(interaction: Interaction): string {
  return `${interaction.kind} ${keyOf(interaction)}`;
}

function keyOf(interaction: Interaction): string {
  switch (interaction.kind) {
    case 'single-choice':
      return interaction.key.join();
    case 'weighted-choice':
      return interaction.weights.join();
    case 'multiple-response':
      return `${interaction.key.join()}${interaction.most === null ? '' : ` max ${interaction.most}`}`;
    case 'true-false':
      return String(interaction.key);
    case 'true-false-grid':
    case 'matching':
    case 'graphic-choice':
      return interaction.key.join();
    case 'ordering':
      return String(interaction.entries.length);
    case 'gap-choice':
      return interaction.gaps.map(({ key, options }) => options[key]).join();
    case 'numeric':
      return interaction.accepted.map(({ greatest, least }) => `${least}..${greatest}`).join();
    case 'short-text':
      return interaction.accepted.map(({ text }) => text).join();
    case 'hotspot':
      return String(interaction.areas.length);
  }
}
