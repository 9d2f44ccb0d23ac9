import { writeU64 } from '../bytes.ts';
import type { Hashing } from '../draw/hashing.ts';
import type { ItemId, Pid } from '../ids.ts';
import type { Response } from '../item/response.ts';
import { changeOf } from '../session/attempt.ts';
import { type SaidDeed, chainKey, choiceHash, saidHash } from './answer-chain.ts';
import { canonicalJson } from './canonical-json.ts';
import { answerBodyText, openingText } from './answer-text.ts';
import { entryBytes, entryOf } from './entry-bytes.ts';
import type { Fact, FactOf, MutationFact } from './fact.ts';
import { toHex } from './hex.ts';
import { taggedHash } from './tagged-hash.ts';

/** A fact as it is stored: what everybody may read, and what only opens a commitment in it. */
export interface RecordedFact {
  readonly type: Fact['type'];
  /** Bytes of the public entry; their leaf hash is in the tree. */
  readonly entry: Uint8Array;
  /** Canonical JSON of the private part, or null where the entry hides nothing. */
  readonly opening: string | null;
  /** What the entry says beside the fact, for the receipt of who said it. */
  readonly commitment?: string;
  readonly said?: Said;
}

interface Said {
  readonly hex: string;
  readonly bytes: Uint8Array;
}

type Answered = FactOf<'ANSWER'> | FactOf<'CLEAR'>;

/** Opens an answer's commitment: which item, which option (`-` for cleared), and where it stood on this paper. */
export interface AnswerOpening {
  readonly item: ItemId;
  readonly option: string;
  /** In places of the candidate's paper, null for cleared. */
  readonly response: Response | null;
}

/**
 * `nonce = HMAC-SHA-256(answer key, u64be(seq))`. The answer key is 16 random bytes for each participant, apart from the draw:
 * a key derived from the session seed would open every answer on the day the seed is revealed.
 */
export function answerNonce(h: Hashing, answerKey: Uint8Array, seq: number): Uint8Array {
  const message = new Uint8Array(8);
  writeU64(message, 0, seq);
  return h.hmac(answerKey, message);
}

/** `TH("answer", pid, itemId, option | "-", nonce)` in hex. */
export function answerCommitment(
  h: Hashing,
  answerKey: Uint8Array,
  answer: { readonly pid: Pid; readonly seq: number; readonly item: ItemId; readonly option: string },
): string {
  const nonce = answerNonce(h, answerKey, answer.seq);
  return toHex(taggedHash(h, 'answer', answer.pid, answer.item, answer.option, nonce));
}

/** `TH("held", pid, itemId, option | "-", nonce)` in hex, with `nonce = HMAC-SHA-256(answer key, u64be(epoch) ‖ u64be(mutation))`. */
export function heldCommitment(
  h: Hashing,
  answerKey: Uint8Array,
  answer: { readonly pid: Pid; readonly epoch: number; readonly mutation: number } & Pick<
    AnswerOpening,
    'item' | 'option'
  >,
): string {
  const message = new Uint8Array(16);
  writeU64(message, 0, answer.epoch);
  writeU64(message, 8, answer.mutation);
  return toHex(taggedHash(h, 'held', answer.pid, answer.item, answer.option, h.hmac(answerKey, message)));
}

/** The keys of one person. `chain` is `chainKey` of the answer key, worked out once. */
export interface PersonKeys {
  readonly answerKey: Uint8Array;
  chain?: Uint8Array;
}

/** The stored form of a fact. `keys` are needed for what a candidate answers or signs, and for HELD. */
export function recordFact(h: Hashing, fact: Fact, keys: PersonKeys | null): RecordedFact {
  if (fact.type === 'ANSWER' || fact.type === 'CLEAR') return recordAnswer(h, fact, keys);
  if (fact.type === 'HELD') return recordHeld(h, fact, keys?.answerKey ?? null);
  const { type, ...body } = fact;
  if (!isSigned(fact)) return { type, entry: entryBytes(h, type, body), opening: null };
  const said = saidOf(h, fact, keys);
  return { type, entry: entryBytes(h, type, { ...body, said: said.hex }), opening: null, said };
}

