import { type Bytes, fromBase64, hex, join, same, toBase64, u64, utf8 } from '../verify/bytes.ts';
import type { Json } from '../verify/canonical.ts';
import { paperHash } from '../verify/draw.ts';
import { type Entry, readEntry } from '../verify/entry.ts';
import { newEvidence } from '../verify/evidence.ts';
import { Step } from '../verify/finding.ts';
import { type LogKey, isSigned, parseCheckpoint, parseKey } from '../verify/note.ts';
import { type Hall, type Person, movePerson, newPerson } from '../verify/person.ts';
import { type Primitives, tagged } from '../verify/primitives.ts';
import type { ReceiptCode } from '../verify/receipt-code.ts';
import { checkChains, saidOf } from '../verify/steps/chain-steps.ts';
import { leafOf, rootFromProof } from '../verify/tree.ts';

/** What the engine gave for a receipt. Nothing of it is believed before it is computed anew. */
export interface GivenVisit {
  readonly vkey: string;
  readonly note: string;
  readonly entries: readonly { readonly index: number; readonly text: string; readonly proof: readonly string[] }[];
  readonly openings: readonly {
    readonly entry: number;
    readonly item: string;
    readonly option: string;
    readonly response: Json;
  }[];
  readonly plan: readonly { readonly itemId: string; readonly options: readonly number[]; readonly section: string }[];
}

/** What was found wrong, a word of `words.json`, and the entry. */
export interface Wrong {
  readonly code: string;
  readonly entry: number | null;
}

export interface ShownAnswer {
  readonly position: number;
  /** In places of the paper; null for a blank. */
  readonly response: Json;
  /** The entry that stands there; null for a place that was never answered. */
  readonly entry: number | null;
  readonly at: number | null;
  readonly isHeld: boolean;
}

export interface ShownHeld {
  readonly position: number;
  readonly response: Json;
  readonly entry: number;
  readonly decision: 'admitted' | 'rejected' | null;
}

export interface JudgedVisit {
  readonly wrong: readonly Wrong[];
  readonly answers: readonly ShownAnswer[];
  readonly held: readonly ShownHeld[];
  readonly changes: number;
  /** Hundredths of a point; of the newest score. */
  readonly total: number | null;
  /** How many sign-ins brought a key and how many did not: only the first are signed by the person's own page. */
  readonly signatures: number;
  readonly unsigned: number;
  readonly size: number;
  readonly root: string;
}

const HIDING: ReadonlySet<string> = new Set(['ANSWER', 'CLEAR', 'HELD']);
/** Without the times of a clock: what stands on a paper does not depend on them. */
const ANY_HALL: Hall = { phase: 'prepared', clock: null, duration: 0, clockStarts: 'session', given: [] };

/** Everything that a receipt's key can show of one person's answers, computed from what was given. Null: not even a paper. */
export function judgeVisit(p: Primitives, receipt: ReceiptCode, given: GivenVisit): JudgedVisit | null {
  const wrong: Wrong[] = [];
  const tell = (code: string, entry: number | null = null): void => void wrong.push({ code, entry });
  const key = parseKey(p, given.vkey);
  const now = parseCheckpoint(given.note);
  if (key === null || now === null) return null;
  if (!isOfReceipt(p, receipt, key, now.origin)) tell('key-other');
  if (!isSigned(p, now, key)) tell('root-unsigned');
  if (now.size < receipt.size) tell('ledger-older');
  const entries = given.entries.flatMap(({ index, proof, text }) => {
    const leaf = leafOf(p, utf8(text));
    const way = proof.map(fromBase64);
    const root = way.includes(null) ? null : rootFromProof(p, leaf, index, now.size, way as Bytes[]);
    if (root === null || !same(root, now.root)) tell('entry-not-in-ledger', index);
    if (index === receipt.index && !same(leaf, receipt.leaf)) tell('score-changed', index);
    const entry = readEntry(index, utf8(text));
    if ('code' in entry) tell('entry-not-in-form', index);
    return 'code' in entry ? [] : [entry];
  });
  if (!entries.some(({ index }) => index === receipt.index)) tell('score-missing', receipt.index);
  const own = entries.filter(({ body }) => body.pid === receipt.pid);
  const paper = own.find(({ type }) => type === 'PAPER');
  if (paper === undefined) return null;
  if (hex(paperHash(p, receipt.pid, given.plan as never)) !== paper.body.form) tell('paper-other', paper.index);
  const openings = openAll(p, receipt, own, given, tell);
  const person = follow(own, paper, tell);
  const { signatures, unsigned } = checkSigned(
    p,
    { entries: own, key: receipt.answerKey, openings, origin: now.origin },
    tell,
  );
  return { wrong, ...shown(person, own, openings), signatures, unsigned, size: now.size, root: hex(now.root) };
}

