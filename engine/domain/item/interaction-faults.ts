import type { Interaction } from './interaction.ts';
import { FULL_CREDIT } from './interaction.ts';
import { type RichText, spokenText } from './rich-text.ts';
import { quoted } from '../plain-text.ts';

const MOST_PARTS = 60;

/** Why nobody could answer it rightly, or two answers would be the same; empty when it is sound. */
export function interactionFaults(interaction: Interaction): string[] {
  switch (interaction.kind) {
    case 'single-choice':
      return [...choiceFaults(interaction.options), ...oneRight(interaction.key)];
    case 'weighted-choice':
      return [
        ...choiceFaults(interaction.options),
        ...(new Set(interaction.weights).size < 2 ? ['gives every option the same points'] : []),
      ];
    case 'multiple-response':
      return [...choiceFaults(interaction.options), ...(interaction.key.length === 0 ? ['has no right option'] : [])];
    case 'true-false':
      return [];
    case 'true-false-grid':
      return listFaults('statement', interaction.statements, 1);
    case 'matching':
      return [
        ...listFaults('source', interaction.sources, 1),
        ...choiceFaults(interaction.targets),
        ...(interaction.key.some((targets) => targets.length === 0) ? ['has a source without a right target'] : []),
      ];
    case 'ordering':
      return choiceFaults(interaction.entries);
    case 'gap-choice':
      return [
        ...(interaction.gaps.length === 0 ? ['has no gap'] : []),
        ...interaction.gaps.flatMap(({ options }, gap) =>
          choiceFaults(options).map((what) => `gap ${gap + 1} ${what}`),
        ),
      ];
    case 'numeric':
      return fullFaults(interaction.accepted);
    case 'short-text':
      return fullFaults(interaction.accepted);
    case 'graphic-choice':
      return interaction.key.length === 0 ? ['has no right area'] : [];
    case 'hotspot':
      return interaction.areas.length === 0 ? ['has no right area'] : [];
  }
}

function oneRight(key: readonly number[]): string[] {
  return key.length === 1 ? [] : [`has ${key.length} right options, must have exactly one`];
}

function choiceFaults(options: readonly RichText[]): string[] {
  const faults = listFaults('option', options, 2);
  if (faults.length > 0) return faults;
  const seen = new Set<string>();
  const twin = options.find((option) => seen.size === seen.add(JSON.stringify(option)).size);
  return twin === undefined ? [] : [`says the same twice: ${quoted(spokenText(twin))}`];
}

function listFaults(name: string, list: readonly RichText[], least: number): string[] {
  if (list.length < least) return [`has ${list.length} ${name}(s), needs at least ${least}`];
  if (list.length > MOST_PARTS) return [`has ${list.length} ${name}s, at most ${MOST_PARTS} are taken`];
  const empty = list.findIndex((text) => spokenText(text).trim() === '');
  return empty === -1 ? [] : [`has an empty ${name}, the ${empty + 1}.`];
}

function fullFaults(accepted: readonly { readonly credit: number }[]): string[] {
  if (accepted.length > MOST_PARTS) return [`has ${accepted.length} answers, at most ${MOST_PARTS} are taken`];
  return accepted.some(({ credit }) => credit === FULL_CREDIT) ? [] : ['has no answer that earns everything'];
}
