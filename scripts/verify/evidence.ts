import { type Bytes, fromUtf8 } from './bytes.ts';
import { type Json, type JsonObject, isObject, parseCanonical } from './canonical.ts';
import type { Definition } from './definition.ts';
import type { Planned, Pool } from './draw.ts';
import type { Entry } from './entry.ts';
import type { Hall, Person } from './person.ts';
import type { LogKey } from './note.ts';
import type { Primitives } from './primitives.ts';

/** What the person who verifies brings along: without it some steps are not checked. */
export interface Brought {
  /** The key as it was published. */
  readonly vkey?: string | undefined;
  /** Manifests as they were posted before the lots. */
  readonly manifests?: readonly string[] | undefined;
  /** Signed checkpoints that somebody kept. */
  readonly checkpoints?: readonly string[] | undefined;
  /** Keys of the witnesses as they were published. */
  readonly witnesses?: readonly string[] | undefined;
  /** Receipts of candidates: `.tlog-proof` files, texts of QR codes, files of pledges. */
  readonly receipts?: readonly string[] | undefined;
  /** Answers that were opened by lot. */
  readonly samples?: readonly string[] | undefined;
}

export interface Head {
  readonly entries: number;
  readonly origin: string;
  readonly root: string;
  readonly session: string;
  readonly tier: string;
  /** When the people of the session were forgotten; absent while they are known. */
  readonly forgotten?: number;
}

/** The bundle, and what the steps so far have read in it. Null: not read, or not such that anything could follow from it. */
export interface Evidence {
  readonly p: Primitives;
  readonly brought: Brought;
  files: ReadonlyMap<string, Bytes>;
  head: Head | null;
  definition: Definition | null;
  key: LogKey | null;
  entries: readonly Entry[];
  /** Entries of which the bundle has the leaf alone, by place, with their types. */
  withheld: ReadonlyMap<number, string>;
  leaves: readonly Bytes[];
  roots: ReadonlyMap<number, Bytes>;
  manifestHash: Bytes | null;
  seed: Bytes | null;
  pools: readonly Pool[] | null;
  papers: ReadonlyMap<string, readonly Planned[]> | null;
  followed: Followed | null;
  bankLeaves: BankLeaves | null;
}

/** What MANIFEST's roots of texts and keys are of, in hex, in the bank's order. */
export interface BankLeaves {
  readonly items: readonly { readonly item: string; readonly key: string }[];
  readonly passages: readonly string[];
}

export interface Followed {
  readonly people: ReadonlyMap<string, Person>;
  readonly hall: Hall;
  readonly changes: number;
  readonly findings: readonly FollowFinding[];
}

export interface FollowFinding {
  readonly step: 'V12' | 'V13' | 'V14' | 'V16' | 'V17';
  readonly code: string;
  readonly entry: number;
  readonly type: string;
}

export function newEvidence(p: Primitives, files: ReadonlyMap<string, Bytes>, brought: Brought): Evidence {
  return {
    ...{ p, brought, files, head: null, definition: null, key: null, entries: [], leaves: [], roots: new Map() },
    withheld: new Map(),
    ...{ manifestHash: null, seed: null, pools: null, papers: null, followed: null, bankLeaves: null },
  };
}

/** A canonical JSON file; undefined where it is not there or not in its form. */
export function readJson({ files }: Evidence, name: string): Json | undefined {
  const text = readText(files, name);
  return text === null ? undefined : parseCanonical(text);
}

/** A file of canonical JSON objects by line; undefined as above. */
export function readLines({ files }: Evidence, name: string): readonly JsonObject[] | undefined {
  const text = readText(files, name);
  if (text === null || (text !== '' && !text.endsWith('\n'))) return undefined;
  const values = text === '' ? [] : text.slice(0, -1).split('\n').map(parseCanonical);
  return values.every(isObject) ? values : undefined;
}

export function readText(files: ReadonlyMap<string, Bytes>, name: string): string | null {
  const bytes = files.get(name);
  return bytes === undefined ? null : fromUtf8(bytes);
}

export function firstOf(entries: readonly Entry[], type: string): Entry | undefined {
  return entries.find((entry) => entry.type === type);
}

export function isAuditors({ head }: Evidence): boolean {
  return head?.tier === 'auditor';
}
