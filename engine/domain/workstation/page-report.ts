/** What a candidate's page says of itself before the opening. */
export interface PageReport {
  /** The bundle that it was loaded from. */
  readonly build: string;
  /** Hashes of the definitions that it was given, in hex. */
  readonly rules: readonly string[];
  /** Milliseconds by which its computer's clock is ahead of the engine's, and how long the asking took. */
  readonly aheadMs: number;
  readonly tookMs: number;
}

/** What every page is held against. */
export interface PageExpected {
  /** Null where the engine serves no built page. */
  readonly build: string | null;
  readonly rules: string;
}

/** In the order in which they are put right. */
export const PAGE_DIFFERENCES = ['build', 'rules', 'clock'] as const;
export type PageDifference = (typeof PAGE_DIFFERENCES)[number];

export const CLOCK_TOLERANCE_MS = 1_000;

/** Half the way there and back is what a clock cannot be told nearer than. */
export function isClockOff({ aheadMs, tookMs }: Pick<PageReport, 'aheadMs' | 'tookMs'>): boolean {
  return Math.abs(aheadMs) > CLOCK_TOLERANCE_MS + tookMs / 2;
}

export function differencesOf(report: PageReport, expected: PageExpected): PageDifference[] {
  const is: Record<PageDifference, boolean> = {
    build: expected.build !== null && report.build !== expected.build,
    rules: !report.rules.includes(expected.rules),
    clock: isClockOff(report),
  };
  return PAGE_DIFFERENCES.filter((what) => is[what]);
}
