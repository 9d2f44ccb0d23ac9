import type { Hashing } from '#domain/draw/hashing.ts';
import type { Pid } from '#domain/ids.ts';
import {
  NO_LINK,
  type StationKey,
  chainKey,
  chainLink,
  chainSigned,
  chainStart,
  readStationKey,
} from '#domain/ledger/answer-chain.ts';
import { fromBase64, toBase64 } from '#domain/ledger/base64.ts';
import type { Fact } from '#domain/ledger/fact.ts';
import { fromHex } from '#domain/ledger/hex.ts';

/** Whether a signature is that of a workstation's key. Never throws. */
export type VerifyStation = (key: StationKey, bytes: Uint8Array, signature: Uint8Array) => boolean;

/** What every start of a chain names. */
export interface ChainOwner {
  readonly origin: string;
  readonly pid: Pid;
}

interface SignIn {
  readonly epoch: number;
  readonly key: string | undefined;
}

/** Where a chain stands, and where the sign-in before it ended. */
export interface ChainHead {
  readonly before: Uint8Array;
  readonly link: Uint8Array;
}

/**
 * One person's chain on disk. What arrives is kept as it is, and hashed when somebody asks: an answer's way has no time for it.
 * One signature over the newest link speaks for all before it, so only the newest is ever held against the key.
 */
export class ChainBook {
  private head: ChainHead = { before: NO_LINK, link: NO_LINK };
  private key: StationKey | null = null;
  private keyText: string | undefined;
  /** Not in `head` yet: sign-ins, and what was said under them. */
  private waiting: (SignIn | SaidRun)[] = [];
  private newest: string | null = null;
  private blindText: string | null = null;

  /** A fact of this person that was read from the ledger, or is on disk now. */
  take(fact: Fact): void {
    if (fact.type === 'SIGN_IN') {
      this.waiting.push({ epoch: fact.epoch, key: fact.key });
      this.keyText = fact.key;
      this.newest = null;
    } else if ('said' in fact && fact.said !== undefined) this.add(fact.said, fact.signature ?? '');
  }

  /** A signed change is on disk. */
  add(said: string, signature: string): void {
    let run = this.waiting.at(-1);
    if (!(run instanceof SaidRun)) this.waiting.push((run = new SaidRun()));
    run.add(said);
    this.newest = signature;
  }

  /** Whether who signed in last signs. */
  get isKeyed(): boolean {
    return this.keyText !== undefined;
  }

  /** Whether a signature waits to be looked at. */
  get isUnchecked(): boolean {
    return this.newest !== null;
  }

  /** What hides what this person says, in base64. One for the whole exam, and every view has it: made once. */
  blind(h: Hashing, answerKey: Uint8Array): string {
    this.blindText ??= toBase64(chainKey(h, answerKey));
    return this.blindText;
  }

  at(h: Hashing, owner: ChainOwner): ChainHead {
    for (const step of this.waiting) {
      if (step instanceof SaidRun) this.head = { ...this.head, link: step.linkedTo(h, this.head.link) };
      else this.begin(h, owner, step);
    }
    this.waiting = [];
    return this.head;
  }

  private begin(h: Hashing, owner: ChainOwner, { epoch, key }: SignIn): void {
    const station = key === undefined ? null : readStationKey(key);
    this.key = station;
    if (station === null) return;
    const before = this.head.link;
    this.head = { before, link: chainStart(h, { ...owner, epoch, key: station.bytes, before }) };
  }

  /** False where the newest signature is not one of the workstation's key over the chain. */
  check(h: Hashing, owner: ChainOwner, verify: VerifyStation): boolean {
    const { newest } = this;
    this.newest = null;
    const { link } = this.at(h, owner);
    if (newest === null || this.key === null) return true;
    return verify(this.key, chainSigned(h, link), bytesOf(newest));
  }
}

const SAID_BYTES = 32;
const FIRST_ROOM = 8;

/** What was said one after another, as bytes: as texts a hall's answers would be most of what the collector goes through. */
class SaidRun {
  private bytes = new Uint8Array(FIRST_ROOM * SAID_BYTES);
  private count = 0;

  add(said: string): void {
    const end = (this.count + 1) * SAID_BYTES;
    if (end > this.bytes.length) {
      const wider = new Uint8Array(2 * this.bytes.length);
      wider.set(this.bytes);
      this.bytes = wider;
    }
    this.bytes.set(fromHex(said), this.count * SAID_BYTES);
    this.count += 1;
  }

  linkedTo(h: Hashing, before: Uint8Array): Uint8Array {
    let link = before;
    for (let at = 0; at < this.count * SAID_BYTES; at += SAID_BYTES) {
      link = chainLink(h, link, this.bytes.subarray(at, at + SAID_BYTES));
    }
    return link;
  }
}

function bytesOf(signature: string): Uint8Array {
  try {
    return fromBase64(signature);
  } catch {
    return new Uint8Array(0);
  }
}
