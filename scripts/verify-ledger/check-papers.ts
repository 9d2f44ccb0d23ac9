import { gunzipSync } from 'node:zlib';
import { type PlannedItem, faceForm, planForm } from '../../engine/domain/bank/assemble-form.ts';
import { sameBytes } from '../../engine/domain/bytes.ts';
import { ownStart } from '../../engine/domain/definition/accommodation.ts';
import { allottedTime, examItems } from '../../engine/domain/definition/exam-definition.ts';
import { seedCommit, sessionSeed } from '../../engine/domain/draw/draw-keys.ts';
import type { Pid } from '../../engine/domain/ids.ts';
import { bankLeaves, bankRoots } from '../../engine/domain/ledger/bank-roots.ts';
import { canonicalJson } from '../../engine/domain/ledger/canonical-json.ts';
import {
  type RosterPerson,
  bankHash,
  definitionHash,
  manifestHash,
  paperHash,
  rosterHash,
} from '../../engine/domain/ledger/commitments.ts';
import { fromHex, toHex } from '../../engine/domain/ledger/hex.ts';
import { Frontier, leafHash } from '../../engine/domain/ledger/merkle-tree.ts';
import type { PublicEntry } from './check-entries.ts';
import { checkSeats } from './check-seats.ts';
import { type SessionEvidence, type StoredPerson, forgottenOn } from './evidence.ts';
import { hashing as h } from './node-crypto.ts';
import type { Rules } from './read-rules.ts';
import { type Check, type Findings, runCheck } from './report.ts';

/** Every paper as drawn anew from secret, lots, rules and bank; by pid. */
export type Papers = ReadonlyMap<string, readonly PlannedItem[]>;

/** Check 9. */
export function checkPapers(
  session: SessionEvidence,
  entries: readonly PublicEntry[],
  rules: Rules | string,
): { check: Check; papers: Papers } {
  const papers = new Map<string, readonly PlannedItem[]>();
  const sentence =
    'The rules, bank and roster are those of the MANIFEST, the secret opens its commitment, and every paper and drawn seat follows from secret and lots.';
  const check = runCheck(9, sentence, (found) => {
    if (typeof rules === 'string') return found.fail('exam_session', rules);
    const one = (type: string): Readonly<Record<string, unknown>> =>
      entries.find((entry) => entry.type === type)?.body ?? {};
    const manifest = one('MANIFEST');
    const fixed = manifestHash(h, manifest);
    checkManifest(session, manifest, fixed, rules, found);
    checkMedia(session, rules, found);
    checkSecret(session, fixed, { commit: one('SEED_COMMIT'), draw: one('DRAW'), reveal: one('SEED_REVEAL') }, found);
    if (one('DRAW')['digits'] === undefined) return checkUndrawn(session, found);
    const seed = sessionSeed(h, session.seedSecret, session.drawDigits, fixed);
    const committed = new Map(
      entries.filter(({ type }) => type === 'PAPER').map((entry) => [entry.body['pid'], entry]),
    );
    for (const person of session.people) {
      const { items } = planForm(h, { seed, manifestHash: fixed }, person.pid as Pid, rules.definition, rules.sorted);
      papers.set(person.pid, items);
    }
    for (const person of session.people) {
      checkPaper(
        person,
        papers.get(person.pid) ?? [],
        committed.get(person.pid),
        rules,
        session.forgotten !== null,
        found,
      );
    }
    checkSeats({ seed, manifestHash: fixed }, session, entries, found);
    if (session.forgotten !== null) found.skip('roster', forgottenOn(session.forgotten));
    found.extent = `${papers.size} papers`;
  });
  return { check, papers };
}

function checkManifest(
  session: SessionEvidence,
  manifest: Readonly<Record<string, unknown>>,
  fixed: Uint8Array,
  { definition, bank }: Rules,
  found: Findings,
): void {
  const expected: Readonly<Record<string, unknown>> = {
    definition: definitionHash(h, definition),
    bank: bankHash(h, bank),
    roster:
      session.forgotten === null ? rosterHash(h, session.people.map(rosterRow)) : rootOf(session.forgotten.roster),
    livePolicy: definition.livePolicy,
    official: definition.official,
    ...(session.bankSalt === null
      ? { bankRoot: undefined, keyRoot: undefined }
      : bankRoots(h, bankLeaves(h, bank, session.bankSalt))),
  };
  for (const [field, value] of Object.entries(expected)) {
    if (manifest[field] !== value) found.fail('entry 0', `its ${field} is not the one that is stored`);
  }
  if (!sameBytes(fixed, session.manifestHash)) found.fail('exam_session', 'keeps another hash of the MANIFEST');
}

