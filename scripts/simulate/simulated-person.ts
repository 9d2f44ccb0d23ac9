import type { Face } from '../../engine/domain/item/face.ts';
import type { Response } from '../../engine/domain/item/response.ts';
import { anyResponse } from './any-response.ts';
import type { WorthOf } from './item-worth.ts';
import type { Chance } from './seeded-chance.ts';

/** What sets one simulated person apart from another. */
export interface SimulatedPerson {
  /** About 0 on average, deviation 1. */
  readonly ability: number;
  /** Share of the allotted time that they work before handing in. */
  readonly pace: number;
  /** How often they mark an item as doubtful. */
  readonly doubt: number;
  /** How often they look at an item again and choose otherwise. */
  readonly fickleness: number;
  /** Items that they give up on. */
  readonly surrender: number;
}

export function makePerson(chance: Chance): SimulatedPerson {
  return {
    ability: chance.normal(),
    pace: Math.min(0.92, Math.max(0.3, 0.68 + 0.14 * chance.normal())),
    doubt: 0.02 + 0.16 * chance.share(),
    fickleness: 0.02 + 0.1 * chance.share(),
    surrender: 0.03 * chance.share(),
  };
}

/** How likely somebody is to be right who knows nothing. */
const GUESS = 0.2;
/** How firmly a person who does not know the best option still leans to the better ones. */
const LEANING = 2.5;

/** An option of the item: by what the person knows where the bank tells what could be known, else by a liking of their own. */
export function choose(person: SimulatedPerson, face: Face, worthOf: WorthOf | null, chance: Chance): Response {
  if (face.kind !== 'single-choice' && face.kind !== 'weighted-choice') return anyResponse(face, chance);
  const worth = worthOf?.(face) ?? null;
  if (worth === null) return chance.weighted(face.options.map((_, place) => 1 / (1 + place)));
  const known = GUESS + (1 - GUESS) / (1 + Math.exp(worth.difficulty - person.ability));
  const best = Math.max(...worth.options);
  if (chance.happens(known)) return worth.options.indexOf(best);
  return chance.weighted(worth.options.map((value) => (value === best ? 0 : Math.exp(LEANING * value))));
}
