import { fromBase64 } from '#domain/ledger/base64.ts';
import { type SaidDeed, saidHash } from '#domain/ledger/answer-chain.ts';
import { fromHex, toHex } from '#domain/ledger/hex.ts';
import { type Pledged, readPledge } from '#domain/ledger/pledge.ts';
import { parseVkey } from '#domain/ledger/signed-note.ts';
import type { Pid } from '#domain/ids.ts';
import type { HandedIn, MutationReply, Proven } from '#protocol/candidate-down.ts';
import type { Mutate } from '#protocol/candidate-up.ts';
import { verifySignature } from '../storage/ed25519.ts';
import { nodeHashing } from '../storage/node-hashing.ts';
import { type Practice, TestCandidate, ask } from './clients.ts';
import { SigningStation } from './signing-station.ts';

/** What was said of a change, and the engine's word for it. */
export interface SaidAndPledged extends Pledged {
  readonly pledge: string;
}

/** A candidate's browser that signs what it sends and keeps what it is pledged. */
export class SigningCandidate {
  readonly pledges: SaidAndPledged[] = [];
  private readonly station: SigningStation;
  private next = 1;

  private constructor(
    readonly candidate: TestCandidate,
    seed: number,
  ) {
    this.station = SigningStation.ed25519(new Uint8Array(32).fill(seed));
  }

  static async signIn(url: string, session: Practice, place: number): Promise<SigningCandidate> {
    const own = new SigningCandidate(new TestCandidate(url), place + 1);
    const reply = await own.candidate.signIn(session, place, 'PC-1', { key: own.station.key });
    if (!reply.ok) throw new Error(reply.refusal.word);
    const { before, origin, pid } = own.chain;
    own.station.begin({ origin, pid: pid as Pid, epoch: own.epoch, before: fromHex(before) });
    return own;
  }

  get chain() {
    return this.candidate.view!.attempt.chain!;
  }

  get epoch(): number {
    return this.candidate.view!.attempt.epoch;
  }

  /** Signed once, and so ready to be sent as often as one likes. */
  write(change: Mutate['change']): Mutate {
    const deed = { change, clientAt: 0, epoch: this.epoch, mutation: this.next++ };
    return { ...deed, signature: this.station.say(fromBase64(this.chain.blind), deed as SaidDeed) };
  }

  async send(message: Mutate): Promise<MutationReply> {
    const reply = await ask<MutationReply>(this.candidate.socket, 'mutate', message);
    const { signature: _, ...deed } = message;
    if (reply.ok) this.keep(deed as SaidDeed, reply);
    return reply;
  }

  choose(position: number, response: number): Promise<MutationReply> {
    return this.send(this.write({ kind: 'choose', position, response }));
  }

  async handIn(): Promise<HandedIn> {
    const deed: SaidDeed = { change: { kind: 'hand-in' }, epoch: this.epoch, mutation: this.next++ };
    const signature = this.station.say(fromBase64(this.chain.blind), deed);
    const { epoch, mutation } = deed;
    const reply = await ask<HandedIn>(this.candidate.socket, 'hand-in', { epoch, mutation, clientAt: 0, signature });
    if (reply.ok) this.keep(deed, reply);
    return reply;
  }

  async prove(from: number, indexes: readonly number[]): Promise<Extract<Proven, { ok: true }>> {
    const reply = await ask<Proven>(this.candidate.socket, 'prove', { from, indexes });
    if (!reply.ok) throw new Error(reply.refusal.word);
    return reply;
  }

  private keep(deed: SaidDeed, reply: Extract<MutationReply | HandedIn, { ok: true }>): void {
    const said = toHex(saidHash(nodeHashing, fromBase64(this.chain.blind), deed));
    const { entryIndex: index, pledge, savedAt: at } = reply;
    const { epoch, mutation: seq } = deed;
    if (pledge !== undefined) this.pledges.push({ pid: this.chain.pid as Pid, epoch, seq, said, index, at, pledge });
  }

  /** Whether the engine's own key has signed that. */
  holds({ pledge, ...pledged }: SaidAndPledged): boolean {
    const claim = readPledge(nodeHashing, this.chain.origin, pledged, pledge);
    const { publicKey } = parseVkey(nodeHashing, this.chain.logKey);
    return claim !== null && verifySignature(publicKey, nodeHashing.utf8(claim.text), claim.signature);
  }
}