function rootOf(rows: readonly string[]): string {
  const tree = Frontier.empty(h);
  for (const row of rows) tree.append(leafHash(h, fromHex(row)));
  return toHex(tree.root());
}

/** A picture's name stands in the bank, whose hash is in the MANIFEST, and on the papers. */
function checkMedia({ media }: SessionEvidence, { bank }: Rules, found: Findings): void {
  const stored = new Map(media.map(({ bytes, hash }) => [hash, bytes]));
  for (const [path, { hash }] of Object.entries(bank.media)) {
    const bytes = stored.get(hash);
    if (bytes === undefined) found.fail(path, 'is missing from the table of media');
    else if (toHex(h.sha256(bytes)) !== hash) found.fail(path, 'has other bytes than its name says');
  }
}

function rosterRow({ room, ...person }: StoredPerson): RosterPerson {
  const accommodations = JSON.parse(person.accommodations) as string[];
  return { ...person, accommodations, ...(room !== null && { room }) };
}

interface Ceremony {
  readonly commit: Readonly<Record<string, unknown>>;
  readonly draw: Readonly<Record<string, unknown>>;
  readonly reveal: Readonly<Record<string, unknown>>;
}

function checkSecret(session: SessionEvidence, fixed: Uint8Array, said: Ceremony, found: Findings): void {
  if (toHex(seedCommit(h, session.seedSecret, fixed)) !== said.commit['commitment']) {
    found.fail('SEED_COMMIT', 'is not opened by the stored secret');
  }
  if (session.drawDigits !== (said.draw['digits'] ?? '')) found.fail('DRAW', 'has other digits than are stored');
  if (said.reveal['secret'] !== undefined && said.reveal['secret'] !== toHex(session.seedSecret)) {
    found.fail('SEED_REVEAL', 'reveals another secret than is stored');
  }
}

/** The lots are not drawn yet: nobody may have a paper, not even in the tables. */
function checkUndrawn({ people }: SessionEvidence, found: Findings): void {
  const known = people.filter(({ formGzip, plan }) => plan !== null || formGzip !== null);
  for (const { pid } of known) found.fail(`paper of ${pid}`, 'is there before the lots are drawn');
  found.extent = 'no lots drawn yet';
}

function checkPaper(
  person: StoredPerson,
  items: readonly PlannedItem[],
  entry: PublicEntry | undefined,
  { definition, sorted }: Rules,
  /** What a person was granted is forgotten with them, and so is what was sent to them. */
  isForgotten: boolean,
  found: Findings,
): void {
  const { pid } = person;
  if (entry === undefined) return found.fail(`participant ${pid}`, 'has no PAPER entry');
  const where = `entry ${entry.index}`;
  const { form, items: count, allotted, start } = entry.body;
  if (form !== paperHash(h, pid as Pid, items)) found.fail(where, 'commits to another paper than was drawn');
  if (count !== examItems(definition))
    found.fail(where, `has ${String(count)} items, the rules say ${examItems(definition)}`);
  if (person.plan === null || canonicalJson(JSON.parse(person.plan)) !== canonicalJson(items)) {
    found.fail(`paper of ${pid}`, 'is kept as another paper than was drawn');
  }
  if (isForgotten) return;
  const codes = JSON.parse(person.accommodations) as string[];
  const time = allottedTime(definition, codes);
  if (allotted !== time) found.fail(where, `allots ${String(allotted)} ms, the rules say ${time}`);
  const begins = ownStart(definition, codes) ?? undefined;
  if (start !== begins) found.fail(where, `starts by ${startWord(start)}, the rules say ${startWord(begins)}`);
  const faces = JSON.stringify(faceForm({ pid: pid as Pid, items }, definition, sorted, codes));
  if (person.formGzip === null || gunzipSync(person.formGzip).toString('utf8') !== faces) {
    found.fail(`paper of ${pid}`, 'goes to the workstation otherwise than it was drawn');
  }
}

function startWord(start: unknown): string {
  return start === undefined ? 'everybody’s clock' : String(start);
}
