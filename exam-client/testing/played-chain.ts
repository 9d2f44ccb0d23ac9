import type { Pid } from '#domain/ids.ts';
import {
  NO_LINK,
  type SaidDeed,
  chainLink,
  chainSigned,
  chainStart,
  readStationKey,
  saidHash,
} from '#domain/ledger/answer-chain.ts';
import { fromBase64, toBase64 } from '#domain/ledger/base64.ts';
import { toHex } from '#domain/ledger/hex.ts';
import { ackHash, acksText, pledgeBytes } from '#domain/ledger/pledge.ts';
import { formatVkey, noteKey } from '#domain/ledger/signed-note.ts';
import type { ChainFacts } from '#protocol/candidate-down.ts';
import type { HandIn, Mutate } from '#protocol/candidate-up.ts';
import { publicKeyOf, signPlainly, verifyPlainly } from '../chain/ed25519.ts';
import { plainHashing as h } from '../chain/sha256.ts';
import { PlayedLedger } from './played-ledger.ts';

export const MMD_MS = 5_000;
const ORIGIN = 'terang/00112233/tiny';
const PID = 'fd4b802aa04905a6df13' as Pid;
const BLIND = new Uint8Array(32).fill(3);
const LOG_SEED = new Uint8Array(32).fill(4);
const LOG_PUBLIC = publicKeyOf(LOG_SEED);
const LOG_KEY = formatVkey(noteKey(h, 'terang/00112233', LOG_PUBLIC));

/** The engine's half of a chain: what it stored, and whether every signature is one over just that. */
export class PlayedChain {
  link: Uint8Array = NO_LINK;
  /** Numbers whose signature did not fit. */
  readonly broken: number[] = [];
  /** What was said, by number. */
  private readonly said = new Map<number, { readonly epoch: number; readonly said: string }>();
  /** Where what was said stands, if nobody takes it away. */
  readonly ledger = new PlayedLedger(ORIGIN, LOG_KEY, LOG_SEED);
  /** Signs with another key than the one it tells. */
  lies = false;
  private before: Uint8Array = NO_LINK;
  private key: Uint8Array | null = null;

  begin(text: string | undefined, epoch: number): void {
    const station = text === undefined ? null : readStationKey(text);
    if (station === null) throw new Error('the sign-in brought no key');
    this.key = station.publicKey;
    this.before = this.link;
    this.link = chainStart(h, { origin: ORIGIN, pid: PID, epoch, key: station.bytes, before: this.before });
  }

  facts(): ChainFacts {
    const { before, link } = this;
    return {
      origin: ORIGIN,
      pid: PID,
      blind: toBase64(BLIND),
      before: toHex(before),
      link: toHex(link),
      logKey: LOG_KEY,
      mmdMs: MMD_MS,
    };
  }

  take({ clientAt, epoch, mutation, signature, ...more }: HandIn | Mutate): void {
    const deed: SaidDeed =
      'change' in more
        ? { change: more.change, clientAt, epoch, mutation }
        : { change: { kind: 'hand-in' }, epoch, mutation };
    const said = saidHash(h, BLIND, deed);
    this.said.set(mutation, { epoch, said: toHex(said) });
    this.link = chainLink(h, this.link, said);
    const isSigned = verifyPlainly(this.key!, chainSigned(h, this.link), fromBase64(signature ?? ''));
    if (!isSigned) this.broken.push(mutation);
  }

  /** The word for a change that was taken. */
  pledge(seq: number, index: number, at: number): string {
    const said = this.said.get(seq)!;
    this.ledger.put(index, { at, pid: PID, seq, ...said });
    const ack = ackHash(h, ORIGIN, { pid: PID, seq, index, at, ...said });
    const seed = this.lies ? BLIND : LOG_SEED;
    const signature = signPlainly(seed, publicKeyOf(seed), h.utf8(acksText(ORIGIN, 1, ack)));
    return toBase64(pledgeBytes([[ack]], 0, signature));
  }
}
