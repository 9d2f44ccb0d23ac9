import type { ItemBank } from '../../engine/domain/bank/bank.ts';
import { canonicalJson } from '../../engine/domain/ledger/canonical-json.ts';
import { toHex } from '../../engine/domain/ledger/hex.ts';
import type { SessionEvidence } from '../verify-ledger/evidence.ts';
import { lines, text } from './file-text.ts';

/** What opens every commitment of a session: the auditor's part, never the public's. */
export function privateFiles({ bankSalt, entries, people }: SessionEvidence, bank: ItemBank): Map<string, Uint8Array> {
  const sorted = people.toSorted((a, b) => (a.number < b.number ? -1 : 1));
  const rows = sorted.map(({ accommodations, category, name, number, pid, pidSalt, room, seat }) => {
    const codes = JSON.parse(accommodations) as string[];
    const row = { accommodations: codes, category, name, number, seat, ...(room !== null && { room }) };
    return { pid, row, salt: toHex(pidSalt) };
  });
  const openings = entries.flatMap(({ idx, opening }) =>
    opening === null ? [] : [{ entry: idx, opening: JSON.parse(opening) as object }],
  );
  return new Map([
    ['private/bank.json', text(canonicalJson(bank))],
    ['private/roster.jsonl', lines(rows)],
    ['private/answer-keys.jsonl', lines(sorted.map(({ answerKey, pid }) => ({ pid, key: toHex(answerKey) })))],
    ['private/openings.jsonl', lines(openings)],
    ...(bankSalt === null ? [] : [['private/bank-salt.json', text(canonicalJson({ salt: toHex(bankSalt) }))] as const]),
  ]);
}
