import { createHash } from 'node:crypto';
import type { ItemBank } from '../../engine/domain/bank/bank.ts';
import { readDefinition } from '../../engine/domain/definition/read-definition.ts';
import type { ExamDefinition } from '../../engine/domain/definition/exam-definition.ts';
import { type BankLeaves, bankLeaves } from '../../engine/domain/ledger/bank-roots.ts';
import { canonicalJson } from '../../engine/domain/ledger/canonical-json.ts';
import type { Fact, FactOf } from '../../engine/domain/ledger/fact.ts';
import { toHex } from '../../engine/domain/ledger/hex.ts';
import { Frontier, leafHash } from '../../engine/domain/ledger/merkle-tree.ts';
import { taggedHash } from '../../engine/domain/ledger/tagged-hash.ts';
import { sessionSeed } from '../../engine/domain/draw/draw-keys.ts';
import { type SessionEvidence, type StoredNote, forgottenOn } from '../verify-ledger/evidence.ts';
import { hashing } from '../verify-ledger/node-crypto.ts';
import { bankIndex } from './bank-index.ts';
import { type Claims, claimsOf } from './claims.ts';
import { entryTiles } from './entry-tiles.ts';
import { lines, text } from './file-text.ts';
import { privateFiles } from './private-files.ts';

export type Tier = 'public' | 'auditor';

/** The session cannot be put into a bundle; the message says why. */
export class NoBundle extends Error {
  override name = 'NoBundle';
}

const SPEC_VERSION = '0.3';
/** More prove nothing that these do not: one signer signed them all, and every root is recomputed. */
const MOST_CHECKPOINTS = 200;

type Files = Map<string, Uint8Array>;

/** Everything of one closed session that others need to compute it anew, by file name. `docs/SPEC.md`, "Bundles". */
export function bundleFiles(session: SessionEvidence, vkey: string, tier: Tier): Files {
  const definition = definitionOf(session);
  const claims = claimsOf(session, definition);
  if (!claims.facts.some(({ type }) => type === 'SEED_REVEAL')) {
    throw new NoBundle(`Session ${session.id} is not closed yet: a bundle is made of what can no longer change.`);
  }
  if (tier === 'auditor' && session.forgotten !== null)
    throw new NoBundle(`Session ${session.id} ${forgottenOn(session.forgotten)}. A public bundle can still be made.`);
  const bank = JSON.parse(session.bank) as ItemBank;
  const files: Files = new Map([
    ...entriesOf(session, claims, tier),
    ...checkpointsOf(session),
    ['bundle.json', text(canonicalJson(headOf(session, tier)))],
    ['definition.json', text(canonicalJson(definition))],
    ['keys.txt', text(`${vkey}\n`)],
    ['roster.jsonl', lines(rosterLeaves(session))],
    ['seed.json', text(canonicalJson(seedOf(session, claims)))],
    ['results.jsonl', lines(claims.results)],
    ['ranking.jsonl', lines(claims.ranking)],
    ['standing.jsonl', lines(claims.standing)],
  ]);
  const index = bankIndex(bank);
  if (index !== null) files.set('bank-index.jsonl', lines(index));
  if (session.bankSalt !== null)
    files.set('bank-leaves.jsonl', lines(leafLines(bankLeaves(hashing, bank, session.bankSalt))));
  if (tier === 'auditor') privateFiles(session, bank).forEach((bytes, name) => files.set(name, bytes));
  files.set('SHA256SUMS', sumsOf(files));
  return files;
}

function definitionOf(session: SessionEvidence): ExamDefinition {
  const { definition } = readDefinition(JSON.parse(session.definition));
  if (definition === null) throw new NoBundle(`The definition of session ${session.id} cannot be read.`);
  return definition;
}

function headOf({ entries, forgotten, id, origin }: SessionEvidence, tier: Tier): object {
  const tree = Frontier.empty(hashing);
  for (const { entry } of entries) tree.append(leafHash(hashing, entry));
  return {
    format: 'terang-bundle/1',
    spec: SPEC_VERSION,
    tier,
    session: id,
    origin,
    entries: entries.length,
    root: toHex(tree.root()),
    ...(forgotten !== null && { forgotten: forgotten.at }),
  };
}

