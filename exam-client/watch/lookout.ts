import type { BROWSER_SIGNS } from '#domain/lockdown/sign.ts';

export type BrowserSign = (typeof BROWSER_SIGNS)[number];

/** What one kind of watching needs. All of it is handed in, so that a test holds the time. */
export interface Lookout {
  readonly page: Window;
  /** The local clock that never steps back. */
  now(): number;
  /** The computer's own clock, which anybody may set. */
  wall(): number;
  later(ms: number, act: () => void): () => void;
  /** True while one of our own controls may take the focus for a moment. */
  isExpected(): boolean;
  /** `at` is when it began, on the local clock; lengths in milliseconds. */
  tell(kind: BrowserSign, at: number, durationMs: number): void;
}

/** Begins to watch, and gives what ends it. What is going on at the end is told then. */
export type Watch = (lookout: Lookout) => () => void;

/** Listens until called. */
export function listen(
  target: EventTarget,
  events: readonly string[],
  hear: (event: Event) => void,
  capture = true,
): () => void {
  for (const event of events) target.addEventListener(event, hear, capture);
  return () => {
    for (const event of events) target.removeEventListener(event, hear, capture);
  };
}
