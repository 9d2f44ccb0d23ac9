import { type Bytes, fromBase64, fromHex, hex, join, u64, utf8 } from '../bytes.ts';
import { canonical } from '../canonical.ts';
import type { Entry } from '../entry.ts';
import { type Evidence, isAuditors } from '../evidence.ts';
import type { Step } from '../finding.ts';
import { type Primitives, tagged } from '../primitives.ts';
import { type Opening, answerKeys, openingsIn } from './answer-steps.ts';

/** SPEC section 6: the chain of one participant, as far as it has been followed. */
interface Chain {
  readonly pid: string;
  link: Bytes;
  key: Bytes | null;
  epoch: number;
  newest: { readonly entry: number; readonly signature: string } | null;
}

interface Following {
  readonly evidence: Evidence;
  readonly step: Step;
  readonly chains: ReadonlyMap<string, Chain>;
  /** Sign-ins whose chain the ledger itself calls broken, by pid and epoch. */
  readonly told: ReadonlySet<string>;
  /** What an auditor holds what was said against; null for the public. */
  readonly opened: Opened | null;
  signatures: number;
  changes: number;
  unkeyed: number;
}

interface Opened {
  readonly keys: ReadonlyMap<string, Bytes>;
  readonly openings: ReadonlyMap<number, Opening>;
}

const SIGNED = utf8('cbt-transparency/v1/chain\n');
const KEY_LENGTHS: Readonly<Record<number, number>> = { 1: 33, 2: 66 };

/** V13, the second half: every sign-in's chain is signed by the key that the sign-in brought. */
export function checkChains(evidence: Evidence, step: Step): void {
  const papers = evidence.entries.filter(({ type }) => type === 'PAPER');
  const following: Following = {
    ...{ evidence, step, signatures: 0, changes: 0, unkeyed: 0 },
    chains: new Map(papers.map(({ body }) => [body.pid, newChain(body.pid)])),
    told: new Set(evidence.entries.flatMap(toldBroken)),
    opened: openedFor(evidence),
  };
  for (const entry of evidence.entries) {
    const chain = following.chains.get(entry.body.pid);
    if (chain === undefined) continue;
    if (entry.type === 'SIGN_IN') begin(following, chain, entry);
    else if ('seq' in entry.body) take(following, chain, entry);
  }
  for (const chain of following.chains.values()) close(following, chain);
  const { changes, signatures, unkeyed } = following;
  if (changes === 0) return step.skip('no-workstation-signatures');
  if (unkeyed > 0) step.skip('sign-ins-without-key', '', { count: unkeyed });
  step.note('chains-followed', '', { count: changes, signatures });
}

function newChain(pid: string): Chain {
  return { pid, link: new Uint8Array(32), key: null, epoch: 0, newest: null };
}

function toldBroken({ body, type }: Entry): string[] {
  return type === 'INTEGRITY' && body.kind === 'chain-broken' ? [`${body.pid} ${body.epoch}`] : [];
}

function openedFor(evidence: Evidence): Opened | null {
  if (!isAuditors(evidence)) return null;
  const keys = answerKeys(evidence, null);
  const openings = openingsIn(evidence, null);
  return keys === null || openings === null ? null : { keys, openings };
}

function begin(following: Following, chain: Chain, { body, index }: Entry): void {
  close(following, chain);
  const { evidence, step } = following;
  chain.epoch = body.epoch;
  chain.key = null;
  if (body.key === undefined) return void (following.unkeyed += 1);
  const key = fromBase64(body.key);
  if (key === null || KEY_LENGTHS[key[0] ?? 0] !== key.length) return step.fail('chain-key-unknown', `entry ${index}`);
  const origin = evidence.head?.origin ?? '';
  chain.key = key;
  chain.link = tagged(evidence.p, 'chain-start', origin, chain.pid, u64(body.epoch), key, chain.link);
}

function take(following: Following, chain: Chain, entry: Entry): void {
  const { body, index, type } = entry;
  const { evidence, opened, step } = following;
  const where = `entry ${index}`;
  const isOwn = type !== 'FINISH' || body.reason === 'submitted';
  const { said, signature } = body;
  if (chain.key === null || !isOwn) {
    if (said !== undefined || signature !== undefined) step.fail('chain-without-key', where, { type });
    return;
  }
  if (said === undefined || signature === undefined) return step.fail('chain-unsigned', where, { type });
  chain.link = tagged(evidence.p, 'chain', chain.link, fromHex(said) as Bytes);
  chain.newest = { entry: index, signature };
  following.changes += 1;
  const own = opened === null ? null : saidOf(evidence.p, opened, entry);
  if (own !== null && own !== said) step.fail('said-other', where, { type });
}

/** The newest signature of a sign-in speaks for all that was said under it. */
function close(following: Following, chain: Chain): void {
  const { key, link, newest } = chain;
  if (newest === null || key === null) return;
  chain.newest = null;
  following.signatures += 1;
  const { evidence, step, told } = following;
  if (isSigned(evidence.p, key, link, newest.signature)) return;
  const where = `entry ${newest.entry}`;
  if (told.has(`${chain.pid} ${chain.epoch}`)) step.skip('chain-told-broken', where);
  else step.fail('chain-broken', where);
}

function isSigned(p: Primitives, key: Bytes, link: Bytes, signature: string): boolean {
  const verify = key[0] === 1 ? p.verifyEd25519 : p.verifyP256;
  return verify(key.subarray(1), join(SIGNED, link), fromBase64(signature) ?? new Uint8Array(0));
}

/** What the browser must have said, by what was opened; null where it was erased. */
export function saidOf(p: Primitives, { keys, openings }: Opened, entry: Entry): string | null {
  const { body, type } = entry;
  const key = keys.get(body.pid);
  if (key === undefined) return null;
  const { epoch, seq: mutation } = body;
  const hide = (deed: object): string => hex(p.hmac(p.hmac(key, utf8('chain')), utf8(canonical(deed as never))));
  if (type === 'FINISH') return hide({ change: { kind: 'hand-in' }, epoch, mutation });
  const change = changeOf(entry, openings);
  return change === null ? null : hide({ change, clientAt: body.clientAt, epoch, mutation });
}

function changeOf({ body, index, type }: Entry, openings: Opened['openings']): object | null {
  const position = body.pos;
  if (type === 'CLEAR') return { kind: 'clear', position };
  if (type === 'FLAG') return { kind: 'flag', position, flagged: body.flagged };
  if (type === 'PLAY') return { kind: 'play', position, sound: body.sound };
  if (type === 'LOCK') return { kind: 'lock', position, items: body.items };
  const opening = openings.get(index);
  return opening === undefined ? null : { kind: 'choose', position, response: opening.response };
}
