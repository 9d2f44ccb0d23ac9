import { type KeyObject, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import {
  NO_LINK,
  type SaidDeed,
  chainLink,
  chainSigned,
  chainStart,
  readStationKey,
  saidHash,
} from '#domain/ledger/answer-chain.ts';
import type { Pid } from '#domain/ids.ts';
import { nodeHashing } from '../storage/node-hashing.ts';

const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');
const ED25519 = 1;
const P256 = 2;

/** What a workstation of the tests signs with; its chain is the one of `answer-chain.ts`, its signatures are node's own. */
export class SigningStation {
  readonly key: string;
  link: Uint8Array = NO_LINK;

  private constructor(
    private readonly secret: KeyObject,
    private readonly kind: number,
    publicKey: Uint8Array,
  ) {
    this.key = Buffer.from([kind, ...publicKey]).toString('base64');
  }

  static ed25519(seed: Uint8Array): SigningStation {
    const secret = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' });
    const raw = createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(-32);
    return new SigningStation(secret, ED25519, raw);
  }

  static p256(): SigningStation {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    return new SigningStation(privateKey, P256, publicKey.export({ format: 'der', type: 'spki' }).subarray(-65));
  }

  begin(start: {
    readonly origin: string;
    readonly pid: Pid;
    readonly epoch: number;
    readonly before: Uint8Array;
  }): void {
    const { bytes } = readStationKey(this.key)!;
    this.link = chainStart(nodeHashing, { ...start, key: bytes });
  }

  /** Goes on with the chain by a deed, and signs where it stands. */
  say(blind: Uint8Array, deed: SaidDeed): string {
    this.link = chainLink(nodeHashing, this.link, saidHash(nodeHashing, blind, deed));
    const bytes = chainSigned(nodeHashing, this.link);
    const key = { key: this.secret, dsaEncoding: 'ieee-p1363' as const };
    return sign(this.kind === ED25519 ? null : 'sha256', bytes, key).toString('base64');
  }
}
