/**
 * Signs that something happened around a paper which a proctor may want to look at. A sign never ends or voids anything. The
 * browser's signs prove only that the browser said so; what a page cannot see at all, no sign tells.
 */
export const BROWSER_SIGNS = [
  'focus-lost', // another window had the keyboard
  'page-hidden', // another tab, or minimised
  'fullscreen-left',
  'second-tab', // another page of the exam in the same browser
  'second-screen', // the desktop goes on over another screen
  'copy',
  'cut',
  'paste',
  'print',
  'context-menu',
  'drag',
  'foreign-content', // something that is not ours stands in the page
  'clock-jump', // the computer's clock was set, or it slept
] as const;

/** What the engine itself has seen; `left-out` says that more signs came than are written. */
export const ENGINE_SIGNS = [
  'second-connection',
  'workstation-changed',
  'address-changed',
  'left-out',
  'chain-broken', // what the workstation signed is not of its key, or not of what it sent
] as const;

export const SIGNS = [...BROWSER_SIGNS, ...ENGINE_SIGNS] as const;

export type EngineSign = (typeof ENGINE_SIGNS)[number];
export type SignKind = (typeof SIGNS)[number];

/** `info` is shown to who watches at that moment; `notice` is written into the ledger and told to the participant. */
export type SignLevel = 'info' | 'notice';

/** Shorter ones are noise: a notification, a slip of the hand. In milliseconds; a kind that is not here is always a notice. */
const NOTICE_FROM: Readonly<Partial<Record<SignKind, number>>> = {
  'focus-lost': 1_500,
  'page-hidden': 3_000,
  'fullscreen-left': 5_000,
  'clock-jump': 30_000,
};

export function signLevel(kind: SignKind, durationMs: number): SignLevel {
  // Half of all presses with a mouse move something by a hair.
  if (kind === 'drag') return 'info';
  return durationMs >= (NOTICE_FROM[kind] ?? 0) ? 'notice' : 'info';
}

/** Those that say that the person's eyes may have been elsewhere; people who read with a screen reader or zoom give them often. */
const FOCUS_SIGNS: ReadonlySet<SignKind> = new Set(['focus-lost', 'page-hidden', 'fullscreen-left']);

export function isFocusSign(kind: SignKind): boolean {
  return FOCUS_SIGNS.has(kind);
}
