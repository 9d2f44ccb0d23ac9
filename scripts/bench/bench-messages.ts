import type { ConsoleTimes, TimeConsoles } from './console-messages.ts';
import type { DiskSpeed } from './probe-disk.ts';

/** What the bench asks its children over IPC, and what they reply. Each request has one reply. */

export interface ServerPlan {
  readonly dataDir: string;
  readonly questionBanksDir: string;
  readonly participants: number;
  /** 0 takes any free port. */
  readonly port: number;
  /** 1: every answer has a commit of its own. */
  readonly mostPerCommit: number | null;
}

export interface ServerCosts {
  readonly elapsedMs: number;
  /** All threads of the server's process. */
  readonly cpuMs: number;
  /** 99th percentile of the time between two turns of a timer of the talking thread. */
  readonly loopP99Ms: number;
  readonly rssMb: number;
}

export interface ServerRequests {
  measure: { ask: { readonly ms: number; readonly withLoop: boolean }; reply: ServerCosts };
  'probe-disk': { ask: { readonly ms: number }; reply: DiskSpeed };
  close: { ask: null; reply: null };
}

export interface Person {
  readonly number: string;
  readonly pin: string;
}

export interface Arrival {
  readonly port: number;
  readonly people: readonly Person[];
  readonly sessionPin: string;
  /** Arrivals are spread over this time; 0: as fast as they are let in. */
  readonly rampMs: number;
  readonly withPaper: boolean;
  /** Joined beside the candidates' own; a socket that only takes an exam has none. */
  readonly withEcho: boolean;
}

export interface Answering {
  readonly namespace: '/candidate' | '/echo';
  readonly ms: number;
  /** So many of the sockets, or all. */
  readonly sockets: number | null;
}

export interface Rate {
  readonly answers: number;
  readonly elapsedMs: number;
  /** Replies by word of refusal. */
  readonly refused: Readonly<Record<string, number>>;
}

export interface Latency {
  readonly answers: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  readonly refused: Readonly<Record<string, number>>;
}

export interface LoadRequests {
  /** Everybody connects and signs in, and fetches the paper if asked to. */
  arrive: { ask: Arrival; reply: { readonly lastMs: number; readonly paperBytes: number } };
  /** One board is watched, as a hall would. */
  'watch-board': { ask: { readonly port: number; readonly session: string }; reply: null };
  'open-session': {
    ask: { readonly port: number; readonly session: string; readonly name: string; readonly password: string };
    /** From the word "open" to the last candidate's paper. */
    reply: { readonly lastPaperMs: number };
  };
  /** A session whose candidates nobody waits for. */
  'open-other': { ask: LoadRequests['open-session']['ask']; reply: null };
  /** Ends every attempt that is still going on. */
  'close-session': { ask: LoadRequests['open-session']['ask']; reply: null };
  /** One answer outstanding on each socket; `settleMs` passes before the count begins. */
  saturate: { ask: Answering & { readonly settleMs: number }; reply: Rate };
  /** Answers at random moments, so many in all, whatever the replies do. */
  spread: { ask: Answering & { readonly answers: number }; reply: Latency };
  /** So many answers of each candidate, one after the other. */
  'answer-times': { ask: { readonly times: number }; reply: null };
  /** Answers on every socket until the server dies; replies when it has. */
  'answer-until-death': { ask: null; reply: null };
  /** One candidate tries until an answer is taken; replies with the time of day of that. */
  'await-acceptance': { ask: { readonly port: number }; reply: { readonly at: number } };
  /** Everybody comes back with the token of before and counts what of their acknowledged answers is gone. */
  'come-back': { ask: { readonly port: number }; reply: { readonly acknowledged: number; readonly lost: number } };
  /** What the staff's consoles see while everybody answers, and when an act of theirs is at the candidates' sockets. */
  'time-consoles': { ask: TimeConsoles; reply: ConsoleTimes };
  leave: { ask: null; reply: null };
}
