import { sortBank } from '#domain/bank/assemble-form.ts';
import { ownStart } from '#domain/definition/accommodation.ts';
import { type ExamDefinition, allottedTime, examItems } from '#domain/definition/exam-definition.ts';
import { readDefinition } from '#domain/definition/read-definition.ts';
import { bankLeaves, bankRoots } from '#domain/ledger/bank-roots.ts';
import { type RosterPerson, bankHash, definitionHash, paperHash, rosterHash } from '#domain/ledger/commitments.ts';
import type { FactOf } from '#domain/ledger/fact.ts';
import type { Instant } from '#domain/time.ts';
import { keySheet, noPlaces } from '#domain/score/key-sheet.ts';
import { newAttempt } from '#domain/session/attempt.ts';
import { nodeHashing } from '../storage/node-hashing.ts';
import { UnusableDatabase } from '../storage/open-database.ts';
import type { ReadStore, StoredSession } from '../storage/read-store.ts';
import { ENDED } from './append-facts.ts';
import { Hall } from './hall.ts';
import { Person } from './person.ts';

/** A session as its ledger tells it: people and papers from their tables, all that happened from the entries. */
export async function loadHall(reads: ReadStore, stored: StoredSession): Promise<{ hall: Hall; lastAt: Instant }> {
  const { definition, problems } = readDefinition(stored.definition);
  if (definition === null) {
    throw notServed(stored, `The definition of session "${stored.id}" cannot be read (${problems[0]?.where})`);
  }
  const bank = sortBank(stored.bank, definition);
  const items = examItems(definition);
  const places = noPlaces();
  const papers = new Map<string, string>();
  const roster: RosterPerson[] = [];
  const people = (await reads.participants(stored.no)).map(({ plan, pidSalt, ...participant }) => {
    const { pid, accommodations } = participant;
    roster.push({ ...participant, pidSalt });
    if (plan !== null) papers.set(pid, paperHash(nodeHashing, pid, plan));
    // Before the lots there is no paper, and nobody can sign in who would need its keys.
    const keys = plan === null ? [] : keySheet({ pid, items: plan }, definition, bank, places);
    const start = ownStart(definition, accommodations);
    return new Person(participant, keys, newAttempt(pid, allottedTime(definition, accommodations), items, start));
  });
  const hall = new Hall(stored, definition, bank, people);
  let lastAt = 0 as Instant;
  const erased = new Set<string>();
  let fixedRoster: string | null = null;
  for (const { index, fact } of reads.facts(stored.no, (pid) => erased.add(pid))) {
    if (fact.type === 'MANIFEST') {
      refuseChangedRules(stored, definition, fact);
      fixedRoster = fact.roster;
    }
    if (fact.type === 'PAPER') refuseChangedPaper(hall, fact, papers.get(fact.pid));
    hall.read(fact, index);
    if (fact.at > lastAt) lastAt = fact.at;
  }
  hall.catchUp();
  if (rosterHash(nodeHashing, roster) !== fixedRoster) {
    throw notServed(stored, `The roster of session "${stored.id}" is not the one that its ledger began with`);
  }
  refuseErasedAnswers(hall, erased);
  refuseStrayFences(hall, await reads.fences(stored.no));
  return { hall, lastAt };
}

function notServed({ id }: Pick<StoredSession, 'id'>, what: string): UnusableDatabase {
  return new UnusableDatabase(
    `${what}. The engine does not serve session "${id}". Keep a copy of the data folder and run "terang verify-ledger".`,
  );
}

/** Rules and keys stand in tables that no tree covers, so they are held against what the ledger's first entry fixed. */
function refuseChangedRules(stored: StoredSession, definition: ExamDefinition, manifest: FactOf<'MANIFEST'>): void {
  const found = {
    definition: definitionHash(nodeHashing, definition),
    bank: bankHash(nodeHashing, stored.bank),
  };
  for (const what of ['definition', 'bank'] as const) {
    if (found[what] === manifest[what]) continue;
    throw notServed(stored, `The ${what} of session "${stored.id}" is not the one that its ledger began with`);
  }
  if (manifest.keyRoot === undefined) return;
  const roots =
    stored.bankSalt === null ? null : bankRoots(nodeHashing, bankLeaves(nodeHashing, stored.bank, stored.bankSalt));
  if (roots?.bankRoot !== manifest.bankRoot || roots?.keyRoot !== manifest.keyRoot)
    throw notServed(stored, `The salt of the bank of session "${stored.id}" is not the one that its ledger began with`);
}

/** The paper is what the keys are looked up by, and an accommodation is where somebody's time comes from. */
function refuseChangedPaper(hall: Hall, announced: FactOf<'PAPER'>, found: string | undefined): void {
  const known = hall.personByPid(announced.pid)?.saved;
  const isSameTime = known?.allotted === announced.allotted && known.start === announced.start;
  if (found === announced.form && isSameTime) return;
  const whose = hall.personByPid(announced.pid)?.participant.number ?? announced.pid;
  throw notServed(hall, `The paper or the time of participant ${whose} is not the one that the ledger announced`);
}

/** Who has finished needs their answers no more; who still works would go on without those that are gone. */
function refuseErasedAnswers(hall: Hall, erased: ReadonlySet<string>): void {
  for (const { participant, saved } of hall.people()) {
    if (!erased.has(participant.pid) || saved.phase === 'finished') continue;
    throw notServed(hall, `Answers of participant ${participant.number} were erased before the end`);
  }
}

/** A fence that stands elsewhere than the ledger would refuse everything that its person does from now on. */
function refuseStrayFences(hall: Hall, fences: Awaited<ReturnType<ReadStore['fences']>>): void {
  for (const { participant, saved } of hall.people()) {
    const fence = fences.get(participant.pid);
    const epoch = saved.phase === 'finished' ? ENDED : saved.epoch;
    if (fence?.epoch === epoch && fence.last === saved.lastMutation) continue;
    throw notServed(hall, `The attempt of participant ${participant.number} does not stand where its ledger ends`);
  }
}
