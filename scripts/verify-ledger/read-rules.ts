import { type SortedBank, sortBank } from '../../engine/domain/bank/assemble-form.ts';
import type { ItemBank } from '../../engine/domain/bank/bank.ts';
import type { ExamDefinition } from '../../engine/domain/definition/exam-definition.ts';
import { readDefinition } from '../../engine/domain/definition/read-definition.ts';
import type { SessionEvidence } from './evidence.ts';

/** The rules and the bank that a session says it was held under; check 9 compares them with the MANIFEST. */
export interface Rules {
  readonly definition: ExamDefinition;
  readonly bank: ItemBank;
  readonly sorted: SortedBank;
}

/** A sentence instead, if they cannot be read. */
export function readRules(session: SessionEvidence): Rules | string {
  try {
    const { definition, problems } = readDefinition(JSON.parse(session.definition));
    if (definition === null) return `the exam definition: ${problems[0]?.where ?? ''} ${problems[0]?.what ?? ''}`;
    const bank = JSON.parse(session.bank) as ItemBank;
    return { definition, bank, sorted: sortBank(bank, definition) };
  } catch (fault) {
    return `the definition or the bank cannot be read: ${fault instanceof Error ? fault.message : String(fault)}`;
  }
}
