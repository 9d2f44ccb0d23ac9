/** Eight slats, heavy at the foot and hairline at the head: top edge and height of each. */
const SLATS = [
  [1.65, 0.7],
  [5.45, 1.1],
  [9.25, 1.5],
  [13.05, 1.9],
  [16.85, 2.3],
  [20.65, 2.7],
  [24.45, 3.1],
  [28.25, 3.5],
] as const;

export function Brand() {
  return (
    <span className="brand">
      <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        {SLATS.map(([y, height]) => (
          <rect key={y} y={y} width="32" height={height} />
        ))}
      </svg>
      terang
    </span>
  );
}
