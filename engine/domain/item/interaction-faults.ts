import { type Sentence, sentence } from '../sentences/sentence.ts';
import type { Interaction } from './interaction.ts';
import { FULL_CREDIT } from './interaction.ts';
import { type RichText, spokenText } from './rich-text.ts';
import { quoted } from '../plain-text.ts';

const MOST_PARTS = 60;

/** Why nobody could answer it rightly, or two answers would be the same; empty when it is sound. */
export function interactionFaults(interaction: Interaction): Sentence[] {
  switch (interaction.kind) {
    case 'single-choice':
      return [...choiceFaults(interaction.options), ...oneRight(interaction.key)];
    case 'weighted-choice':
      return [
        ...choiceFaults(interaction.options),
        ...(new Set(interaction.weights).size < 2 ? [sentence('gives-every-option-the-same-points')] : []),
      ];
    case 'multiple-response':
      return [
        ...choiceFaults(interaction.options),
        ...(interaction.key.length === 0 ? [sentence('has-no-right-option')] : []),
      ];
    case 'true-false':
      return [];
    case 'true-false-grid':
      return listFaults('statement', interaction.statements, 1);
    case 'matching':
      return [
        ...listFaults('source', interaction.sources, 1),
        ...choiceFaults(interaction.targets),
        ...(interaction.key.some((targets) => targets.length === 0)
          ? [sentence('has-a-source-without-a-right-target')]
          : []),
      ];
    case 'ordering':
      return choiceFaults(interaction.entries);
    case 'gap-choice':
      return [
        ...(interaction.gaps.length === 0 ? [sentence('has-no-gap')] : []),
        ...interaction.gaps.flatMap(({ options }, gap) =>
          choiceFaults(options).map((what) => sentence('gap-has-a-fault', { gap: gap + 1, what })),
        ),
      ];
    case 'numeric':
      return fullFaults(interaction.accepted);
    case 'short-text':
      return fullFaults(interaction.accepted);
    case 'graphic-choice':
      return interaction.key.length === 0 ? [sentence('has-no-right-area')] : [];
    case 'hotspot':
      return interaction.areas.length === 0 ? [sentence('has-no-right-area')] : [];
  }
}

function oneRight(key: readonly number[]): Sentence[] {
  return key.length === 1 ? [] : [sentence('has-right-options-must-have-exactly-one', { count: key.length })];
}

function choiceFaults(options: readonly RichText[]): Sentence[] {
  const faults = listFaults('option', options, 2);
  if (faults.length > 0) return faults;
  const seen = new Set<string>();
  const twin = options.find((option) => seen.size === seen.add(JSON.stringify(option)).size);
  return twin === undefined ? [] : [sentence('says-the-same-twice', { text: quoted(spokenText(twin)) })];
}

function listFaults(name: 'option' | 'statement' | 'source', list: readonly RichText[], least: number): Sentence[] {
  const part = sentence(`${name}-word`);
  if (list.length < least) return [sentence('has-s-needs-at-least', { count: list.length, part, least })];
  if (list.length > MOST_PARTS)
    return [sentence('has-s-at-most-are-taken', { count: list.length, part, most: MOST_PARTS })];
  const empty = list.findIndex((text) => spokenText(text).trim() === '');
  return empty === -1 ? [] : [sentence('has-an-empty-the', { part, place: empty + 1 })];
}

function fullFaults(accepted: readonly { readonly credit: number }[]): Sentence[] {
  if (accepted.length > MOST_PARTS)
    return [sentence('has-answers-at-most-are-taken', { count: accepted.length, most: MOST_PARTS })];
  return accepted.some(({ credit }) => credit === FULL_CREDIT) ? [] : [sentence('has-no-answer-that-earns-everything')];
}
