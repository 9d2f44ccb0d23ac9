/** What the bench asks the processes of the public board over IPC. */

export interface CrowdRequests {
  /** So many more viewers, spread over `rampMs`, each with a whole board; gives how long the slowest waited for it. */
  watch: {
    ask: { readonly port: number; readonly session: string; readonly count: number; readonly rampMs: number };
    reply: { readonly slowestMs: number; readonly boardBytes: number };
  };
  /** What they have seen since they were asked last. */
  tell: { ask: null; reply: CrowdSaw };
  leave: { ask: null; reply: null };
}

export interface CrowdSaw {
  readonly viewers: number;
  readonly frames: number;
  /** Frames that were not the next one, over all viewers. */
  readonly gaps: number;
  /** Viewers whose connection ended. */
  readonly lost: number;
  /** Frames of the viewer that got the fewest. */
  readonly fewest: number;
}

export interface BoardPlan {
  readonly engine: string;
  readonly key: string;
  readonly clientsDir: string;
}

export interface BoardRequests {
  measure: { ask: { readonly ms: number }; reply: { readonly cpuShare: number; readonly rssMb: number } };
  close: { ask: null; reply: null };
}
