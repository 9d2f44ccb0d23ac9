/** Of a number's letters: the usual size in units of the drawing, the least that ten metres allow, and the width of one. */
const LETTERS = 38;
const LEAST_LETTERS = 30;
const FIT_AT_USUAL_SIZE = 12;
const WIDTH = 0.61;
const PADDING = 28;

/** How wide a number is drawn, and how large its letters are: a long one is set smaller before it takes room from the name. */
export function numberColumn(longest: number): { readonly width: number; readonly letters: number } {
  const fitting = longest <= FIT_AT_USUAL_SIZE ? LETTERS : (LETTERS * FIT_AT_USUAL_SIZE) / longest;
  const letters = Math.max(LEAST_LETTERS, Math.floor(fitting));
  return { width: Math.max(246, Math.ceil(longest * WIDTH * letters) + PADDING), letters };
}

/** Columns of the wide board in units of the drawing: rank, number, name, sections, total, state. */
export function boardTracks(sections: number, hasNames: boolean, longestNumber: number): string {
  const unit = (width: number) => `calc(${width} * var(--u))`;
  const number = unit(numberColumn(longestNumber).width);
  // Five sections and more share what three have in the drawing.
  const section = sections <= 3 ? 222 : Math.max(96, Math.floor(840 / sections));
  return [
    unit(150),
    ...(hasNames ? [number, `minmax(${unit(140)}, 1fr)`] : [`minmax(${number}, 1fr)`]),
    `repeat(${Math.max(1, sections)}, ${unit(section)})`,
    unit(196),
    unit(312),
  ].join(' ');
}
