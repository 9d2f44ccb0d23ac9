/** Columns of the wide board in units of the drawing: rank, number, name, sections, total, state. */
export function boardTracks(sections: number, hasNames: boolean): string {
  const unit = (width: number) => `calc(${width} * var(--u))`;
  // Five sections and more share what three have in the drawing.
  const section = sections <= 3 ? 222 : Math.max(96, Math.floor(840 / sections));
  return [
    unit(150),
    ...(hasNames ? [unit(246), `minmax(${unit(140)}, 1fr)`] : [`minmax(${unit(246)}, 1fr)`]),
    `repeat(${Math.max(1, sections)}, ${unit(section)})`,
    unit(196),
    unit(312),
  ].join(' ');
}
