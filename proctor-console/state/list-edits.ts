/** Edits of a list whose places other lists point at. */
export function without<T>(list: readonly T[], place: number): T[] {
  return list.filter((_, at) => at !== place);
}

export function replaced<T>(list: readonly T[], place: number, value: T): T[] {
  return list.map((old, at) => (at === place ? value : old));
}

export function swapped<T>(list: readonly T[], one: number, other: number): T[] {
  const copy = [...list];
  const [a, b] = [copy[one], copy[other]];
  if (a === undefined || b === undefined) return copy;
  copy[one] = b;
  copy[other] = a;
  return copy;
}

/** Places pointed at after one was taken out of the list: those behind it move up, the one itself is no more. */
export function placesWithout(places: readonly number[], gone: number): number[] {
  return places.filter((place) => place !== gone).map((place) => (place > gone ? place - 1 : place));
}

export function placesSwapped(places: readonly number[], one: number, other: number): number[] {
  return places.map((place) => (place === one ? other : place === other ? one : place)).sort((a, b) => a - b);
}

/** The same places with one more, or one fewer. */
export function placesToggled(places: readonly number[], place: number): number[] {
  return places.includes(place) ? places.filter((one) => one !== place) : [...places, place].sort((a, b) => a - b);
}
