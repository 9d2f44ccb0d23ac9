/** A scanner types a whole code within a breath and presses Enter; nobody types like that. */
const FASTEST_HAND_MS = 45;
const LEAST_SIGNS = 4;

/** Tells a scanner's keys from a person's by their pace, wherever on the page they arrive. */
export class ScannerKeys {
  private text = '';
  private lastAt = 0;

  /** The code, when this key ends one; else null. `at` in milliseconds of the event's own clock. */
  press(key: string, at: number): string | null {
    const isFast = at - this.lastAt <= FASTEST_HAND_MS;
    this.lastAt = at;
    if (key === 'Enter') {
      const code = isFast && this.text.length >= LEAST_SIGNS ? this.text : null;
      this.text = '';
      return code;
    }
    // Shift and the like come between and say nothing.
    if ([...key].length !== 1) return null;
    this.text = isFast ? this.text + key : key;
    return null;
  }
}