function recordAnswer(h: Hashing, fact: Answered, keys: PersonKeys | null): RecordedFact {
  if (keys === null) throw new Error(`no answer key for ${fact.pid}`);
  const { at, clientAt, epoch, pid, pos, seq, type } = fact;
  const { item, option, response } = openingOf(fact);
  const commitment = answerCommitment(h, keys.answerKey, { pid, seq, item, option });
  const body = { at, clientAt, commitment, epoch, pid, pos, seq };
  const opening = openingText(item, option, response);
  if (!isSigned(fact)) return { type, opening, commitment, entry: entryOf(h, type, answerBodyText(body, null)) };
  const said = saidOf(h, fact, keys);
  const text = answerBodyText(body, { said: said.hex, signature: fact.signature });
  return { type, opening, commitment, entry: entryOf(h, type, text), said };
}

type MaySign = MutationFact | FactOf<'FINISH'>;

function isSigned(fact: Fact): fact is MaySign & { readonly signature: string } {
  return 'signature' in fact && fact.signature !== undefined;
}

function saidOf(h: Hashing, fact: MaySign, keys: PersonKeys | null): Said {
  if (keys === null) throw new Error(`no chain key for ${fact.pid}`);
  keys.chain ??= chainKey(h, keys.answerKey);
  if (fact.type !== 'ANSWER') return inHex(saidHash(h, keys.chain, saidDeedOf(fact)));
  const { clientAt, epoch, pos: position, response, seq: mutation } = fact;
  return inHex(choiceHash(h, keys.chain, { position, response }, { clientAt, epoch, mutation }));
}

function inHex(bytes: Uint8Array): Said {
  return { hex: toHex(bytes), bytes };
}

/** What the browser of who signed it said. */
export function saidDeedOf(fact: MaySign): SaidDeed {
  const { epoch, seq: mutation } = fact;
  if (fact.type === 'FINISH') return { change: { kind: 'hand-in' }, epoch, mutation };
  return { change: changeOf(fact), clientAt: fact.clientAt, epoch, mutation };
}

function recordHeld(h: Hashing, fact: FactOf<'HELD'>, answerKey: Uint8Array | null): RecordedFact {
  if (answerKey === null) throw new Error(`no answer key for ${fact.pid}`);
  const { type, itemId, optionId, response, ...body } = fact;
  const opening: AnswerOpening = { item: itemId, option: optionId === null ? '-' : String(optionId), response };
  const commitment = heldCommitment(h, answerKey, { ...fact, ...opening });
  return { type, entry: entryBytes(h, type, { ...body, commitment }), opening: canonicalJson(opening) };
}

function openingOf(fact: Answered): AnswerOpening {
  if (fact.type === 'CLEAR') return { item: fact.itemId, option: '-', response: null };
  return { item: fact.itemId, option: String(fact.optionId), response: fact.response };
}

/** Whether an entry of this type is a commitment whose opening lies beside it. */
export function hidesAnswer(type: string): boolean {
  return type === 'ANSWER' || type === 'CLEAR' || type === 'HELD';
}

/** Back from storage. The body has been parsed from canonical bytes that hash to the leaf, so its shape is the engine's own. */
export function restoreFact(type: string, body: object, opening: string | null): Fact {
  if (!hidesAnswer(type)) return { type, ...body } as Fact;
  if (opening === null) throw new Error(`${type} has lost its opening`);
  const { item, option, response } = JSON.parse(opening) as AnswerOpening;
  const { commitment: _, ...open } = body as { commitment: string };
  if (type === 'CLEAR') return { type, ...open, itemId: item } as Fact;
  if (option === '-') return { type, ...open, itemId: item, optionId: null, response } as Fact;
  const optionId = typeof response === 'number' ? Number(option) : option;
  return { type, ...open, itemId: item, optionId, response } as Fact;
}