const WITHHELD: ReadonlySet<string> = new Set(['ASSISTANT', 'MESSAGE']);

/** Who helped whom is a person's name beside a pseudonym, and what was said to one person is theirs: the public gets the leaf alone. */
function isWithheld({ type }: Fact, tier: Tier): boolean {
  return tier === 'public' && WITHHELD.has(type);
}

function entriesOf({ entries }: SessionEvidence, { facts }: Claims, tier: Tier): Files {
  const shown = entries.map(({ entry }, place) => (isWithheld(facts[place] as Fact, tier) ? null : entry));
  const files = entryTiles(shown);
  const withheld = entries.flatMap(({ leaf }, place) =>
    shown[place] === null ? [{ entry: place, type: facts[place]?.type, leaf: toHex(leaf) }] : [],
  );
  if (withheld.length > 0) files.set('withheld.jsonl', lines(withheld));
  return files;
}

function checkpointsOf({ cosignatures, head, id, kept }: SessionEvidence): [string, Uint8Array][] {
  if (head === null) throw new NoBundle(`Session ${id} has no signed checkpoint.`);
  const older = [...new Map([...kept, ...cosignatures].map((one) => [one.size, one.note]))]
    .map(([size, note]) => ({ size, note }))
    .filter(({ size }) => size !== head.size || kept.some((one) => one.size === size))
    .sort((a, b) => a.size - b.size);
  const step = Math.ceil(older.length / MOST_CHECKPOINTS);
  const some = older.filter((_, place) => place % step === 0);
  const seen = ({ note, size }: StoredNote): Uint8Array =>
    text(note + cosignatures.flatMap((one) => (one.size === size ? [one.line] : [])).join(''));
  return [
    ['checkpoint', seen(head)],
    ...some.map((one): [string, Uint8Array] => [`checkpoints/${String(one.size).padStart(9, '0')}`, seen(one)]),
  ];
}

/** Leaf by leaf in the order of the numbers: their root is in the MANIFEST, and no leaf tells whose it is. */
function rosterLeaves({ forgotten, people }: SessionEvidence): object[] {
  if (forgotten !== null) return forgotten.roster.map((row) => ({ row }));
  return people
    .toSorted((a, b) => (a.number < b.number ? -1 : 1))
    .map(({ accommodations, category, name, number, pidSalt, room, seat }) => {
      const codes = JSON.parse(accommodations) as string[];
      const row = canonicalJson({
        accommodations: codes,
        category,
        name,
        number,
        seat,
        ...(room !== null && { room }),
      });
      return { row: toHex(taggedHash(hashing, 'roster-row', row, pidSalt)) };
    });
}

/** Each opens alone: an item's text without its key, a key without its text. */
function leafLines({ items, passages }: BankLeaves): object[] {
  return [
    ...items.map(({ item, key }) => ({ itemLeaf: toHex(item), keyLeaf: toHex(key) })),
    ...passages.map((passage) => ({ passageLeaf: toHex(passage) })),
  ];
}

function seedOf({ manifestHash }: SessionEvidence, { facts }: Claims): object {
  const one = <T extends Fact['type']>(type: T): FactOf<T> => facts.find((fact) => fact.type === type) as FactOf<T>;
  const { automatic, digits } = one('DRAW');
  const { secret } = one('SEED_REVEAL');
  const seed = toHex(sessionSeed(hashing, new Uint8Array(Buffer.from(secret, 'hex')), digits, manifestHash));
  return { automatic, commitment: one('SEED_COMMIT').commitment, digits, secret, seed };
}

function sumsOf(files: Files): Uint8Array {
  const sum = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
  const names = [...files.keys()].sort();
  return text(names.map((name) => `${sum(files.get(name) as Uint8Array)}  ${name}\n`).join(''));
}
