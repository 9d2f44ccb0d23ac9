import { sortBank } from '#domain/bank/assemble-form.ts';
import { type ExamDefinition, allottedTime, examItems } from '#domain/definition/exam-definition.ts';
import { readDefinition } from '#domain/definition/read-definition.ts';
import { bankHash, definitionHash } from '#domain/ledger/commitments.ts';
import type { FactOf } from '#domain/ledger/fact.ts';
import type { Instant } from '#domain/time.ts';
import { type KeyedPlace, keySheet } from '#domain/score/key-sheet.ts';
import { newAttempt } from '#domain/session/attempt.ts';
import { nodeHashing } from '../storage/node-hashing.ts';
import { UnusableDatabase } from '../storage/open-database.ts';
import type { ReadStore, StoredSession } from '../storage/read-store.ts';
import { Hall } from './hall.ts';
import { Person } from './person.ts';

/** A session as its ledger tells it: people and papers from their tables, all that happened from the entries. */
export async function loadHall(reads: ReadStore, stored: StoredSession): Promise<{ hall: Hall; lastAt: Instant }> {
  const { definition, problems } = readDefinition(stored.definition);
  if (definition === null) {
    throw new Error(
      `the definition of session ${stored.id} cannot be read: ${problems[0]?.where} ${problems[0]?.what}`,
    );
  }
  const bank = sortBank(stored.bank, definition);
  const items = examItems(definition);
  const places = new Map<string, KeyedPlace>();
  const people = (await reads.participants(stored.no)).map(({ plan, ...participant }) => {
    const { pid, accommodations } = participant;
    const keys = keySheet({ pid, items: plan }, definition, bank, places);
    return new Person(participant, keys, newAttempt(pid, allottedTime(definition, accommodations), items));
  });
  const hall = new Hall(stored, definition, bank, people);
  let lastAt = 0 as Instant;
  for (const { index, fact } of reads.facts(stored.no)) {
    if (fact.type === 'MANIFEST') refuseChangedRules(stored, definition, fact);
    hall.settle(fact, index);
    if (fact.at > lastAt) lastAt = fact.at;
  }
  return { hall, lastAt };
}

/** Rules and keys stand in tables that no tree covers, so they are held against what the ledger's first entry fixed. */
function refuseChangedRules(stored: StoredSession, definition: ExamDefinition, manifest: FactOf<'MANIFEST'>): void {
  const found = {
    definition: definitionHash(nodeHashing, definition),
    bank: bankHash(nodeHashing, stored.bank),
  };
  for (const what of ['definition', 'bank'] as const) {
    if (found[what] === manifest[what]) continue;
    throw new UnusableDatabase(
      `The ${what} of session "${stored.id}" is not the one that its ledger began with. The engine does not serve it. Keep a copy of the data folder and run "terang verify-ledger".`,
    );
  }
}
