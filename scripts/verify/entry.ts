import { type Bytes, fromUtf8 } from './bytes.ts';
import { type JsonObject, isObject, parseCanonical } from './canonical.ts';
import { ENTRY_SHAPES, wrongIn } from './shapes.ts';

/** All fields that entries have; which of them one has, its shape says. */
export interface Body {
  readonly at: number;
  readonly pid: string;
  readonly epoch: number;
  readonly seq: number;
  readonly mutation: number;
  readonly pos: number;
  readonly clientAt: number | null;
  readonly recordedAt: number;
  readonly commitment: string;
  readonly why: string;
  readonly answers: readonly { readonly epoch: number; readonly mutation: number }[];
  readonly confirmed: boolean;
  readonly reason: string;
  readonly by: string | null;
  readonly note: string;
  readonly sections: readonly { readonly code: string; readonly points: number }[];
  readonly total: number;
  readonly cause?: string;
  readonly since?: number;
  readonly until?: number | null;
  readonly incident?: number;
  readonly ms: number;
  readonly act: string;
  readonly vkey: string;
  readonly enrolment?: string | null;
  readonly key?: string;
  readonly said?: string;
  readonly signature?: string;
  readonly flagged: boolean;
  readonly sound: number;
  readonly tier?: string;
  readonly workstation: string;
  readonly elsewhere?: boolean;
  readonly despite?: readonly { readonly workstation: string; readonly what: string }[];
  readonly room: string;
  readonly seat: string | null;
  readonly seats: readonly string[];
  readonly spare: readonly string[];
  readonly apart: boolean;
  readonly name: string;
  readonly kind: string;
  readonly durationMs: number;
  readonly count: number;
  readonly message: number;
  readonly given: number;
  readonly lastAt: number;
  readonly secret: string;
  readonly digits: string;
  readonly sheet: string;
  readonly automatic: boolean;
  readonly confirmedBy?: string;
  readonly shown: number;
  readonly everyMs: number | null;
  readonly size: number;
  readonly frame: string;
  readonly form: string;
  readonly items: number;
  readonly allotted: number;
  readonly start?: string;
  readonly proposal?: number;
  readonly what: ProposedAct;
  readonly how: string;
  readonly item: string;
  readonly rule: KeyRule;
  readonly session: string;
  readonly definition: string;
  readonly bank: string;
  readonly bankRoot?: string;
  readonly keyRoot?: string;
  readonly roster: string;
  readonly participants: number;
  readonly livePolicy: string;
  readonly official: boolean;
  readonly keys?: { readonly log: string; readonly witnesses: readonly string[] };
  readonly framesMs?: number;
  readonly framesWithin?: number;
  readonly software?: Readonly<Record<string, string>>;
}

/** What an item earns from its correction on. */
export interface KeyRule {
  readonly kind: 'key' | 'full' | 'none';
  readonly options?: readonly number[];
}

/** What needs two accounts, with the fields of its kind. */
export interface ProposedAct {
  readonly kind: string;
  readonly pid?: string;
  readonly pids?: 'all' | readonly string[];
  readonly ms?: number;
  readonly verdict?: string;
  readonly answers?: Body['answers'];
  readonly item?: string;
  readonly rule?: KeyRule;
}

export interface Entry {
  readonly index: number;
  readonly type: string;
  readonly body: Body;
  /** As it was read, for hashing it again. */
  readonly fields: JsonObject;
}

const MOST_BYTES = 16_384;
const HEAD = /^cbt-transparency\/v1\/entry\/([A-Z][A-Z0-9_]*)\n/;

/** What is wrong with it: a code, and a field where one is. */
export interface BadEntry {
  readonly code: 'entry-not-canonical' | 'entry-unknown' | 'entry-shape';
  readonly values: Readonly<Record<string, string>>;
}

export function readEntry(index: number, bytes: Bytes): Entry | BadEntry {
  const text = bytes.length > MOST_BYTES ? null : fromUtf8(bytes);
  const found = text === null ? null : HEAD.exec(text);
  const value = found === null || text === null ? undefined : parseCanonical(text.slice(found[0].length));
  if (found === null || !isObject(value)) return { code: 'entry-not-canonical', values: {} };
  const type = found[1] as string;
  if (!Object.hasOwn(ENTRY_SHAPES, type)) return { code: 'entry-unknown', values: { type } };
  const wrong = wrongIn(value, ENTRY_SHAPES[type]!);
  if (wrong !== null) return { code: 'entry-shape', values: { type, field: wrong } };
  return { index, type, body: value as unknown as Body, fields: value };
}
