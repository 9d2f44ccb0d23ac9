import type { Area, Credit, Interaction } from '#domain/item/interaction.ts';
import { FULL_CREDIT } from '#domain/item/interaction.ts';
import type { RichText } from '#domain/item/rich-text.ts';

/** What the key says of one line of an item; percents are whole or have decimals. */
export type Mark =
  | { readonly kind: 'key' }
  | { readonly kind: 'points'; readonly n: number }
  | { readonly kind: 'share'; readonly percent: number }
  | { readonly kind: 'truth'; readonly value: boolean; readonly labels: readonly [string, string] | null }
  | { readonly kind: 'pairs'; readonly with: readonly RichText[] }
  | { readonly kind: 'place'; readonly n: number };

/** What a line is about: its own text, a range of numbers, or the area of a picture by its number and corners. */
export type AnswerText =
  RichText | { readonly least: string; readonly greatest: string } | { readonly area: number; readonly at: string };

export interface AnswerLine {
  /** A letter or number before it; empty for a line that has none. */
  readonly label: string;
  readonly text: AnswerText;
  readonly mark: Mark | null;
}

const KEY: Mark = { kind: 'key' };
const letter = (place: number) => (place < 26 ? String.fromCharCode(65 + place) : String(place + 1));
const number = (place: number) => String(place + 1);
const share = (credit: Credit): Mark =>
  credit === FULL_CREDIT ? KEY : { kind: 'share', percent: (100 * credit) / FULL_CREDIT };

/** An item's answers with their key, one line each, in the bank's own order. */
export function answerLines(asked: Interaction): readonly AnswerLine[] {
  switch (asked.kind) {
    case 'single-choice':
      return chosen(asked.options, asked.key);
    case 'multiple-response': {
      const { key, options, shares } = asked;
      if (shares === undefined) return chosen(options, key);
      return options.map((text, place) => ({ label: letter(place), text, mark: share(shares[place] ?? 0) }));
    }
    case 'weighted-choice':
      return asked.options.map((text, place) => ({
        label: letter(place),
        text,
        mark: { kind: 'points', n: asked.weights[place] ?? 0 },
      }));
    case 'true-false':
      return [{ label: '', text: '', mark: { kind: 'truth', value: asked.key, labels: null } }];
    case 'true-false-grid':
      return asked.statements.map((text, place) => ({
        label: number(place),
        text,
        mark: { kind: 'truth', value: asked.key[place] === true, labels: asked.labels },
      }));
    case 'matching':
      return matchingLines(asked);
    case 'ordering':
      return asked.entries.map((text, place) => ({ label: '', text, mark: { kind: 'place', n: place + 1 } }));
    case 'gap-choice':
      return [
        { label: '', text: asked.text, mark: null },
        ...asked.gaps.flatMap(({ key, options }, gap) =>
          options.map((text, place) => ({
            label: `${gap + 1}${letter(place).toLowerCase()}`,
            text,
            mark: place === key ? KEY : null,
          })),
        ),
      ];
    case 'numeric':
      return asked.accepted.map(({ credit, greatest, least }) => ({
        label: '',
        text: least === greatest ? least : { least, greatest },
        mark: share(credit),
      }));
    case 'short-text':
      return asked.accepted.map(({ credit, text }) => ({ label: '', text, mark: share(credit) }));
    case 'graphic-choice': {
      const names = asked.areas.map(({ name }) => name);
      return chosen(names, asked.key);
    }
    case 'hotspot':
      return asked.areas.map(({ area, credit }, place) => ({
        label: '',
        text: { area: place + 1, at: outline(area) },
        mark: share(credit),
      }));
  }
}

function chosen(options: readonly RichText[], key: readonly number[]): AnswerLine[] {
  return options.map((text, place) => ({ label: letter(place), text, mark: key.includes(place) ? KEY : null }));
}

/** Targets that serve no source stand behind the pairs. */
function matchingLines({ key, sources, targets }: Extract<Interaction, { kind: 'matching' }>): AnswerLine[] {
  const used = new Set(key.flat());
  const pairs: AnswerLine[] = sources.map((text, place) => ({
    label: number(place),
    text,
    mark: { kind: 'pairs', with: (key[place] ?? []).map((target) => targets[target] ?? '') },
  }));
  const idle = targets.filter((_, place) => !used.has(place)).map((text) => ({ label: '', text, mark: null }));
  return [...pairs, ...idle];
}

/** In pixels of the picture. */
function outline(area: Area): string {
  switch (area.shape) {
    case 'rectangle':
      return `${area.x}, ${area.y} – ${area.x + area.width}, ${area.y + area.height}`;
    case 'circle':
      return `${area.x}, ${area.y}, r ${area.radius}`;
    case 'polygon':
      return area.points.map(([x, y]) => `${x}, ${y}`).join(' – ');
  }
}