/** The paper names a key by 4 bytes and has a signature of its own: what it was signed with then is what the engine shows now. */
function isOfReceipt(
  p: Primitives,
  { keyId, root, session, signature, size }: ReceiptCode,
  key: LogKey,
  origin: string,
): boolean {
  const text = `${origin}\n${size}\n${toBase64(root)}\n`;
  const isSame = same(keyId, key.id) && same(session, tagged(p, 'receipt-session', origin).subarray(0, 8));
  return isSame && p.verifyEd25519(key.publicKey, utf8(text), signature);
}

type Openings = ReadonlyMap<number, GivenVisit['openings'][number]>;
type Tell = (code: string, entry?: number | null) => void;

/** What each commitment hides, under the key of the receipt and no other. */
function openAll(
  p: Primitives,
  { answerKey, pid }: ReceiptCode,
  own: readonly Entry[],
  given: GivenVisit,
  tell: Tell,
): Openings {
  const openings = new Map(given.openings.map((one) => [one.entry, one]));
  for (const { body, index, type } of own.filter((one) => HIDING.has(one.type))) {
    const opening = openings.get(index);
    const place = given.plan[body.pos];
    if (opening === undefined || place === undefined) {
      tell('answer-closed', index);
      continue;
    }
    const isHeld = type === 'HELD';
    const nonce = p.hmac(answerKey, isHeld ? join(u64(body.epoch), u64(body.mutation)) : u64(body.seq));
    const { item, option, response } = opening;
    const computed = hex(tagged(p, isHeld ? 'held' : 'answer', pid, item, option, nonce));
    const isBlank = option === '-';
    const isShown =
      typeof response !== 'number' || place.options.length === 0 || String(place.options[response]) === option;
    if (computed !== body.commitment || item !== place.itemId || isBlank !== (response === null) || !isShown)
      tell('answer-other', index);
  }
  return openings;
}

/** Changes count from 1 without a gap, so none is left out; what stands at the end is what the entries make of it. */
function follow(own: readonly Entry[], paper: Entry, tell: Tell): Person {
  const person = newPerson(paper);
  let last = 0;
  for (const entry of own) {
    const { body, index, type } = entry;
    if ('seq' in body) {
      const isNext = body.seq === last + 1 || (type === 'FINISH' && body.seq === last);
      if (!isNext) tell('change-missing', index);
      last = body.seq;
    }
    movePerson(person, entry, ANY_HALL);
  }
  return person;
}

interface Said {
  readonly entries: readonly Entry[];
  readonly key: Bytes;
  readonly openings: Openings;
  readonly origin: string;
}

function checkSigned(p: Primitives, { entries, key, openings, origin }: Said, tell: Tell) {
  const evidence = newEvidence(p, new Map(), {});
  evidence.head = { entries: 0, origin, root: '', session: '', tier: 'public' };
  evidence.entries = entries;
  const step = new Step('V13');
  checkChains(evidence, step);
  const { held, wrong } = step.report();
  for (const { where } of wrong) tell('signature-other', Number(where.replace('entry ', '')));
  for (const entry of entries.filter(({ body }) => body.said !== undefined)) {
    const said = saidOf(p, { keys: new Map([[entry.body.pid, key]]), openings }, entry);
    if (said !== null && said !== entry.body.said) tell('signature-other', entry.index);
  }
  const signIns = entries.filter(({ type }) => type === 'SIGN_IN');
  const unsigned = signIns.filter(({ body }) => body.key === undefined).length;
  return { signatures: Number(held[0]?.values['signatures'] ?? 0), unsigned };
}

function shown({ held, scores, standing }: Person, own: readonly Entry[], openings: Openings) {
  const byIndex = new Map(own.map((entry) => [entry.index, entry]));
  const responseOf = (entry: number | null): Json => (entry === null ? null : (openings.get(entry)?.response ?? null));
  const answers = standing.map((entry, position): ShownAnswer => {
    const stands = entry === null ? undefined : byIndex.get(entry);
    const at = stands?.body.at ?? null;
    return { position, response: responseOf(entry), entry, at, isHeld: stands?.type === 'HELD' };
  });
  return {
    answers,
    held: held.map(({ decision, entry, pos }): ShownHeld => ({
      position: pos,
      response: responseOf(entry),
      entry,
      decision,
    })),
    changes: own.filter(({ body }) => 'seq' in body).length,
    total: scores.at(-1)?.body.total ?? null,
  };
}
