import {
  type SaidDeed,
  chainLink,
  chainSigned,
  chainStart,
  readStationKey,
  saidHash,
} from '#domain/ledger/answer-chain.ts';
import { fromBase64 } from '#domain/ledger/base64.ts';
import { fromHex, toHex } from '#domain/ledger/hex.ts';
import type { Pid } from '#domain/ids.ts';
import type { AttemptView } from '#protocol/candidate-down.ts';
import type { KeptChain } from '../connection/kept-chain.ts';
import type { Deed, Pending } from '../connection/outbox.ts';
import { plainHashing as h } from './sha256.ts';
import { type KeptPledge, type PledgeGiver, pledgeHolds } from './check-pledge.ts';
import { type GivenProof, type ProvenSoFar, checkProof } from './check-proof.ts';
import { type KeptKey, makeKey, signWith } from './station-keys.ts';

/** Links that are remembered: more than can be on their way at once. */
const MOST_KEPT = 64;

/** `fits`: the engine holds what was signed here. `other`: it holds something else. `lost`: the key of this sign-in is gone. */
export type ChainState = 'fits' | 'other' | 'lost' | 'unsigned';

/** What this page says under its sign-in, chained and signed (SPEC section 6). */
export interface StationChain {
  /** A key for a sign-in that is about to be asked for: its public half as text. */
  newKey(): Promise<string>;
  /** Goes on from where the engine stands. `fresh` where that sign-in has just been made. */
  begin(view: AttemptView, fresh: boolean): Promise<ChainState>;
  /** Undefined where this sign-in brought no key. Asked for in the order of the numbers. */
  sign(record: Pick<Pending, 'mutation' | 'deed' | 'clientAt'>): Promise<string | undefined>;
  /** What the engine pledged of a change, once it is found to be its word; `null` where it gave none that holds. */
  pledged(record: SignedDeed, receipt: Receipt): Promise<KeptPledge | null | 'unsigned'>;
  /** What is proven from now on, where the engine has proven all that it owes; null where it has not. */
  proven(given: GivenProof, owed: readonly KeptPledge[], before: ProvenSoFar | null): Promise<ProvenSoFar | null>;
  forget(): Promise<void>;
}

type SignedDeed = Pick<Pending, 'mutation' | 'deed' | 'clientAt' | 'epoch'>;

interface Receipt {
  readonly entryIndex: number;
  readonly savedAt: number;
  readonly pledge?: string | undefined;
}

interface Facts extends PledgeGiver {
  readonly epoch: number;
  readonly blind: Uint8Array;
  readonly pid: Pid;
}

export function createStationChain(kept: KeptChain, source: Parameters<typeof makeKey>[0]): StationChain {
  let key: KeptKey | null = null;
  let facts: Facts | null = null;
  /** By number: every link that was signed for it, the newest last. In hex. */
  let links = new Map<number, string[]>();

  function remember(mutation: number, link: string): void {
    const known = links.get(mutation) ?? [];
    links.set(mutation, [...known.filter((one) => one !== link), link]);
    for (const old of links.keys()) if (old < mutation - MOST_KEPT) links.delete(old);
  }

  async function begin(view: AttemptView, fresh: boolean): Promise<ChainState> {
    const { chain, epoch, lastMutation } = view.attempt;
    if (chain === undefined) {
      facts = null;
      return 'unsigned';
    }
    if (key === null) {
      const found = await kept.read().catch(() => null);
      if (found === null) return 'lost';
      key = found.key;
      links = new Map(found.links);
    }
    const isOther = facts !== null && facts.epoch !== epoch;
    const { origin, pid } = chain;
    const logKey = facts?.origin === origin ? facts.logKey : chain.logKey;
    facts = { epoch, blind: fromBase64(chain.blind), origin, pid: pid as Pid, logKey };
    if (fresh || isOther) links = new Map([[lastMutation, [startOf(chain, epoch, key)]]]);
    const signed = links.get(lastMutation);
    if (signed === undefined) remember(lastMutation, chain.link);
    else if (!signed.includes(chain.link) && !(await isOfOtherTab(lastMutation, chain.link))) return 'other';
    return 'fits';
  }

  /** Two tabs have one key, and what one of them signed lies in the database for both. */
  async function isOfOtherTab(mutation: number, link: string): Promise<boolean> {
    const found = await kept.read().catch(() => null);
    const there = found?.key.text === key?.text ? new Map(found?.links).get(mutation) : undefined;
    if (there?.includes(link) !== true) return false;
    remember(mutation, link);
    return true;
  }

  return {
    async newKey() {
      facts = null;
      links = new Map();
      key = await makeKey(source, (made) =>
        kept.keep({ key: made, links: [] }).then(
          () => true,
          () => false,
        ),
      );
      return key.text;
    },
    begin,
    async sign({ clientAt, deed, mutation }) {
      if (facts === null || key === null) return undefined;
      const before = links.get(mutation - 1)?.at(-1);
      if (before === undefined) throw new Error('the chain has a gap');
      const link = chainLink(
        h,
        fromHex(before),
        saidHash(h, facts.blind, saidBy(deed, facts.epoch, mutation, clientAt)),
      );
      remember(mutation, toHex(link));
      kept.keep({ key, links: [...links] }).catch(() => undefined);
      return signWith(key, Uint8Array.from(chainSigned(h, link)), source);
    },
    async pledged(record, { entryIndex: index, pledge, savedAt: at }) {
      if (facts === null) return 'unsigned';
      // What an earlier sign-in of this computer sent is repeated under this one, and stands in the ledger as it was first.
      const isEarlier = record.epoch !== facts.epoch;
      if (pledge === undefined) return isEarlier ? 'unsigned' : null;
      for (const epoch of isEarlier ? [facts.epoch, record.epoch] : [facts.epoch]) {
        const said = saidHash(h, facts.blind, saidBy(record.deed, epoch, record.mutation, record.clientAt));
        const kept = { pid: facts.pid, epoch, seq: record.mutation, said: toHex(said), index, at, pledge };
        if (await pledgeHolds(facts, kept, source)) return kept;
      }
      return null;
    },
    async proven(given, owed, before) {
      const isOfThis = before !== null && before.origin === facts?.origin;
      return facts === null ? null : checkProof(isOfThis ? before : facts, owed, given, source);
    },
    async forget() {
      key = null;
      facts = null;
      links = new Map();
      await kept.forget();
    },
  };
}

function startOf(chain: NonNullable<AttemptView['attempt']['chain']>, epoch: number, { text }: KeptKey): string {
  const before = fromHex(chain.before);
  const { bytes } = readStationKey(text)!;
  return toHex(chainStart(h, { origin: chain.origin, pid: chain.pid as Pid, epoch, key: bytes, before }));
}

/** As the engine reads it: typed texts arrive there trimmed and in NFC. */
function saidBy(deed: Deed, epoch: number, mutation: number, clientAt: number): SaidDeed {
  if (deed.kind === 'hand-in') return { change: { kind: 'hand-in' }, epoch, mutation };
  const { change } = deed;
  if (change.kind !== 'choose') return { change, clientAt, epoch, mutation };
  return { change: { ...change, response: settled(change.response) }, clientAt, epoch, mutation };
}

function settled<T>(value: T): T {
  if (typeof value === 'string') return value.trim().normalize('NFC') as T;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, settled<unknown>(part)])) as T;
}
