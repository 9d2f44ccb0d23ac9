import type { FieldReader } from '#domain/definition/field-reader.ts';
import type { InteractionKind, SingleChoice, WeightedChoice } from '#domain/item/interaction.ts';
import type { RichText } from '#domain/item/rich-text.ts';
import { quoted } from '#domain/plain-text.ts';

export type DrawnInteraction = SingleChoice | WeightedChoice;

const MOST_POINTS = 100;

/** Known to the format, but not yet to the papers of the engine. */
const NOT_DRAWN: Readonly<Record<Exclude<InteractionKind, DrawnInteraction['kind']>, true>> = {
  'multiple-response': true,
  'true-false': true,
  'true-false-grid': true,
  matching: true,
  ordering: true,
  'gap-choice': true,
  numeric: true,
  'short-text': true,
  'graphic-choice': true,
  hotspot: true,
};

/** `interaction` of an item of `terang-items/1`. Null when it is refused; the problems say why. */
export function readInteraction(
  item: FieldReader,
  rich: (value: unknown, where: string) => RichText,
): DrawnInteraction | null {
  const reader = item.object('interaction');
  const kind = reader.anything('kind');
  if (typeof kind === 'string' && Object.hasOwn(NOT_DRAWN, kind)) {
    item.complain('interaction.kind', `${kind} cannot be put on a paper by this engine yet`);
    return null;
  }
  if (kind !== 'single-choice' && kind !== 'weighted-choice') {
    item.complain(
      'interaction.kind',
      `must be a kind of item, is ${typeof kind === 'string' ? quoted(kind) : 'missing'}`,
    );
    return null;
  }
  const options = list(reader.anything('options')).map((option, place) =>
    rich(option, `interaction.options[${place}]`),
  );
  if (kind === 'single-choice') {
    const key = places(item, 'interaction.key', list(reader.anything('key')), options.length - 1);
    reader.refuseOthers();
    return { kind, options, key };
  }
  const weights = places(item, 'interaction.weights', list(reader.anything('weights')), MOST_POINTS);
  reader.refuseOthers();
  if (weights.length !== options.length) {
    item.complain('interaction.weights', `has ${weights.length} points for ${options.length} options`);
  }
  return { kind, options, weights };
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function places(item: FieldReader, where: string, found: readonly unknown[], most: number): number[] {
  return found.map((value, place) => {
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most) return value;
    item.complain(`${where}[${place}]`, `must be a whole number from 0 to ${most}`);
    return 0;
  });
}
