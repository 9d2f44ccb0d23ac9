import type { Face } from '../../engine/domain/item/face.ts';
import type { Response } from '../../engine/domain/item/response.ts';
import type { Chance } from './seeded-chance.ts';

type Other = Exclude<Face, { kind: 'single-choice' | 'weighted-choice' }>;

const WORDS = ['Jakarta', 'demokrasi', 'gotong royong', '1945', 'musyawarah'];

/** What somebody who has no idea answers to an item in which more than one option is chosen, or something is typed or shown. */
export function anyResponse(face: Other, chance: Chance): Response {
  switch (face.kind) {
    case 'multiple-response':
      return someOf(face.options.length, face.most, chance);
    case 'graphic-choice':
      return someOf(face.areas.length, face.most, chance);
    case 'true-false':
      return chance.happens(0.5);
    case 'true-false-grid':
      return face.statements.map(() => chance.happens(0.5));
    case 'matching':
      return face.sources.map(() => chance.below(face.targets.length));
    case 'ordering':
      return shuffled(face.entries.length, chance);
    case 'gap-choice':
      return face.gaps.map((options) => chance.below(options.length));
    case 'numeric':
      return { number: String(chance.below(100)), unit: face.unit === 'none' ? null : (face.units[0] ?? null) };
    case 'short-text':
      return (WORDS[chance.below(WORDS.length)] ?? '').slice(0, face.longest);
    case 'hotspot':
      return [[chance.below(face.picture.width + 1), chance.below(face.picture.height + 1)]];
  }
}

function someOf(count: number, most: number | null, chance: Chance): number[] {
  const wanted = 1 + chance.below(most ?? count);
  return shuffled(count, chance)
    .slice(0, wanted)
    .sort((a, b) => a - b);
}

function shuffled(count: number, chance: Chance): number[] {
  const places = Array.from({ length: count }, (_, place) => place);
  for (let last = count - 1; last > 0; last--) {
    const other = chance.below(last + 1);
    [places[last], places[other]] = [places[other]!, places[last]!];
  }
  return places;
}
