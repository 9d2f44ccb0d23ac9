/** Columns of the wide board in units of the drawing: rank, number, name, sections, total, state. */
export function boardTracks(sections: number): string {
  const unit = (width: number) => `calc(${width} * var(--u))`;
  // Five sections and more share what three have in the drawing.
  const section = sections <= 3 ? 222 : Math.max(96, Math.floor(840 / sections));
  const name = sections <= 3 ? 308 : 250;
  return [unit(172), unit(246), `minmax(${unit(140)}, ${unit(name)})`, `repeat(${Math.max(1, sections)}, ${unit(section)})`, unit(190), 'minmax(0, 1fr)'].join(' ');
}
