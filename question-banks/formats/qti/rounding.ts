/** How QTI's roundTo and equalRounded round: to places after the point, or to figures that count. */
export type RoundingMode = 'decimalPlaces' | 'significantFigures';

/** Rounds halves up, on the number as it is written in decimal, so that 1.005 to two places is 1.01. */
export function roundTo(value: number, mode: RoundingMode, figures: number): number {
  if (!Number.isFinite(value) || value === 0) return value;
  const places = mode === 'decimalPlaces' ? figures : figures - 1 - exponentOf(value);
  return shift(Math.round(shift(value, places)), -places);
}

function exponentOf(value: number): number {
  return Number(value.toExponential().split('e')[1]);
}

/** Moves the decimal point without calculating. */
function shift(value: number, places: number): number {
  const [digits, exponent = '0'] = String(value).split('e');
  return Number(`${digits}e${Number(exponent) + places}`);
}
