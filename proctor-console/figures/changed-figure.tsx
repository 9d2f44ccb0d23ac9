import { useState } from 'react';

/** A figure that is tinted for a moment when it changes. Its place and width do not move. */
export function ChangedFigure({ value }: { value: string }) {
  const [seen, setSeen] = useState({ value, changes: 0 });
  if (seen.value !== value) setSeen({ value, changes: seen.changes + 1 });
  return (
    <span key={seen.changes} className={seen.changes === 0 ? 'fig' : 'fig changed'}>
      {value}
    </span>
  );
}
