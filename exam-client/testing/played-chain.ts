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
import type { ChainFacts } from '#protocol/candidate-down.ts';
import type { HandIn, Mutate } from '#protocol/candidate-up.ts';
import { verifyPlainly } from '../chain/ed25519.ts';
import { plainHashing as h } from '../chain/sha256.ts';

const ORIGIN = 'terang/00112233/tiny';
const PID = 'fd4b802aa04905a6df13' as Pid;
const BLIND = new Uint8Array(32).fill(3);

/** The engine's half of a chain: what it stored, and whether every signature is one over just that. */
export class PlayedChain {
  link: Uint8Array = NO_LINK;
  /** Numbers whose signature did not fit. */
  readonly broken: number[] = [];
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
    return { origin: ORIGIN, pid: PID, blind: toBase64(BLIND), before: toHex(before), link: toHex(link), logKey: '' };
  }

  take({ clientAt, epoch, mutation, signature, ...more }: HandIn | Mutate): void {
    const deed: SaidDeed =
      'change' in more
        ? { change: more.change, clientAt, epoch, mutation }
        : { change: { kind: 'hand-in' }, epoch, mutation };
    this.link = chainLink(h, this.link, saidHash(h, BLIND, deed));
    const isSigned = verifyPlainly(this.key!, chainSigned(h, this.link), fromBase64(signature ?? ''));
    if (!isSigned) this.broken.push(mutation);
  }
}
